// Figures and their captions, and pictures that stand alone.
#include <algorithm>

#include "typeset/blocks/picture_size.hpp"
#include "typeset/blocks/setter.hpp"
#include "typeset/page/stack.hpp"

namespace diaoban::typeset {
namespace {

bool leads_out(const std::string& url) {
  const auto colon = url.find(':');
  return colon != std::string::npos && colon > 1;
}

}  // namespace

void Setter::add_picture_item(Content& content,
                              const std::shared_ptr<const figures::Picture>& picture,
                              const std::string& alternative, const Rectangle& area, Owner owner) {
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
  content.items.push_back({PictureItem{picture, area, false}, owner});
  const double across = picture->width > 0 ? area.width / picture->width : 0;
  const double down = picture->height > 0 ? area.height / picture->height : 0;
  for (const figures::LinkBox& box : picture->links) {
    if (!leads_out(box.url)) continue;
    GalleyLink link;
    link.to = box.url;
    link.description = box.title.empty() ? box.url : box.title;
    link.element = add_element("Link", owner.element);
    content.links.push_back(
        {static_cast<std::uint32_t>(galley().links.size()),
         {area.x + box.x * across, area.y + box.y * down, box.width * across, box.height * down}});
    galley().links.push_back(std::move(link));
  }
}

Piece Setter::picture_piece(const document::Inline& node, const document::Image& image,
                            const BlockPlace& place, double most_height, std::uint32_t element) {
  const auto picture = find_picture(image.source);
  PictureSize size =
      picture_size(*picture, node.attributes, place.width, most_height, place.look.size.pt());
  const std::string alternative = !image.alternative.empty() ? image.alternative
                                  : !image.title.empty()     ? image.title
                                                             : image.source;
  section_.elements[element].alternative = alternative;
  if (picture->kind == figures::PictureKind::Broken) {
    size.height = std::min(most_height, broken_picture_height(alternative, size.width));
  }
  Piece piece;
  piece.height = size.height;
  piece.frame = place.frame;
  const Rectangle area{place.left + (place.width - size.width) / 2, 0, size.width, size.height};
  add_picture_item(piece.content, picture, alternative, area, {element});
  return piece;
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
  Piece piece = picture_piece(node, image, place, book_.area.height - 2 * grid, element);
  piece.space_before = piece.space_after = space;
  add_piece(std::move(piece));
  // Where there is no figure directive, what follows a picture is often what names it.
  ask_break(break_cost::unwanted);
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
  place.element = add_element("Figure", outer.element, block.id);
  const std::vector<DestinationId> marks = std::exchange(pending_.marks, {});
  std::vector<Piece> below = aside([&] {
    layout_caption(figure.caption, block.id, place, false);
    layout_legend(figure.legend, place);
  });
  double caption_height = 6;
  for (const Piece& piece : below) caption_height += piece.height + piece.space_after;
  const double room = std::max(book_.area.height / 3, book_.area.height - caption_height - 2);
  Piece picture =
      picture_piece(*node, std::get<document::Image>(node->node), place, room, place.element);
  for (const DestinationId mark : marks) picture.content.marks.push_back({mark, 0, 0});
  const DestinationId own = book_.destinations.of(node->id);
  if (!is_null(own)) picture.content.marks.push_back({own, 0, 0});

  std::vector<Piece> pieces;
  pieces.push_back(std::move(picture));
  for (Piece& piece : below) {
    piece.break_before = break_cost::forbidden;
    pieces.push_back(std::move(piece));
  }
  add_unit(std::move(pieces), outer, grid);
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

void Setter::add_unit(std::vector<Piece> pieces, const BlockPlace& place, double space) {
  const bool has_notes = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    return !piece.content.notes.empty();
  });
  const double height = measure_stack(galley(), pieces).height;
  const bool floats = place.frame == 0 && !place.in_cell && place.list_depth == 0 && !has_notes &&
                      height <= book_.area.height;
  pieces.front().space_before = space;
  pieces.back().space_after = space;
  if (!floats) {
    for (Piece& piece : pieces) add_piece(std::move(piece));
    return;
  }
  Float floating;
  floating.height = height;
  floating.pieces = std::move(pieces);
  Piece anchor;
  anchor.height = floating.height;
  anchor.space_before = anchor.space_after = space;
  anchor.floating = static_cast<std::uint32_t>(galley().floats.size() + 1);
  galley().floats.push_back(std::move(floating));
  add_piece(std::move(anchor));
}

}  // namespace diaoban::typeset
