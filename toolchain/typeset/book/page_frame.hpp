// Where the type area lies on a page.
#pragma once

#include "project/theme.hpp"
#include "typeset/page/fill.hpp"

namespace diaoban::typeset {

struct PageFrame {
  double left = 0;  // points from the page's left edge to the type area's
  double top = 0;
  double width = 0;  // of the type area
  double height = 0;
};

// The type area of a right-hand (`recto`) or left-hand page. Centred where the theme gives no
// margin, a little above the middle.
PageFrame page_frame(const project::Theme& theme, bool recto);

PageArea page_area(const project::Theme& theme);

}  // namespace diaoban::typeset
