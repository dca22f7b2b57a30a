// Implements the recognition of block beginnings.
#include "reader/scan/starts.hpp"

#include <algorithm>

#include "reader/text/line.hpp"

namespace diaoban::reader {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t run_length(std::string_view text, char c) {
  const std::size_t end = text.find_first_not_of(c);
  return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

unsigned atx_level(std::string_view text) {
  const std::size_t marks = run_length(text, '#');
  if (marks == 0 || marks > 6) return 0;
  return marks == text.size() || is_space(text[marks]) ? static_cast<unsigned>(marks) : 0;
}

std::pair<std::size_t, std::size_t> atx_content(std::string_view text) {
  std::size_t begin = run_length(text, '#');
  while (begin < text.size() && is_space(text[begin])) ++begin;
  std::size_t end = text.size();
  while (end > begin && is_space(text[end - 1])) --end;
  std::size_t marks = end;
  while (marks > begin && text[marks - 1] == '#') --marks;
  if (marks == begin || is_space(text[marks - 1])) end = marks;
  while (end > begin && is_space(text[end - 1])) --end;
  return {begin, end};
}

char setext_mark(std::string_view text) {
  if (text.empty() || (text[0] != '=' && text[0] != '-')) return '\0';
  return is_blank(text.substr(run_length(text, text[0]))) ? text[0] : '\0';
}

bool is_thematic_break(std::string_view text) {
  if (text.empty() || (text[0] != '*' && text[0] != '-' && text[0] != '_')) return false;
  std::size_t count = 0;
  for (const char c : text) {
    if (c == text[0]) {
      ++count;
    } else if (!is_space(c)) {
      return false;
    }
  }
  return count >= 3;
}

ListMarker list_marker(std::string_view text, bool interrupts) {
  ListMarker marker;
  if (text.empty()) return marker;
  std::size_t length = 0;
  if (text[0] == '-' || text[0] == '+' || text[0] == '*') {
    length = 1;
    marker.delimiter = text[0];
  } else {
    int number = 0;
    while (length < text.size() && length < 9 && is_digit(text[length])) {
      number = number * 10 + (text[length++] - '0');
    }
    if (length == 0 || length >= text.size() || (text[length] != '.' && text[length] != ')')) {
      return marker;
    }
    if (interrupts && number != 1) return marker;
    marker.ordered = true;
    marker.start = number;
    marker.delimiter = text[length++];
  }
  if (length < text.size() && !is_space(text[length])) return marker;
  if (interrupts && is_blank(text.substr(length))) return marker;
  marker.length = length;
  return marker;
}

FenceMark opening_fence(std::string_view text, bool colon) {
  if (text.size() < 3) return {};
  const char mark = text[0];
  if (mark != '`' && mark != '~' && !(colon && mark == ':')) return {};
  const std::size_t length = run_length(text, mark);
  if (length < 3) return {};
  if (mark == '`' && text.find('`', length) != std::string_view::npos) return {};
  return {mark, static_cast<unsigned>(length)};
}

bool closes_fence(std::string_view text, const FenceMark& fence) {
  const std::size_t length = run_length(text, fence.mark);
  return length >= fence.length && is_blank(text.substr(length));
}

std::optional<std::size_t> footnote_label_end(std::string_view text) {
  if (!text.starts_with("[^")) return std::nullopt;
  const std::size_t end = text.find_first_of(" \t[]", 2);
  if (end == std::string_view::npos || end == 2 || text[end] != ']') return std::nullopt;
  if (end + 1 >= text.size() || text[end + 1] != ':') return std::nullopt;
  return end;
}

std::optional<std::string_view> target_name(std::string_view text) {
  if (!text.starts_with('(')) return std::nullopt;
  const std::size_t last = text.find_last_not_of(" \t");
  if (last < 3 || text[last] != '=' || text[last - 1] != ')') return std::nullopt;
  const std::string_view name = text.substr(1, last - 2);
  if (is_blank(name) || name.find_first_of("()") != std::string_view::npos) return std::nullopt;
  return name;
}

std::optional<std::size_t> field_name_end(std::string_view text) {
  if (text.size() < 3 || text[0] != ':' || is_space(text[1]) || text[1] == ':') return std::nullopt;
  for (std::size_t i = 2; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '`') {
      const std::size_t close = text.find('`', i + 1);
      if (close != std::string_view::npos) i = close;
    } else if (text[i] == ':' && (i + 1 == text.size() || is_space(text[i + 1]))) {
      return is_space(text[i - 1]) ? std::nullopt : std::optional(i);
    }
  }
  return std::nullopt;
}

bool is_table_delimiter(std::string_view text) {
  if (text.find_first_not_of("|:- \t") != std::string_view::npos) return false;
  if (text.find('-') == std::string_view::npos) return false;
  const auto cells = table_cells(text);
  return !cells.empty() && std::all_of(cells.begin(), cells.end(), [&](const auto& cell) {
    std::string_view marks = text.substr(cell.first, cell.second - cell.first);
    if (marks.starts_with(':')) marks.remove_prefix(1);
    if (marks.ends_with(':')) marks.remove_suffix(1);
    return !marks.empty() && run_length(marks, '-') == marks.size();
  });
}

std::vector<std::pair<std::size_t, std::size_t>> table_cells(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> cells;
  std::size_t begin = 0;
  while (begin < text.size() && is_space(text[begin])) ++begin;
  std::size_t end = text.size();
  while (end > begin && is_space(text[end - 1])) --end;
  if (begin < end && text[begin] == '|') ++begin;
  const auto add = [&](std::size_t from, std::size_t to) {
    while (from < to && is_space(text[from])) ++from;
    while (to > from && is_space(text[to - 1])) --to;
    cells.emplace_back(from, to);
  };
  std::size_t from = begin;
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] == '|' && (i == begin || text[i - 1] != '\\')) {
      add(from, i);
      from = i + 1;
    }
  }
  if (from < end) add(from, end);
  return cells;
}

bool is_plain_line(std::string_view text) {
  const std::size_t digits = std::min(text.size(), text.find_first_not_of("0123456789"));
  if (digits > 0) return digits == text.size() || (text[digits] != '.' && text[digits] != ')');
  if (text.empty()) return false;
  const char c = text.front();
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_letter || (c >= '\xE4' && c <= '\xE9');  // U+4000 to U+9FFF
}

bool starts_block(std::string_view text) {
  if (text.empty()) return false;
  switch (text[0]) {
    case '>':
      return true;
    case '#':
      return atx_level(text) > 0;
    case '`':
    case '~':
    case ':':
      return opening_fence(text, true).mark != 0;
    case '<': {
      const int kind = html_block_kind(text);
      return kind > 0 && kind < 7;
    }
    case '[':
      return footnote_label_end(text).has_value();
    case '(':
      return target_name(text).has_value();
    case '%':
      return true;
    default:
      return is_thematic_break(text) || list_marker(text, true).length > 0 ||
             text.starts_with("+++");
  }
}

}  // namespace diaoban::reader
