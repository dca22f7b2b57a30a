// Comma-separated values, as csv-table takes them.
#pragma once

#include <string>
#include <vector>

#include "reader/text/line.hpp"

namespace diaoban::reader {

// A value and where it is written. A value that has doubled quotes has several pieces; one that
// runs over lines is a text of its own, which stands for its whole place.
struct CsvCell {
  std::string text;
  Line line;  // where it begins; holds the value itself when `in_place`
  bool in_place = true;
  Lines pieces;  // of a value with doubled quotes in one line: what its text is made of
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
