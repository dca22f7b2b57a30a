// Implements formats of numbers.
#include "project/numbering.hpp"

#include <array>
#include <optional>

#include "base/ordinals.hpp"

namespace diaoban::project {
namespace {

constexpr std::array<std::string_view, 4> places{"{}", "{一}", "{I}", "{A}"};

struct Place {
  std::size_t begin = 0;
  std::string_view name;
};

std::optional<Place> find_place(std::string_view format) {
  std::optional<Place> first;
  for (const std::string_view name : places) {
    const std::size_t begin = format.find(name);
    if (begin != std::string_view::npos && (!first || begin < first->begin)) {
      first = Place{begin, name};
    }
  }
  return first;
}

// 1 to 999 as they are said: 十, 十二, 二十, 一百零三, 一百一十.
std::string han(int number) {
  static constexpr std::array<std::string_view, 10> digits{"",   "一", "二", "三", "四",
                                                           "五", "六", "七", "八", "九"};
  const auto digit = [](int value) { return std::string(digits[static_cast<std::size_t>(value)]); };
  std::string text;
  if (number >= 100) text += digit(number / 100) + "百";
  const int tens = number / 10 % 10;
  if (tens > 0) {
    text += (tens == 1 && number < 100 ? "" : digit(tens)) + "十";
  } else if (number > 100 && number % 10 > 0) {
    text += "零";
  }
  return text + digit(number % 10);
}

}  // namespace

bool has_number_place(std::string_view format) { return find_place(format).has_value(); }

std::string format_number(std::string_view format, int number, std::string_view bare) {
  const auto place = find_place(format);
  if (!place) return std::string(format);
  std::string written(bare);
  const bool has_words = number > 0 && number < 1000;
  if (has_words && place->name == "{一}") written = han(number);
  if (has_words && place->name == "{I}") written = base::to_capitals(base::to_roman(number));
  if (has_words && place->name == "{A}") written = base::to_capitals(base::to_letters(number));
  return std::string(format.substr(0, place->begin)) + written +
         std::string(format.substr(place->begin + place->name.size()));
}

}  // namespace diaoban::project
