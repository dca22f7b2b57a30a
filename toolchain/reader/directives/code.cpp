// Listings: code, code-block, sourcecode, code-cell.
#include <algorithm>
#include <array>
#include <charconv>

#include "reader/directive.hpp"

namespace diaoban::reader {

namespace {

using document::Blocks;

// "1,3-5" as line numbers; parts that are none are reported.
std::vector<int> line_numbers(const Directive& directive, Parser& parser) {
  std::vector<int> numbers;
  const DirectiveOption* option = directive.option("emphasize-lines");
  if (option == nullptr) return numbers;
  const auto number = [](std::string_view text, int& out) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && stop == text.data() + text.size();
  };
  std::string_view rest = option->value;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.size(), rest.find(','));
    const std::string_view part = rest.substr(0, comma);
    const std::size_t dash = part.find('-');
    int first = 0;
    int last = 0;
    const bool good = number(part.substr(0, dash), first) &&
                      (dash == std::string_view::npos ? (last = first, true)
                                                      : number(part.substr(dash + 1), last));
    if (good && first >= 1 && last >= first && last - first < 100000) {
      for (int i = first; i <= last; ++i) numbers.push_back(i);
    } else {
      parser.report(kinds::directive_value_wrong, option->value_line.span(),
                    "'" + std::string(part) + "' is no line number or range of lines");
    }
    rest.remove_prefix(std::min(rest.size(), comma + 1));
  }
  return numbers;
}

Blocks read_code(const Directive& directive, Parser& parser) {
  document::CodeBlock code;
  code.language = directive.argument.text;
  code.info = code.language;
  Lines body = directive.body;
  while (!body.empty() && is_blank(body.back().text)) body.pop_back();
  code.text = joined(body, true);
  if (const DirectiveOption* caption = directive.option("caption")) {
    code.caption = parser.inlines(caption->value_line);
  }
  code.line_numbers =
      directive.has("linenos") || directive.has("number-lines") || directive.has("lineno-start");
  code.first_line_number = number_option(
      directive, directive.has("lineno-start") ? "lineno-start" : "number-lines", 1, parser);
  code.emphasized = line_numbers(directive, parser);
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(code)));
  return blocks;
}

constexpr std::string_view options =
    "caption linenos lineno-start number-lines emphasize-lines force dedent filename tags";
constexpr std::array entries = {
    DirectiveEntry{"code", read_code, options, true},
    DirectiveEntry{"code-block", read_code, options, true},
    DirectiveEntry{"sourcecode", read_code, options, true},
    DirectiveEntry{"code-cell", read_code, "*", true},
};

}  // namespace

std::span<const DirectiveEntry> code_directives() { return entries; }

}  // namespace diaoban::reader
