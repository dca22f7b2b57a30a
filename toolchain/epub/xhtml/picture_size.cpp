// Implements reading of stated sizes.
#include "epub/xhtml/picture_size.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace diaoban::epub::xhtml {
namespace {

struct Unit {
  std::string_view name;
  double pixels;
};

// CSS Values 4 §6.2; an em is the initial 16 px.
constexpr std::array<Unit, 8> units{{{"", 1},
                                     {"px", 1},
                                     {"pt", 96.0 / 72},
                                     {"cm", 96 / 2.54},
                                     {"mm", 96 / 25.4},
                                     {"in", 96},
                                     {"em", 16},
                                     {"rem", 16}}};

}  // namespace

StatedWidth read_width(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  std::size_t digits = 0;
  while (digits < text.size() &&
         (text[digits] == '.' || (text[digits] >= '0' && text[digits] <= '9'))) {
    ++digits;
  }
  double number = 0;
  const auto result = std::from_chars(text.data(), text.data() + digits, number);
  if (result.ec != std::errc{} || result.ptr != text.data() + digits || number <= 0) return {};
  std::string_view unit = text.substr(digits);
  while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
  if (unit == "%") return {std::min(number, 100.0), 0};
  const auto found = std::find_if(units.begin(), units.end(),
                                  [&](const Unit& known) { return known.name == unit; });
  if (found == units.end()) return {};
  const double pixels = number * found->pixels;
  return pixels <= 10'000 ? StatedWidth{0, pixels} : StatedWidth{};
}

}  // namespace diaoban::epub::xhtml
