// What a printer would refuse in a layout, told with the lines of the manuscript.
#pragma once

#include <functional>

#include "diagnostics/diagnostic.hpp"
#include "project/print/printer.hpp"
#include "typeset/layout.hpp"

namespace diaoban::check {

// Reports pictures with fewer pixels an inch than asked at their printed size, one by one, and text
// below the smallest size: of pictures one by one, other text once a file with the count of places.
// `find_span` tells where a node stands.
void check_print_layout(const typeset::Layout& layout, const project::Interior& rules,
                        const std::function<diagnostics::Span(document::NodeId)>& find_span,
                        diagnostics::Sink& sink);

}  // namespace diaoban::check
