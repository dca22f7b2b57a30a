// Colours as SVG and CSS write them.
#pragma once

#include <optional>
#include <string_view>

#include "figures/paint.hpp"

namespace diaoban::figures {

// A colour (CSS Color 4 §4: names, hexadecimal, rgb(), hsl(), transparent; CSS Color 5 §9:
// light-dark(), of which the light one is taken). `current` is what currentColor stands for.
// Nothing when `text` is no colour that is known here.
std::optional<Paint> read_color(std::string_view text, const Paint& current);

// 0xRRGGBB of a named colour.
std::optional<unsigned> find_color_name(std::string_view lower_case);

}  // namespace diaoban::figures
