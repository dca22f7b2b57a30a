// glossary and index.
#include "reader/directive.hpp"
#include "reader/index_terms.hpp"

namespace diaoban::reader {
namespace {

using document::Block;
using document::Blocks;
using document::DefinitionItem;
using document::DefinitionList;

// Whether the body has the indented form of reStructuredText: terms at the margin, definitions
// indented below. The other form is a Markdown definition list.
bool is_indented_form(const Lines& lines) {
  for (const Line& line : lines) {
    if (line.text.starts_with(": ") || line.text.starts_with(":\t")) return false;
  }
  return true;
}

// The lines [begin, end) without the indent of the first of them that is not blank.
Lines without_indent(const Lines& lines, std::size_t begin, std::size_t end) {
  std::size_t indent = std::string_view::npos;
  for (std::size_t i = begin; i < end && indent == std::string_view::npos; ++i) {
    if (!is_blank(lines[i].text)) indent = lines[i].text.find_first_not_of(" \t");
  }
  Lines out;
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t own = std::min(lines[i].text.find_first_not_of(" \t"), lines[i].text.size());
    out.push_back(lines[i].slice(std::min(indent, own)));
  }
  return out;
}

bool is_indented(const Line& line) {
  return is_blank(line.text) || line.text.starts_with(' ') || line.text.starts_with('\t');
}

// The term of a line that may end in " : x", Sphinx's key for sorting.
Line without_classifier(const Line& line) {
  const std::size_t colon = line.text.find(" : ");
  return colon == std::string_view::npos ? line : line.slice(0, colon).trimmed();
}

DefinitionList read_indented(const Lines& lines, Parser& parser) {
  DefinitionList list;
  list.tight = false;
  for (std::size_t at = 0; at < lines.size();) {
    if (is_blank(lines[at].text)) {
      ++at;
      continue;
    }
    DefinitionItem item;
    item.span = lines[at].span();
    for (; at < lines.size() && !is_indented(lines[at]); ++at) {
      item.terms.push_back(parser.inlines(without_classifier(lines[at].trimmed())));
    }
    const std::size_t begin = at;
    while (at < lines.size() && is_indented(lines[at])) ++at;
    Blocks definition = parser.blocks(without_indent(lines, begin, at));
    if (!definition.empty()) item.span.end = definition.back().span.end;
    item.definitions.push_back(std::move(definition));
    list.items.push_back(std::move(item));
  }
  return list;
}

Blocks glossary(const Directive& directive, Parser& parser) {
  Blocks blocks;
  if (is_indented_form(directive.body)) {
    DefinitionList list = read_indented(directive.body, parser);
    list.glossary = true;
    blocks.push_back(directive_block(directive, std::move(list)));
    return blocks;
  }
  blocks = parser.blocks(directive.body);
  for (Block& block : blocks) {
    if (auto* list = std::get_if<DefinitionList>(&block.node)) list->glossary = true;
  }
  return blocks;
}

Blocks index(const Directive& directive, Parser& parser) {
  (void)parser;
  document::IndexMark mark;
  if (!directive.argument.empty()) add_index_entries(directive.argument.text, mark.entries);
  for (const Line& line : directive.body) {
    if (!is_blank(line.text)) add_index_entries(line.trimmed().text, mark.entries);
  }
  document::Inlines content;
  content.push_back({{}, directive.span, {}, std::move(mark)});
  Blocks blocks;
  blocks.push_back(directive_block(directive, document::Paragraph{std::move(content)}));
  return blocks;
}

// Where the book's index is printed.
Blocks print_index(const Directive& directive, Parser& parser) {
  (void)parser;
  document::Generated node;
  node.kind = document::GeneratedKind::Index;
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(node)));
  return blocks;
}

constexpr DirectiveEntry entries[] = {
    {"glossary", glossary, "sorted", false},
    {"index", index, "", true},
    {"genindex", print_index, "", true},
    {"show-index", print_index, "", true},
};

}  // namespace

std::span<const DirectiveEntry> glossary_directives() { return entries; }

}  // namespace diaoban::reader
