// Colours for what a soft mask hides.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diaoban::pdf {

// Gives the pixels that are hidden the colour of the nearest one that is seen, as far as readers
// may mix the two: they scale a picture and its mask each by itself, so that black under the mask
// would become a dark fringe. `colors` are rows of `width` pixels of `step` bytes, `hidden` has a
// byte a pixel, 0 where it is hidden. Returns whether anything changed.
bool bleed_colors(std::string& colors, std::string_view hidden, std::size_t width,
                  std::size_t step);

}  // namespace diaoban::pdf
