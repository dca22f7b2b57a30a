// Implements the imports of GitBook's plugin include-codeblock.
#include "reader/dialects/imports.hpp"

#include <algorithm>
#include <optional>

#include "reader/included.hpp"
#include "reader/line_ranges.hpp"

namespace diaoban::reader {
namespace {

// [import:"main", title:"src/a.js"](./src/a.js)
struct Import {
  std::string_view indent;
  std::string_view options;
  Line path;
  Span span;
};

std::optional<Import> find_import(const Line& line) {
  const Line text = line.trimmed();
  for (const std::string_view word : {"[import", "[include"}) {
    if (!text.text.starts_with(word)) continue;
    const std::size_t close = text.text.find("](");
    if (close == std::string_view::npos || !text.text.ends_with(')')) return std::nullopt;
    const std::string_view options = text.text.substr(word.size(), close - word.size());
    if (!options.empty() && options.front() != ':' && options.front() != ',') return std::nullopt;
    Import found;
    found.indent = line.text.substr(0, line.text.find('['));
    found.options = options;
    found.path = text.slice(close + 2, text.text.size() - 1).trimmed();
    found.span = text.span();
    if (found.path.text.find_first_of("()") != std::string_view::npos) return std::nullopt;
    return found;
  }
  return std::nullopt;
}

// The value of `key:"value"` or `key:value` in the options, or "".
std::string_view option_value(std::string_view options, std::string_view key) {
  for (std::size_t at = options.find(key); at != std::string_view::npos;
       at = options.find(key, at + 1)) {
    const bool begins = at == 0 || options[at - 1] == ' ' || options[at - 1] == ',';
    std::string_view rest = options.substr(at + key.size());
    if (!begins || !rest.starts_with(':')) continue;
    rest.remove_prefix(1);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      return rest.substr(1, rest.find(rest.front(), 1) - 1);
    }
    return rest.substr(0, rest.find_first_of(", "));
  }
  return {};
}

// What stands directly after "import:", quoted: the name of a marker; bare: lines "3-8".
std::string_view direct_value(std::string_view options, bool& quoted) {
  quoted = false;
  if (!options.starts_with(':')) return {};
  options.remove_prefix(1);
  while (options.starts_with(' ')) options.remove_prefix(1);
  if (options.starts_with('"') || options.starts_with('\'')) {
    quoted = true;
    return options.substr(1, options.find(options.front(), 1) - 1);
  }
  const std::string_view word = options.substr(0, options.find_first_of(", "));
  return word.find(':') == std::string_view::npos ? word : std::string_view();
}

// The name in a comment line such as "//! [main]", or "".
std::string_view marker_in(std::string_view text) {
  const std::size_t open = text.find("! [");
  if (open == std::string_view::npos) return {};
  const std::size_t close = text.find(']', open);
  if (close == std::string_view::npos) return {};
  return text.substr(open + 3, close - open - 3);
}

std::optional<Lines> between_markers(const Lines& lines, std::string_view marker) {
  Lines kept;
  bool inside = false;
  bool found = marker.empty();
  for (const Line& line : lines) {
    const std::string_view name = marker_in(line.text);
    if (!name.empty()) {
      if (name == marker) {
        inside = !inside;
        found = true;
      }
    } else if (inside || marker.empty()) {
      kept.push_back(line);
    }
  }
  if (!found) return std::nullopt;
  return kept;
}

std::string ending_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string() : std::string(path.substr(dot + 1));
}

// A fence of backticks longer than any in the lines.
std::string fence_around(const Lines& lines) {
  std::size_t longest = 2;
  for (const Line& line : lines) {
    std::size_t run = 0;
    for (const char c : line.text) {
      run = c == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
  }
  return std::string(longest + 1, '`');
}

std::optional<Lines> chosen_lines(const Import& import, const IncludedFile& file, Parser& parser) {
  bool quoted = false;
  const std::string_view direct = direct_value(import.options, quoted);
  std::string_view marker = option_value(import.options, "marker");
  if (quoted) marker = direct;
  if (!direct.empty() && !quoted) {
    const auto numbers = parse_line_ranges(direct, static_cast<int>(file.lines.size()));
    if (numbers) {
      Lines kept;
      for (const int number : *numbers) {
        kept.push_back(file.lines[static_cast<std::size_t>(number) - 1]);
      }
      return kept;
    }
  }
  std::optional<Lines> kept = between_markers(file.lines, marker);
  if (!kept) {
    parser.report(kinds::include_part_missing, import.span,
                  "'" + file.path + "' has no marker '" + std::string(marker) + "'");
  }
  return kept;
}

bool expand_import(const Import& import, Lines& out, Parser& parser) {
  const auto file = read_included(import.path.text, import.path.span(), parser);
  if (!file) return false;
  const std::optional<Lines> lines = chosen_lines(import, *file, parser);
  if (!lines) return false;
  const std::string indent(import.indent);
  const std::string fence = fence_around(*lines);
  std::string info = ending_of(file->path);
  const std::string_view title = option_value(import.options, "title");
  // A space would end the name in an info string, and it is one of a listing, not a sentence.
  if (!title.empty() && title.find_first_of(" `") == std::string_view::npos) {
    info += ":" + std::string(title);
  }
  out.push_back(parser.made_lines(indent + fence + info, import.span).front());
  for (Line line : *lines) {
    if (!indent.empty()) {
      line.text = parser.keep(indent + std::string(line.text));
      line.pad += static_cast<std::uint32_t>(indent.size());
    }
    out.push_back(line);
  }
  out.push_back(parser.made_lines(indent + fence, import.span).front());
  return true;
}

}  // namespace

Lines expand_imports(const Lines& lines, Parser& parser) {
  Lines out;
  for (const Line& line : lines) {
    const std::optional<Import> import =
        line.text.find('[') == std::string_view::npos ? std::nullopt : find_import(line);
    if (!import || !expand_import(*import, out, parser)) out.push_back(line);
  }
  return out;
}

}  // namespace diaoban::reader
