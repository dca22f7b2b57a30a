// Painting laid-out boxes of a label into a drawing.
#pragma once

#include "figures/label/box.hpp"
#include "figures/svg/builder.hpp"
#include "figures/text/shaper.hpp"

namespace diaoban::figures {

// Paints the box with its upper left corner at the origin of the space that `matrix` leads from:
// backgrounds, borders, text, lines under it, links.
void paint_box(const Box& box, const Matrix& matrix, Shaper& shaper, DrawingBuilder& builder);

}  // namespace diaoban::figures
