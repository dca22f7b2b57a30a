// Where the pages of a paginated edition start in the text, for the page list of an EPUB.
#pragma once

#include <exception>
#include <future>
#include <mutex>
#include <string>
#include <vector>

#include "document/tree.hpp"
#include "epub/write.hpp"
#include "typeset/layout.hpp"

namespace diaoban::cli {

// A start for each page of `layout` that shows a number, in the order of the pages. A page without
// text of its own starts where the next one does.
std::vector<epub::PageStart> page_starts_of(const typeset::Layout& layout,
                                            const std::vector<document::Document>& documents);

// The page list of one build: the edition that has pages sets it as soon as it is laid out, and the
// EPUBs, which are made meanwhile, wait for it.
class PageList {
 public:
  // The edition among `editions` whose pages are listed: the first for print, or else the first
  // PDF. Without one the list is empty and nobody waits.
  explicit PageList(const std::vector<project::Edition>& editions);

  bool is_of(const project::Edition& edition) const { return edition.name == edition_; }
  void set(std::vector<epub::PageStart> pages, std::string source);
  // Makes those who wait fail as the edition did, unless the list is there already.
  void fail(std::exception_ptr failure);

  const std::vector<epub::PageStart>& pages() const { return future_.get().pages; }
  // What names the edition.
  const std::string& source() const { return future_.get().source; }

 private:
  struct Pages {
    std::vector<epub::PageStart> pages;
    std::string source;
  };

  std::string edition_;  // its name; empty: none
  std::promise<Pages> promise_;
  std::shared_future<Pages> future_;
  std::once_flag settled_;
};

}  // namespace diaoban::cli
