// Headings: chapter openings and the levels below.
#include <algorithm>

#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {
namespace {

// Share of the page that a chapter's title may take in one piece.
constexpr double longest = 0.8;

std::string role_of_level(int level) { return "H" + std::to_string(std::clamp(level, 1, 6)); }

// Text in other looks than the body's, set as one block on whole lines.
BlockPlace heading_place(const BlockPlace& outer, const project::TextLook& look) {
  BlockPlace place = outer;
  place.look = look;
  place.first_indent = 0;
  place.setting = Setting::Left;
  place.on_grid = false;
  return place;
}

}  // namespace

HeadMark Setter::head_mark(const document::Block& block, const document::Heading& heading,
                           int level) const {
  const auto& listed = book_.input.facts.listed_titles;
  const auto found = listed.find(block.id);
  return {level, {}, found != listed.end() ? found->second : resolve::plain_text(heading.children)};
}

void Setter::layout_heading(const document::Block& block, const document::Heading& heading,
                            const BlockPlace& outer) {
  const auto& facts = book_.input.facts;
  const auto found = facts.heading_levels.find(block.id);
  const int level = found == facts.heading_levels.end() ? heading.level : found->second;
  if (level <= 1 && outer.frame == 0 && !outer.in_cell && outer.list_depth == 0) {
    layout_chapter_opening(block, heading, outer);
    return;
  }
  const auto number = facts.numbers.find(block.id);
  const project::HeadingLook& look =
      theme().headings[static_cast<std::size_t>(std::clamp(level - 2, 0, 4))];
  const double grid = theme().body.leading.pt();
  BlockPlace place = heading_place(outer, look.text);
  if (outer.in_cell) place.look.size = std::min(place.look.size, outer.look.size * 1.15);
  const std::uint32_t element = add_element(role_of_level(level), outer.element, block.id);

  HeadMark head = head_mark(block, heading, level);
  ParagraphStyle style = paragraph_style(place);
  FlatText flat;
  if (number != facts.numbers.end() && !number->second.bare.empty() && level <= 3) {
    head.number = number->second.label;
    flat = flatten(head.number + "\u2003", place.look, {element});
    style.other_indent = width_of(head.number + "\u2003", place.look);
    append_text(flat, flatten(heading.children, place, element));
  } else {
    flat = flatten(heading.children, place, element);
  }
  for (TextStyle& text : flat.text.styles) text.hyphenate = false;
  std::vector<Piece> lines = lines_of(flat, style, place);
  head.pieces = lines.size();
  lines.front().content.heads.push_back(std::move(head));
  lines.front().float_barrier = level <= 2;

  // One line of text stands for one line of the grid, the rest of the height is air.
  const double above = look.lines_above * grid;
  const double first = std::min(lines.front().height, grid);
  const double cut = lines.front().height - first;
  lines.front().height = first;
  lines.front().baseline -= cut / 2;
  for (Item& item : lines.front().content.items) move_item(item, 0, -cut / 2);
  LineStack stack;
  stack.keep_together = true;
  stack.keep_with_next = true;
  stack.space_before = above;
  stack.space_after = std::max(0.0, (look.lines - 1) * grid - above);
  // Fourth-level headings take one line of the grid and nothing else.
  if (look.lines <= 1) {
    for (Piece& line : lines) line.on_grid = outer.on_grid;
  }
  add_lines(std::move(lines), stack);
}

void Setter::layout_chapter_opening(const document::Block& block, const document::Heading& heading,
                                    const BlockPlace& outer) {
  const auto& facts = book_.input.facts;
  const auto number = facts.numbers.find(block.id);
  const double grid = theme().body.leading.pt();
  const std::uint32_t element = add_element("H1", outer.element, block.id);
  HeadMark head = head_mark(block, heading, 1);

  Piece piece;
  piece.break_before = break_cost::forced;
  piece.float_barrier = true;
  double y = (theme().chapter_first_line - 1) * grid;
  std::uint32_t title_element = element;
  if (number != facts.numbers.end() && !number->second.label.empty()) {
    head.number = number->second.label;
    const std::uint32_t label = add_text_element(element);
    title_element = add_text_element(element);
    set_line(piece.content, head.number + " ", theme().chapter_label, 0,
             y + theme().chapter_label.size.pt(), {label});
    y += 1.5 * grid;
  }
  BlockPlace place = heading_place(outer, theme().chapter_title);
  FlatText flat = flatten(heading.children, place, title_element);
  for (TextStyle& text : flat.text.styles) text.hyphenate = false;
  for (Piece& line : lines_of(flat, paragraph_style(place), place)) {
    if (piece.baseline == 0) piece.baseline = y + line.baseline;
    if (y + line.height > longest * book_.area.height) {
      // A title longer than a page goes on as lines of its own.
      piece.height = y;
      add_piece(std::exchange(piece, {}));
      y = 0;
    }
    piece.content.take(std::move(line.content), 0, y);
    y += line.height;
  }
  piece.content.heads.push_back(std::move(head));
  piece.height = y + 2 * grid;
  if (piece.break_before == break_cost::forced) {
    piece.height = std::max((theme().chapter_body_line - 1) * grid, piece.height);
  }
  add_piece(std::move(piece));
  ask_break(break_cost::forbidden);
}

}  // namespace diaoban::typeset
