// Entries of contents as nested lists of links, in a chapter and on the contents page.
#pragma once

#include <vector>

#include "epub/xhtml/chapter.hpp"

namespace diaoban::epub::xhtml {

class ContentsWriter {
 public:
  // `titles` writes the entries' titles.
  explicit ContentsWriter(ChapterWriter& titles) : titles_(titles) {}

  // A list of `entries` and, down to `depth` levels, of what is below them.
  void write(Node parent, const std::vector<resolve::ContentsEntry>& entries, int depth);

 private:
  ChapterWriter& titles_;
};

}  // namespace diaoban::epub::xhtml
