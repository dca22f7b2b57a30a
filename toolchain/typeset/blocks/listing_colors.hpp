// Colours of code by theme.
#pragma once

#include <string_view>

#include "highlight/highlight.hpp"
#include "project/theme.hpp"

namespace diaoban::typeset {

struct TokenLook {
  project::Color color;
  bool bold = false;
};

// How tokens of `kind` look in the listing theme `theme` ("light" or "print", greys for one ink).
// Every colour has a contrast of 4.5:1 or more on the listing's tint (WCAG 2.1 1.4.3).
TokenLook token_look(highlight::TokenClass kind, std::string_view theme, project::Color ink);

}  // namespace diaoban::typeset
