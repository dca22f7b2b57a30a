// Implements lines of contents with their leaders.
#include "typeset/matter/contents_line.hpp"

#include "typeset/inline/mark_languages.hpp"

#include <algorithm>
#include <cmath>

namespace diaoban::typeset {
namespace {

constexpr double leader_pitch_em = 0.5;
constexpr double leader_gap_em = 0.5;  // at least, on either side

// Dots from `left` to `right`, each at a multiple of the pitch from the right edge of the measure:
// so those of all lines stand under each other.
void add_leader(Setter& setter, Content& content, const project::TextLook& look, double left,
                double right, double edge, double baseline) {
  const double pitch = leader_pitch_em * look.size.pt();
  const double last = std::floor((edge - right) / pitch + 1) * pitch;
  const double first = std::floor((edge - left) / pitch) * pitch;
  const auto count = static_cast<int>(std::lround((first - last) / pitch)) + 1;
  if (count < 2) return;
  Content dot;
  project::TextLook dot_look = look;
  dot_look.color = setter.theme().muted;
  setter.set_line(dot, ".", dot_look, edge - first, baseline, {});
  for (Item& item : dot.items) {
    auto* text = std::get_if<TextItem>(&item.what);
    if (text == nullptr || text->run.glyphs.size() != 1) continue;
    const fonts::Glyph glyph = text->run.glyphs.front();
    text->run.glyphs.clear();
    text->run.clusters.clear();
    text->run.text.clear();
    for (int i = 0; i < count; ++i) {
      fonts::Glyph next = glyph;
      next.x += static_cast<float>(i * pitch);
      text->run.glyphs.push_back(next);
      text->run.clusters.push_back({1, 1});
      text->run.text += '.';
    }
    content.items.push_back(std::move(item));
  }
}

void set_link(FlatText& flat, std::uint32_t link) {
  for (TextStyle& style : flat.text.styles) style.link = link;
}

}  // namespace

void layout_contents_line(Setter& setter, const ContentsLine& line, const BlockPlace& outer,
                          std::uint32_t parent) {
  const std::uint32_t entry = setter.add_element("TOCI", parent);
  const std::uint32_t reference = setter.add_element("Reference", entry);
  GalleyLink link;
  if (is_null(line.destination)) {
    link.to = line.address;
  } else {
    link.to = line.destination;
  }
  link.description = resolve::plain_text(line.title);
  if (link.description.empty()) link.description = line.number;
  link.element = setter.add_element("Link", reference);
  // In the order in which they are read, whatever is painted first.
  const std::uint32_t number = setter.add_text_element(link.element);
  const std::uint32_t title = setter.add_text_element(link.element);
  const std::uint32_t folio = setter.add_text_element(link.element);
  const auto index = static_cast<std::uint32_t>(setter.galley().links.size());
  setter.galley().links.push_back(std::move(link));

  const double em = outer.look.size.pt();
  const std::string page = is_null(line.destination) ? "" : setter.page_label(line.destination);
  const double page_width = page.empty() ? 0 : setter.width_of(page, outer.look);
  BlockPlace place = outer;
  place.left += line.indent;
  place.width = std::max(outer.width - line.indent, 6 * em);
  place.first_indent = 0;
  place.setting = Setting::Left;
  ParagraphStyle style = setter.paragraph_style(place);
  style.end_indent = page.empty() ? 0 : std::max(page_width + 2 * em, 3.5 * em);
  FlatText flat;
  double number_end = 0;
  if (!line.number.empty()) {
    const double width = setter.width_of(line.number, outer.look) + 0.75 * em;
    number_end = std::max(width, line.number_width);
  }
  style.first_indent = style.other_indent = number_end;
  append_text(flat, setter.flatten(line.title, place, title));
  if (flat.text.styles.empty()) flat = setter.flatten("", outer.look, {title});
  if (!page.empty()) append_text(flat, setter.flatten(" ", outer.look, {title}));
  for (TextStyle& text : flat.text.styles) text.color = outer.look.color;
  set_link(flat, index);
  mark_languages(setter, flat);

  std::vector<Piece> pieces;
  std::vector<SetLine> lines = setter.compositor().set(flat.text, style);
  for (SetLine& set : lines) {
    const double end = place.left + set.x + set.width;
    const bool is_first = pieces.empty();
    const bool is_last = &set == &lines.back();
    Piece piece = setter.piece_of(set, flat, place);
    if (is_first && !line.number.empty()) {
      setter.set_line(piece.content, line.number + " ", outer.look, place.left, piece.baseline,
                      {number});
    }
    if (is_last && !page.empty()) {
      const double edge = place.left + place.width;
      setter.set_line(piece.content, page, outer.look, edge - page_width, piece.baseline, {folio});
      piece.content.links.push_back({index, {edge - page_width, 0, page_width, piece.height}});
      if (line.leader) {
        add_leader(setter, piece.content, outer.look, end + leader_gap_em * em,
                   edge - page_width - leader_gap_em * em, edge, piece.baseline);
      }
    }
    pieces.push_back(std::move(piece));
  }
  LineStack stack;
  stack.keep_together = true;
  setter.add_lines(std::move(pieces), stack);
}

}  // namespace diaoban::typeset
