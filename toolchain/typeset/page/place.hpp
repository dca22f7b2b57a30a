// Puts the pieces of a galley on the pages that the breaker found.
#pragma once

#include <vector>

#include "typeset/page/break.hpp"

namespace diaoban::typeset {

// What stands on one page, in points from the top left of the type area.
struct SetPage {
  Content content;
  ItemList items;   // of the content, once the page is done: all pages of a book wait so
  double used = 0;  // height of the area down to the last line or note
};

// Takes the content out of `galley`: each piece goes to exactly one page. Off-grid matter between
// two lines on the grid is moved down by half of what is left over.
std::vector<SetPage> place_pages(Galley& galley, const PageArea& area,
                                 const std::vector<PageStart>& starts);

}  // namespace diaoban::typeset
