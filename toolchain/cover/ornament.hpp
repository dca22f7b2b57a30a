// Ornaments that are drawn from a seed: paper grain, and a woodcut of hills and water.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::cover {

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// SVG path data of fine fibres over `box`. The same seed gives the same fibres.
std::string prepare_grain(std::uint64_t seed, const Box& box);

// A landscape in `box` as a block for printing: areas that keep the block's colour and lines that
// the knife cut out, each over what came before.
struct CarvedPath {
  bool cut = false;  // shows the paper; else the block
  std::string data;  // SVG path data
};
std::vector<CarvedPath> prepare_carving(std::uint64_t seed, const Box& box);

// A seed that a text always gives.
std::uint64_t seed_of(std::string_view text);

}  // namespace diaoban::cover
