// Figures and their captions, and pictures that stand alone.
#include <fmt/format.h>

#include <algorithm>

#include "typeset/blocks/alternative.hpp"
#include "typeset/blocks/picture_size.hpp"
#include "typeset/blocks/setter.hpp"
#include "typeset/kinds.hpp"
#include "typeset/page/stack.hpp"

namespace diaoban::typeset {
namespace {

// Lines of text below a heading, and further lines of a long one, that a picture stays with.
constexpr std::size_t most_lines_kept = 2;
// Part of its height that a picture may lose, and the lines of text that it is high at least.
constexpr double most_shrunk = 0.25;
constexpr double least_shrunk = 6;
// A turned picture is harder to look at: it must win as much.
constexpr double worth_turning = 1.15;

bool states_size(const document::Attributes& attributes) {
  return !attributes.value("width").empty() || !attributes.value("height").empty() ||
         !attributes.value("scale").empty();
}

}  // namespace

void Setter::add_picture_item(Content& content,
                              const std::shared_ptr<const figures::Picture>& picture,
                              const std::string& alternative, const Rectangle& area, Owner owner,
                              bool turned) {
  if (picture->kind == figures::PictureKind::Broken) {
    constexpr double line = 0.5;
    for (const Rectangle& side :
         {Rectangle{area.x, area.y, area.width, line},
          Rectangle{area.x, area.y + area.height - line, area.width, line},
          Rectangle{area.x, area.y, line, area.height},
          Rectangle{area.x + area.width - line, area.y, line, area.height}}) {
      content.items.push_back({RuleItem{side, theme().muted}, owner});
    }
    BlockPlace place;
    place.look = theme().caption;
    place.look.color = theme().muted;
    place.left = area.x + 4;
    place.width = std::max(area.width - 8, 10.0);
    place.setting = Setting::Left;
    FlatText flat = flatten(alternative, place.look, owner);
    double y = area.y + 2;
    for (Piece& piece : lines_of(flat, paragraph_style(place), place)) {
      if (y + piece.height > area.y + area.height + 2) break;
      content.take(std::move(piece.content), 0, y);
      y += piece.height;
    }
    return;
  }
  content.items.push_back({PictureItem{picture, area, turned}, owner});
  for (PictureLink& spot : picture_links(*picture, area, turned)) {
    GalleyLink link;
    link.to = std::move(spot.url);
    link.description = std::move(spot.description);
    link.element = add_element("Link", owner.element);
    content.links.push_back({static_cast<std::uint32_t>(galley().links.size()), spot.area});
    galley().links.push_back(std::move(link));
  }
}

// On paper a drawing that is hard to read is turned where that makes it larger.
bool Setter::turn_picture(const document::Inline& node, const figures::Picture& picture,
                          const BlockPlace& place, double most_height, PictureSize& size) {
  if (picture.kind != figures::PictureKind::Vector) return false;
  const double upright = smallest_text(picture, size.width);
  if (!book_.in_print || upright <= 0 || upright >= least_text) return false;
  const PictureSize turned = turned_size(picture, place.width, most_height);
  const bool turns =
      !place.in_cell && !states_size(node.attributes) && turned.height > size.width * worth_turning;
  if (turns) size = turned;
  const double smallest = smallest_text(picture, turns ? size.height : size.width);
  if (smallest < least_text) {
    book_.input.sink.report(
        kinds::picture_text_small, node.span,
        fmt::format("the smallest text of the picture comes to {:.1f} pt on paper", smallest),
        turns ? "it is turned already: cut the drawing in two, or draw it with larger letters"
              : "cut the drawing in two, or draw it with larger letters");
  }
  return turns;
}

// On the screen such a drawing leads to a page of its own.
void Setter::add_fold_out(Content& content, const std::shared_ptr<const figures::Picture>& picture,
                          const std::string& alternative, const Rectangle& area, Owner owner) {
  const double smallest = smallest_text(*picture, area.width);
  if (book_.in_print || picture->kind != figures::PictureKind::Vector || smallest <= 0 ||
      smallest >= least_text) {
    return;
  }
  GalleyLink link;
  link.description = word("enlarge");
  link.element = add_element("Link", owner.element);
  const auto index = static_cast<std::uint32_t>(galley().links.size());
  content.links.push_back({index, area});
  galley().links.push_back(std::move(link));
  const Element& figure = section_.elements[owner.element];
  section_.fold_outs.push_back(
      {picture, alternative, index, figure.node, figure.alternative_source});
}

std::string Setter::describe_picture(const document::Image& image, const figures::Picture& picture,
                                     const std::string& caption, std::uint32_t element) {
  const Alternative alternative = alternative_of(image, picture, caption);
  Element& figure = section_.elements[element];
  figure.alternative = alternative.text;
  if (alternative.is_made) figure.alternative_source = AlternativeSource::Made;
  if (picture.kind != figures::PictureKind::Broken) return alternative.text;
  figure.alternative_source = AlternativeSource::Missing;
  if (figure.alternative.empty()) figure.alternative = image.source;
  return figure.alternative.get();
}

Piece Setter::picture_piece(const document::Inline& node, const document::Image& image,
                            const std::string& caption, const BlockPlace& place, double most_height,
                            std::uint32_t element) {
  const auto picture = find_picture(image.source);
  PictureSize size =
      picture_size(*picture, node.attributes, place.width, most_height, place.look.size.pt());
  const std::string alternative = describe_picture(image, *picture, caption, element);
  if (picture->kind == figures::PictureKind::Broken) {
    size.height = std::min(most_height, broken_picture_height(alternative, size.width));
  }
  const bool turned = turn_picture(node, *picture, place, most_height, size);
  Piece piece;
  piece.height = size.height;
  piece.frame = place.frame;
  const bool is_free = place.frame == 0 && !place.in_cell && !states_size(node.attributes);
  if (is_free) piece.shrink = may_shrink(*picture, size, turned);
  const Rectangle area{place.left + (place.width - size.width) / 2, 0, size.width, size.height};
  add_fold_out(piece.content, picture, alternative, area, {element});
  add_picture_item(piece.content, picture, alternative, area, {element}, turned);
  return piece;
}

// How much lower the picture may be made where a page has no room for all of it. What is easily
// read stays so.
double Setter::may_shrink(const figures::Picture& picture, const PictureSize& size,
                          bool turned) const {
  if (picture.kind == figures::PictureKind::Broken) return 0;
  if (size.height < least_shrunk * theme().body.leading.pt()) return 0;
  const double text = smallest_text(picture, turned ? size.height : size.width);
  if (text <= 0) return most_shrunk * size.height;
  if (text >= least_text) return std::min(most_shrunk, 1 - least_text / text) * size.height;
  return book_.in_print ? 0 : most_shrunk * size.height;
}

// A box as tall as the text that stands for the picture.
double Setter::broken_picture_height(const std::string& alternative, double width) {
  BlockPlace place;
  place.look = theme().caption;
  place.width = std::max(width - 8, 10.0);
  place.setting = Setting::Left;
  const FlatText flat = flatten(alternative, place.look, {});
  const auto lines = compositor_.set(flat.text, paragraph_style(place)).size();
  return static_cast<double>(lines) * place.look.leading.pt() + 6;
}

void Setter::layout_picture(const document::Inline& node, const document::Image& image,
                            const BlockPlace& place, std::uint32_t parent) {
  mark_place(node.id);
  const double grid = theme().body.leading.pt();
  const std::uint32_t element = add_element("Figure", parent, node.id);
  // In a cell a picture stands with the text; on a page it has air around it.
  const double space = place.in_cell ? 2 : grid / 2;
  const double room = book_.area.height - 2 * grid - height_of_heading_above();
  Piece piece =
      picture_piece(node, image, {}, place, std::max(room, book_.area.height / 2), element);
  piece.space_before = piece.space_after = space;
  add_piece(std::move(piece));
  // Where there is no figure directive, what follows a picture is often what names it.
  ask_break(break_cost::unwanted);
}

// Height of a heading with no more than a line below it: what comes next shares their page.
double Setter::height_of_heading_above() const {
  double height = 0;
  for (std::size_t i = out_->size(), lines = 0; i-- > 0;) {
    const Piece& piece = (*out_)[i];
    height += piece.height + std::max(piece.space_before, piece.space_after);
    // On paper a drawing is made as large as its page allows, away from a chapter's opening.
    const bool is_opening = piece.break_before < 0;
    if (!piece.content.heads.empty()) return is_opening && book_.in_print ? 0 : height;
    const bool is_line = piece.height <= 2 * theme().body.leading.pt();
    if (!is_line || ++lines > most_lines_kept) break;
  }
  return 0;
}

void Setter::layout_caption(const document::Inlines& caption, document::NodeId node,
                            const BlockPlace& outer, bool above) {
  const auto number = book_.input.facts.numbers.find(node);
  const bool has_number =
      number != book_.input.facts.numbers.end() && !number->second.label.empty();
  if (caption.empty() && !has_number) return;
  BlockPlace place = outer;
  place.look = theme().caption;
  place.on_grid = false;
  place.first_indent = 0;
  place.setting = Setting::Center;
  // A caption of more than a line is set in a narrower measure than what it belongs to.
  const double inset = std::min(2 * theme().body.size.pt(), outer.width / 8);
  place.left += inset;
  place.width -= 2 * inset;
  const std::uint32_t element = add_element("Caption", outer.element);
  FlatText flat;
  if (has_number) {
    project::TextLook label = place.look;
    label.role = role_bold(label.role);
    flat = flatten(number->second.label + (caption.empty() ? "" : "\u2003"), label, {element});
  }
  append_text(flat, flatten(caption, place, element));
  ParagraphStyle style = paragraph_style(place);
  if (compositor_.measure(flat.text, style).natural > place.width) {
    style.setting = Setting::Left;
  }
  LineStack stack;
  stack.keep_together = true;
  stack.keep_with_next = above;
  if (above) {
    // Nearer to what it names than to what stands before it.
    stack.space_before = theme().body.leading.pt();
    stack.space_after = 4;
  } else {
    stack.space_before = 6;
    ask_break(break_cost::forbidden);
  }
  add_lines(lines_of(flat, style, place), stack);
}

std::string Setter::role_bold(const std::string& role) {
  return role.starts_with("sans") ? "sans-bold" : "strong";
}

namespace {

// The picture of a figure that is nothing else, and the paragraph it stands in.
const document::Inline* only_picture(const document::Blocks& blocks) {
  if (blocks.size() != 1) return nullptr;
  const auto* paragraph = std::get_if<document::Paragraph>(&blocks.front().node);
  if (paragraph == nullptr || paragraph->children.size() != 1) return nullptr;
  const document::Inline& node = paragraph->children.front();
  return std::holds_alternative<document::Image>(node.node) ? &node : nullptr;
}

}  // namespace

void Setter::layout_figure(const document::Block& block, const document::Figure& figure,
                           const BlockPlace& outer) {
  const double grid = theme().body.leading.pt();
  const document::Inline* node = only_picture(figure.content);
  BlockPlace place = outer;
  place.first_indent = 0;
  place.on_grid = false;
  if (node == nullptr) {
    place.element = add_element("Div", outer.element, block.id);
    ask_space(grid / 2);
    layout_blocks(figure.content, place);
    layout_caption(figure.caption, block.id, place, false);
    layout_legend(figure.legend, place);
    ask_space(grid / 2);
    return;
  }
  if (layout_full_bleed(block, figure, *node, outer)) return;
  place.element = add_element("Figure", outer.element, block.id);
  std::vector<Piece> below = aside([&] {
    layout_caption(figure.caption, block.id, place, false);
    layout_legend(figure.legend, place);
  });
  double caption_height = 6;
  for (const Piece& piece : below) caption_height += piece.height + piece.space_after;
  const double room = std::max(book_.area.height / 3, book_.area.height - caption_height - 2);
  Piece picture = picture_piece(*node, std::get<document::Image>(node->node),
                                resolve::plain_text(figure.caption), place, room, place.element);
  const DestinationId own = book_.destinations.of(node->id);
  if (!is_null(own)) picture.content.marks.push_back({own, 0, 0});

  std::vector<Piece> pieces;
  pieces.push_back(std::move(picture));
  for (Piece& piece : below) {
    piece.break_before = break_cost::forbidden;
    pieces.push_back(std::move(piece));
  }
  add_unit(std::move(pieces), outer, grid, placement_of(block, theme().figure_placement));
}

void Setter::layout_legend(const document::Blocks& legend, const BlockPlace& outer) {
  if (legend.empty()) return;
  BlockPlace place = outer;
  place.look = theme().caption;
  place.look.role = "serif";
  place.setting = Setting::Center;
  ask_break(break_cost::forbidden);
  layout_blocks(legend, place);
}

std::optional<Placement> Setter::placement_of(const document::Block& block,
                                              const std::string& usual) {
  const std::string& own = block.attributes.value("placement");
  for (const std::string& name : {own, usual}) {
    if (name == "here") return std::nullopt;
    if (name == "auto") return Placement::Auto;
    if (name == "top") return Placement::Top;
    if (name == "bottom") return Placement::Bottom;
    if (name == "page") return Placement::Page;
  }
  return Placement::Auto;
}

void Setter::add_unit(std::vector<Piece> pieces, const BlockPlace& place, double space,
                      std::optional<Placement> placement) {
  pieces.front().space_before = std::max(space, pieces.front().space_before);
  pieces.back().space_after = std::max(space, pieces.back().space_after);
  const double height = measure_stack(galley(), pieces).height;
  const bool may_float =
      place.frame == 0 && !place.in_cell && place.list_depth == 0 && height <= book_.area.height;
  if (!may_float || !placement) {
    // Floats that were named before it stand before it.
    pieces.front().float_barrier = may_float;
    for (Piece& piece : pieces) add_piece(std::move(piece));
    return;
  }
  Float floating;
  floating.height = height;
  floating.shrink = pieces.front().shrink;
  floating.placement = *placement;
  Piece anchor;
  anchor.height = height;
  anchor.space_before = pieces.front().space_before;
  anchor.space_after = pieces.back().space_after;
  anchor.floating = static_cast<std::uint32_t>(galley().floats.size() + 1);
  for (const DestinationId mark : std::exchange(pending_.marks, {})) {
    pieces.front().content.marks.push_back({mark, 0, 0});
  }
  for (Piece& piece : pieces) {
    const auto& notes = piece.content.notes;
    floating.notes.insert(floating.notes.end(), notes.begin(), notes.end());
  }
  floating.pieces = std::move(pieces);
  galley().floats.push_back(std::move(floating));
  add_piece(std::move(anchor));
}

}  // namespace diaoban::typeset
