// Layout of a label's boxes: blocks one under the other, flex containers, and what is in them.
#pragma once

#include "figures/label/box.hpp"
#include "figures/text/shaper.hpp"

namespace diaoban::figures {

// Lays out `box` in a containing block of this width (px): sizes and places of all boxes and lines
// inside are set; its own place is left to the caller.
void layout_box(Box& box, double containing_width, Shaper& shaper);

}  // namespace diaoban::figures
