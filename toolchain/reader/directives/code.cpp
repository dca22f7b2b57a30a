// Listings: code, code-block, sourcecode, code-cell; and examples of MyST with what they give.
#include <array>

#include "reader/directive.hpp"
#include "reader/line_ranges.hpp"

namespace diaoban::reader {

namespace {

using document::Blocks;

// The lines that :emphasize-lines: names, of `count`.
std::vector<int> emphasized_lines(const Directive& directive, int count, Parser& parser) {
  const DirectiveOption* option = directive.option("emphasize-lines");
  if (option == nullptr) return {};
  auto numbers = parse_line_ranges(option->value, count);
  if (numbers) return std::move(*numbers);
  parser.report(kinds::directive_value_wrong, option->value_span(),
                "'" + option->value + "' is no list of lines", "write 1,3-5");
  return {};
}

// A notebook names its kernel, which is no language.
std::string language_of(std::string_view name) {
  return name == "ipython" || name == "ipython3" || name == "python3" ? "python"
                                                                      : std::string(name);
}

Blocks read_code(const Directive& directive, Parser& parser) {
  document::CodeBlock code;
  code.info = directive.argument.text;
  code.language = language_of(directive.argument.text);
  Lines body = directive.body;
  while (!body.empty() && is_blank(body.back().text)) body.pop_back();
  code.text = joined(body, true);
  for (const char* name : {"caption", "filename"}) {
    const DirectiveOption* option = directive.option(name);
    if (option != nullptr && code.caption.empty()) code.caption = parser.inlines(option->text);
  }
  code.line_numbers =
      directive.has("linenos") || directive.has("number-lines") || directive.has("lineno-start");
  code.first_line_number = number_option(
      directive, directive.has("lineno-start") ? "lineno-start" : "number-lines", 1, parser);
  code.emphasized = emphasized_lines(directive, static_cast<int>(body.size()), parser);
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(code)));
  return blocks;
}

// Text as it stands, which has no language: its argument is its first line.
Blocks read_literal(const Directive& directive, Parser& parser) {
  document::CodeBlock code;
  Lines body = body_with_argument(directive);
  while (!body.empty() && is_blank(body.back().text)) body.pop_back();
  code.text = joined(body, true);
  if (const DirectiveOption* caption = directive.option("caption"); caption != nullptr) {
    code.caption = parser.inlines(caption->text);
  }
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(code)));
  return blocks;
}

// ```{myst}: its text as a listing, and below as it is read.
Blocks read_example(const Directive& directive, Parser& parser) {
  document::CodeBlock code;
  code.language = "markdown";
  code.text = joined(directive.body, true);
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(code)));
  for (document::Block& block : parser.blocks(directive.body)) blocks.push_back(std::move(block));
  return blocks;
}

constexpr std::string_view options =
    "caption linenos lineno-start number-lines emphasize-lines force dedent filename tags";
constexpr std::array entries = {
    DirectiveEntry{"code", read_code, options, true},
    DirectiveEntry{"code-block", read_code, options, true},
    DirectiveEntry{"sourcecode", read_code, options, true},
    DirectiveEntry{"code-cell", read_code, "*", true},
    DirectiveEntry{"parsed-literal", read_literal, options, true},
    DirectiveEntry{"productionlist", read_literal, options, true},
    DirectiveEntry{"doctest", read_code, "*", true},
    DirectiveEntry{"testcode", read_code, "*", true},
    DirectiveEntry{"testoutput", read_code, "*", true},
    DirectiveEntry{"myst", read_example, "alt highlight", true},
    DirectiveEntry{"myst-example", read_example, "alt highlight", true},
};

}  // namespace

std::span<const DirectiveEntry> code_directives() { return entries; }

}  // namespace diaoban::reader
