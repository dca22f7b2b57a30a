// Admonitions of Python-Markdown and MkDocs: !!! note "Title".
#pragma once

#include "document/tree.hpp"
#include "reader/parser.hpp"

namespace diaoban::reader {

// The admonition of a region of that kind. Its kind is the first word; without a title it has the
// word as its title, with an empty one ("") none.
document::Blocks read_marked_admonition(const Region& region, Parser& parser);

}  // namespace diaoban::reader
