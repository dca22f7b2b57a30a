// Implements the colours of a cover.
#include "cover/palette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/ensure.hpp"

namespace diaoban::cover {
namespace {

double linear(double value) {
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const figures::Paint& color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

}  // namespace

std::optional<figures::Paint> read_color(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (error != std::errc{} || end != text.data() + 7) return std::nullopt;
  return figures::Paint{(value >> 16U) / 255.0, (value >> 8U & 0xFFU) / 255.0,
                        (value & 0xFFU) / 255.0, 1};
}

double contrast_of(const figures::Paint& one, const figures::Paint& other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::map<std::string, std::string> prepare_palette(const Design& design, const std::string& color,
                                                   std::uint64_t seed) {
  std::map<std::string, std::string> palette = design.colors;
  if (!design.tints.empty()) palette[design.tint] = design.tints[seed % design.tints.size()];
  if (read_color(color) && !design.tint.empty()) palette[design.tint] = color;
  for (const auto& [name, choice] : design.contrasts) {
    base::ensure(choice.size() == 3, "a contrast names a ground, a light and a dark colour");
    const auto ground = read_color(palette[choice[0]]);
    const auto light = read_color(palette[choice[1]]);
    const auto dark = read_color(palette[choice[2]]);
    base::ensure(ground && light && dark, "a contrast names colours of its design");
    const bool takes_light = contrast_of(*ground, *light) >= contrast_of(*ground, *dark);
    palette[name] = palette[takes_light ? choice[1] : choice[2]];
  }
  for (const auto& [name, mix] : design.mixes) {
    const auto below = read_color(palette[mix.below]);
    const auto over = read_color(palette[mix.over]);
    base::ensure(below && over, "a mixture names colours of its design");
    const auto part = [&](double a, double b) {
      return std::lround(255 * (a + (b - a) * mix.share));
    };
    palette[name] = fmt::format("#{:02x}{:02x}{:02x}", part(below->red, over->red),
                                part(below->green, over->green), part(below->blue, over->blue));
  }
  return palette;
}

}  // namespace diaoban::cover
