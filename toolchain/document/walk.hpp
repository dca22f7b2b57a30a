// Walking a whole tree in reading order, for passes that gather and do not care for the context.
#pragma once

#include <functional>

#include "document/tree.hpp"

namespace diaoban::document {

// Called for each node before its children. An empty function is not called.
struct Walker {
  std::function<void(const Block&)> block;
  std::function<void(const Inline&)> inline_node;
};

// Visits `blocks` and all below them, in the order in which they are read: captions of figures
// after their content, of tables and listings before it.
void walk(const Blocks& blocks, const Walker& walker);
void walk(const Inlines& inlines, const Walker& walker);

// Calls `visit` with each list of blocks that stands in `block` itself (not in blocks below it).
void visit_bodies(Block& block, const std::function<void(Blocks&)>& visit);

}  // namespace diaoban::document
