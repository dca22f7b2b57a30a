// GFM tables (§4.10) from their lines.
#include <algorithm>

#include "reader/blocks/build.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

namespace {

using document::Alignment;

std::vector<Alignment> read_alignments(const Line& delimiter) {
  std::vector<Alignment> alignments;
  for (const auto& [begin, end] : table_cells(delimiter.text)) {
    const bool left = delimiter.text[begin] == ':';
    const bool right = delimiter.text[end - 1] == ':';
    alignments.push_back(left && right ? Alignment::Center
                         : left        ? Alignment::Left
                         : right       ? Alignment::Right
                                       : Alignment::Default);
  }
  return alignments;
}

// A cell's text without the backslashes before bars, as pieces that follow each other.
Lines cell_pieces(const Line& cell) {
  Lines pieces;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < cell.text.size(); ++i) {
    if (cell.text[i] != '\\' || cell.text[i + 1] != '|') continue;
    pieces.push_back(cell.slice(begin, i));
    begin = i + 1;
  }
  pieces.push_back(cell.slice(begin));
  for (Line& piece : pieces) piece.glued = true;
  return pieces;
}

// How many cells that are not written a table may get, so that a short text makes no huge table.
constexpr std::size_t added_cell_limit = 200000;

document::TableRow read_row(const Line& line, const std::vector<Alignment>& alignments, bool head,
                            std::size_t& added, Parser& parser) {
  document::TableRow row;
  row.span = line.trimmed().span();
  const auto cells = table_cells(line.text);
  for (std::size_t i = 0; i < alignments.size(); ++i) {
    if (i >= cells.size() && ++added > added_cell_limit) break;
    document::TableCell cell;
    cell.header = head;
    cell.alignment = alignments[i];
    cell.span = {row.span.source, row.span.end, row.span.end};
    if (i < cells.size() && cells[i].first < cells[i].second) {
      const Line text = line.slice(cells[i].first, cells[i].second);
      cell.span = text.span();
      document::Paragraph paragraph{parser.inlines(cell_pieces(text))};
      cell.blocks.push_back({{}, cell.span, {}, std::move(paragraph)});
    }
    row.cells.push_back(std::move(cell));
  }
  return row;
}

}  // namespace

document::Block read_table(const Region& region, Parser& parser) {
  document::Table table;
  table.alignments = read_alignments(region.body[1]);
  std::size_t added = 0;
  table.head.push_back(read_row(region.body[0], table.alignments, true, added, parser));
  for (std::size_t i = 2; i < region.body.size(); ++i) {
    table.body.push_back(read_row(region.body[i], table.alignments, false, added, parser));
  }
  return {{}, region.span, {}, std::move(table)};
}

}  // namespace diaoban::reader
