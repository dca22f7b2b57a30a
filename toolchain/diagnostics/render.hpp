// Diagnostics as text: for people, one line each, as JSON, and for GitHub's annotations.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace diaoban::diagnostics {

enum class RenderStyle {
  Human,   // file:line:column: severity: message [name], the source line, a caret, notes, hint; of
           // a kind that is no error the first twenty, and how many more there are
  Short,   // the first line of that
  Json,    // one array for all
  GitHub,  // workflow commands: ::error file=…
};

// All of `diagnostics` in that style, ending with a newline unless there is nothing to say.
// `color`: ANSI colours, for Human and Short only.
std::string render(const std::vector<Diagnostic>& diagnostics, const Sources& sources,
                   RenderStyle style, bool color);

}  // namespace diaoban::diagnostics
