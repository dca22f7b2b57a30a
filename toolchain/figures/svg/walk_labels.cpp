// Drawing the HTML labels in an SVG file.
#include "figures/kinds.hpp"
#include "figures/svg/walk.hpp"

namespace diaoban::figures {

void SvgWalk::draw_foreign_object(const pugi::xml_node&, const Surroundings&) {
  reporter_.report(kinds::picture_part_lost, "a label in HTML is left out");
}

}  // namespace diaoban::figures
