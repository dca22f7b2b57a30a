// Tables for Kindle: fewer than 100 rows, at most 10 columns, none in another (KPG "Tables").
#pragma once

#include "epub/xhtml/page.hpp"

namespace diaoban::epub::xhtml {

// Cuts the page's long tables into several with the same head, and writes wide ones and those in
// others as lists: an item a row, each cell with the head of its column.
void make_tables_plain(Page& page);

}  // namespace diaoban::epub::xhtml
