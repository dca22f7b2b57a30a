// What each dialect and each switch of a book means for the reader's passes.
#pragma once

#include <string_view>

#include "reader/read.hpp"

namespace diaoban::reader {

// Roles, directives and the other constructs of MyST.
bool reads_myst(const ReadOptions& options);
// {{name}}.
bool reads_substitutions(const ReadOptions& options);
// $…$ and $$…$$.
bool reads_math(const ReadOptions& options);
// What stands before the brackets of bracket math; empty when there is none.
std::string_view math_mark(const ReadOptions& options);

}  // namespace diaoban::reader
