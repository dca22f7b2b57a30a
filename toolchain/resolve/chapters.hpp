// Where chapters open inside of a file.
#pragma once

#include <cstddef>
#include <vector>

#include "document/tree.hpp"
#include "resolve/facts.hpp"

namespace diaoban::resolve {

// The blocks of `document`, in order, at which a chapter opens after another part of the same file:
// headings of level 1 in `levels` that something is shown before, with the targets that name them.
std::vector<std::size_t> chapter_starts(const document::Document& document,
                                        const NodeMap<int>& levels);

}  // namespace diaoban::resolve
