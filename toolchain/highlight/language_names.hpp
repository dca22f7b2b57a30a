// How authors name languages, and what the syntax definitions are called.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::highlight {

// The language of an info string, in lower case: "rust" of "rust,ignore", "c++" of "C++ {.x}".
std::string language_of(std::string_view info);

// The name of the syntax definition that an alias stands for; empty when it is no known alias.
std::string_view definition_of(std::string_view language);

// Languages that say that there is nothing to colour: "", "text", "plain" …
bool is_plain(std::string_view language);

}  // namespace diaoban::highlight
