// What stands before the items of lists in labels.
#include "figures/label/marker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ordinals.hpp"
#include "figures/svg/document.hpp"

namespace diaoban::figures {
namespace {

constexpr int largest_roman = 3999;

std::string write_ordinal(int number, char type) {
  const char kind = type == 'A' ? 'a' : type == 'I' ? 'i' : type;
  std::string text;
  if (kind == 'a') text = base::to_letters(number);
  if (kind == 'i' && number <= largest_roman) text = base::to_roman(number);
  if (text.empty()) return fmt::format("{}", number);
  return kind == type ? text : base::to_capitals(std::move(text));
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
