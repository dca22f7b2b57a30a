// Sets one table: chooses its size and columns, sets its cells, and makes rows of them.
#pragma once

#include <string>
#include <vector>

#include "typeset/blocks/column_widths.hpp"
#include "typeset/blocks/setter.hpp"
#include "typeset/blocks/table_grid.hpp"

namespace diaoban::typeset {

class TableSetter {
 public:
  // Chooses the table's size and columns. One that is too wide even in the smallest size is turned
  // where it would fit so; one that does not fit at all is reported.
  TableSetter(Setter& setter, const document::Block& block, const document::Table& table,
              const BlockPlace& place);

  bool is_turned() const { return turned_; }
  // The measure that the table was given: that of a turned page, when it is turned.
  double measure() const { return measure_; }

  // Appends the rows to the galley, the head first; `continued` is the title that stands over the
  // head again on each further page.
  void layout(std::uint32_t element, const std::string& continued);

 private:
  // A cell that is set: its pieces stand from the top of its first row on.
  struct SetCell {
    std::vector<Piece> pieces;
    std::vector<double> tops;
    double height = 0;  // with the padding above and below
  };
  // Rows that cells spanning several of them tie together.
  struct RowGroup {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void choose_columns();
  bool fit_columns(const std::vector<Widths>& needs, double measure);
  void place_columns();
  void set_cells(std::uint32_t element);
  void measure_rows();
  std::vector<RowGroup> groups() const;
  std::size_t first_cell(std::size_t row) const;
  Content take_slice(const RowGroup& group, double from, double to);
  // Heights inside the group where no line of any cell is cut, the group's end included.
  std::vector<double> cuts(const RowGroup& group) const;
  void add_head(std::uint32_t frame, const std::string& continued);
  void add_group(const RowGroup& group, std::uint32_t frame);
  void add_hairline(Content& content, std::size_t row, double y) const;
  Rectangle rule(double y, double thickness) const;

  Setter& setter_;
  const document::Block& block_;
  const document::Table& table_;
  BlockPlace place_;  // of the cells' text
  std::uint32_t outer_frame_ = 0;
  TableGrid grid_;
  project::TextLook natural_look_;  // of cells, before the table is made to fit
  bool may_turn_ = false;
  bool turned_ = false;
  double measure_ = 0;
  double padding_ = 0;  // of a cell, both sides together
  double left_ = 0;
  double width_ = 0;                   // of all columns
  std::vector<double> columns_;        // widths
  std::vector<double> column_lefts_;   // from the type area's left edge
  std::vector<SetCell> cells_;         // as in the grid
  std::vector<std::size_t> spanning_;  // cells of several rows
  std::vector<double> row_tops_;       // one more than rows
  std::uint32_t repeat_ = 0;
  bool has_hairlines_ = false;
};

}  // namespace diaoban::typeset
