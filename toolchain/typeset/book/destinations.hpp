// All places of a book that links can go to, numbered before anything is set.
#pragma once

#include <cstdint>
#include <vector>

#include "resolve/facts.hpp"
#include "typeset/layout.hpp"

namespace diaoban::typeset {

class DestinationTable {
 public:
  // Every file's beginning, then every node that carries an anchor, in reading order.
  DestinationTable(const resolve::Facts& facts, std::size_t file_count);

  std::uint32_t count() const { return count_; }
  DestinationId of_file(std::uint32_t file) const { return {file}; }
  // The place of `goal`; its file's beginning when nothing carries its anchor.
  DestinationId of(const resolve::Goal& goal) const;
  // The place of `node`; index UINT32_MAX when it is no goal of links.
  DestinationId of(document::NodeId node) const;
  // The file that the place lies in.
  std::uint32_t file_of(DestinationId destination) const;

 private:
  resolve::NodeMap<std::uint32_t> by_node_;
  std::vector<std::uint32_t> files_;  // of each place
  std::uint32_t count_ = 0;
};

inline bool is_null(DestinationId id) { return id.index == UINT32_MAX; }

}  // namespace diaoban::typeset
