// Implements contrast and colour variants.
#include "epub/style/colour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace diaoban::epub {
namespace {

using project::Color;

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// WCAG 2.2 "relative luminance".
double luminance(Color color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

std::uint8_t mix(std::uint8_t from, std::uint8_t to, int percent) {
  return static_cast<std::uint8_t>((from * (100 - percent) + to * percent) / 100);
}

}  // namespace

double contrast(Color a, Color b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Color with_contrast(Color color, Color background, double ratio) {
  const std::uint8_t end = luminance(background) > 0.18 ? 0 : 255;
  for (int percent = 0; percent < 100; percent += 2) {
    const Color mixed{mix(color.red, end, percent), mix(color.green, end, percent),
                      mix(color.blue, end, percent)};
    if (contrast(mixed, background) >= ratio) return mixed;
  }
  return {end, end, end};
}

Color apart_from_text(Color color, double ratio) {
  constexpr Color black{0, 0, 0};
  for (int percent = 0; percent < 100; ++percent) {
    const Color mixed{mix(color.red, 255, percent), mix(color.green, 255, percent),
                      mix(color.blue, 255, percent)};
    if (contrast(mixed, black) >= ratio) return mixed;
  }
  return {255, 255, 255};
}

std::string css_color(Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

}  // namespace diaoban::epub
