// The editions that every book has without declaring them.
#pragma once

#include <string_view>

#include "project/book.hpp"

namespace diaoban::project {

// The edition of a built-in name (epub, kindle, screen, print); nothing for other names.
std::optional<Edition> built_in_edition(std::string_view name);

}  // namespace diaoban::project
