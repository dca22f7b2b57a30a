// Lists: bullets, numbers, tasks; definition and field lists.
#include <fmt/format.h>

#include <algorithm>

#include "base/ordinals.hpp"
#include "highlight/callouts.hpp"
#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {
namespace {

// `circled`: as the callouts of the listing above.
std::string number_text(const document::List& list, int number, bool circled) {
  using document::NumberStyle;
  if (circled) return highlight::callout_mark(number);
  std::string text = fmt::format("{}", number);
  if (number > 0 && number < 4000) {
    switch (list.numbering) {
      case NumberStyle::Decimal:
        break;
      case NumberStyle::LowerLetter:
        text = base::to_letters(number);
        break;
      case NumberStyle::UpperLetter:
        text = base::to_capitals(base::to_letters(number));
        break;
      case NumberStyle::LowerRoman:
        text = base::to_roman(number);
        break;
      case NumberStyle::UpperRoman:
        text = base::to_capitals(base::to_roman(number));
        break;
    }
  }
  return text + (list.delimiter == document::ListDelimiter::Parenthesis ? ")" : ".");
}

// ISO 32000-1 table 347.
const char* numbering_name(const document::List& list) {
  using document::NumberStyle;
  if (!list.ordered) return "Disc";
  switch (list.numbering) {
    case NumberStyle::Decimal:
      return "Decimal";
    case NumberStyle::LowerLetter:
      return "LowerAlpha";
    case NumberStyle::UpperLetter:
      return "UpperAlpha";
    case NumberStyle::LowerRoman:
      return "LowerRoman";
    case NumberStyle::UpperRoman:
      return "UpperRoman";
  }
  return "Decimal";
}

const char* bullet(int depth) {
  static constexpr const char* bullets[] = {"•", "–", "‣"};
  return bullets[static_cast<std::size_t>(std::min(depth, 2))];
}

// A box to be ticked, on the baseline `y`.
void paint_task_box(Content& content, double x, double y, double size, bool checked, Color ink,
                    Owner owner) {
  constexpr double line = 0.6;
  const double top = y - size;
  for (const Rectangle& side :
       {Rectangle{x, top, size, line}, Rectangle{x, y - line, size, line},
        Rectangle{x, top, line, size}, Rectangle{x + size - line, top, line, size}}) {
    content.items.push_back({RuleItem{side, ink}, owner});
  }
  if (!checked) return;
  const double low = x + 0.42 * size;
  content.items.push_back(
      {StrokeItem{x + 0.18 * size, top + 0.5 * size, low, top + 0.78 * size, 1.1, ink, {}}, owner});
  content.items.push_back(
      {StrokeItem{low, top + 0.78 * size, x + 0.84 * size, top + 0.2 * size, 1.1, ink, {}}, owner});
}

}  // namespace

void Setter::layout_labelled(FlatText label, double label_width, const document::Blocks& blocks,
                             const BlockPlace& body) {
  const std::size_t first = out_->size();
  if (label.text.text.empty()) label.text.append("\u200B", 0);
  BlockPlace later = body;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    layout_block(blocks[i], later);
    // A second paragraph of an item is told from the first by its indent.
    later.first_indent = theme().indent_em * body.look.size.pt();
  }
  if (out_->size() == first) {
    Piece piece;
    piece.height = body.look.leading.pt();
    piece.on_grid = body.on_grid;
    piece.frame = body.frame;
    add_piece(std::move(piece));
  }
  Piece& piece = (*out_)[first];
  BlockPlace place = body;
  place.left = body.left - label_width;
  place.width = std::max(label_width, 1.0);
  place.first_indent = 0;
  place.setting = Setting::Left;
  for (Piece& line : lines_of(label, paragraph_style(place), place)) {
    const double baseline = piece.baseline > 0 ? piece.baseline : line.baseline;
    piece.content.take(std::move(line.content), 0, baseline - line.baseline);
    break;
  }
}

void Setter::layout_list(const document::Block& block, const document::List& list,
                         const BlockPlace& outer) {
  const std::uint32_t element = add_element("L", outer.element, block.id);
  section_.elements[element].attributes.edit()["ListNumbering"] = numbering_name(list);
  const double em = outer.look.size.pt();
  const bool circled =
      list.ordered && list.start == 1 && static_cast<int>(list.items.size()) == outer.callouts;
  // Half an em deeper than the first lines of paragraphs, else an item looks like one; a deeper
  // list leaves long words too short a measure.
  double indent = outer.list_depth > 0 ? 1.5 * em : 2.5 * em;
  if (list.ordered) {
    const int last = list.start + static_cast<int>(list.items.size()) - 1;
    const double widest =
        width_of(number_text(list, std::max(last, list.start), circled), outer.look);
    indent = std::max(indent, widest + 0.5 * em);
  }
  // The outermost list keeps room for its marks even in a narrow cell.
  if (outer.list_depth > 0) indent = allowed_indent(outer, indent);
  BlockPlace body = outer;
  body.left += indent;
  body.width = std::max(outer.width - indent, em);
  body.first_indent = 0;
  body.list_depth = outer.list_depth + 1;
  body.callouts = 0;
  int number = list.start;
  for (const document::ListItem& item : list.items) {
    mark_place(item.id);
    const std::uint32_t entry = add_element("LI", element, item.id);
    const std::uint32_t label = add_element("Lbl", entry);
    body.element = add_element("LBody", entry);
    std::string text = bullet(outer.list_depth);
    if (list.ordered) text = number_text(list, number, circled);
    if (item.checked) text.clear();
    ++number;
    const double width = text.empty() ? em : width_of(text, outer.look);
    // Numbers end half an em before the text, bullets stand in the middle of their em.
    const double label_width = list.ordered ? width + 0.5 * em : std::min(indent, em + width / 2);
    const std::size_t first = out_->size();
    layout_labelled(flatten(text, outer.look, {label}), label_width, item.blocks, body);
    if (item.checked && out_->size() > first) {
      Piece& piece = (*out_)[first];
      section_.elements[label].alternative = std::string(*item.checked ? "☑" : "☐");
      paint_task_box(piece.content, body.left - 1.25 * em, piece.baseline > 0 ? piece.baseline : em,
                     0.75 * em, *item.checked, theme().ink, {label});
    }
  }
}

void Setter::layout_definitions(const document::Block& block, const document::DefinitionList& list,
                                const BlockPlace& outer) {
  const std::uint32_t element = add_element("L", outer.element, block.id);
  const double space = outer.in_cell ? 0 : theme().body.leading.pt() / 2;
  ask_space(space);
  BlockPlace term_place = outer;
  term_place.first_indent = 0;
  term_place.setting = Setting::Left;
  term_place.look.role = "strong";
  BlockPlace body = outer;
  const double indent = allowed_indent(outer, 2 * outer.look.size.pt());
  body.left += indent;
  body.width -= indent;
  body.first_indent = 0;
  body.list_depth = outer.list_depth + 1;
  for (const document::DefinitionItem& item : list.items) {
    const std::uint32_t entry = add_element("LI", element);
    for (const document::Inlines& term : item.terms) {
      // A glossary term's anchor is kept under its first inline, which the text marks.
      const std::uint32_t label = add_element("Lbl", entry);
      FlatText flat = flatten(term, term_place, label);
      LineStack stack;
      stack.keep_with_next = true;
      stack.keep_together = true;
      add_lines(lines_of(flat, paragraph_style(term_place), term_place), stack);
    }
    for (const document::Blocks& definition : item.definitions) {
      body.element = add_element("LBody", entry);
      layout_blocks(definition, body);
    }
  }
  ask_space(space);
}

void Setter::layout_fields(const document::FieldList& list, const BlockPlace& outer) {
  const std::uint32_t element = add_element("L", outer.element);
  const double em = outer.look.size.pt();
  BlockPlace name_place = outer;
  name_place.look.role = "strong";
  name_place.first_indent = 0;
  name_place.setting = Setting::Left;
  double widest = 0;
  for (const document::Field& field : list.fields) {
    FlatText name = flatten(resolve::plain_text(field.name), name_place.look, {});
    widest = std::max(widest, compositor_.measure(name.text, paragraph_style(name_place)).natural);
  }
  const double column = std::min(widest + em, outer.width / 3);
  BlockPlace body = outer;
  body.left += column;
  body.width -= column;
  body.first_indent = 0;
  body.list_depth = outer.list_depth + 1;
  for (const document::Field& field : list.fields) {
    const std::uint32_t entry = add_element("LI", element);
    const std::uint32_t label = add_element("Lbl", entry);
    body.element = add_element("LBody", entry);
    FlatText name = flatten(field.name, name_place, label);
    if (compositor_.measure(name.text, paragraph_style(name_place)).natural > column) {
      // A long name has a line of its own.
      LineStack stack;
      stack.keep_with_next = true;
      stack.keep_together = true;
      add_lines(lines_of(name, paragraph_style(name_place), name_place), stack);
      layout_blocks(field.body, body);
    } else {
      layout_labelled(std::move(name), column, field.body, body);
    }
  }
}

}  // namespace diaoban::typeset
