// Lowering: an SVG file becomes a list of drawing operations, its HTML labels laid out as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figures/drawing.hpp"
#include "figures/picture.hpp"
#include "figures/report.hpp"
#include "figures/svg/document.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::figures {

struct LoweredSvg {
  Drawing drawing;
  std::vector<LinkBox> links;
  double smallest_text = 0;
  std::string title;
  std::string description;
};

// Lowers the file `bytes`. What cannot be drawn is left out with a remark; a file that is no SVG or
// passes a limit gives nothing to draw, with a remark of kind picture_broken or picture_too_large.
// `language` (BCP 47) is that of texts which say none.
std::optional<LoweredSvg> lower_svg(std::string_view bytes, const fonts::FontBook& fonts,
                                    std::string_view language, const SvgLimits& limits,
                                    Reporter& reporter);

}  // namespace diaoban::figures
