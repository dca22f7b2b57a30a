// Where a browser would break the lines of a label.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoban::figures {

// For each byte of `text` and its end, whether a line may end before it (UAX #14, but between two
// ASCII characters as browsers do, which break less: never after '/', before an opening bracket
// only after some marks; and always after a space). A character's later bytes are never a place.
std::vector<bool> find_breaks(std::string_view text, const std::string& language);

// The bytes at which a grapheme starts, likewise.
std::vector<bool> find_graphemes(std::string_view text, const std::string& language);

}  // namespace diaoban::figures
