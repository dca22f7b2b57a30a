// What is left over on a page, handed out to the blanks between its blocks.
#pragma once

#include <vector>

#include "typeset/page/fill.hpp"

namespace diaoban::typeset {

// Moves `spots` down so that the page's last line stands at the foot of the area, when it is up to
// four grid lines short of it: by a whole line above headings first, then around blocks that are
// off the grid. No line leaves the grid. A page with too few such places stays as it is.
void justify_page(const Galley& galley, const PageArea& area, double used,
                  std::vector<PageFill::Spot>& spots);

// What rounding up to the grid left below a run of off-grid spots is shared between the blank above
// the run and the blank below it.
void spread_slack(const Galley& galley, const PageArea& area, std::vector<PageFill::Spot>& spots);

}  // namespace diaoban::typeset
