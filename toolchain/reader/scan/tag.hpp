// Template tags of Liquid and nunjucks: {% name … %}.
#pragma once

#include <string_view>

namespace diaoban::reader {

// What stands between the marks of a line that is one tag and nothing else; empty for other lines.
std::string_view tag_inside(std::string_view line);
// The first word of it.
std::string_view tag_name(std::string_view inside);

}  // namespace diaoban::reader
