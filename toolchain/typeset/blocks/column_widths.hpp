// Widths of a table's columns from what its cells need.
#pragma once

#include <vector>

#include "typeset/blocks/table_grid.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset {

// Widths of all columns in points, padding included, that together take `measure` or, when the
// table needs less, what it needs. `needs` are the widths of the grid's cells (same order, without
// padding). `shares` are what the author asked for; when there is one a column, they are kept.
struct ColumnWidths {
  std::vector<double> widths;
  bool fits = true;  // false: a column is narrower than its widest word
};
ColumnWidths column_widths(const TableGrid& grid, const std::vector<Widths>& needs,
                           const std::vector<double>& shares, double measure, double padding);

}  // namespace diaoban::typeset
