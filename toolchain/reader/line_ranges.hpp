// Lists of line numbers as directives write them: "1,3,5-10,20-".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace diaoban::reader {

// The numbers, from 1 to `count`, in the order given; what lies past the end is left out. Nothing
// when the text is no such list.
std::optional<std::vector<int>> parse_line_ranges(std::string_view text, int count);

}  // namespace diaoban::reader
