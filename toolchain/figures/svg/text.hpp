// The text element of SVG.
#pragma once

#include <pugixml.hpp>

#include "figures/report.hpp"
#include "figures/svg/builder.hpp"
#include "figures/svg/document.hpp"
#include "figures/text/shaper.hpp"

namespace diaoban::figures {

struct Surroundings;

// Draws a text element with its tspans, as one piece a chunk and style (SVG 1.1 §10). Letters that
// are placed one by one keep their places; text on a path is reported and left out.
void draw_text(const pugi::xml_node& element, const SvgDocument& document, const Surroundings& own,
               Shaper& shaper, DrawingBuilder& builder, Reporter& reporter);

}  // namespace diaoban::figures
