// Raw HTML of a manuscript becomes nodes of the tree: what has a meaning in a book is adopted,
// what is unsafe or has none is left out with a diagnostic, and what only looks like a tag is text.
#pragma once

#include "reader/parser.hpp"

namespace diaoban::reader {

// The blocks of an HTML block's lines.
document::Blocks adopt_html_block(const Lines& lines, Span span, Parser& parser);

// Siblings in which tags stand as RawInline nodes of format "html": each pair of tags becomes a
// node around what is between, single ones become text, or vanish.
document::Inlines adopt_html_inlines(document::Inlines inlines, Parser& parser);

}  // namespace diaoban::reader
