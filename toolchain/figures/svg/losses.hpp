// Styles of an SVG file that its drawing does not show.
#pragma once

#include "figures/report.hpp"
#include "figures/svg/document.hpp"

namespace diaoban::figures {

// Tells of justified and vertical text, of colours that are not read, and of backgrounds of labels
// that are no colours, wherever the file asks for them. Linear in the file.
void report_lost_styles(const SvgDocument& document, Reporter& reporter);

}  // namespace diaoban::figures
