// Blocks in a frame or apart from the text: quotations, admonitions, panels, proofs.
#include <algorithm>

#include "resolve/language.hpp"
#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {
namespace {

// `color` as a ground: `share` of it over white.
Color tint_of(Color color, double share) {
  const auto mix = [share](std::uint8_t value) {
    return static_cast<std::uint8_t>(255 - (255 - value) * share);
  };
  return {mix(color.red), mix(color.green), mix(color.blue)};
}

const project::AdmonitionLook& look_of(const project::Theme& theme, document::AdmonitionKind kind) {
  using document::AdmonitionKind;
  switch (kind) {
    case AdmonitionKind::Note:
    case AdmonitionKind::Important:
    case AdmonitionKind::SeeAlso:
    case AdmonitionKind::Todo:
    case AdmonitionKind::Generic:
    case AdmonitionKind::VersionAdded:
    case AdmonitionKind::VersionChanged:
      return theme.note;
    case AdmonitionKind::Hint:
    case AdmonitionKind::Tip:
      return theme.tip;
    case AdmonitionKind::Attention:
    case AdmonitionKind::Caution:
    case AdmonitionKind::Warning:
    case AdmonitionKind::Deprecated:
      return theme.warning;
    case AdmonitionKind::Danger:
    case AdmonitionKind::Error:
    case AdmonitionKind::VersionRemoved:
      return theme.danger;
  }
  return theme.note;
}

}  // namespace

void Setter::layout_quote(const document::Block& block, const document::Quote& quote,
                          const BlockPlace& outer) {
  const double half = theme().body.leading.pt() / 2;
  // Indented at the left only: at the right its lines end with those of the text around it.
  const double indent = allowed_indent(outer, theme().quote_indent_em * theme().body.size.pt());
  BlockPlace place = outer;
  place.look = theme().quote;
  if (outer.look.size < theme().body.size) {
    place.look.size = outer.look.size;
    place.look.leading = outer.look.leading;
  }
  place.element = add_element("BlockQuote", outer.element, block.id);
  place.left += indent;
  place.width = outer.width - indent;
  place.first_indent = outer.first_indent > 0 ? theme().indent_em * place.look.size.pt() : 0;
  place.on_grid = false;
  ask_space(half);
  layout_blocks(quote.blocks, place);
  if (!quote.attribution.empty()) {
    BlockPlace name = place;
    name.first_indent = 0;
    name.setting = Setting::Right;
    const std::uint32_t element = add_element("P", place.element);
    FlatText flat = flatten("——", name.look, {});  // an ornament, not the author's text
    append_text(flat, flatten(quote.attribution, name, element));
    LineStack stack;
    stack.keep_together = true;
    ask_break(break_cost::forbidden);
    add_lines(lines_of(flat, paragraph_style(name), name), stack);
  }
  ask_space(half);
}

void Setter::layout_titled(const document::Inlines& title, const std::string& plain_title,
                           const BlockPlace& place, Color color) {
  if (title.empty() && plain_title.empty()) return;
  BlockPlace head = place;
  head.look.role = "sans-bold";
  head.look.color = color;
  head.first_indent = 0;
  head.setting = Setting::Left;
  const std::uint32_t element = add_element("P", place.element);
  FlatText flat =
      title.empty() ? flatten(plain_title, head.look, {element}) : flatten(title, head, element);
  LineStack stack;
  stack.keep_together = true;
  stack.keep_with_next = true;
  add_lines(lines_of(flat, paragraph_style(head), head), stack);
}

void Setter::layout_framed(const Frame& frame, double inset, double space, const BlockPlace& outer,
                           const std::function<void(BlockPlace)>& work) {
  Frame placed = frame;
  placed.parent = outer.frame;
  placed.left = outer.left;
  placed.width = outer.width;
  BlockPlace place = outer;
  place.frame = add_frame(placed);
  const double allowed = allowed_indent(outer, 2 * inset) / 2;
  place.left += allowed;
  place.width = outer.width - 2 * allowed;
  place.on_grid = false;
  ask_space(space);
  work(place);
  flush_marks();
  ask_space(space);
}

void Setter::layout_admonition(const document::Block& block, const document::Admonition& admonition,
                               const BlockPlace& outer) {
  const project::AdmonitionLook& look = look_of(theme(), admonition.kind);
  Frame frame;
  frame.has_tint = true;
  frame.tint = tint_of(look.color, 0.045);
  frame.rule = look.rule;
  frame.rule_width = 2.5;
  frame.rule_color = look.color;
  frame.pad_above = frame.pad_below = 5;
  const std::uint32_t element = add_element("Div", outer.element, block.id);
  layout_framed(frame, 12, theme().body.leading.pt() / 2, outer, [&](BlockPlace place) {
    place.element = element;
    const project::TextLook& text = theme().admonition;
    if (text.size < outer.look.size) place.look = text;
    place.first_indent = 0;
    place.paragraph_space = place.look.leading.pt() / 4;
    std::string title = resolve::admonition_title(book_.language, admonition);
    if (!admonition.title.empty()) title.clear();
    layout_titled(admonition.title, title, place, look.color);
    layout_blocks(admonition.blocks, place);
  });
}

void Setter::layout_panel(const document::Block& block, const document::Panel& panel,
                          const BlockPlace& outer) {
  Frame frame;
  frame.rule_color = theme().listing_rule;
  frame.pad_above = frame.pad_below = 6;
  if (panel.kind == document::PanelKind::Tab) {
    frame.rule = "solid";
    frame.rule_width = 1;
  } else {
    frame.has_box = true;
  }
  const std::uint32_t element = add_element("Div", outer.element, block.id);
  layout_framed(frame, 12, theme().body.leading.pt() / 2, outer, [&](BlockPlace place) {
    place.element = element;
    const project::TextLook& text = theme().admonition;
    if (text.size < outer.look.size) place.look = text;
    place.first_indent = 0;
    place.paragraph_space = place.look.leading.pt() / 4;
    layout_titled(panel.title, {}, place, theme().ink);
    layout_blocks(panel.blocks, place);
    if (!panel.footer.empty()) {
      BlockPlace foot = place;
      foot.look.color = theme().muted;
      const std::uint32_t footer = add_element("P", element);
      FlatText flat = flatten(panel.footer, foot, footer);
      add_lines(lines_of(flat, paragraph_style(foot), foot), {});
    }
  });
}

void Setter::layout_proof(const document::Block& block, const document::Proof& proof,
                          const BlockPlace& outer) {
  BlockPlace place = outer;
  place.element = add_element("Div", outer.element, block.id);
  place.on_grid = false;
  const double half = theme().body.leading.pt() / 2;
  const auto number = book_.input.facts.numbers.find(block.id);
  std::string label = proof.kind;
  if (number != book_.input.facts.numbers.end()) {
    label = number->second.label;
  } else if (resolve::has_word(proof.kind)) {
    label = word(proof.kind);
  }
  ask_space(half);
  BlockPlace head = place;
  head.look.role = "sans-bold";
  head.first_indent = 0;
  const std::uint32_t element = add_element("P", place.element);
  FlatText flat = flatten(label, head.look, {element});
  if (!proof.title.empty()) {
    append_text(flat, flatten("\u2003", head.look, {element}));
    append_text(flat, flatten(proof.title, head, element));
  }
  LineStack stack;
  stack.keep_together = true;
  stack.keep_with_next = true;
  add_lines(lines_of(flat, paragraph_style(head), head), stack);
  layout_blocks(proof.blocks, place);
  flush_marks();
  ask_space(half);
}

}  // namespace diaoban::typeset
