// The colours of one cover: a design's own, with the author's in place of its tint.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cover/design.hpp"
#include "figures/paint.hpp"

namespace diaoban::cover {

// "#rrggbb" as a colour; nothing when it is not written so.
std::optional<figures::Paint> read_color(std::string_view text);

// Contrast of two colours (WCAG 2.2 §1.4.3): 1 to 21.
double contrast_of(const figures::Paint& one, const figures::Paint& other);

// Name -> "#rrggbb". `color` is the author's; when it is "", `seed` chooses among the design's
// tints.
std::map<std::string, std::string> prepare_palette(const Design& design, const std::string& color,
                                                   std::uint64_t seed);

}  // namespace diaoban::cover
