// Numbers and paths of an SVG file in the fewest characters that draw the same.
#pragma once

#include <string>

#include "figures/drawing.hpp"

namespace diaoban::figures {

// The numbers that a coordinate is rounded to: multiples of `step` in units of the last decimal.
struct Grid {
  int decimals = 0;  // 0 to 6
  int step = 1;
};

// The coarsest grid for a space that `transform` leads to a picture of `width` by `height` px that
// moves nothing by more than 1/4 px, nor by 1/10,000 of the longer side.
Grid find_grid(double width, double height, const Matrix& transform);

// The number on the grid, without zeros that say nothing.
void append_number(std::string& out, double value, Grid grid);
std::string write_number(double value, Grid grid);

// SVG 1.1 §8.3: relative commands after the first, letters left out where they repeat. Each point
// is rounded by itself, so that errors don't add up. A curve that a line or a quadratic curve (SVG
// 1.1 §8.3.7) draws to within a step of the grid is written as one.
std::string write_path(const Path& path, Grid grid);

}  // namespace diaoban::figures
