// Where the ink of figures and formulas is.
#pragma once

#include <cstdint>
#include <map>

#include "typeset/layout.hpp"

namespace diaoban::pdf {

struct Bounds {
  std::uint32_t page = 0;
  double left = 0;  // points on the page, y down
  double top = 0;
  double right = 0;
  double bottom = 0;
};

// By element: the union of the boxes of all items of each Figure and Formula on its first page.
// Text counts with an em above and a quarter under its baseline.
std::map<std::uint32_t, Bounds> find_bounds(const typeset::Layout& layout);

}  // namespace diaoban::pdf
