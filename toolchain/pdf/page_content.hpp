// What each page shows: the text of its items, with marked content, and what Cairo painted.
#pragma once

#include <vector>

#include "fonts/font_book.hpp"
#include "pdf/content.hpp"
#include "pdf/file.hpp"
#include "pdf/plan.hpp"
#include "pdf/write.hpp"

namespace diaoban::pdf {

// Writes the content of all pages, which uses up the items of `layout`. Returns the deepest nesting
// of drawing states by page.
std::vector<int> write_content(File& file, typeset::Layout& layout, const Plan& plan,
                               const Painting& painting, const fonts::FontBook& fonts, Inks inks,
                               const WriteOptions& options);

}  // namespace diaoban::pdf
