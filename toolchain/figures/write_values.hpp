// Texts, addresses and colours as SVG has them.
#pragma once

#include <string>
#include <string_view>

#include "figures/paint.hpp"

namespace diaoban::figures {

// XML 1.0 §2.2 and §2.4: characters that XML has, with the markup's own escaped.
std::string escape_text(std::string_view text);
// An address as readers of XML take it: what a URL cannot hold is percent-encoded (RFC 3986 §2.1).
std::string escape_url(std::string_view url);
// "#rgb" where that says it, else "#rrggbb"; alpha is left out.
std::string write_color(const Paint& paint);

}  // namespace diaoban::figures
