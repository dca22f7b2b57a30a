// Comma-separated values, as csv-table takes them.
#pragma once

#include <vector>

#include "reader/text/line.hpp"

namespace diaoban::reader {

// A value as it is written, without quotes: one line, or of a quoted value several. A doubled
// quote ends a piece.
struct CsvCell {
  Lines pieces;
  Span span;
  bool closed = true;  // its quote is closed; otherwise it holds the rest of the table
};

struct CsvDialect {
  char delimiter = ',';
  char quote = '"';
  char escape = '\0';      // none: a quote is written twice
  bool skip_space = true;  // after a delimiter
};

// The rows of `lines`. A quoted value may run over lines. Blank lines between rows are no rows.
std::vector<std::vector<CsvCell>> read_csv(const Lines& lines, const CsvDialect& dialect);

}  // namespace diaoban::reader
