// Blocks that are larger than a page may be, cut into several of their kind.
#pragma once

#include <cstddef>

#include "epub/xhtml/xml.hpp"

namespace diaoban::epub::xhtml {

// Cuts each child of `section` that takes more than `limit` bytes: lists and indexes between their
// items, tables between rows (heads are repeated) unless cells go over several, listings between
// lines. Numbers of ordered lists go on. The first piece keeps the ids and what stands before, the
// last what stands behind. A paragraph stays whole.
void cut_large_blocks(Node section, std::size_t limit);

}  // namespace diaoban::epub::xhtml
