// mermaid, graphviz and plantuml: the source of a diagram that another program would draw.
#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

std::string_view language_of(std::string_view name) {
  if (name == "mermaid") return "mermaid";
  if (name == "uml" || name == "plantuml") return "plantuml";
  return "dot";
}

// digraph and graph give only the inside of the braces; their name is the argument.
std::string source_of(const Directive& directive) {
  std::string source = joined(directive.body, true);
  if (directive.name != "digraph" && directive.name != "graph") return source;
  return directive.name + " " + std::string(directive.argument.text) + " {\n" + source + "}\n";
}

// A figure whose content will be drawn.
document::Blocks drawn_diagram(const Directive& directive, document::CodeBlock code,
                               Parser& parser) {
  document::Figure figure;
  figure.content.push_back({{}, directive.span, {}, std::move(code)});
  if (const DirectiveOption* caption = directive.option("caption"); caption != nullptr) {
    figure.caption = parser.inlines(caption->text);
  }
  document::Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(figure)));
  blocks.back().attributes.edit().classes.emplace_back("diagram");
  return blocks;
}

document::Blocks diagram(const Directive& directive, Parser& parser) {
  document::CodeBlock code;
  code.language = language_of(directive.name);
  code.text = source_of(directive);
  if (parser.options().drawn.contains(code.language)) {
    return drawn_diagram(directive, std::move(code), parser);
  }
  if (const DirectiveOption* caption = directive.option("caption"); caption != nullptr) {
    code.caption = parser.inlines(caption->text);
  }
  parser.report(kinds::diagram_as_code, directive.name_span,
                "the diagram of '" + directive.name + "' is shown as its source",
                "name its program in [commands] of book.toml, or show an SVG as a figure");
  document::Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(code)));
  return blocks;
}

constexpr std::string_view any = "*";

constexpr DirectiveEntry entries[] = {
    {"mermaid", diagram, any, true}, {"graphviz", diagram, any, true},
    {"digraph", diagram, any, true}, {"graph", diagram, any, true},
    {"uml", diagram, any, true},     {"plantuml", diagram, any, true},
};

}  // namespace

std::span<const DirectiveEntry> diagram_directives() { return entries; }

}  // namespace diaoban::reader
