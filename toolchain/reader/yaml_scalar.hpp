// The text of a YAML scalar in the places where it is written.
#pragma once

#include <string>

#include "reader/parser.hpp"

namespace diaoban::reader {

// `value`, which YAML read from the scalar that begins in `lines` at `line` and `column` (bytes),
// as pieces of those lines: without quotes, escapes and indent. A line end that YAML folds to a
// space is a line end here, so that Han on both sides of it join. A value that is written some
// other way (with an anchor, say) is made of lines that stand for the place of its beginning.
Lines placed_scalar(const std::string& value, const Lines& lines, std::size_t line,
                    std::size_t column, Parser& parser);

// Whether the lines are one scalar in quotes, or one of lines after | or >.
bool is_marked_scalar(const Lines& lines);

}  // namespace diaoban::reader
