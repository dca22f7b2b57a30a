// What the tools of books write into the info string of a listing, and into the listing itself.
#pragma once

#include "reader/parser.hpp"

namespace diaoban::reader {

// Reads the info string of `code`: "rust,ignore,should_panic", "js {.line-numbers}" and
// "js:file.js" (the file's name becomes the caption when there is none). In mdBook's dialect the
// lines of a Rust listing that its reader hides ("# use …") are left out; in GitBook's the
// variables {{ book.x }} have their values.
void read_listing_dialect(document::CodeBlock& code, Span span, Parser& parser);

}  // namespace diaoban::reader
