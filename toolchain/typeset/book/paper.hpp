// What paper asks of a finished layout: blank pages at the end, and the place of the type area.
#pragma once

#include "typeset/layout.hpp"

namespace diaoban::typeset {

// Adds blank pages, as large as the last, until there are `count`. They have no folio.
void add_blank_pages(Layout& layout, std::size_t count, bool bleed_at_spine);

// Moves all that is on the pages `distance` points away from the spine, what bleeds excepted:
// right-hand pages (of even index) to the right, left-hand ones to the left.
void move_from_spine(Layout& layout, double distance);

}  // namespace diaoban::typeset
