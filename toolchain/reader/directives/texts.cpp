// Paragraphs with a shape of their own: rubric, centered, line-block, parsed-literal, class.
#include <algorithm>

#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

using document::Block;
using document::Blocks;

Blocks one_block(Block block) {
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

// A heading that no table of contents lists.
Blocks read_rubric(const Directive& directive, Parser& parser) {
  document::Inlines strong;
  strong.push_back({{},
                    directive.argument.span(),
                    {},
                    document::Styled{document::Style::Strong, parser.inlines(directive.argument)}});
  Block block = directive_block(directive, document::Paragraph{std::move(strong)});
  block.attributes.edit().classes.push_back("rubric");
  Blocks blocks = one_block(std::move(block));
  for (Block& more : parser.blocks(directive.body)) blocks.push_back(std::move(more));
  return blocks;
}

Blocks read_centered(const Directive& directive, Parser& parser) {
  Block block =
      directive_block(directive, document::Container{parser.blocks(body_with_argument(directive))});
  block.attributes.edit().values["align"] = "center";
  return one_block(std::move(block));
}

// Lines that keep their ends: verses, addresses. A leading "| " of reStructuredText goes.
Blocks read_lines(const Directive& directive, Parser& parser) {
  Blocks blocks;
  document::Inlines content;
  Span span;
  const auto finish = [&] {
    if (content.empty()) return;
    Block block = directive_block(directive, document::Paragraph{std::move(content)});
    block.span = span;
    block.attributes.edit().classes.push_back("line-block");
    blocks.push_back(std::move(block));
    content.clear();
  };
  for (const Line& line : directive.body) {
    Line text = line.trimmed();
    if (text.text.starts_with("| ")) text = text.slice(2);
    if (text.empty() || text.text == "|") {
      finish();
      continue;
    }
    if (content.empty()) {
      span = text.span();
    } else {
      content.push_back({{}, text.span(0, 0), {}, document::HardBreak{}});
    }
    span.end = text.span().end;
    for (document::Inline& part : parser.inlines(text)) content.push_back(std::move(part));
  }
  finish();
  return blocks;
}

// ```{class} name: what follows in its body carries the classes.
Blocks read_class(const Directive& directive, Parser& parser) {
  Blocks blocks = parser.blocks(directive.body);
  std::string_view names = directive.argument.text;
  while (!names.empty()) {
    const std::size_t end = std::min(names.size(), names.find(' '));
    for (Block& block : blocks) {
      if (end > 0) block.attributes.edit().classes.emplace_back(names.substr(0, end));
    }
    names.remove_prefix(std::min(names.size(), end + 1));
  }
  return blocks;
}

// A box that only groups what is in it.
Blocks read_group(const Directive& directive, Parser& parser) {
  Block block = directive_block(directive, document::Container{parser.blocks(directive.body)});
  block.attributes.edit().classes.push_back(directive.name);
  return one_block(std::move(block));
}

// Whether a line of reStructuredText says something else in Markdown, or nothing: directives and
// targets, roles, links, substitutions, literal blocks, underlines, grids.
bool is_foreign(const Line& line) {
  const std::string_view text = line.trimmed().text;
  if (text.starts_with("..") || text.ends_with("::") || text.starts_with("+-")) return true;
  if (text.find(":`") != std::string_view::npos || text.find("`_") != std::string_view::npos) {
    return true;
  }
  if (text.find('|') != std::string_view::npos || text.find('_') != std::string_view::npos) {
    return true;
  }
  return text.size() > 2 && text.find_first_not_of(text[0]) == std::string_view::npos;
}

// reStructuredText that says the same in Markdown is read, all other is shown as it is written.
Blocks read_foreign(const Directive& directive, Parser& parser) {
  const Lines lines = body_with_argument(directive);
  if (std::none_of(lines.begin(), lines.end(), is_foreign)) return parser.blocks(lines);
  parser.report(kinds::markup_foreign, directive.name_span,
                "reStructuredText is not read, and shown as it is written", "write it in Markdown");
  document::CodeBlock code;
  code.language = "rst";
  code.text = joined(lines, true);
  return one_block(directive_block(directive, std::move(code)));
}

constexpr DirectiveEntry entries[] = {
    {"rubric", read_rubric, "heading-level", false},
    {"centered", read_centered, "", false},
    {"line-block", read_lines, "", false},
    {"class", read_class, "", false},
    {"rst-class", read_class, "", false},
    {"cssclass", read_class, "", false},
    {"compound", read_group, "", false},
    {"hlist", read_group, "columns", false},
    {"acks", read_group, "", false},
    {"header", read_group, "", false},
    {"footer", read_group, "", false},
    {"eval-rst", read_foreign, "", true},
};

}  // namespace

std::span<const DirectiveEntry> text_directives() { return entries; }

}  // namespace diaoban::reader
