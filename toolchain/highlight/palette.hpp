// The colours of code, one source for the stylesheet of the EPUB and the pages of the PDF.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "highlight/highlight.hpp"

namespace diaoban::highlight {

struct CodeColor {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const CodeColor&) const = default;
};

struct CodeLook {
  std::optional<CodeColor> color;  // none: that of the listing's text
  bool bold = false;
};

// How tokens of `kind` look in the listing theme `theme`: "print" is greys for one ink, any other
// the colours of the screen. Each has a contrast of 4.5:1 or more on the built-in themes' grounds
// of listings and of stressed lines (WCAG 2.2 §1.4.3).
CodeLook code_look(TokenClass kind, std::string_view theme);

}  // namespace diaoban::highlight
