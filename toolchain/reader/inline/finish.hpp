// The last walk over a file's tree: texts into their places, joined line ends, node numbers.
#pragma once

#include <vector>

#include "document/tree.hpp"
#include "reader/rebase.hpp"

namespace diaoban::reader {

// Puts `texts` in the place of the nodes that stand for them, tells soft breaks between CJK
// characters from others, tells the addresses of included files from the root where `rebases` asks
// for it, and numbers all nodes in document order from 1. Returns the last number.
std::uint32_t finish_tree(document::Blocks& blocks, std::vector<document::Inlines>& texts,
                          std::uint32_t file, const Rebases& rebases);

}  // namespace diaoban::reader
