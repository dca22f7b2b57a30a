// Colours of a stylesheet: contrast by WCAG, and the variants that night mode needs.
#pragma once

#include <string>

#include "project/theme.hpp"

namespace diaoban::epub {

// Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
double contrast(project::Color a, project::Color b);

// `color`, moved towards black or white no further than needed to reach `ratio` against
// `background`.
project::Color with_contrast(project::Color color, project::Color background, double ratio);

// `color`, moved towards white no further than needed to stand out by `ratio` from black text, so
// that a link is told from the words around it without an underline (WCAG 2.2 technique G183).
project::Color apart_from_text(project::Color color, double ratio);

// "#1f4e79".
std::string css_color(project::Color color);

}  // namespace diaoban::epub
