// Lengths and colours as a theme writes them.
#pragma once

#include <optional>
#include <string_view>

#include "base/length.hpp"
#include "project/theme.hpp"

namespace diaoban::project {

// "10.5pt", "185mm", "2cm", "1in", and the Chinese type sizes 初号 to 八号 with 小: "五号" is
// 10.5 pt, "小四" 12 pt. Nothing for anything else.
std::optional<Length> read_length(std::string_view text);

// "#rrggbb" or "#rgb". Nothing for anything else.
std::optional<Color> read_color(std::string_view text);

}  // namespace diaoban::project
