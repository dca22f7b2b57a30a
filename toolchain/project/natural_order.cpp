// Implements natural order of file names.
#include "project/natural_order.hpp"

#include <cstdint>
#include <optional>

#include "base/utf8.hpp"

namespace diaoban::project {
namespace {

struct Number {
  std::uint64_t value = 0;
  std::size_t length = 0;  // bytes
};

constexpr std::uint64_t largest = 1'000'000'000'000;

std::optional<Number> read_digits(std::string_view text) {
  Number number;
  while (number.length < text.size() && text[number.length] >= '0' && text[number.length] <= '9') {
    number.value = number.value * 10 + static_cast<std::uint64_t>(text[number.length] - '0');
    if (number.value > largest) return std::nullopt;
    ++number.length;
  }
  if (number.length == 0) return std::nullopt;
  return number;
}

std::optional<std::uint64_t> digit_of(char32_t c) {
  static constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  if (c == U'零') return 0;
  if (c == U'两' || c == U'兩') return 2;
  const std::size_t found = digits.find(c);
  if (found == std::u32string_view::npos) return std::nullopt;
  return found;
}

// 二十三, 一百零五, 二〇三.
std::optional<Number> read_chinese(std::string_view text) {
  Number number;
  std::uint64_t pending = 0;
  bool has_pending = false;
  while (number.length < text.size()) {
    const base::Decoded next = base::decode(text, number.length);
    const std::uint64_t unit = next.code_point == U'十'   ? 10
                               : next.code_point == U'百' ? 100
                               : next.code_point == U'千' ? 1000
                                                          : 0;
    if (unit != 0) {
      number.value += (has_pending ? pending : 1) * unit;
      pending = 0;
      has_pending = false;
    } else if (const auto digit = digit_of(next.code_point)) {
      pending = pending * 10 + *digit;
      has_pending = true;
    } else {
      break;
    }
    if (number.value > largest || pending > largest) return std::nullopt;
    number.length += next.length;
  }
  if (number.length == 0) return std::nullopt;
  number.value += pending;
  return number;
}

bool counts_what_follows(char32_t c) { return c == U'第' || c == U'卷' || c == U'/' || c == 0; }

}  // namespace

bool stands_before(std::string_view left, std::string_view right) {
  const std::string_view whole_left = left;
  const std::string_view whole_right = right;
  char32_t before = 0;
  while (!left.empty() && !right.empty()) {
    std::optional<Number> a = read_digits(left);
    std::optional<Number> b = read_digits(right);
    if (!a && !b && counts_what_follows(before)) {
      a = read_chinese(left);
      b = read_chinese(right);
    }
    if (a && b) {
      if (a->value != b->value) return a->value < b->value;
      left.remove_prefix(a->length);
      right.remove_prefix(b->length);
      before = U'0';
      continue;
    }
    const base::Decoded x = base::decode(left, 0);
    const base::Decoded y = base::decode(right, 0);
    if (x.code_point != y.code_point) return x.code_point < y.code_point;
    before = x.code_point;
    left.remove_prefix(x.length);
    right.remove_prefix(y.length);
  }
  if (left.empty() != right.empty()) return left.empty();
  return whole_left < whole_right;
}

}  // namespace diaoban::project
