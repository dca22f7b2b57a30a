// Tables in labels: columns as wide as their cells ask for, rows as high.
#include "figures/label/table.hpp"

#include <algorithm>

namespace diaoban::figures {
namespace {

constexpr std::size_t most_columns = 1000;

struct Cell {
  Box* box = nullptr;
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t rows = 1;
  std::size_t columns = 1;
};

class Grid {
 public:
  explicit Grid(const Box& table) : table_(table) {
    for (const auto& child : table.children) {
      if (child->style.own.display == Display::TableRow) {
        add_row(*child, nullptr);
      } else if (child->style.own.display == Display::TableRowGroup) {
        for (const auto& row : child->children) {
          if (row->style.own.display == Display::TableRow) {
            add_row(*row, child.get());
          } else {
            captions_.push_back(row.get());
          }
        }
      } else {
        captions_.push_back(child.get());
      }
    }
    for (Cell& cell : cells_) cell.rows = std::min(cell.rows, rows_.size() - cell.row);
  }

  Extent measure(CellLayout& layout) {
    measure_columns(layout);
    Extent all;
    for (const Extent& column : extents_) {
      all.least += column.least;
      all.most += column.most;
    }
    all.least += gaps();
    all.most += gaps();
    for (Box* caption : captions_) {
      all.least = std::max(all.least, layout.measure(*caption).least);
    }
    return all;
  }

  double layout(double inside, CellLayout& layout) {
    measure_columns(layout);
    share_width(inside - gaps());
    double y = table_.edge(0);
    for (Box* caption : captions_) {
      layout.layout_root(*caption, inside);
      caption->x = table_.edge(3);
      caption->y = y;
      y += caption->height;
    }
    y += outer_gap();
    find_heights(y - table_.edge(0) + outer_gap(), layout);
    const double end = place(y) + outer_gap();
    return end - table_.edge(0);
  }

 private:
  struct Row {
    Box* box = nullptr;
    Box* group = nullptr;  // null: it stands in the table itself
    double height = 0;
  };

  void add_row(Box& box, Box* group) {
    const std::size_t row = rows_.size();
    rows_.push_back({&box, group, 0});
    std::size_t column = 0;
    for (const auto& child : box.children) {
      while (column < taken_until_.size() && taken_until_[column] > row) ++column;
      const std::size_t columns = std::min(child->column_span, most_columns - column);
      if (columns == 0) return;
      const std::size_t end = column + columns;
      if (end > taken_until_.size()) taken_until_.resize(end, 0);
      std::fill(taken_until_.begin() + static_cast<std::ptrdiff_t>(column),
                taken_until_.begin() + static_cast<std::ptrdiff_t>(end), row + child->row_span);
      cells_.push_back({child.get(), row, column, child->row_span, columns});
      column = end;
    }
  }

  // Between two columns or rows. Borders that collapse lie on one another.
  double gap() const {
    if (!table_.style.collapses_borders) return table_.style.border_spacing;
    return cells_.empty() ? 0 : -cells_.front().box->style.own.border[3].thickness();
  }
  double outer_gap() const {
    if (!table_.style.collapses_borders) return table_.style.border_spacing;
    return -table_.style.own.border[3].thickness();
  }
  double gaps() const {
    const std::size_t columns = taken_until_.size();
    return columns == 0 ? 0 : static_cast<double>(columns - 1) * gap() + 2 * outer_gap();
  }

  void measure_columns(CellLayout& layout) {
    extents_.assign(taken_until_.size(), {});
    for (const bool wide : {false, true}) {
      for (const Cell& cell : cells_) {
        if ((cell.columns > 1) == wide) include(cell, layout.measure(*cell.box));
      }
    }
  }

  // A cell over several columns asks for what they lack, each for the same share.
  void include(const Cell& cell, Extent asked) {
    double least = gap() * static_cast<double>(cell.columns - 1);
    double most = least;
    for (std::size_t i = cell.column; i < cell.column + cell.columns; ++i) {
      least += extents_[i].least;
      most += extents_[i].most;
    }
    const auto count = static_cast<double>(cell.columns);
    for (std::size_t i = cell.column; i < cell.column + cell.columns; ++i) {
      extents_[i].least += std::max(0.0, asked.least - least) / count;
      extents_[i].most += std::max(0.0, asked.most - most) / count;
    }
  }

  void share_width(double available) {
    double least = 0;
    double most = 0;
    for (const Extent& column : extents_) {
      least += column.least;
      most += column.most;
    }
    widths_.clear();
    for (const Extent& column : extents_) {
      double width = column.least;
      if (available >= most) {
        width = most > 0 ? column.most * available / most
                         : available / static_cast<double>(extents_.size());
      } else if (available > least) {
        width += (column.most - column.least) * (available - least) / (most - least);
      }
      widths_.push_back(width);
    }
  }

  double width_of(const Cell& cell) const {
    double width = gap() * static_cast<double>(cell.columns - 1);
    for (std::size_t i = cell.column; i < cell.column + cell.columns; ++i) width += widths_[i];
    return width;
  }
  double height_of(const Cell& cell) const {
    double height = gap() * static_cast<double>(cell.rows - 1);
    for (std::size_t i = cell.row; i < cell.row + cell.rows; ++i) height += rows_[i].height;
    return height;
  }

  // `besides`: what of the table's height is not the rows'.
  void find_heights(double besides, CellLayout& layout) {
    for (Row& row : rows_) {
      const auto& height = row.box->style.own.height;
      if (height && !height->is_percentage) row.height = height->value;
    }
    for (const bool tall : {false, true}) {
      for (const Cell& cell : cells_) {
        if ((cell.rows > 1) != tall) continue;
        layout.layout_root(*cell.box, width_of(cell));
        Row& last = rows_[cell.row + cell.rows - 1];
        last.height += std::max(0.0, cell.box->height - height_of(cell));
      }
    }
    const auto& asked = table_.style.own.height;
    if (!asked || asked->is_percentage || rows_.empty()) return;
    double sum = besides + gap() * static_cast<double>(rows_.size() - 1);
    double heights = 0;
    for (const Row& row : rows_) heights += row.height;
    sum += heights;
    const double spare = asked->value - sum;
    if (spare <= 0 || heights <= 0) return;
    for (Row& row : rows_) row.height += spare * row.height / heights;
  }

  // The lower edge of the last row; `y`: the upper one of the first.
  double place(double y) {
    const double left = table_.edge(3) + outer_gap();
    const double width = table_.width - 2 * left;
    std::vector<double> columns(1, 0);
    for (const double one : widths_) columns.push_back(columns.back() + one + gap());
    double end = y;
    for (Row& row : rows_) {
      row.box->x = left;
      row.box->y = y;
      row.box->width = width;
      row.box->height = row.height;
      end = y + row.height;
      if (row.group) {
        row.group->width = table_.width;
        row.group->height = end;
      }
      y = end + gap();
    }
    for (const Cell& cell : cells_) {
      cell.box->x = columns[cell.column];
      cell.box->y = 0;
      stretch(*cell.box, height_of(cell));
    }
    return end;
  }

  // Gives the cell this height and puts its content where vertical-align says (§17.5.3).
  static void stretch(Box& cell, double height) {
    const VerticalAlign align = cell.style.own.vertical_align;
    const double share = align == VerticalAlign::Middle ? 0.5 : align == VerticalAlign::Bottom;
    const double shift = std::max(0.0, height - cell.content_height) * share;
    for (Line& line : cell.lines) line.y += shift;
    for (const auto& child : cell.children) child->y += shift;
    if (cell.content) {
      for (const InlineBox& inside : cell.content->boxes) inside.box->y += shift;
    }
    cell.height = height;
  }

  const Box& table_;
  std::vector<Box*> captions_;
  std::vector<Row> rows_;
  std::vector<Cell> cells_;
  std::vector<std::size_t> taken_until_;  // for each column: the first row that is free again
  std::vector<Extent> extents_;           // of the columns
  std::vector<double> widths_;
};

}  // namespace

Extent measure_table(const Box& table, CellLayout& layout) { return Grid(table).measure(layout); }

double layout_table(Box& table, double inside, CellLayout& layout) {
  return Grid(table).layout(inside, layout);
}

}  // namespace diaoban::figures
