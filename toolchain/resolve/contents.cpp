// The contents of the book: its headings as a tree.
#include <vector>

#include "resolve/numbers.hpp"
#include "resolve/title.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {
namespace {

// Entries come in reading order; each goes below the last one of a smaller level.
class Tree {
 public:
  explicit Tree(std::vector<ContentsEntry>& top) : top_(top) {}

  void add(ContentsEntry entry) {
    // Only entries on the path to the last one are kept, so that none of the pointers is to an
    // element of a vector that still grows.
    while (!path_.empty() && path_.back()->level >= entry.level) path_.pop_back();
    std::vector<ContentsEntry>& siblings = path_.empty() ? top_ : path_.back()->children;
    siblings.push_back(std::move(entry));
    path_.push_back(&siblings.back());
  }

 private:
  std::vector<ContentsEntry>& top_;
  std::vector<ContentsEntry*> path_;
};

std::vector<ContentsEntry> file_entries(Work& work, std::uint32_t file) {
  const Survey& survey = work.surveys[file];
  const project::BookFile& given = work.entry(file);
  std::vector<ContentsEntry> entries;
  for (const HeadingPlace& heading : survey.headings) {
    if (heading.nested) continue;
    const Place& place = survey.places[heading.place];
    ContentsEntry entry;
    entry.title = title_copy(*place.title);
    const auto number = work.facts.numbers.find(place.node);
    if (number != work.facts.numbers.end()) entry.number = number->second.label;
    entry.goal = work.goal(place.node);
    entry.level = work.facts.heading_levels.at(place.node);
    entry.matter = given.matter;
    entries.push_back(std::move(entry));
  }
  if (entries.empty()) {
    ContentsEntry entry;
    entry.title = work.facts.titles[file];
    entry.goal = {file, {}, {file, 0}};
    entry.level = std::min(6, 1 + std::max(0, given.depth));
    entry.matter = given.matter;
    entries.push_back(std::move(entry));
  }
  // The list that names a file may give it another title than its heading, but does not take away
  // the number that an author wrote in that.
  const bool loses_number =
      has_written_number(plain_text(entries.front().title)) && !has_written_number(given.title);
  if (!given.title.empty() && !loses_number) {
    entries.front().title = text_inlines(given.title);
    if (entries.front().goal.node.index != 0) {
      work.facts.listed_titles[entries.front().goal.node] = given.title;
    }
  }
  return entries;
}

}  // namespace

void resolve_contents(Work& work) {
  Tree tree(work.facts.contents);
  std::optional<std::uint32_t> part;
  for (std::uint32_t file = 0; file < work.file_count(); ++file) {
    std::vector<ContentsEntry> entries = file_entries(work, file);
    const auto& given = work.entry(file).part;
    if (given != part && given) entries.front().part = given;
    part = given;
    for (ContentsEntry& entry : entries) tree.add(std::move(entry));
  }
}

}  // namespace diaoban::resolve
