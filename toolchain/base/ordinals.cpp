// Implements numbers as letters and as Roman numerals.
#include "base/ordinals.hpp"

#include <string_view>
#include <utility>

namespace diaoban::base {

std::string to_letters(int number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  }
  return letters;
}

std::string to_roman(int number) {
  static constexpr std::pair<int, std::string_view> numerals[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string roman;
  for (const auto& [value, numeral] : numerals) {
    for (; number >= value; number -= value) roman += numeral;
  }
  return roman;
}

std::string to_capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace diaoban::base
