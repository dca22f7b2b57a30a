// The cells of a table in their rows and columns, spans worked out.
#pragma once

#include <vector>

#include "document/tree.hpp"

namespace diaoban::typeset {

struct GridCell {
  const document::TableCell* cell = nullptr;
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t rows = 1;
  std::size_t columns = 1;
  bool in_head = false;
};

struct TableGrid {
  std::vector<GridCell> cells;  // in reading order
  std::size_t rows = 0;         // of head and body
  std::size_t head_rows = 0;
  std::size_t columns = 0;
};

// Cells go to the first free column of their row, as HTML 4.01 §11.2.6 says; a span never leaves
// the head or the body, nor goes beyond `most_columns`.
TableGrid table_grid(const document::Table& table);

}  // namespace diaoban::typeset
