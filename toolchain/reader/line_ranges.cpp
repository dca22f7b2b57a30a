// Implements lists of line numbers.
#include "reader/line_ranges.hpp"

#include <algorithm>
#include <charconv>

namespace diaoban::reader {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::optional<int> number(std::string_view text, int otherwise) {
  text = trimmed(text);
  if (text.empty()) return otherwise;
  int value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size() || value < 1) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::vector<int>> parse_line_ranges(std::string_view text, int count) {
  std::vector<int> numbers;
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view part = trimmed(text.substr(0, comma));
    const std::size_t dash = part.find('-');
    if (part.empty() || part == "-") return std::nullopt;
    const auto first = number(part.substr(0, dash), 1);
    const auto last = dash == std::string_view::npos ? first : number(part.substr(dash + 1), count);
    if (!first || !last) return std::nullopt;
    for (int i = *first; i <= std::min(*last, count); ++i) numbers.push_back(i);
    if (comma == std::string_view::npos) return numbers;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace diaoban::reader
