// Implements the numbering of destinations.
#include "typeset/book/destinations.hpp"

#include <algorithm>

namespace diaoban::typeset {

DestinationTable::DestinationTable(const resolve::Facts& facts, std::size_t file_count) {
  for (std::uint32_t file = 0; file < file_count; ++file) files_.push_back(file);
  std::vector<document::NodeId> nodes;
  for (const auto& [node, anchor] : facts.anchors) nodes.push_back(node);
  std::sort(nodes.begin(), nodes.end());
  for (const document::NodeId node : nodes) {
    by_node_[node] = static_cast<std::uint32_t>(files_.size());
    files_.push_back(node.file);
  }
  count_ = static_cast<std::uint32_t>(files_.size());
}

DestinationId DestinationTable::of(document::NodeId node) const {
  const auto found = by_node_.find(node);
  return found == by_node_.end() ? DestinationId{} : DestinationId{found->second};
}

DestinationId DestinationTable::of(const resolve::Goal& goal) const {
  const DestinationId node = of(goal.node);
  return is_null(node) ? of_file(goal.file) : node;
}

std::uint32_t DestinationTable::file_of(DestinationId destination) const {
  return files_[destination.index];
}

}  // namespace diaoban::typeset
