// table, list-table and csv-table.
#include <algorithm>
#include <charconv>
#include <optional>

#include "reader/directive.hpp"
#include "reader/directives/csv.hpp"
#include "reader/included.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {
namespace {

using document::Alignment;
using document::Block;
using document::Blocks;
using document::Table;
using document::TableCell;
using document::TableRow;

// `:widths: 20 80` (shares) or "auto", "grid" (computed).
std::vector<double> widths_option(const Directive& directive, Parser& parser) {
  std::vector<double> widths;
  const std::string text = directive.value("widths");
  if (text.empty() || text == "auto" || text == "grid") return widths;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    if (*at == ' ' || *at == ',') {
      ++at;
      continue;
    }
    int share = 0;
    const auto [stop, error] = std::from_chars(at, end, share);
    if (error != std::errc() || share <= 0) {
      parser.report(kinds::directive_value_wrong, directive.option("widths")->value_span(),
                    "'" + text + "' is no list of column widths");
      return {};
    }
    widths.push_back(share);
    at = stop;
  }
  return widths;
}

std::size_t column_count(const Table& table) {
  std::size_t columns = 0;
  for (const auto* rows : {&table.head, &table.body}) {
    for (const TableRow& row : *rows) columns = std::max(columns, row.cells.size());
  }
  return columns;
}

// Fills short rows, moves head rows, marks the head cells of stub columns.
void finish_table(Table& table, const Directive& directive, Parser& parser) {
  const auto head = static_cast<std::size_t>(std::clamp<int>(
      number_option(directive, "header-rows", 0, parser), 0, static_cast<int>(table.body.size())));
  const auto stubs =
      static_cast<std::size_t>(std::max(0, number_option(directive, "stub-columns", 0, parser)));
  table.head.insert(
      table.head.end(), std::make_move_iterator(table.body.begin()),
      std::make_move_iterator(table.body.begin() + static_cast<std::ptrdiff_t>(head)));
  table.body.erase(table.body.begin(), table.body.begin() + static_cast<std::ptrdiff_t>(head));
  const std::size_t columns = column_count(table);
  for (auto* rows : {&table.head, &table.body}) {
    for (TableRow& row : *rows) {
      row.cells.resize(columns);
      for (std::size_t i = 0; i < columns; ++i) {
        row.cells[i].header = rows == &table.head || i < stubs;
      }
    }
  }
  table.alignments.resize(columns, Alignment::Default);
  table.widths = widths_option(directive, parser);
  if (table.widths.size() != columns) table.widths.clear();
}

// A Markdown table (or HTML) with a caption.
Blocks read_table(const Directive& directive, Parser& parser) {
  Blocks blocks = parser.blocks(directive.body);
  const auto table = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return std::holds_alternative<Table>(block.node);
  });
  if (table == blocks.end()) {
    parser.report(kinds::directive_value_wrong, directive.name_span,
                  "the body of '" + directive.name + "' holds no table");
    return blocks;
  }
  Table& node = std::get<Table>(table->node);
  if (!directive.argument.empty()) node.caption = parser.inlines(directive.argument);
  node.widths = widths_option(directive, parser);
  if (node.widths.size() != node.alignments.size()) node.widths.clear();
  const Block named = directive_block(directive, document::ThematicBreak{});
  table->attributes = named.attributes;
  take_placement(directive, *table, parser);
  return blocks;
}

// A list of lists: an item a row, its items the cells.
Blocks read_list_table(const Directive& directive, Parser& parser) {
  Blocks blocks = parser.blocks(directive.body);
  const bool fits = blocks.size() == 1 && std::holds_alternative<document::List>(blocks[0].node);
  if (!fits) {
    parser.report(kinds::directive_value_wrong, directive.name_span,
                  "the body of 'list-table' is not one list");
    return blocks;
  }
  Table table;
  for (document::ListItem& item : std::get<document::List>(blocks[0].node).items) {
    TableRow row{item.span, {}};
    const bool has_cells =
        item.blocks.size() == 1 && std::holds_alternative<document::List>(item.blocks[0].node);
    if (has_cells) {
      for (document::ListItem& cell : std::get<document::List>(item.blocks[0].node).items) {
        row.cells.push_back({cell.span, 1, 1, false, Alignment::Default, std::move(cell.blocks)});
      }
    } else {
      parser.report(kinds::directive_value_wrong, item.span,
                    "this item of 'list-table' holds no list of cells");
      row.cells.push_back({item.span, 1, 1, false, Alignment::Default, std::move(item.blocks)});
    }
    table.body.push_back(std::move(row));
  }
  if (!directive.argument.empty()) table.caption = parser.inlines(directive.argument);
  finish_table(table, directive, parser);
  Blocks result;
  result.push_back(directive_block(directive, std::move(table)));
  take_placement(directive, result.back(), parser);
  return result;
}

CsvDialect dialect_of(const Directive& directive) {
  CsvDialect dialect;
  const std::string delimiter = directive.value("delim");
  if (delimiter == "tab") {
    dialect.delimiter = '\t';
    dialect.skip_space = false;
  } else if (delimiter == "space") {
    dialect.delimiter = ' ';
  } else if (delimiter.size() == 1) {
    dialect.delimiter = delimiter[0];
  }
  if (directive.value("quote").size() == 1) dialect.quote = directive.value("quote")[0];
  if (directive.value("escape").size() == 1) dialect.escape = directive.value("escape")[0];
  return dialect;
}

// Whether a line, not the first of a text, may be more than the text of its paragraph.
bool begins_block(const Line& line) {
  const Line text = line.trimmed();
  return text.empty() || starts_block(text.text) || list_marker(text.text, false).length > 0 ||
         setext_mark(text.text) != '\0' || is_table_delimiter(text.text);
}

// The content of a cell. A paragraph with doubled quotes is read in its pieces, so that places in
// it are exact; blocks with them stand for their lines.
Blocks csv_blocks(const CsvCell& cell, Parser& parser) {
  const bool has_doubled = std::any_of(cell.pieces.begin(), cell.pieces.end(),
                                       [](const Line& piece) { return piece.glued; });
  if (!has_doubled) return parser.blocks(cell.pieces);
  const Lines lines = parser.whole_lines(cell.pieces);
  if (std::any_of(lines.begin(), lines.end(), begins_block)) return parser.blocks(lines);
  Blocks blocks;
  blocks.push_back({{}, cell.span, {}, document::Paragraph{parser.inlines(cell.pieces)}});
  return blocks;
}

TableRow csv_row(const std::vector<CsvCell>& cells, Parser& parser) {
  TableRow row;
  for (const CsvCell& cell : cells) {
    if (!cell.closed) {
      parser.report(kinds::directive_value_wrong, cell.span,
                    "the quote of this cell is never closed",
                    "the cell holds the rest of the table");
    }
    row.cells.push_back({cell.span, 1, 1, false, Alignment::Default, csv_blocks(cell, parser)});
    row.span = row.cells.front().span;
    if (cell.span.source == row.span.source) row.span.end = cell.span.end;
  }
  return row;
}

Blocks read_csv_table(const Directive& directive, Parser& parser) {
  const CsvDialect dialect = dialect_of(directive);
  Table table;
  if (const DirectiveOption* header = directive.option("header"); header != nullptr) {
    const Lines header_lines = parser.whole_lines(header->text);
    for (const auto& cells : read_csv(header_lines, dialect)) {
      table.head.push_back(csv_row(cells, parser));
    }
  }
  Lines lines = directive.body;
  if (const DirectiveOption* file = directive.option("file"); file != nullptr) {
    const std::optional<IncludedFile> included =
        read_included(file->value, file->value_span(), parser);
    lines = included ? included->lines : Lines{};
  }
  for (const auto& cells : read_csv(lines, dialect)) {
    table.body.push_back(csv_row(cells, parser));
  }
  if (!directive.argument.empty()) table.caption = parser.inlines(directive.argument);
  finish_table(table, directive, parser);
  Blocks result;
  result.push_back(directive_block(directive, std::move(table)));
  take_placement(directive, result.back(), parser);
  return result;
}

constexpr DirectiveEntry entries[] = {
    {"table", read_table, "widths width placement", false},
    {"list-table", read_list_table, "header-rows stub-columns widths width placement", false},
    {"csv-table", read_csv_table,
     "header header-rows stub-columns widths width file delim quote escape keepspace encoding "
     "placement",
     true},
};

}  // namespace

std::span<const DirectiveEntry> table_directives() { return entries; }

}  // namespace diaoban::reader
