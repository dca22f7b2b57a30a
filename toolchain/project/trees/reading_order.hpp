// The reading order while it is gathered: each file once, each of them there.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "project/book.hpp"
#include "project/source_tree.hpp"

namespace diaoban::project {

class ReadingOrder {
 public:
  ReadingOrder(SourceTree& tree, Book& book) : tree_(tree), book_(book) {}

  // Appends `file`, whose path is relative to the root. A file that is not there, lies outside, is
  // not Markdown or is in the book already is reported at file.origin and false is returned.
  bool add(BookFile file);
  // The path that `target`, written in a file of `folder`, means; nothing (reported) when it
  // leaves the root.
  std::optional<std::string> resolve(const std::string& folder, std::string_view target,
                                     diagnostics::Span origin);
  // Appends the manuscripts that the pattern fits, with their suffix or without it, and that are
  // not in the book yet; a pattern that fits none is reported at `span`.
  void add_matches(const std::string& pattern, diagnostics::Span span, BookFile file);
  bool contains(const std::string& path) const { return first_.contains(path); }
  std::uint32_t add_part(std::string title, diagnostics::Span origin);
  // Notes the manuscripts of the tree that are not in the book, except those that `is_excluded`.
  template <class IsExcluded>
  void report_unlisted(IsExcluded is_excluded) {
    std::vector<std::string> unlisted;
    for (const std::string& path : tree_.manuscripts()) {
      if (!contains(path) && !is_excluded(path)) unlisted.push_back(path);
    }
    report_unlisted_files(unlisted);
  }

 private:
  void report_unlisted_files(const std::vector<std::string>& paths);

  SourceTree& tree_;
  Book& book_;
  std::map<std::string, diagnostics::Span> first_;  // where each file was named first
};

// Whether a caption or title opens the appendices: 附录, Appendix, Appendices, 付録 …
bool is_appendix_title(std::string_view title);
// Whether it says no more than that: 附录, Appendices.
bool is_bare_appendix_title(std::string_view title);
// Whether a caption only says that a list of contents follows: 目录, Contents …
bool is_contents_title(std::string_view title);

}  // namespace diaoban::project
