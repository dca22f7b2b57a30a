// What stands before the items of lists in labels.
#include "figures/label/marker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "figures/svg/document.hpp"

namespace diaoban::figures {
namespace {

constexpr int largest_roman = 3999;

// 1 is a, 26 z, 27 aa.
std::string in_letters(int number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  }
  return letters;
}

std::string in_roman(int number) {
  static constexpr std::pair<int, std::string_view> signs[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string roman;
  for (const auto& [value, sign] : signs) {
    for (; number >= value; number -= value) roman += sign;
  }
  return roman;
}

std::string write_ordinal(int number, char type) {
  const char kind = type == 'A' ? 'a' : type == 'I' ? 'i' : type;
  std::string text;
  if (kind == 'a' && number > 0) text = in_letters(number);
  if (kind == 'i' && number > 0 && number <= largest_roman) text = in_roman(number);
  if (text.empty()) return fmt::format("{}", number);
  if (kind != type) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  }
  return text;
}

}  // namespace

std::string make_marker(const pugi::xml_node& item, int before) {
  const pugi::xml_node list = item.parent();
  if (local_name(list) == "ol") {
    const int start = std::clamp(list.attribute("start").as_int(1), -1'000'000, 1'000'000);
    return write_ordinal(start + before, list.attribute("type").value()[0]) + ".";
  }
  int depth = 0;
  for (pugi::xml_node at = list.parent(); at; at = at.parent()) {
    if (local_name(at) == "ul" || local_name(at) == "ol") ++depth;
  }
  return depth == 0 ? disc_marker : depth == 1 ? circle_marker : square_marker;
}

}  // namespace diaoban::figures
