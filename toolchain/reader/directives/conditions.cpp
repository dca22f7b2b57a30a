// Content for some editions only: only, raw; and what stands for no content: meta, tags, authors.
#include "document/conditions.hpp"
#include "reader/directive.hpp"
#include "reader/html/adopt.hpp"
#include "reader/included.hpp"

namespace diaoban::reader {
namespace {

using document::Block;
using document::Blocks;

// ```{only} html and not draft
// The tree serves every edition, so the content stays in it, in a container that carries the
// condition; it is decided for each edition.
Blocks read_only(const Directive& directive, Parser& parser) {
  if (!require_argument(directive, parser)) return parser.blocks(directive.body);
  if (!document::evaluate_condition(directive.argument.text, {})) {
    parser.report(kinds::condition_broken, directive.argument.span(),
                  "'" + std::string(directive.argument.text) + "' is no condition",
                  "write words with and, or, not: html and not draft");
    return parser.blocks(directive.body);
  }
  Block block = directive_block(directive, document::Container{parser.blocks(directive.body)});
  block.attributes.edit().values[document::condition_key] = std::string(directive.argument.text);
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

// Whether `formats` ("html epub") names `wanted`.
bool names_format(std::string_view formats, std::string_view wanted) {
  while (!formats.empty()) {
    const std::size_t end = std::min(formats.size(), formats.find_first_of(" ,"));
    if (formats.substr(0, end) == wanted) return true;
    formats.remove_prefix(std::min(formats.size(), end + 1));
  }
  return false;
}

// HTML is read as the manuscript's own HTML is; other formats are for their own programs.
Blocks read_raw(const Directive& directive, Parser& parser) {
  if (!require_argument(directive, parser)) return parser.blocks(directive.body);
  Lines body = directive.body;
  if (const DirectiveOption* file = directive.option("file"); file != nullptr) {
    const auto included = read_included(file->value, file->value_span(), parser);
    body = included ? included->lines : Lines{};
  }
  const std::string format(directive.argument.text);
  if (names_format(format, "html") || names_format(format, "epub")) {
    if (parser.options().keep_html) {
      Blocks blocks;
      blocks.push_back(directive_block(directive, document::RawBlock{"html", joined(body, true)}));
      return blocks;
    }
    return body.empty() ? Blocks{} : adopt_html_block(body, directive.span, parser);
  }
  parser.report(kinds::raw_format_left_out, directive.argument.span(),
                "raw text for '" + format + "' is left out",
                "only raw text for html stands in a book");
  return {};
}

// Facts about the file for a site's head or for its authors: no text of the book.
Blocks read_aside(const Directive& directive, Parser& parser) {
  parser.report(kinds::directive_left_out, directive.name_span,
                "'" + directive.name + "' has no meaning in a book and is left out");
  return {};
}

constexpr DirectiveEntry entries[] = {
    {"only", read_only, "", false},
    {"ifconfig", read_only, "", false},
    {"raw", read_raw, "file url encoding", true},
    {"raw-cell", read_raw, "file url encoding", true},
    {"meta", read_aside, "*", true},
    {"tags", read_aside, "*", true},
    {"sectionauthor", read_aside, "*", true},
    {"moduleauthor", read_aside, "*", true},
    {"codeauthor", read_aside, "*", true},
    {"tabularcolumns", read_aside, "*", true},
    {"highlight", read_aside, "*", true},
    {"currentmodule", read_aside, "*", true},
    {"py:currentmodule", read_aside, "*", true},
    {"default-domain", read_aside, "*", true},
    {"default-role", read_aside, "*", true},
    {"sectnum", read_aside, "*", true},
    {"title", read_aside, "*", true},
    {"todolist", read_aside, "*", true},
};

}  // namespace

std::span<const DirectiveEntry> condition_directives() { return entries; }

}  // namespace diaoban::reader
