// The inline pass: all leaves as one flat document through cmark, one line a leaf.
#pragma once

#include <string>
#include <vector>

#include "reader/parser.hpp"

namespace diaoban::reader {

// Reads the leaves to inlines, in their order. `definitions` are the file's link definitions.
// Roles and substitutions may add new leaves to the parser; their placeholders are in the result.
std::vector<document::Inlines> read_inlines(const std::vector<const Leaf*>& leaves,
                                            const std::string& definitions, Parser& parser);

}  // namespace diaoban::reader
