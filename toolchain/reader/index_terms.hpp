// The entries of an index as Sphinx writes them, in the directive and the role of that name.
#pragma once

#include <string_view>
#include <vector>

#include "document/tree.hpp"

namespace diaoban::reader {

// Adds the entries that `text` names: "single: a; b", "pair: a; b", "triple: a; b; c",
// "see: a; b", "seealso: a; b", or "a, b". A leading '!' marks the main entry. Text without any
// term adds none.
void add_index_entries(std::string_view text, std::vector<document::IndexEntry>& entries);

}  // namespace diaoban::reader
