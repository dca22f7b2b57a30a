// Files that a manuscript file takes in: found inside the book's folder only, added to the sources
// so that their places are exact.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reader/parser.hpp"

namespace diaoban::reader {

struct IncludedFile {
  std::string path;  // from the book's root
  SourceId source;
  Lines lines;
};

// The file that `parser`'s file names as `name`: relative to it, or from the root with a leading
// '/'. Nothing, and a diagnostic at `span`, for a missing file, one that is not text, one over
// 16 MiB, and one outside of the book's folder, by '..' or by a link.
std::optional<IncludedFile> read_included(std::string_view name, Span span, Parser& parser);
// The same for a name that stands in the file `from` (a path from the book's root).
std::optional<IncludedFile> read_included(std::string_view name, const std::string& from, Span span,
                                          Parser& parser);

}  // namespace diaoban::reader
