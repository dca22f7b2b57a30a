// SUMMARY.md, the list of contents of mdBook and of GitBook.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/source.hpp"
#include "project/trees/reading_order.hpp"

namespace diaoban::project {

struct SummaryEntry {
  enum class Kind { Part, Chapter, Draft, Address } kind = Kind::Chapter;
  std::string title;
  std::string target;   // as written, percent-escapes resolved
  int depth = 0;        // chapters above it
  bool in_list = true;  // mdBook: a numbered chapter; else a prefix or suffix chapter
  bool has_link = false;
  bool is_anchor = false;  // the link goes to a place in a file
  diagnostics::Span span;
};

// The entries of the list `source` in order. Headings but the first (the list's own title) are
// parts; so is an item without a link that has items below it.
std::vector<SummaryEntry> read_summary(diagnostics::SourceId source, std::string_view text);

struct SummaryPlace {
  std::string path;    // of the list
  std::string folder;  // that its targets are relative to
  bool numbered = false;
};

// Adds the files that the list names. Chapters before the list are front matter, those after it
// back matter; what 附录 or Appendix opens are appendices.
void add_summary(SourceTree& tree, ReadingOrder& order, const SummaryPlace& place);

}  // namespace diaoban::project
