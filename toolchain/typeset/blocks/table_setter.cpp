// Implements the setting of a table's cells: size, columns, and the heights of rows.
#include "typeset/blocks/table_setter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/walk.hpp"
#include "typeset/inline/measure_text.hpp"
#include "typeset/kinds.hpp"
#include "typeset/page/stack.hpp"

namespace diaoban::typeset {
namespace {

constexpr double smallest_size = 7;  // points; smaller text is not read in print
constexpr double size_step = 0.5;
constexpr double padding_across = 9;  // of a cell, both sides together
constexpr double close_padding = 5;   // where short cells stay on one line so
constexpr double padding_down = 2.5;  // above and below each
// Cells of up to so many ems stay on one line where the page allows it.
constexpr double short_cell_em = 6.5;
// A table that needs nearly all of the measure takes all of it.
constexpr double nearly_full = 0.8;

// A word of the head is cut to no less than so many ems.
constexpr double cut_head_em = 2.5;
// The smallest part of its size that a table takes to keep its short cells on one line.
constexpr double comfortable_part = 0.88;

// Lines of the grid that are kept for the notes of a turned table.
constexpr double kept_for_notes = 8;

bool has_notes(const TableGrid& grid) {
  bool found = false;
  document::Walker walker;
  walker.inline_node = [&](const document::Inline& node) {
    found = found || std::holds_alternative<document::FootnoteReference>(node.node);
  };
  for (const GridCell& cell : grid.cells) document::walk(cell.cell->blocks, walker);
  return found;
}

Setting setting_of(document::Alignment alignment) {
  switch (alignment) {
    case document::Alignment::Default:
    case document::Alignment::Left:
      return Setting::Left;
    case document::Alignment::Center:
      return Setting::Center;
    case document::Alignment::Right:
      return Setting::Right;
  }
  return Setting::Left;
}

}  // namespace

TableSetter::TableSetter(Setter& setter, const document::Block& block, const document::Table& table,
                         const BlockPlace& place)
    : setter_(setter), block_(block), table_(table), place_(place), grid_(table_grid(table)) {
  outer_frame_ = place.frame;
  left_ = place.left;
  measure_ = place.width;
  place_.look = setter.theme().table;
  if (place.look.size < place_.look.size) place_.look = place.look;
  place_.first_indent = 0;
  place_.paragraph_space = 2;
  place_.on_grid = false;
  place_.in_cell = true;
  place_.frame = 0;
  place_.list_depth = 0;
  natural_look_ = place_.look;
  may_turn_ = place.frame == 0 && !place.in_cell && place.list_depth == 0;
  if (grid_.columns > 0) choose_columns();
}

void TableSetter::choose_columns() {
  std::vector<Widths> needs;
  const double em = natural_look_.size.pt();
  for (const GridCell& cell : grid_.cells) {
    BlockPlace place = place_;
    place.setting = Setting::Left;
    if (cell.in_head || cell.cell->header) place.look.role = "sans-bold";
    needs.push_back(measure_blocks(setter_, cell.cell->blocks, place));
    // What measures as wide as it is must not be broken for a rounding error.
    needs.back().natural += 0.5;
  }
  // Notes need room at the foot of the turned page.
  const double kept = has_notes(grid_) ? kept_for_notes * setter_.book().area.grid : 0;
  const double turned_measure = setter_.book().area.height - kept;
  const bool may_turn = may_turn_ && turned_measure > measure_;
  bool fits = fit_columns(needs, measure_);
  if (!fits && may_turn) {
    turned_ = true;
    measure_ = turned_measure;
    fits = fit_columns(needs, measure_);
  }
  if (!fits) {
    setter_.book().input.sink.report(
        kinds::table_wide, block_.span,
        fmt::format("a table of {} columns is too wide for the page at {} pt", grid_.columns,
                    place_.look.size.pt()),
        "shorten its longest words, or split the table");
    // Words of the head are cut before those below it, which are read more closely.
    std::vector<Widths> cut = needs;
    for (std::size_t i = 0; i < cut.size(); ++i) {
      if (grid_.cells[i].in_head) cut[i].least = std::min(cut[i].least, cut_head_em * em);
    }
    if (!fit_columns(cut, measure_)) fit_columns(needs, measure_);
  }
  place_columns();
}

// Widths of the columns in the largest size in which they fit; in the smallest when they don't.
// A table a little smaller is better than short cells cut in two.
bool TableSetter::fit_columns(const std::vector<Widths>& needs, double measure) {
  const double natural = natural_look_.size.pt();
  const double smallest = std::min(smallest_size, natural);
  const auto fits_at = [&](double size, bool comfortable, double padding) {
    const double factor = size / natural;
    std::vector<Widths> scaled = needs;
    for (Widths& need : scaled) {
      need.least *= factor;
      need.natural *= factor;
      if (comfortable)
        need.least = std::max(need.least, std::min(need.natural, short_cell_em * size));
    }
    padding_ = padding * factor;
    ColumnWidths chosen = column_widths(grid_, scaled, table_.widths, measure, padding_);
    place_.look.size = base::Length::from_pt(size);
    place_.look.leading = base::Length::from_pt(natural_look_.leading.pt() * factor);
    columns_ = std::move(chosen.widths);
    return chosen.fits;
  };
  const double least_comfortable = std::max(comfortable_part * natural, smallest);
  for (const double padding : {padding_across, close_padding}) {
    for (double size = natural; size >= least_comfortable - 1e-6; size -= size_step) {
      if (fits_at(size, true, padding)) return true;
    }
  }
  for (double size = natural;; size = std::max(size - size_step, smallest)) {
    if (fits_at(size, false, padding_across)) return true;
    if (size <= smallest) return false;
  }
}

void TableSetter::place_columns() {
  if (turned_) left_ = 0;
  double total = 0;
  for (const double column : columns_) total += column;
  if (total > nearly_full * measure_ && total < measure_) {
    for (double& column : columns_) column *= measure_ / total;
    total = measure_;
  }
  left_ += std::max(0.0, (measure_ - total) / 2);
  width_ = total;
  double x = left_;
  for (const double column : columns_) {
    column_lefts_.push_back(x);
    x += column;
  }
}

void TableSetter::set_cells(std::uint32_t element) {
  std::uint32_t group = 0;
  std::uint32_t row_element = 0;
  std::size_t last_row = grid_.rows;
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    if (cell.row == 0 || (cell.row == grid_.head_rows && cell.row != last_row)) {
      if (last_row != cell.row) {
        group = setter_.add_element(cell.in_head ? "THead" : "TBody", element);
      }
    }
    if (cell.row != last_row) row_element = setter_.add_element("TR", group);
    last_row = cell.row;
    const bool is_head = cell.in_head || cell.cell->header;
    BlockPlace place = place_;
    place.element = setter_.add_element(is_head ? "TH" : "TD", row_element);
    auto& attributes = setter_.element(place.element).attributes;
    if (is_head) attributes.edit()["Scope"] = cell.in_head ? "Column" : "Row";
    if (cell.columns > 1) attributes.edit()["ColSpan"] = std::to_string(cell.columns);
    if (cell.rows > 1) attributes.edit()["RowSpan"] = std::to_string(cell.rows);
    if (is_head) place.look.role = "sans-bold";
    auto alignment = cell.cell->alignment;
    if (alignment == document::Alignment::Default && cell.column < table_.alignments.size()) {
      alignment = table_.alignments[cell.column];
    }
    place.setting = setting_of(alignment);
    double width = 0;
    for (std::size_t c = cell.column; c < cell.column + cell.columns; ++c) width += columns_[c];
    place.left = column_lefts_[cell.column] + padding_ / 2;
    place.width = std::max(width - padding_, place.look.size.pt());
    SetCell set;
    set.pieces = setter_.aside([&] { setter_.layout_blocks(cell.cell->blocks, place); });
    const Stack stack = measure_stack(setter_.galley(), set.pieces);
    set.tops = stack.tops;
    set.height = stack.height + 2 * padding_down;
    if (!is_head && set.height > 1.5 * place.look.leading.pt() + 2 * padding_down) {
      has_hairlines_ = true;
    }
    if (cell.rows > 1 && !cell.in_head) {
      has_hairlines_ = true;
      spanning_.push_back(i);
    }
    cells_.push_back(std::move(set));
  }
}

void TableSetter::measure_rows() {
  std::vector<double> heights(grid_.rows, place_.look.leading.pt() + 2 * padding_down);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    if (cell.rows == 1) heights[cell.row] = std::max(heights[cell.row], cells_[i].height);
  }
  // What a cell over several rows still needs is added to its last row.
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    if (cell.rows == 1) continue;
    double have = 0;
    for (std::size_t r = cell.row; r < cell.row + cell.rows; ++r) have += heights[r];
    heights[cell.row + cell.rows - 1] += std::max(0.0, cells_[i].height - have);
  }
  row_tops_.assign(1, 0);
  for (const double height : heights) row_tops_.push_back(row_tops_.back() + height);
  for (SetCell& cell : cells_) {
    for (double& top : cell.tops) top += padding_down;
  }
}

}  // namespace diaoban::typeset
