// Template tags as blocks: GitBook's {% hint %}, {% tabs %}, {% code %} and their like.
#pragma once

#include "reader/parser.hpp"

namespace diaoban::reader {

struct Region;

// A region of kind Tag as blocks. A tag that a book has no use for (capture, if, set) is left out
// with a note and what it holds is kept; one that is not known stays as written.
document::Blocks read_template_tag(const Region& region, Parser& parser);

// Reports each template tag that stands in the text of a finished file, as written.
void report_template_tags(const document::Document& document, Parser& parser);

}  // namespace diaoban::reader
