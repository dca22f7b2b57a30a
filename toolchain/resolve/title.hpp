// Titles and captions as they are shown away from their place: in contents and in references.
#pragma once

#include <string>

#include "document/tree.hpp"

namespace diaoban::resolve {

// A copy of `inlines` fit to stand elsewhere: without node ids and anchors, links as their text,
// pictures as their alternative text, no notes, citations, index marks or line ends.
document::Inlines title_copy(const document::Inlines& inlines);

// One run of text as inlines without an id.
document::Inlines text_inlines(std::string text);

}  // namespace diaoban::resolve
