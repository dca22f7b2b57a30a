// The declarations of a stylesheet, for rules about what it may hold.
#pragma once

#include <string_view>
#include <vector>

#include "check/publication.hpp"

namespace diaoban::check {

// All declarations of `css` in their order, those inside @media too; of @font-face the selector is
// "@font-face". Comments are left out. What cannot be read is skipped.
std::vector<Declaration> read_declarations(std::string_view css);

}  // namespace diaoban::check
