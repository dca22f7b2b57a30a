// Languages that the library's definitions know badly or not at all, read by a scanner of our own.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "highlight/highlight.hpp"

namespace diaoban::highlight {

// Tokens of Java (with text blocks, records, sealed types: JLS 21 §3) and of Protocol Buffers;
// nothing for any other language.
std::optional<std::vector<Token>> highlight_own(std::string_view code, std::string_view language);

}  // namespace diaoban::highlight
