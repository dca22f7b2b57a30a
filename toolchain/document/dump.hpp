// The tree as text, one node a line, for `diaoban render --to tree` and golden tests.
#pragma once

#include <string>

#include "document/tree.hpp"

namespace diaoban::document {

// One line a node, children indented by two spaces under it:
//   heading 2 #id .class key="value" @3:1-3:9
//     text "…"
// With `sources`, each line ends with its place as line:column of begin and end (the end is the
// place after the last character). Control characters and quotes in text are escaped.
std::string dump(const Document& document, const diagnostics::Sources* sources = nullptr);
std::string dump(const Blocks& blocks, const diagnostics::Sources* sources = nullptr);

}  // namespace diaoban::document
