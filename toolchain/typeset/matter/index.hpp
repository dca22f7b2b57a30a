// The index of a book, sorted as its language sorts.
#pragma once

#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {

// Appends the entries of the book's index marks, grouped by their first letter, with the pages
// they stand on (ranges of following pages merged), see and see also.
void layout_index(Setter& setter, const BlockPlace& place);

}  // namespace diaoban::typeset
