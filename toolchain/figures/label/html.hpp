// The HTML of a label as boxes.
#pragma once

#include <memory>
#include <pugixml.hpp>

#include "figures/label/box.hpp"
#include "figures/report.hpp"
#include "figures/svg/document.hpp"

namespace diaoban::figures {

// The children of `parent` (a foreignObject) as the blocks of one box, styled by a browser's own
// sheet, the file's style sheets and the style attributes. `inherited` is what they inherit.
std::unique_ptr<Box> make_boxes(const pugi::xml_node& parent, const SvgDocument& document,
                                const Style& inherited, Viewport viewport, Reporter& reporter);

}  // namespace diaoban::figures
