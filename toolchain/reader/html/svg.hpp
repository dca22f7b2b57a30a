// Drawings that stand in the manuscript as SVG elements.
#pragma once

#include <string_view>

#include "reader/parser.hpp"

namespace diaoban::reader {

// The SVG element that `html` begins with as a picture whose bytes are in its address: well-formed
// XML, without scripts, styles of the page, event handlers and script addresses. Nothing when there
// is no such element.
document::Inlines read_svg(std::string_view html, Span span, Parser& parser);

}  // namespace diaoban::reader
