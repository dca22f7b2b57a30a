// Cuts a galley into pages: the cheapest sequence of page breaks over the whole of it.
#pragma once

#include <vector>

#include "typeset/page/fill.hpp"

namespace diaoban::typeset {

// The starts of the pages, in order; a page ends where the next starts, the last at the galley's
// end. Total-fit as for lines (Plass 1981): what costs are short pages, breaks where
// Piece::break_before says so, cut footnotes and floats that wait. Time is linear in the pieces.
std::vector<PageStart> break_pages(const Galley& galley, const PageArea& area);

}  // namespace diaoban::typeset
