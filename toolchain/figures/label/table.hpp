// Tables in labels: columns as wide as their cells ask for, rows as high.
#pragma once

#include "figures/label/box.hpp"

namespace diaoban::figures {

// What a table needs of the layout of what stands in its cells.
class CellLayout {
 public:
  virtual ~CellLayout() = default;
  virtual Extent measure(Box& cell) = 0;
  // Lays out the cell as a box of its own, `width` px wide with its edges.
  virtual void layout_root(Box& cell, double width) = 0;
};

// The widths that the table's columns ask for together, without its own edges
// (CSS 2.2 §17.5.2.2).
Extent measure_table(const Box& table, CellLayout& layout);

// Lays out captions, rows and cells within `inside` px; the height of all. A table that is given
// more height than its rows ask for shares it among them.
double layout_table(Box& table, double inside, CellLayout& layout);

}  // namespace diaoban::figures
