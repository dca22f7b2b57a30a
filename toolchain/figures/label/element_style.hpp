// The style of an HTML element in a label.
#pragma once

#include <pugixml.hpp>

#include "figures/svg/document.hpp"
#include "figures/svg/style.hpp"

namespace diaoban::figures {

// From the browser's sheet, HTML's own attributes, the file's sheets and the style attribute, the
// later ones before the earlier ones. `parent` is what the element inherits from.
Style style_of_html(const pugi::xml_node& element, const SvgDocument& document, const Style& parent,
                    Viewport viewport);

}  // namespace diaoban::figures
