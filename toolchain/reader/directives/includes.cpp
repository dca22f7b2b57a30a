// include and literalinclude: other files of the book, as manuscript or as a listing.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "reader/directive.hpp"
#include "reader/directives/unified_diff.hpp"
#include "reader/front_matter.hpp"
#include "reader/included.hpp"
#include "reader/line_ranges.hpp"

namespace diaoban::reader {
namespace {

using document::Block;
using document::Blocks;

// Nested includes are cut here whatever the files are called.
constexpr std::size_t deepest_include = 20;

std::size_t find_line(const Lines& lines, std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < lines.size(); ++i) {
    if (lines[i].text.find(text) != std::string_view::npos) return i;
  }
  return lines.size();
}

// Reports an option whose text stands in no line of the file.
void report_not_found(const DirectiveOption& option, Parser& parser) {
  parser.report(kinds::include_part_missing, option.value_span(),
                "no line of the file holds '" + option.value + "'");
}

// Whether nothing but a comment stands on the line: it was put there to be found.
bool is_comment(const Line& line) {
  const std::string_view text = line.trimmed().text;
  const bool is_html = text.starts_with("<!--") && text.find("-->") == text.size() - 3;
  return text.starts_with('%') || is_html;
}

enum class Cut : std::uint8_t {
  Lines,  // of a listing: a line with a marker is in or out as a whole
  Text,   // of manuscript: what stands beside a marker in its line is text, unless in a comment
};

// The lines that start-line, end-line, start-after, start-at, end-before and end-at leave.
Lines cut_lines(Lines lines, Cut cut, const Directive& directive, Parser& parser) {
  const auto size = static_cast<int>(lines.size());
  int first = number_option(directive, "start-line", 0, parser);
  int last = number_option(directive, "end-line", size, parser);
  // Negative numbers count from the end, as slices do.
  if (first < 0) first = std::max(0, size + first);
  if (last < 0) last = std::max(0, size + last);
  first = std::min(first, size);
  last = std::clamp(last, first, size);
  lines = Lines(lines.begin() + first, lines.begin() + last);

  std::size_t begin = 0;
  for (const char* name : {"start-after", "start-at"}) {
    const DirectiveOption* option = directive.option(name);
    if (option == nullptr || option->value.empty()) continue;
    const std::size_t found = find_line(lines, option->value, 0);
    if (found == lines.size()) {
      report_not_found(*option, parser);
      continue;
    }
    begin = found;
    if (std::string_view(name) == "start-at") continue;
    if (cut == Cut::Lines || is_comment(lines[found])) {
      ++begin;
    } else {
      lines[found] =
          lines[found].slice(lines[found].text.find(option->value) + option->value.size());
    }
  }
  std::size_t end = lines.size();
  for (const char* name : {"end-before", "end-at"}) {
    const DirectiveOption* option = directive.option(name);
    if (option == nullptr || option->value.empty()) continue;
    const std::size_t found = find_line(lines, option->value, begin);
    if (found == lines.size()) {
      report_not_found(*option, parser);
      continue;
    }
    end = found + 1;
    if (std::string_view(name) == "end-at") continue;
    if (cut == Cut::Lines || is_comment(lines[found])) {
      --end;
    } else {
      lines[found] = lines[found].slice(0, lines[found].text.find(option->value));
    }
  }
  begin = std::min(begin, end);
  return Lines(lines.begin() + static_cast<std::ptrdiff_t>(begin),
               lines.begin() + static_cast<std::ptrdiff_t>(end));
}

// The common indent, or the given number of columns, taken away.
Lines dedented(const Lines& lines, const Directive& directive, Parser& parser) {
  if (!directive.has("dedent")) return lines;
  std::size_t columns = SIZE_MAX;
  if (!directive.value("dedent").empty()) {
    columns = static_cast<std::size_t>(std::max(0, number_option(directive, "dedent", 0, parser)));
  } else {
    for (const Line& line : lines) {
      if (!is_blank(line.text)) columns = std::min(columns, line.text.find_first_not_of(" \t"));
    }
  }
  Lines out;
  for (const Line& line : lines) {
    const std::size_t indent = std::min(line.text.find_first_not_of(" \t"), line.text.size());
    out.push_back(line.slice(std::min(columns, indent)));
  }
  return out;
}

std::string language_of(const Directive& directive, const std::string& path) {
  for (const char* name : {"language", "code", "lexer"}) {
    if (!directive.value(name).empty()) return directive.value(name);
  }
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return has_ending ? path.substr(dot + 1) : std::string();
}

Lines chosen_lines(Lines lines, const Directive& directive, Parser& parser) {
  const DirectiveOption* option = directive.option("lines");
  if (option == nullptr) return lines;
  const auto numbers = parse_line_ranges(option->value, static_cast<int>(lines.size()));
  if (!numbers) {
    parser.report(kinds::directive_value_wrong, option->value_span(),
                  "'" + option->value + "' is no list of lines");
    return lines;
  }
  Lines chosen;
  for (const int number : *numbers) chosen.push_back(lines[static_cast<std::size_t>(number - 1)]);
  return chosen;
}

// The number of the first of `lines` in its file, whose lines are `all`.
int number_in_file(const Lines& lines, const Lines& all) {
  if (lines.empty()) return 1;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Line& line) {
    return line.offset == lines.front().offset;
  });
  return static_cast<int>(found - all.begin()) + 1;
}

// pyobject would need a parser of Python: the whole file is shown, and that is said.
void note_pyobject(const Directive& directive, Parser& parser) {
  const DirectiveOption* option = directive.option("pyobject");
  if (option == nullptr) return;
  parser.report(kinds::include_whole, option->name_span,
                "the whole file is shown, not only '" + option->value + "'");
}

document::CodeBlock listing(const Lines& lines, const Directive& directive, const std::string& path,
                            Parser& parser) {
  document::CodeBlock code;
  code.language = language_of(directive, path);
  code.text = joined(lines, true);
  code.line_numbers = directive.has("linenos") || directive.has("lineno-start") ||
                      directive.has("lineno-match") || directive.has("number-lines");
  code.first_line_number = number_option(directive, "lineno-start", 1, parser);
  if (const DirectiveOption* option = directive.option("emphasize-lines"); option != nullptr) {
    const auto numbers = parse_line_ranges(option->value, static_cast<int>(lines.size()));
    if (numbers) {
      code.emphasized = *numbers;
    } else {
      parser.report(kinds::directive_value_wrong, option->value_span(),
                    "'" + option->value + "' is no list of lines");
    }
  }
  if (const DirectiveOption* option = directive.option("caption"); option != nullptr) {
    code.caption =
        option->value.empty() ? parser.inlines(directive.argument) : parser.inlines(option->text);
  }
  return code;
}

// :diff: shows what changed since another file, whole.
Blocks difference(const Directive& directive, const IncludedFile& file, Parser& parser) {
  const DirectiveOption& option = *directive.option("diff");
  const auto older = read_included(option.value, option.value_span(), parser);
  if (!older) return {};
  document::CodeBlock code = listing({}, directive, file.path, parser);
  code.language = "diff";
  code.text = unified_diff(older->lines, older->path, file.lines, file.path);
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(code)));
  return blocks;
}

Blocks literal_include(const Directive& directive, Parser& parser) {
  if (!require_argument(directive, parser)) return {};
  const auto file = read_included(directive.argument.text, directive.argument.span(), parser);
  if (!file) return {};
  if (!directive.value("diff").empty()) return difference(directive, *file, parser);
  note_pyobject(directive, parser);
  Lines lines =
      cut_lines(chosen_lines(file->lines, directive, parser), Cut::Lines, directive, parser);
  const int first = number_in_file(lines, file->lines);
  lines = dedented(lines, directive, parser);
  if (const DirectiveOption* option = directive.option("prepend"); option != nullptr) {
    lines.insert(lines.begin(), option->text.begin(), option->text.end());
  }
  if (const DirectiveOption* option = directive.option("append"); option != nullptr) {
    lines.insert(lines.end(), option->text.begin(), option->text.end());
  }
  document::CodeBlock code = listing(lines, directive, file->path, parser);
  if (directive.has("lineno-match")) code.first_line_number = first;
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(code)));
  return blocks;
}

Blocks include(const Directive& directive, Parser& parser) {
  if (directive.has("literal") || directive.has("code")) return literal_include(directive, parser);
  if (!require_argument(directive, parser)) return {};
  const Span place = directive.argument.span();
  const auto file = read_included(directive.argument.text, place, parser);
  if (!file) return {};
  std::vector<std::string>& including = parser.including();
  const bool loops = file->path == parser.path() ||
                     std::find(including.begin(), including.end(), file->path) != including.end();
  if (loops || including.size() >= deepest_include) {
    parser.report(kinds::include_loop, place, "'" + file->path + "' is already being included");
    return {};
  }
  including.push_back(file->path);
  Lines lines = file->lines;
  if (const std::size_t matter = front_matter_lines(lines); matter > 0) {
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(matter));
  }
  if (directive.has("relative-docs") || directive.has("relative-images")) {
    parser.rebase(file->source, {file->path, directive.value("relative-docs"),
                                 directive.has("relative-docs"), directive.has("relative-images")});
  }
  lines = chosen_lines(std::move(lines), directive, parser);
  Blocks blocks = parser.blocks(cut_lines(std::move(lines), Cut::Text, directive, parser));
  including.pop_back();
  const int deeper = number_option(directive, "heading-offset", 0, parser);
  for (Block& block : blocks) {
    auto* heading = std::get_if<document::Heading>(&block.node);
    if (heading != nullptr) heading->level = std::clamp(heading->level + deeper, 1, 6);
  }
  return blocks;
}

constexpr DirectiveEntry entries[] = {
    {"include", include,
     "start-line end-line start-after end-before start-at end-at literal code language lexer "
     "number-lines relative-docs relative-images heading-offset encoding parser tab-width lines",
     true},
    {"literalinclude", literal_include,
     "language lines start-after end-before start-at end-at start-line end-line pyobject diff "
     "emphasize-lines linenos lineno-start lineno-match caption dedent encoding force tab-width "
     "append prepend",
     true},
};

}  // namespace

std::span<const DirectiveEntry> include_directives() { return entries; }

}  // namespace diaoban::reader
