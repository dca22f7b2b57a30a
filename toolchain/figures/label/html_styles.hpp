// What a browser's own style sheet says about the elements of HTML in labels.
#pragma once

#include <string_view>

namespace diaoban::figures {

// Declarations for the element; empty for one without any (it is inline).
// HTML Living Standard §15.3, as far as labels use it.
std::string_view html_declarations(std::string_view element);

}  // namespace diaoban::figures
