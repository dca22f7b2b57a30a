// Implements the rows of a table as pieces: rules, the repeated head, and rows taller than a page
// allows, cut between their lines.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "typeset/blocks/table_setter.hpp"
#include "typeset/page/stack.hpp"

namespace diaoban::typeset {
namespace {

constexpr double heavy_rule = 1;
constexpr double light_rule = 0.5;
constexpr double hairline = 0.3;
// Rows up to this share of the page are not cut.
constexpr double uncut_share = 0.22;
// A head taller than this share of the page is set once, and cut like other rows.
constexpr double repeated_share = 0.4;
// Captioned tables up to this share of the page float, as figures do.
constexpr double floating_share = 0.35;
constexpr double tolerance = 0.01;

// Cuts the tints and bars of frames to what stands between two heights.
void cut_frames(std::vector<Item>& items, double top, double bottom) {
  std::erase_if(items, [&](Item& item) {
    if (auto* rule = std::get_if<RuleItem>(&item.what)) {
      const double end = std::min(rule->area.y + rule->area.height, bottom);
      rule->area.y = std::max(rule->area.y, top);
      rule->area.height = end - rule->area.y;
      return rule->area.height <= 0;
    }
    if (auto* stroke = std::get_if<StrokeItem>(&item.what)) {
      stroke->y0 = std::max(stroke->y0, top);
      stroke->y1 = std::min(stroke->y1, bottom);
      return stroke->y1 <= stroke->y0;
    }
    return false;
  });
}

}  // namespace

Rectangle TableSetter::rule(double y, double thickness) const {
  return {left_, y, width_, thickness};
}

// A hairline above the row, but for the columns of cells that come down from rows above.
void TableSetter::add_hairline(Content& content, std::size_t row, double y) const {
  std::vector<bool> covered(grid_.columns, false);
  for (const std::size_t spanning : spanning_) {
    const GridCell& cell = grid_.cells[spanning];
    if (cell.row >= row || cell.row + cell.rows <= row) continue;
    for (std::size_t c = cell.column; c < cell.column + cell.columns; ++c) covered[c] = true;
  }
  for (std::size_t begin = 0; begin < grid_.columns;) {
    std::size_t end = begin;
    double length = 0;
    for (; end < grid_.columns && covered[end] == covered[begin]; ++end) length += columns_[end];
    if (!covered[begin]) {
      const Rectangle line{column_lefts_[begin], y, length, hairline};
      content.items.push_back({RuleItem{line, setter_.theme().listing_rule}, {}});
    }
    begin = end;
  }
}

// The first cell of the row or of those after it: the grid has its cells in the order of rows.
std::size_t TableSetter::first_cell(std::size_t row) const {
  const auto found =
      std::lower_bound(grid_.cells.begin(), grid_.cells.end(), row,
                       [](const GridCell& cell, std::size_t wanted) { return cell.row < wanted; });
  return static_cast<std::size_t>(found - grid_.cells.begin());
}

std::vector<TableSetter::RowGroup> TableSetter::groups() const {
  std::vector<std::size_t> reach(grid_.rows);
  for (std::size_t row = 0; row < grid_.rows; ++row) reach[row] = row + 1;
  for (const GridCell& cell : grid_.cells) {
    reach[cell.row] = std::max(reach[cell.row], cell.row + cell.rows);
  }
  std::vector<RowGroup> groups;
  for (std::size_t row = grid_.head_rows; row < grid_.rows;) {
    std::size_t end = reach[row];
    for (std::size_t inner = row; inner < end; ++inner) end = std::max(end, reach[inner]);
    groups.push_back({row, end});
    row = end;
  }
  return groups;
}

Content TableSetter::take_slice(const RowGroup& group, double from, double to) {
  Content content;
  std::vector<StandingPiece> standing;
  const double top = row_tops_[group.begin];
  for (std::size_t i = first_cell(group.begin); i < first_cell(group.end); ++i) {
    const GridCell& cell = grid_.cells[i];
    const double cell_top = row_tops_[cell.row] - top;
    // The frames of the whole cell, so that those of a cut row go on without new padding.
    standing.clear();
    for (std::size_t p = 0; p < cells_[i].pieces.size(); ++p) {
      standing.push_back({&cells_[i].pieces[p], cell_top + cells_[i].tops[p] - from});
    }
    std::vector<Item> frames;
    paint_frames(setter_.galley(), standing, frames);
    cut_frames(frames, 0, to - from);
    std::move(frames.begin(), frames.end(), std::back_inserter(content.items));
    for (std::size_t p = 0; p < cells_[i].pieces.size(); ++p) {
      const double y = cell_top + cells_[i].tops[p];
      if (y >= from - tolerance && y < to - tolerance) {
        content.take(std::move(cells_[i].pieces[p].content), 0, y - from);
      }
    }
  }
  for (std::size_t row = group.begin; row < group.end; ++row) {
    const double y = row_tops_[row] - top;
    if (has_hairlines_ && row > grid_.head_rows && y >= from - tolerance && y < to - tolerance) {
      add_hairline(content, row, y - from);
    }
  }
  return content;
}

std::vector<double> TableSetter::cuts(const RowGroup& group) const {
  const double top = row_tops_[group.begin];
  std::vector<double> ends;
  std::vector<std::pair<double, double>> lines;  // top and bottom of what must not be cut
  for (std::size_t i = first_cell(group.begin); i < first_cell(group.end); ++i) {
    const GridCell& cell = grid_.cells[i];
    const double cell_top = row_tops_[cell.row] - top;
    for (std::size_t p = 0; p < cells_[i].pieces.size(); ++p) {
      const double y = cell_top + cells_[i].tops[p];
      lines.emplace_back(y, y + cells_[i].pieces[p].height);
      ends.push_back(y + cells_[i].pieces[p].height);
    }
  }
  std::sort(ends.begin(), ends.end());
  std::sort(lines.begin(), lines.end());
  std::vector<double> kept;
  double reach = 0;
  std::size_t next = 0;
  for (const double end : ends) {
    // All lines that begin above the cut must end above it.
    for (; next < lines.size() && lines[next].first < end - tolerance; ++next) {
      reach = std::max(reach, lines[next].second);
    }
    if (reach > end + tolerance) continue;
    if (kept.empty() || end > kept.back() + tolerance) kept.push_back(end);
  }
  const double bottom = row_tops_[group.end] - top;
  if (!kept.empty()) kept.pop_back();
  kept.push_back(bottom);
  return kept;
}

void TableSetter::add_head(std::uint32_t frame, const std::string& continued) {
  const double bottom = row_tops_[grid_.head_rows];
  Piece head;
  head.frame = frame;
  head.height = bottom + heavy_rule;
  if (grid_.head_rows > 0) {
    head.content = take_slice({0, grid_.head_rows}, 0, bottom);
    for (Item& item : head.content.items) move_item(item, 0, heavy_rule);
    for (Mark& mark : head.content.marks) mark.y += heavy_rule;
    for (LinkSpot& spot : head.content.links) spot.area.y += heavy_rule;
    head.content.items.push_back(
        {RuleItem{rule(head.height - light_rule, light_rule), setter_.theme().ink}, {}});
  }
  head.content.items.push_back({RuleItem{rule(0, heavy_rule), setter_.theme().ink}, {}});

  Piece again;
  again.frame = frame;
  const project::TextLook& look = setter_.theme().caption;
  const double caption = look.leading.pt() + 4;
  const double x = left_ + width_ - setter_.width_of(continued, look);
  for (Item item : head.content.items) {
    move_item(item, 0, caption);
    item.owner = {Owner::pagination_artifact};
    again.content.items.push_back(std::move(item));
  }
  setter_.set_line(again.content, continued, look, x, look.leading.pt() * 0.75,
                   {Owner::pagination_artifact});
  again.height = head.height + caption;
  setter_.galley().repeats.push_back(std::move(again));
  repeat_ = static_cast<std::uint32_t>(setter_.galley().repeats.size());
  setter_.add_piece(std::move(head));
  setter_.ask_break(break_cost::forbidden);
}

void TableSetter::add_group(const RowGroup& group, std::uint32_t frame) {
  const double height = row_tops_[group.end] - row_tops_[group.begin];
  std::vector<double> ends{height};
  if (height > uncut_share * setter_.book().area.height) ends = cuts(group);
  double from = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    Piece piece;
    piece.frame = frame;
    piece.repeat = repeat_;
    piece.height = ends[i] - from;
    // Two lines of a cut row stay together at either end of it.
    if (i > 0) {
      piece.break_before = i == 1 || i + 1 == ends.size() ? break_cost::bad : break_cost::unwanted;
    }
    const bool is_last = i + 1 == ends.size();
    piece.content = take_slice(group, from, is_last ? ends[i] + 1 : ends[i]);
    setter_.add_piece(std::move(piece));
    from = ends[i];
  }
}

void TableSetter::layout(std::uint32_t element, const std::string& continued) {
  if (grid_.columns == 0) return;
  set_cells(element);
  measure_rows();
  Frame frame;
  frame.left = left_;
  frame.width = width_;
  frame.foot_rule = heavy_rule;
  frame.pad_below = heavy_rule;
  frame.rule_color = setter_.theme().ink;
  frame.parent = outer_frame_;
  const std::uint32_t index = setter_.add_frame(frame);
  if (row_tops_[grid_.head_rows] < repeated_share * setter_.book().area.height) {
    add_head(index, continued);
  } else {
    add_group({0, grid_.head_rows}, index);
  }
  const std::vector<RowGroup> rows = groups();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // A table's first and last rows do not stand alone.
    if (i == 1 || i + 1 == rows.size()) setter_.ask_break(break_cost::bad);
    add_group(rows[i], index);
  }
}

void Setter::layout_table(const document::Block& block, const document::Table& table,
                          const BlockPlace& outer) {
  const double space = theme().body.leading.pt() / 2;
  const std::uint32_t element = add_element("Table", outer.element, block.id);
  BlockPlace place = outer;
  place.element = element;
  TableSetter setter(*this, block, table, place);
  const auto number = book_.input.facts.numbers.find(block.id);
  const bool has_number = number != book_.input.facts.numbers.end();
  const std::string title = has_number ? number->second.label : word("table");
  BlockPlace head = place;
  if (setter.is_turned()) {
    head.left = 0;
    head.width = setter.measure();
  }
  std::vector<Piece> pieces = aside([&] {
    layout_caption(table.caption, block.id, head, true);
    setter.layout(element, resolve::filled(book_.language, "continued-table", title));
  });
  if (pieces.empty()) return;
  if (setter.is_turned()) {
    add_turned(std::move(pieces), setter.measure());
    return;
  }
  const bool is_captioned = has_number || !table.caption.empty();
  const auto placement = placement_of(block, theme().table_placement);
  const double height = measure_stack(galley(), pieces).height;
  const bool is_short = height <= floating_share * book_.area.height;
  const bool asks = !block.attributes.value("placement").empty();
  if (placement && (asks || (is_captioned && is_short))) {
    add_unit(std::move(pieces), outer, space, placement);
    return;
  }
  ask_space(space);
  for (Piece& piece : pieces) add_piece(std::move(piece));
  ask_space(space);
}

}  // namespace diaoban::typeset
