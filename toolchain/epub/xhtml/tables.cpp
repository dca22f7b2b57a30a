// Tables, with heads that say what they are the head of.
#include <fmt/format.h>

#include <algorithm>

#include "epub/names.hpp"
#include "epub/xhtml/chapter.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

namespace {

std::size_t column_count(const Table& table) {
  std::size_t count = table.alignments.size();
  for (const auto* rows : {&table.head, &table.body}) {
    for (const TableRow& row : *rows) {
      std::size_t columns = 0;
      for (const TableCell& cell : row.cells) {
        columns += static_cast<std::size_t>(std::clamp(cell.columns, 1, 1000));
      }
      count = std::max(count, columns);
    }
  }
  return count;
}

// Tables with many columns are set smaller, so that fewer must be scrolled.
std::string table_class(std::size_t columns) {
  if (columns >= 9) return "dense";
  if (columns >= 6) return "close";
  return {};
}

void write_widths(Node element, const std::vector<double>& widths) {
  double sum = 0;
  for (const double width : widths) sum += std::max(width, 0.0);
  if (sum <= 0) return;
  Node group = add(element, "colgroup");
  for (const double width : widths) {
    set(add(group, "col"), "style", fmt::format("width:{:.1f}%", 100 * std::max(width, 0.0) / sum));
  }
}

}  // namespace

void ChapterWriter::write_table(Node parent, const Block& block, const Table& table,
                                Context context) {
  const std::size_t columns = column_count(table);
  if (columns == 0) return;
  Node box = add(parent, "div", "table-box");
  // What scrolls must be reachable from the keyboard (WCAG 2.1.1).
  if (!shared_.kindle()) set(box, "tabindex", "0");
  Node element = add(box, "table", table_class(columns));
  mark(element, block, context);
  context.tight = false;
  if (!table.caption.empty()) write_caption(element, "caption", block.id, table.caption, context);
  write_widths(element, table.widths);
  Node head = table.head.empty() ? Node{} : add(element, "thead");
  for (std::size_t row = 0; row < table.head.size(); ++row) {
    write_row(head, table, table.head[row], true, table.head.size() - row, context);
  }
  Node body = add(element, "tbody");
  for (std::size_t row = 0; row < table.body.size(); ++row) {
    write_row(body, table, table.body[row], false, table.body.size() - row, context);
  }
}

void ChapterWriter::write_row(Node parent, const Table& table, const TableRow& row, bool head,
                              std::size_t rows_left, Context context) {
  Node element = add(parent, "tr");
  std::size_t column = 0;
  for (const TableCell& cell : row.cells) {
    const bool is_head = head || cell.header;
    Node place = add(element, is_head ? "th" : "td");
    if (is_head) set(place, "scope", head ? "col" : "row");
    Alignment alignment = cell.alignment;
    if (alignment == Alignment::Default && column < table.alignments.size()) {
      alignment = table.alignments[column];
    }
    if (*alignment_name(alignment)) {
      set(place, "class", std::string("align-") + alignment_name(alignment));
    }
    const int columns = std::clamp(cell.columns, 1, 1000);
    const int rows =
        std::clamp(cell.rows, 1, static_cast<int>(std::min<std::size_t>(rows_left, 1000)));
    if (columns > 1) set(place, "colspan", std::to_string(columns));
    if (rows > 1) set(place, "rowspan", std::to_string(rows));
    Context inside = context;
    inside.tight = cell.blocks.size() == 1;
    inside.flowing = context.flowing && !is_head;
    write_blocks(place, cell.blocks, inside);
    column += static_cast<std::size_t>(columns);
  }
}

}  // namespace diaoban::epub::xhtml
