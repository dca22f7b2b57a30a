// Titled blocks beside or inside the text: sidebars, topics, cards, tabs, dropdowns.
#include <initializer_list>

#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

using document::Block;
using document::Blocks;
using document::Panel;
using document::PanelKind;

Blocks one_block(Block block) {
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

Blocks panel(const Directive& directive, Parser& parser, PanelKind kind) {
  Panel node;
  node.kind = kind;
  if (!directive.argument.empty()) node.title = parser.inlines(directive.argument);
  node.blocks = parser.blocks(directive.body);
  return one_block(directive_block(directive, std::move(node)));
}

Blocks sidebar(const Directive& d, Parser& p) { return panel(d, p, PanelKind::Sidebar); }
Blocks margin(const Directive& d, Parser& p) { return panel(d, p, PanelKind::Margin); }
Blocks topic(const Directive& d, Parser& p) { return panel(d, p, PanelKind::Topic); }
Blocks aside(const Directive& d, Parser& p) { return panel(d, p, PanelKind::Aside); }
Blocks tab(const Directive& d, Parser& p) { return panel(d, p, PanelKind::Tab); }
Blocks dropdown(const Directive& d, Parser& p) { return panel(d, p, PanelKind::Dropdown); }

// The index of the first line that is only `mark` repeated (three times or more), or the end.
std::size_t find_rule(const Lines& lines, char mark, std::size_t from) {
  for (std::size_t i = from; i < lines.size(); ++i) {
    const Line line = lines[i].trimmed();
    if (line.text.size() >= 3 && line.text.find_first_not_of(mark) == std::string_view::npos) {
      return i;
    }
  }
  return lines.size();
}

Lines part(const Lines& lines, std::size_t begin, std::size_t end) {
  return Lines(lines.begin() + static_cast<std::ptrdiff_t>(begin),
               lines.begin() + static_cast<std::ptrdiff_t>(end));
}

// A link on the whole card or button stands in the text as a link of its own, so that no edition
// loses it.
void add_link(const Directive& directive, document::Inlines text, Blocks& blocks) {
  const DirectiveOption* option = directive.option("link");
  if (option == nullptr) option = directive.option("url");
  if (option == nullptr || option->value.empty()) return;
  const std::string type = directive.value("link-type");
  document::Inlines content;
  const Span span = option->value_span();
  if (type == "doc" || type == "ref" || type == "any") {
    document::Reference reference;
    reference.kind = type == "doc"   ? document::ReferenceKind::Doc
                     : type == "ref" ? document::ReferenceKind::Ref
                                     : document::ReferenceKind::Any;
    reference.role = type;
    reference.target = option->value;
    reference.title = std::move(text);
    content.push_back({{}, span, {}, std::move(reference)});
  } else {
    document::Link link;
    link.destination = option->value;
    link.children = std::move(text);
    if (link.children.empty()) {
      link.children.push_back({{}, span, {}, document::Text{option->value}});
    }
    content.push_back({{}, span, {}, std::move(link)});
  }
  blocks.push_back({{}, span, {}, document::Paragraph{std::move(content)}});
}

// Pictures that options put before or behind the text of a card.
void add_pictures(const Directive& directive, std::initializer_list<const char*> names,
                  Blocks& blocks) {
  for (const char* name : names) {
    const DirectiveOption* option = directive.option(name);
    if (option == nullptr || option->value.empty()) continue;
    const Span span = option->value_span();
    document::Image image;
    image.source = option->value;
    image.alternative = directive.value("img-alt");
    document::Paragraph paragraph;
    paragraph.children.push_back({{}, span, {}, std::move(image)});
    blocks.push_back({{}, span, {}, std::move(paragraph)});
  }
}

// The lines before a line of ^^^ are the card's header, those after one of +++ its footer.
Blocks card(const Directive& directive, Parser& parser) {
  const std::size_t head = find_rule(directive.body, '^', 0);
  const bool has_head = head < directive.body.size();
  const std::size_t begin = has_head ? head + 1 : 0;
  const std::size_t foot = find_rule(directive.body, '+', begin);
  Panel node;
  node.kind = PanelKind::Card;
  if (!directive.argument.empty()) node.title = parser.inlines(directive.argument);
  add_pictures(directive, {"img-background", "img-top"}, node.blocks);
  if (const DirectiveOption* header = directive.option("header"); header != nullptr) {
    document::Paragraph paragraph{parser.inlines(header->text)};
    node.blocks.push_back({{}, header->value_span(), {}, std::move(paragraph)});
  }
  if (has_head) {
    for (Block& block : parser.blocks(part(directive.body, 0, head))) {
      node.blocks.push_back(std::move(block));
    }
  }
  for (Block& block : parser.blocks(part(directive.body, begin, foot))) {
    node.blocks.push_back(std::move(block));
  }
  add_link(directive,
           directive.argument.empty() ? document::Inlines{} : parser.inlines(directive.argument),
           node.blocks);
  add_pictures(directive, {"img-bottom"}, node.blocks);
  Lines footer;
  if (foot < directive.body.size()) {
    footer = part(directive.body, foot + 1, directive.body.size());
  }
  if (const DirectiveOption* option = directive.option("footer"); option != nullptr) {
    footer.insert(footer.begin(), option->text.begin(), option->text.end());
  }
  if (!footer.empty()) node.footer = parser.inlines(std::move(footer));
  return one_block(directive_block(directive, std::move(node)));
}

// A box whose own looks only a screen has: its class is the directive's name.
Blocks box(const Directive& directive, Parser& parser) {
  Block block = directive_block(directive, document::Container{parser.blocks(directive.body)});
  block.attributes.edit().classes.insert(block.attributes.edit().classes.begin(), directive.name);
  return one_block(std::move(block));
}

// A box whose argument is only numbers of columns, never text.
Blocks grid(const Directive& directive, Parser& parser) { return box(directive, parser); }

Blocks button(const Directive& directive, Parser& parser) {
  Blocks blocks;
  document::Inlines text =
      directive.body.empty() ? document::Inlines{} : parser.inlines(directive.body);
  const bool is_reference = directive.name == "button-ref";
  Directive linked = directive;
  linked.options.push_back(
      {"link", std::string(directive.argument.text), directive.name_span, {directive.argument}});
  if (is_reference) {
    linked.options.push_back(
        {"link-type",
         directive.has("ref-type") ? directive.value("ref-type") : std::string("any"),
         directive.name_span,
         {directive.argument}});
  }
  add_link(linked, std::move(text), blocks);
  return blocks;
}

// Options of sphinx-design, mystmd and sphinx-inline-tabs. Most tell the look of a screen, which a
// book does not have.
constexpr std::string_view card_options =
    "header footer url width margin text-align shadow link link-type link-alt img-top img-bottom "
    "img-background img-alt class-container class-row class-item class-card class-header "
    "class-body class-title class-footer class-img-top class-img-bottom columns padding outline "
    "child-direction child-align";
constexpr std::string_view grid_options =
    "gutter margin padding outline reverse columns child-direction child-align class-container "
    "class-row class-item";
constexpr std::string_view tab_options =
    "sync selected new-set key class-container class-label class-content";
constexpr std::string_view tab_set_options = "sync-group no-sync class-set class-item";
constexpr std::string_view dropdown_options =
    "open color icon animate margin chevron class-container class-title class-body";
constexpr std::string_view button_options =
    "ref-type color outline expand click-parent tooltip shadow";

constexpr DirectiveEntry entries[] = {
    {"sidebar", sidebar, "subtitle", false},
    {"margin", margin, "", false},
    {"topic", topic, "", false},
    {"aside", aside, "", false},
    {"dropdown", dropdown, dropdown_options, false},
    {"details", dropdown, dropdown_options, false},
    {"card", card, card_options, false},
    {"grid-item-card", card, card_options, false},
    {"card-carousel", grid, grid_options, false},
    {"grid", grid, grid_options, false},
    {"grid-item", grid, grid_options, false},
    {"tab-set", box, tab_set_options, false},
    {"tab-set-code", box, tab_set_options, false},
    {"tabs", box, tab_set_options, false},
    {"tab-item", tab, tab_options, false},
    {"tab", tab, tab_options, false},
    {"group-tab", tab, tab_options, false},
    {"button-link", button, button_options, false},
    {"button-ref", button, button_options, false},
};

}  // namespace

std::span<const DirectiveEntry> panel_directives() { return entries; }

}  // namespace diaoban::reader
