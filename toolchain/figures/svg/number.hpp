// Numbers, lengths and lists of numbers as SVG and CSS write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::figures {

// Reads a text from left to right. Numbers never depend on the locale.
class NumberScanner {
 public:
  explicit NumberScanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  void advance() { ++at_; }
  std::string_view rest() const { return text_.substr(at_ < text_.size() ? at_ : text_.size()); }

  void skip_space();
  // White space and at most one comma: what separates the numbers of a list.
  void skip_separator();
  // A number (SVG 1.1 §4.2) at this place; nothing, and no step, when there is none.
  std::optional<double> read_number();
  // The flag of an elliptical arc: one character, which need not be separated from the next.
  std::optional<bool> read_flag();
  // A word of letters, digits, '-' and '_'.
  std::string_view read_word();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::string_view trim(std::string_view text);
std::string to_lower_ascii(std::string_view text);
// The parts between `separator`, trimmed, without empty ones. Separators in parentheses or quotes
// don't split.
std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator);

// What relative lengths refer to, in px.
struct LengthBase {
  double font_size = 16;
  double whole = 0;  // 100 %
};

// A length of CSS in px (units px, pt, pc, mm, cm, in, em, rem, ex, ch, %, none); nothing when
// `text` is something else.
std::optional<double> read_length(std::string_view text, LengthBase base);
// A plain number or a percentage of 1, as opacities and offsets are written.
std::optional<double> read_fraction(std::string_view text);
std::optional<double> read_number(std::string_view text);
std::vector<double> read_numbers(std::string_view text);

}  // namespace diaoban::figures
