// Implements mdBook's includes.
#include "reader/dialects/mdbook.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "reader/included.hpp"

namespace diaoban::reader {
namespace {

// Bounds of one chapter with all that it includes, so that files that include each other often
// cannot fill the memory.
constexpr std::size_t deepest_include = 10;
constexpr std::size_t most_includes = 20'000;
constexpr std::size_t most_lines = 2'000'000;
constexpr std::size_t longest_call = 1024;  // bytes

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// {{#name argument}} in a line: bytes [begin, end).
struct Call {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view name;
  Line argument;
  bool escaped = false;  // \{{#include}}: stays, without the backslash
};

std::optional<Call> find_call(const Line& line, std::size_t from) {
  for (std::size_t at = line.text.find("{{#", from); at != std::string_view::npos;
       at = line.text.find("{{#", at + 3)) {
    const std::size_t end = line.text.substr(0, at + longest_call).find("}}", at + 3);
    if (end == std::string_view::npos) continue;
    Call call;
    call.begin = at;
    call.end = end + 2;
    const std::string_view inside = line.text.substr(at + 3, end - at - 3);
    const std::size_t space = std::min(inside.size(), inside.find_first_of(" \t"));
    call.name = inside.substr(0, space);
    call.argument = line.slice(at + 3 + space, end).trimmed();
    call.escaped = at > 0 && line.text[at - 1] == '\\';
    const bool known = call.name == "include" || call.name == "rustdoc_include" ||
                       call.name == "playground" || call.name == "playpen" || call.name == "title";
    if (known || call.escaped) return call;
  }
  return std::nullopt;
}

// The name of an anchor in a line such as "// ANCHOR: here", or "".
std::string_view anchor_in(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = trimmed(text.substr(at + mark.size()));
  const auto in_name = [](char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_other_script = static_cast<unsigned char>(c) >= 0x80;
    return is_letter || is_other_script || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  const auto end =
      static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), in_name) - rest.begin());
  return rest.substr(0, end);
}

bool is_anchor_line(const Line& line) {
  return !anchor_in(line.text, "ANCHOR:").empty() || !anchor_in(line.text, "ANCHOR_END:").empty();
}

Lines without_anchors(const Lines& lines) {
  Lines kept;
  for (const Line& line : lines) {
    if (!is_anchor_line(line)) kept.push_back(line);
  }
  return kept;
}

// The lines between the marks of an anchor, without other marks; nothing when it is not there.
std::optional<Lines> anchored(const Lines& lines, std::string_view anchor) {
  Lines kept;
  bool inside = false;
  bool found = false;
  for (const Line& line : lines) {
    if (anchor_in(line.text, "ANCHOR:") == anchor) {
      inside = found = true;
    } else if (anchor_in(line.text, "ANCHOR_END:") == anchor) {
      inside = false;
    } else if (inside && !is_anchor_line(line)) {
      kept.push_back(line);
    }
  }
  if (!found) return std::nullopt;
  return kept;
}

bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::size_t number_or(std::string_view text, std::size_t otherwise) {
  std::size_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "file:7", "file:2:10", "file::10", "file:2:", "file:anchor": the part after the file's name.
std::optional<Lines> chosen(const Lines& lines, std::string_view range) {
  if (range.empty()) return without_anchors(lines);
  const std::size_t colon = range.find(':');
  const std::string_view first = range.substr(0, colon);
  const std::string_view last =
      colon == std::string_view::npos ? std::string_view() : range.substr(colon + 1);
  if (!is_number(first)) return anchored(lines, first);
  if (!is_number(last)) return std::nullopt;
  const std::size_t begin = std::max<std::size_t>(1, number_or(first, 1)) - 1;
  const std::size_t end =
      colon == std::string_view::npos ? begin + 1 : number_or(last, lines.size());
  Lines kept;
  for (std::size_t i = begin; i < std::min(end, lines.size()); ++i) kept.push_back(lines[i]);
  return without_anchors(kept);
}

class Expander {
 public:
  explicit Expander(Parser& parser) : parser_(parser), chain_{parser.path()} {}

  Lines expand(const Lines& lines) {
    Lines out;
    for (const Line& line : lines) {
      if (line.text.find("{{#") == std::string_view::npos) {
        out.push_back(line);
      } else {
        expand_line(line, out);
      }
    }
    return out;
  }

 private:
  // What stands before a call on its line goes before the first line that comes in, what stands
  // after it behind the last.
  void expand_line(const Line& line, Lines& out) {
    std::size_t from = 0;
    Lines parts;  // of the line that is being put together
    while (const auto call = find_call(line, from)) {
      parts.push_back(line.slice(from, call->escaped ? call->begin - 1 : call->begin));
      from = call->end;
      std::optional<Lines> lines;
      if (!call->escaped) lines = read_call(*call, line);
      if (!lines) {
        parts.push_back(line.slice(call->begin, call->end));
        continue;
      }
      for (std::size_t i = 0; i < lines->size(); ++i) {
        if (i > 0) out.push_back(together(std::exchange(parts, {})));
        parts.push_back((*lines)[i]);
      }
    }
    parts.push_back(line.slice(from));
    const Line last = together(parts);
    if (!last.empty() || from == 0) out.push_back(last);
  }

  // The parts as one line. When they do not follow each other in one file, all of it stands for
  // the place of the first that is not empty.
  Line together(const Lines& parts) {
    Line whole = parts.front();
    bool made = false;
    std::string text;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const Line& part = parts[i];
      if (part.empty()) continue;
      const bool follows = !made && part.source == whole.source && part.pad == 0 &&
                           whole.pad == 0 &&
                           part.text.data() == whole.text.data() + whole.text.size();
      if (whole.empty()) {
        whole = part;
      } else if (follows) {
        whole.text = std::string_view(whole.text.data(), whole.text.size() + part.text.size());
      } else {
        if (!made) text = whole.text;
        made = true;
        text += part.text;
      }
    }
    if (!made) return whole;
    whole.text = parser_.keep(std::move(text));
    whole.pad = Line::fixed_place;
    return whole;
  }

  // The lines that stand for the call; none when it only tells something; nothing when it stays.
  std::optional<Lines> read_call(const Call& call, const Line& line) {
    if (call.name == "title") {
      parser_.front_matter().title = call.argument.text;
      return Lines{};
    }
    const Span place = line.span(call.begin, call.end);
    std::string_view argument = call.argument.text;
    if (call.name == "playground" || call.name == "playpen") {
      argument = argument.substr(0, argument.find_first_of(" \t"));
    }
    if (argument.empty()) {
      parser_.report(kinds::directive_argument_missing, place,
                     "'#" + std::string(call.name) + "' needs the path of a file");
      return std::nullopt;
    }
    const std::size_t colon = std::min(argument.size(), argument.find(':'));
    const auto file = read_included(argument.substr(0, colon), chain_.back(), place, parser_);
    if (!file) return std::nullopt;
    const std::string_view range =
        colon < argument.size() ? argument.substr(colon + 1) : std::string_view();
    std::optional<Lines> lines = chosen(file->lines, range);
    if (!lines) {
      parser_.report(kinds::include_part_missing, place,
                     "'" + file->path + "' has no anchor '" + std::string(range) + "'");
      return std::nullopt;
    }
    const bool loops = std::find(chain_.begin(), chain_.end(), file->path) != chain_.end();
    lines_ += lines->size();
    if (loops || chain_.size() > deepest_include || ++includes_ > most_includes ||
        lines_ > most_lines) {
      parser_.report(kinds::include_loop, place,
                     "'" + file->path + "' is already being included, or too much is");
      return std::nullopt;
    }
    chain_.push_back(file->path);
    Lines expanded = expand(*lines);
    chain_.pop_back();
    return expanded;
  }

  Parser& parser_;
  std::vector<std::string> chain_;  // the files that are being read, outermost first
  std::size_t includes_ = 0;
  std::size_t lines_ = 0;
};

}  // namespace

Lines expand_mdbook(const Lines& lines, Parser& parser) { return Expander(parser).expand(lines); }

}  // namespace diaoban::reader
