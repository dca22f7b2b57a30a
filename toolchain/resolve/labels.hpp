// The names that places of a book carry, and what they mean.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/work.hpp"

namespace diaoban::resolve {

struct Label {
  std::string name;  // as written
  Span span;
  Goal goal;
  const Place* place = nullptr;
  const document::Block* target = nullptr;  // the (name)= that made it; null: an id or a title
  bool used = false;
};

class Labels {
 public:
  // Gathers the labels of all files. Labels used twice are reported with both places.
  explicit Labels(Work& work);

  // The label `name` means in the file `from`: one of that file before others, one that the author
  // gave before the title of a section. Marks it as used. Null when there is none.
  const Label* find(std::string_view name, std::uint32_t from);
  // A glossary term, with the case as written or any.
  const Label* find_term(std::string_view term);
  // The place that `#fragment` means in `file`: an author's id, the slug that GitHub, MyST or
  // mdBook give a heading, our own anchor, a label, or a slug that differs in punctuation only.
  const Label* find_fragment(std::string_view fragment, std::uint32_t file);

  // What could have been meant, for hints.
  const std::vector<std::string>& names() const { return names_; }
  const std::vector<std::string>& terms() const { return term_names_; }
  std::vector<std::string> fragments(std::uint32_t file) const;

  // Reports targets that nothing refers to.
  void report_unused(Work& work) const;

 private:
  using Index = std::map<std::string, std::vector<std::size_t>, std::less<>>;
  struct FileNames {
    std::map<std::string, std::size_t, std::less<>> ids;      // given by the author
    std::map<std::string, std::size_t, std::less<>> slugs;    // of headings
    std::map<std::string, std::size_t, std::less<>> anchors;  // our own
    std::map<std::string, std::size_t, std::less<>> loose;
    std::map<std::string, int> slug_counts;
    std::set<std::string> ambiguous;  // loose keys of several headings
  };

  std::size_t add(Label label);
  void add_file(Work& work, std::uint32_t file);
  void add_named(Work& work, const Place& place, std::uint32_t file);
  void add_heading(Work& work, const Place& place, std::uint32_t file);
  void report_twice(Work& work, const Label& label, std::uint32_t file, bool only_in_file);
  const Label* use(std::size_t index);
  const Label* pick(const Index& index, std::string_view key, std::uint32_t from);

  std::vector<Label> labels_;
  Index named_;     // by label key
  Index sections_;  // by label key: titles, as the book's settings ask
  Index terms_;     // as written
  Index loose_terms_;
  std::vector<FileNames> files_;
  std::vector<std::string> names_;
  std::vector<std::string> term_names_;
};

}  // namespace diaoban::resolve
