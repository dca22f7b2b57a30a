// Patterns of file names as Sphinx and Jupyter Book use them.
#pragma once

#include <string_view>

namespace diaoban::project {

// Whether `pattern` fits the whole of `path`: `?` and `*` stop at '/', `**` does not, `[abc]` and
// `[!a-z]` are sets. Takes time in proportion to the product of the lengths at most.
bool fits_pattern(std::string_view pattern, std::string_view path);
bool is_pattern(std::string_view text);

}  // namespace diaoban::project
