// The colours of code in both built-in themes are readable on their grounds.
#include <algorithm>
#include <cmath>

#include "base/files.hpp"
#include "highlight/palette.hpp"
#include "project/theme.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using highlight::TokenClass;

namespace {

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(project::Color color) {
  const auto linear = [](std::uint8_t value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast(project::Color a, project::Color b) {
  const double light = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace

TEST_CASE("every kind of token has a contrast of 4.5 to 1 on the grounds of its theme") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) > 20.9);
  for (const char* name : {"default", "print"}) {
    base::MemoryFileSystem files;
    diagnostics::Sources sources;
    diagnostics::Collector sink;
    const project::Theme theme = project::load_theme(name, {}, files, sources, sink);
    for (int kind = 0; kind <= static_cast<int>(TokenClass::Error); ++kind) {
      const auto own = highlight::code_look(static_cast<TokenClass>(kind), theme.listing_theme);
      project::Color color = theme.listing.color;
      if (own.color) color = {own.color->red, own.color->green, own.color->blue};
      INFO(std::string(name) + ", kind " + std::to_string(kind));
      CHECK(contrast(color, theme.listing_tint) >= 4.5);
      CHECK(contrast(color, theme.listing_emphasis) >= 4.5);
      // Grey print has no colours.
      const bool is_grey = color.red == color.green && color.green == color.blue;
      CHECK((theme.listing_theme != "print" || is_grey));
    }
  }
}
