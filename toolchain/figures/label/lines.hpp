// Lines of text in a label: measuring and breaking them.
#pragma once

#include <vector>

#include "figures/label/box.hpp"
#include "figures/text/shaper.hpp"

namespace diaoban::figures {

// Shapes the content's text, finds where it may break, and sums its advances. Boxes in it must have
// been laid out.
void shape_content(InlineContent& content, Shaper& shaper);

// `least_of_boxes` are the least widths of the boxes in the content.
Extent measure_content(const InlineContent& content, const std::vector<double>& least_of_boxes);

// Breaks the box's content into lines no wider than `width` where that can be, and places them
// (CSS 2.2 §9.4.2, §10.8). Returns the height of all lines.
double layout_lines(Box& box, double width, Shaper& shaper);

}  // namespace diaoban::figures
