// Paragraphs, thematic breaks, formulas and raw text.
#include <algorithm>

#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {
namespace {

// The only picture of a paragraph that has nothing else in it.
const document::Inline* lone_picture(const document::Inlines& inlines) {
  const document::Inline* found = nullptr;
  for (const document::Inline& node : inlines) {
    if (std::holds_alternative<document::Image>(node.node)) {
      if (found != nullptr) return nullptr;
      found = &node;
    } else if (const auto* text = std::get_if<document::Text>(&node.node)) {
      if (text->text.find_first_not_of(" \t\n") != std::string::npos) return nullptr;
    } else if (!std::holds_alternative<document::SoftBreak>(node.node)) {
      return nullptr;
    }
  }
  return found;
}

// A paragraph that names what follows it stays with it.
bool announces_next(const std::string& text) { return text.ends_with("：") || text.ends_with(":"); }

}  // namespace

void Setter::layout_paragraph(const document::Block& block, const document::Paragraph& paragraph,
                              const BlockPlace& place) {
  if (const document::Inline* node = lone_picture(paragraph.children)) {
    const std::uint32_t element = add_element("P", place.element, block.id);
    layout_picture(*node, std::get<document::Image>(node->node), place, element);
    return;
  }
  const std::uint32_t element = add_element("P", place.element, block.id);
  FlatText flat = flatten(paragraph.children, place, element);
  if (flat.empty()) return;
  if (flat.text.text.empty() && flat.pictures.empty()) {
    // Nothing but places: the next piece carries them.
    for (const FlatMark& mark : flat.marks) mark_place(mark.destination);
    return;
  }
  const bool announces = announces_next(flat.text.text);
  LineStack stack;
  stack.space_before = place.paragraph_space;
  stack.space_after = place.paragraph_space;
  add_lines(lines_of(flat, paragraph_style(place), place), stack);
  if (announces) ask_break(break_cost::unwanted);
}

void Setter::layout_break(const BlockPlace& place) {
  Piece piece;
  piece.height = theme().body.leading.pt();
  piece.on_grid = place.on_grid;
  piece.frame = place.frame;
  project::TextLook look = theme().body;
  look.color = theme().muted;
  const std::string stars = "＊　＊　＊";
  const double width = width_of(stars, look);
  set_line(piece.content, stars, look, place.left + (place.width - width) / 2,
           theme().body.leading.pt() * 0.7, {});
  piece.space_before = piece.space_after = theme().body.leading.pt() / 2;
  add_piece(std::move(piece));
}

void Setter::layout_math(const document::Block& block, const document::MathBlock& math,
                         const BlockPlace& outer) {
  // The number stands beside the formula, whose content its alternative text stands for.
  const std::uint32_t paragraph = add_element("P", outer.element, block.id);
  const std::uint32_t element = add_element("Formula", paragraph, block.id);
  section_.elements[element].alternative = math.tex;
  section_.elements[element].attributes.edit()["Placement"] = "Inline";
  const double space = theme().body.leading.pt() / 2;
  BlockPlace place = outer;
  place.look = theme().listing;
  place.look.role = "mono";
  place.look.color = outer.look.color;
  place.on_grid = false;
  place.first_indent = 0;
  place.setting = Setting::Center;
  const auto number = book_.input.facts.numbers.find(block.id);
  std::string label;
  if (number != book_.input.facts.numbers.end()) label = "\u00A0" + number->second.label;
  const double kept = label.empty() ? 0 : width_of(label, outer.look) + outer.look.size.pt();
  place.left += kept;
  place.width -= 2 * kept;
  FlatText flat;
  std::string tex = math.tex;
  while (tex.ends_with('\n')) tex.pop_back();
  TextStyle style;
  style.role = place.look.role;
  style.size = place.look.size.pt();
  style.color = place.look.color;
  style.code = true;
  style.formula = true;
  style.owner = {element};
  flat.text.styles.push_back(style);
  flat.text.append(tex, 0);
  std::vector<Piece> lines = lines_of(flat, paragraph_style(place), place);
  if (!label.empty() && !lines.empty()) {
    const double x = outer.left + outer.width - width_of(label, outer.look);
    set_line(lines.back().content, label, outer.look, x, lines.back().baseline,
             {add_text_element(paragraph)});
  }
  LineStack stack;
  stack.space_before = stack.space_after = space;
  add_lines(std::move(lines), stack);
}

void Setter::layout_raw(const document::RawBlock& raw, const BlockPlace& place) {
  // Raw HTML that reaches a book is shown as it is written, so that nothing is lost; text for
  // other formats (LaTeX) is none of ours.
  if (raw.format != "html" || raw.text.empty()) return;
  document::Block block;
  document::CodeBlock code;
  code.text = raw.text;
  code.language = "html";
  layout_code(block, code, place);
}

}  // namespace diaoban::typeset
