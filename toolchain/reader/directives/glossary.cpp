// glossary and index.
#include "reader/directive.hpp"

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

// A term line may end in " : classifier", which stays part of the text.
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
      item.terms.push_back(parser.inlines(lines[at].trimmed()));
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

std::vector<std::string> split_terms(std::string_view text, char mark) {
  std::vector<std::string> terms;
  while (true) {
    const std::size_t end = text.find(mark);
    std::string_view term = text.substr(0, end);
    while (term.starts_with(' ')) term.remove_prefix(1);
    while (term.ends_with(' ')) term.remove_suffix(1);
    if (!term.empty()) terms.emplace_back(term);
    if (end == std::string_view::npos) return terms;
    text.remove_prefix(end + 1);
  }
}

// "single: a; b", "pair: a; b", "triple: a; b; c", "see: a; b", "seealso: a; b", or "a, b".
void add_entries(std::string_view text, std::vector<document::IndexEntry>& entries) {
  std::string kind = "single";
  std::string_view rest = text;
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view word = text.substr(0, colon);
    for (const char* known : {"single", "pair", "triple", "see", "seealso"}) {
      if (word == known) {
        kind = known;
        rest = text.substr(colon + 1);
      }
    }
  }
  document::IndexEntry entry;
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest.starts_with('!')) {
    entry.main = true;
    rest.remove_prefix(1);
  }
  const std::vector<std::string> terms = split_terms(rest, ';');
  if (terms.empty()) return;
  if (kind == "see" || kind == "seealso") {
    entry.terms = {terms[0]};
    (kind == "see" ? entry.see : entry.see_also) = terms.size() > 1 ? terms[1] : "";
    entries.push_back(std::move(entry));
  } else if (kind == "pair" || kind == "triple") {
    // Every term becomes a main entry with the others below it.
    for (std::size_t i = 0; i < terms.size(); ++i) {
      document::IndexEntry turned = entry;
      for (std::size_t k = 0; k < terms.size(); ++k) {
        turned.terms.push_back(terms[(i + k) % terms.size()]);
      }
      entries.push_back(std::move(turned));
    }
  } else if (colon == std::string_view::npos && terms.size() == 1) {
    for (std::string& term : split_terms(terms[0], ',')) {
      document::IndexEntry single = entry;
      single.terms = {std::move(term)};
      entries.push_back(std::move(single));
    }
  } else {
    entry.terms = terms;
    entries.push_back(std::move(entry));
  }
}

Blocks index(const Directive& directive, Parser& parser) {
  (void)parser;
  document::IndexMark mark;
  if (!directive.argument.empty()) add_entries(directive.argument.text, mark.entries);
  for (const Line& line : directive.body) {
    if (!is_blank(line.text)) add_entries(line.trimmed().text, mark.entries);
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
