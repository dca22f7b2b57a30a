// The index: terms with sub-terms, each with links to where it is spoken of.
#include <fmt/format.h>

#include "epub/xhtml/chapter.hpp"

namespace diaoban::epub::xhtml {
namespace {

using resolve::IndexItem;

// Writes one level of the terms of `items` [begin, end), which are in the index's order, and what
// is below. An entry has at most a handful of terms, so the recursion is shallow.
class IndexWriter {
 public:
  IndexWriter(const std::string& language, const std::vector<IndexItem>& items)
      : language_(language), items_(items) {}

  void write(Node parent, std::size_t begin, std::size_t end, std::size_t level) {
    Node list = add(parent, "ul");
    // One list is the index (EPUB Indexes 1.0 §4.2); those below it are parts of its entries.
    if (level == 0) set(list, "epub:type", "index-entry-list");
    while (begin < end) {
      const std::string term = term_of(begin, level);
      std::size_t last = begin;
      while (last < end && term_of(last, level) == term) ++last;
      write_term(add(list, "li"), begin, last, level);
      begin = last;
    }
  }

 private:
  // Terms deeper than this stand in one line with the last of them.
  static constexpr std::size_t deepest = 4;

  std::string term_of(std::size_t item, std::size_t level) const {
    const auto& terms = items_[item].entry.terms;
    if (level >= terms.size()) return {};
    std::string term = terms[level];
    if (level + 1 < deepest) return term;
    for (std::size_t at = level + 1; at < terms.size(); ++at) term += " · " + terms[at];
    return term;
  }

  // Whether the entry stands at this level and not below it.
  bool is_own(std::size_t item, std::size_t level) const {
    return level + 1 >= deepest || items_[item].entry.terms.size() <= level + 1;
  }

  void write_term(Node item, std::size_t begin, std::size_t end, std::size_t level) {
    add_text(item, term_of(begin, level));
    std::size_t at = begin;
    int count = 0;
    for (; at < end && is_own(at, level); ++at) {
      const document::IndexEntry& entry = items_[at].entry;
      if (entry.see.empty() && entry.see_also.empty()) {
        add_text(item, count == 0 ? "  " : resolve::word(language_, "list-comma"));
        Node link = add(item, "a", entry.main ? "main" : "");
        set_goal(link, items_[at].goal);
        add_text(link, std::to_string(++count));
      }
      if (!entry.see.empty()) add_text(item, "  " + resolve::filled(language_, "see", entry.see));
      if (!entry.see_also.empty()) {
        add_text(item, "  " + resolve::filled(language_, "see-also", entry.see_also));
      }
    }
    if (at < end) write(item, at, end, level + 1);
  }

  const std::string& language_;
  const std::vector<IndexItem>& items_;
};

}  // namespace

void ChapterWriter::write_index(Node parent, Context context) {
  const std::vector<IndexItem>& items = shared_.input.facts.index;
  if (items.empty()) return;
  Node section = add(parent, context.flowing ? "section" : "div", "index");
  if (context.flowing) {
    set(section, "epub:type", "index");
    set(section, "role", "doc-index");
    set(section, "aria-label", resolve::word(shared_.language(), "index"));
  }
  IndexWriter(shared_.language(), items).write(section, 0, items.size(), 0);
}

}  // namespace diaoban::epub::xhtml
