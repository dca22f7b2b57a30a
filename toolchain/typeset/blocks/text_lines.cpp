// Set lines as pieces of the galley: baselines, pictures in lines, marks, links, and where pages
// may end between lines.
#include <algorithm>
#include <cmath>

#include "typeset/blocks/setter.hpp"
#include "typeset/inline/flatten.hpp"
#include "typeset/inline/mark_languages.hpp"

namespace diaoban::typeset {
namespace {

// Where the em box of a face begins and ends beside the baseline (JLREQ: 0.88 over 0.12).
constexpr double em_ascent = 0.88;
// A line's ink may reach this share of the leading into the blank of the line above before the
// line grows: readings above characters do not change the leading.
constexpr double overlap = 0.32;

// A book's lines are kept until the last page is painted: no more than they need.
void release_reserve(fonts::GlyphRun& run) {
  run.glyphs.shrink_to_fit();
  run.clusters.shrink_to_fit();
  run.text.shrink_to_fit();
}

double baseline_of(const project::TextLook& look) {
  const double size = look.size.pt();
  return (look.leading.pt() - size) / 2 + em_ascent * size;
}

}  // namespace

FlatText Setter::flatten(const document::Inlines& inlines, const BlockPlace& place,
                         std::uint32_t element) {
  Flattener flattener(*this, place, element);
  flattener.add(inlines);
  return flattener.take();
}

FlatText Setter::flatten(std::string_view text, const project::TextLook& look, Owner owner) {
  FlatText flat;
  TextStyle style;
  style.role = look.role;
  style.size = look.size.pt();
  style.color = look.color;
  style.hyphenate = false;
  style.owner = owner;
  flat.text.styles.push_back(std::move(style));
  flat.text.append(text, 0);
  return flat;
}

ParagraphStyle Setter::paragraph_style(const BlockPlace& place) const {
  ParagraphStyle style;
  style.language = place.language.empty() ? book_.language : place.language;
  style.em = place.look.size.pt();
  style.measure = place.width;
  style.first_indent = place.first_indent;
  style.setting = place.setting;
  style.look = theme().line;
  return style;
}

std::vector<Piece> Setter::lines_of(FlatText& flat, const ParagraphStyle& style,
                                    const BlockPlace& place) {
  mark_languages(*this, flat);
  std::vector<Piece> pieces;
  for (SetLine& line : compositor_.set(flat.text, style)) {
    pieces.push_back(piece_of(line, flat, place));
  }
  return pieces;
}

Piece Setter::piece_of(SetLine& line, FlatText& flat, const BlockPlace& place) {
  Piece piece;
  const double leading = place.look.leading.pt();
  double baseline = baseline_of(place.look);
  double height = leading;
  if (line.ascent > baseline + overlap * leading) {
    double more = line.ascent - baseline;
    // The baseline of a tall line on the grid is one of the grid's.
    if (place.on_grid) more = std::ceil(more / leading) * leading;
    height += more;
    baseline += more;
  }
  if (line.descent > height - baseline + overlap * leading) height = baseline + line.descent;
  piece.height = height;
  piece.baseline = baseline;
  piece.on_grid = place.on_grid;
  piece.frame = place.frame;

  Content& content = piece.content;
  if (book_.input.report) content.lines.push_back(report_line(line, place.look.size.pt()));
  auto object = line.objects.begin();
  content.items.reserve(line.items.size() + line.objects.size());
  for (std::size_t i = 0; i <= line.items.size(); ++i) {
    for (; object != line.objects.end() && object->items_before <= i; ++object) {
      const FlatPicture& picture = flat.pictures[object->index];
      const InlineObject& size = flat.text.objects[object->index];
      const Rectangle area{place.left + object->x, baseline - size.ascent, picture.width,
                           picture.height};
      add_picture_item(content, picture.picture, picture.alternative, area, picture.owner);
    }
    if (i == line.items.size()) break;
    Item& item = line.items[i];
    move_item(item, place.left, baseline);
    if (auto* text = std::get_if<TextItem>(&item.what)) release_reserve(text->run);
    content.items.push_back(std::move(item));
  }
  for (const PlacedMark& placed : line.marks) {
    const FlatMark& mark = flat.marks[placed.id];
    if (mark.note != UINT32_MAX) content.notes.push_back(mark.note);
    if (!is_null(mark.destination)) {
      content.marks.push_back({mark.destination, place.left + placed.x, 0});
    }
  }
  for (const LinkPiece& link : line.links) {
    content.links.push_back(
        {link.link,
         {place.left + link.x, baseline - link.ascent, link.width, link.ascent + link.descent}});
  }
  return piece;
}

void Setter::add_lines(std::vector<Piece> lines, const LineStack& stack) {
  const std::size_t count = lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    Piece& piece = lines[i];
    if (i == 0) piece.space_before = stack.space_before;
    if (i + 1 == count) piece.space_after = stack.space_after;
    // CLREQ 孤行不成页: at least two lines of a paragraph on either page.
    const bool widow_or_orphan = i > 0 && (i == 1 || i + 1 == count);
    piece.break_before = widow_or_orphan || (stack.keep_together && i > 0) ? break_cost::forbidden
                         : i > 0                                           ? stack.break_inside
                                                                           : break_cost::none;
    add_piece(std::move(piece));
  }
  if (stack.keep_with_next) ask_break(break_cost::forbidden);
}

double Setter::width_of(std::string_view text, const project::TextLook& look) {
  ParagraphStyle style;
  style.language = book_.language;
  style.em = look.size.pt();
  style.measure = 1e5;
  style.setting = Setting::Left;
  style.look = theme().line;
  const FlatText flat = flatten(text, look, {});
  return compositor_.measure(flat.text, style).natural;
}

double Setter::set_line(Content& content, std::string_view text, const project::TextLook& look,
                        double x, double y, Owner owner) {
  ParagraphStyle style;
  style.language = book_.language;
  style.em = look.size.pt();
  style.measure = 1e5;
  style.setting = Setting::Left;
  style.look = theme().line;
  FlatText flat = flatten(text, look, owner);
  mark_languages(*this, flat);
  double width = 0;
  for (SetLine& line : compositor_.set(flat.text, style)) {
    for (Item& item : line.items) {
      move_item(item, x, y);
      content.items.push_back(std::move(item));
    }
    width = std::max(width, line.width);
  }
  return width;
}

}  // namespace diaoban::typeset
