// KSyntaxHighlighting, as far as diaoban sees it. Without that library nothing is coloured.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "highlight/highlight.hpp"

namespace diaoban::highlight {

// Whether this program was built with KSyntaxHighlighting.
bool has_engine();

// Whether the library has a definition for a language: an alias, a name of its own in any case, or
// a file extension.
bool has_definition(std::string_view language);

// Tokens of `code`; nothing when the library does not know `language`.
std::optional<std::vector<Token>> highlight_with_engine(std::string_view code,
                                                        std::string_view language);

}  // namespace diaoban::highlight
