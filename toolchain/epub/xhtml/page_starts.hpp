// Marks where the pages of the paginated edition start (EPUB Accessibility 1.1 §3.3).
#pragma once

#include <string>

#include "epub/xhtml/xml.hpp"

namespace diaoban::epub::xhtml {

// The id of the place where the page of that label starts.
std::string page_anchor(const std::string& label);

// Adds the mark of a page as the first child of `parent`.
void prepend_page_mark(Node parent, const std::string& label);

}  // namespace diaoban::epub::xhtml
