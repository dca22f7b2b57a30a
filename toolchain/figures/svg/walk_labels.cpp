// Drawing the HTML labels in an SVG file.
#include "figures/label/flow.hpp"
#include "figures/label/html.hpp"
#include "figures/label/paint.hpp"
#include "figures/svg/walk.hpp"

namespace diaoban::figures {

// A label is laid out in the foreignObject's width; like draw.io's it may run out of it.
void SvgWalk::draw_foreign_object(const pugi::xml_node& element, const Surroundings& own) {
  const double x = length(element, "x", own.style, own.viewport.width);
  const double y = length(element, "y", own.style, own.viewport.height);
  const double width = length(element, "width", own.style, own.viewport.width);
  const std::unique_ptr<Box> box =
      make_boxes(element, document_, own.style, own.viewport, reporter_);
  layout_box(*box, width, shaper_);
  paint_box(*box, own.matrix * translation(x, y), shaper_, builder_);
}

}  // namespace diaoban::figures
