// A build from the book's folder to the files of its editions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "check/epub.hpp"
#include "cli/manuscript.hpp"

namespace diaoban::cli {

struct BuildRequest {
  base::Path book;
  std::vector<std::string> editions;  // empty: all that the book has
  base::Path output;
  bool report_layout = false;  // write what the setting of each PDF edition's lines took
  bool with_sources = false;
  std::string printer;  // for print editions, in place of their own; empty: none
};

struct Written {
  base::Path path;
  std::uintmax_t bytes = 0;
  std::string summary;         // of a report; empty for others
  check::SourceSpans sources;  // of an EPUB, when they were asked for
};

// Builds the editions and writes each beside its place and renamed. What is wrong with the
// manuscript goes to the workshop's sink; throws Failure when the world fails.
std::vector<Written> build_book(const BuildRequest& request, Workshop& workshop);

}  // namespace diaoban::cli
