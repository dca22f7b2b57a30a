// Numbers and paths of an SVG file in the fewest characters that draw the same.
#pragma once

#include <string>

#include "figures/drawing.hpp"

namespace diaoban::figures {

// How many decimals a coordinate needs in a space that `transform` leads to a picture of `width` by
// `height` px, so that nothing moves by more than 1/20 px, nor by 1/10,000 of the longer side.
int find_decimals(double width, double height, const Matrix& transform);

// The number rounded to `decimals` (0 to 6), without zeros that say nothing.
void append_number(std::string& out, double value, int decimals);
std::string write_number(double value, int decimals);

// SVG 1.1 §8.3: relative commands after the first, letters left out where they repeat. Each point
// is rounded by itself, so that errors don't add up.
std::string write_path(const Path& path, int decimals);

}  // namespace diaoban::figures
