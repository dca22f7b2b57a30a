// Numbers, lengths and lists of numbers as SVG and CSS write them.
#include "figures/svg/number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace diaoban::figures {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

}  // namespace

void NumberScanner::skip_space() {
  while (!at_end() && is_space(text_[at_])) ++at_;
}

void NumberScanner::skip_separator() {
  skip_space();
  if (peek() == ',') {
    ++at_;
    skip_space();
  }
}

std::optional<double> NumberScanner::read_number() {
  std::size_t begin = at_;
  if (begin < text_.size() && text_[begin] == '+') ++begin;
  const std::size_t digits = begin + (begin < text_.size() && text_[begin] == '-' ? 1 : 0);
  if (digits >= text_.size() || !(is_digit(text_[digits]) || text_[digits] == '.')) return {};
  double value = 0;
  const char* end = text_.data() + text_.size();
  const auto [stop, error] = std::from_chars(text_.data() + begin, end, value);
  if (error == std::errc::invalid_argument) return {};
  at_ = static_cast<std::size_t>(stop - text_.data());
  // Too large for a double: still a number, and every limit refuses it.
  if (error == std::errc::result_out_of_range || !std::isfinite(value)) return 1e300;
  return value;
}

std::optional<bool> NumberScanner::read_flag() {
  if (peek() != '0' && peek() != '1') return {};
  return text_[at_++] == '1';
}

std::string_view NumberScanner::read_word() {
  const std::size_t begin = at_;
  while (!at_end() && is_word(text_[at_])) ++at_;
  return text_.substr(begin, at_ - begin);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  int depth = 0;
  char quote = '\0';
  const auto add = [&](std::size_t end) {
    const std::string_view part = trim(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
    begin = end + 1;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (c == separator && depth <= 0) {
      add(at);
    }
  }
  if (begin <= text.size()) add(text.size());
  return parts;
}

std::optional<double> read_length(std::string_view text, LengthBase base) {
  NumberScanner scanner(trim(text));
  const std::optional<double> value = scanner.read_number();
  if (!value) return {};
  const std::string unit = to_lower_ascii(trim(scanner.rest()));
  // CSS Values 4 §6.2: px of 1/96 inch.
  const std::array<std::pair<std::string_view, double>, 11> units{{{"", 1},
                                                                   {"px", 1},
                                                                   {"pt", 96.0 / 72},
                                                                   {"pc", 16},
                                                                   {"mm", 96 / 25.4},
                                                                   {"cm", 96 / 2.54},
                                                                   {"in", 96},
                                                                   {"em", base.font_size},
                                                                   {"rem", 16},
                                                                   {"ex", base.font_size / 2},
                                                                   {"ch", base.font_size / 2}}};
  if (unit == "%") return *value / 100 * base.whole;
  for (const auto& [name, factor] : units) {
    if (unit == name) return *value * factor;
  }
  return {};
}

std::optional<double> read_fraction(std::string_view text) {
  NumberScanner scanner(trim(text));
  const std::optional<double> value = scanner.read_number();
  if (!value) return {};
  const std::string_view unit = trim(scanner.rest());
  if (unit == "%") return *value / 100;
  if (unit.empty()) return value;
  return {};
}

std::optional<double> read_number(std::string_view text) {
  NumberScanner scanner(trim(text));
  const std::optional<double> value = scanner.read_number();
  if (!value || !trim(scanner.rest()).empty()) return {};
  return value;
}

std::vector<double> read_numbers(std::string_view text) {
  NumberScanner scanner(text);
  std::vector<double> numbers;
  scanner.skip_space();
  while (const std::optional<double> value = scanner.read_number()) {
    numbers.push_back(*value);
    scanner.skip_separator();
  }
  return numbers;
}

}  // namespace diaoban::figures
