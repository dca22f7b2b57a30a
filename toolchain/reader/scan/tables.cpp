// The line scanner's tables (GFM §4.10).
#include "reader/scan/scanner.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

namespace {

// Whether a line is no row of a table: a block begins, or it is a bar alone.
bool ends_table(std::string_view text) {
  if (starts_block(text) || list_marker(text, false).length > 0) return true;
  return text[0] == '|' && is_blank(text.substr(1));
}

}  // namespace

// GFM §4.10: the header is the paragraph's last line; a blank line or another block ends the rows.
std::optional<std::size_t> Scanner::take_table(const Cursor& cursor, const Situation& now) {
  if (last_piece_lazy_ || !is_table_delimiter(cursor.rest())) return std::nullopt;
  if (!options_.pulldown && list_marker(cursor.rest(), true).length > 0) return std::nullopt;
  const Line header = scan_.pieces.back();
  const Line delimiter = cursor.rest_line();
  if (header.text.find('|') == std::string_view::npos &&
      delimiter.text.find_first_of("|:") == std::string_view::npos) {
    return std::nullopt;
  }
  if (table_cells(header.text).size() != table_cells(delimiter.text).size()) return std::nullopt;
  const bool first_line = scan_.leaves.back().piece_count == 1;
  if (options_.pulldown && !first_line && !header.text.starts_with('|')) return std::nullopt;
  if (options_.pulldown && delimiter.text.find('|') == std::string_view::npos) return std::nullopt;
  Region& region = begin_region_at_paragraph(RegionKind::Table);
  region.body = {header, delimiter};
  std::size_t i = now.line + 1;
  for (; i < lines_.size(); ++i) {
    Cursor line(lines_[i]);
    if (!match_all(line) || line.blank() || is_deep(line) || ends_table(line.rest())) break;
    region.body.push_back(line.rest_line());
  }
  end_region(region, i);
  return i;
}

bool Scanner::heads_table(const Cursor& cursor, const Situation& now) const {
  const std::string_view header = cursor.rest();
  if (header.find('|') == std::string_view::npos || now.line + 1 >= lines_.size()) return false;
  Cursor next(lines_[now.line + 1]);
  if (!match_all(next) || next.blank() || is_deep(next)) return false;
  const std::string_view delimiter = next.rest();
  return is_table_delimiter(delimiter) && list_marker(delimiter, true).length == 0 &&
         delimiter.find('|') != std::string_view::npos &&
         table_cells(header).size() == table_cells(delimiter).size();
}

}  // namespace diaoban::reader
