// Implements the grid of a table.
#include "typeset/blocks/table_grid.hpp"

#include <algorithm>

namespace diaoban::typeset {
namespace {

constexpr std::size_t most_columns = 256;

class GridMaker {
 public:
  void add_rows(const std::vector<document::TableRow>& rows, bool in_head) {
    // `free_from[c]`: the first row of this group where column c is free again.
    std::vector<std::size_t> free_from(most_columns, 0);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::size_t column = 0;
      for (const document::TableCell& cell : rows[row].cells) {
        while (column < most_columns && free_from[column] > row) ++column;
        if (column >= most_columns) break;
        GridCell placed{&cell, grid_.rows + row, column, 1, 1, in_head};
        placed.rows = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(cell.rows, 1)), 1,
                                              rows.size() - row);
        const auto wanted = static_cast<std::size_t>(std::max(cell.columns, 1));
        while (placed.columns < wanted && column + placed.columns < most_columns &&
               free_from[column + placed.columns] <= row) {
          ++placed.columns;
        }
        for (std::size_t i = 0; i < placed.columns; ++i) free_from[column + i] = row + placed.rows;
        column += placed.columns;
        grid_.columns = std::max(grid_.columns, column);
        grid_.cells.push_back(placed);
      }
    }
    grid_.rows += rows.size();
    if (in_head) grid_.head_rows = grid_.rows;
  }

  TableGrid take() { return std::move(grid_); }

 private:
  TableGrid grid_;
};

}  // namespace

TableGrid table_grid(const document::Table& table) {
  GridMaker maker;
  maker.add_rows(table.head, true);
  maker.add_rows(table.body, false);
  return maker.take();
}

}  // namespace diaoban::typeset
