// Directives of Sphinx's domains (py:function, c:type, …), of autodoc, and listings of names: the
// signature is shown as code, the description below it.
#include "reader/domains.hpp"

#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

using document::Block;
using document::Blocks;

document::Inlines signature(const Line& line) {
  document::Inlines inlines;
  inlines.push_back({{},
                     line.span(),
                     {},
                     document::Literal{document::LiteralKind::Code, std::string(line.text), {}}});
  return inlines;
}

void note_domain(const Directive& directive, Parser& parser) {
  parser.report_once(
      kinds::domain_as_code, directive.name_span,
      "'" + directive.name + "' shows its signature as code; there are no links to it");
}

// ```{py:function} name(argument)
// description
Blocks read_object(const Directive& directive, Parser& parser) {
  if (!require_argument(directive, parser)) return parser.blocks(directive.body);
  note_domain(directive, parser);
  document::DefinitionItem item;
  item.span = directive.span;
  item.terms.push_back(signature(directive.argument));
  Blocks body = parser.blocks(directive.body);
  document::DefinitionList list;
  list.tight = false;
  item.definitions.push_back(std::move(body));
  list.items.push_back(std::move(item));
  Block block = directive_block(directive, std::move(list));
  block.attributes.edit().classes.push_back("domain");
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

// autofunction, autoclass, automodule…: their text is in the program, which is never read.
Blocks read_autodoc(const Directive& directive, Parser& parser) {
  parser.report(kinds::autodoc_unread, directive.name_span,
                "'" + directive.name + "' shows only the name: programs are not read");
  document::Inlines content = signature(directive.argument);
  Blocks blocks;
  if (!directive.argument.empty()) {
    blocks.push_back(directive_block(directive, document::Paragraph{std::move(content)}));
  }
  for (Block& more : parser.blocks(directive.body)) blocks.push_back(std::move(more));
  return blocks;
}

// autosummary: a list of names.
Blocks read_names(const Directive& directive, Parser& parser) {
  parser.report(kinds::autodoc_unread, directive.name_span,
                "'" + directive.name + "' shows only the names: programs are not read");
  document::List list;
  for (const Line& line : directive.body) {
    const Line name = line.trimmed();
    if (name.empty()) continue;
    document::ListItem item;
    item.span = name.span();
    item.blocks.push_back({{}, name.span(), {}, document::Paragraph{signature(name)}});
    list.items.push_back(std::move(item));
  }
  Blocks blocks;
  if (!list.items.empty()) blocks.push_back(directive_block(directive, std::move(list)));
  return blocks;
}

constexpr std::string_view any = "*";
constexpr DirectiveEntry object{"py:object", read_object, any, false};
constexpr DirectiveEntry autodoc{"autodoc", read_autodoc, any, false};
constexpr DirectiveEntry names{"autosummary", read_names, any, true};

}  // namespace

const DirectiveEntry* domain_directive(std::string_view name) {
  if (is_domain_directive(name)) return &object;
  if (name == "autosummary" || name == "autodoc2-summary") return &names;
  for (const std::string_view known :
       {"automodule", "autoclass", "autofunction", "automethod", "autoattribute", "autodata",
        "autoexception", "autoproperty", "autodecorator", "autodoc2-object", "autodoc2-docstring",
        "doxygenfunction", "doxygenclass", "doxygenstruct", "doxygenfile"}) {
    if (name == known) return &autodoc;
  }
  return nullptr;
}

}  // namespace diaoban::reader
