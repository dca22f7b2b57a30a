// Levels of headings in the book: where a file stands in the reading order and how deep a heading
// stands in its file.
#include <algorithm>
#include <vector>

#include "resolve/work.hpp"

namespace diaoban::resolve {
namespace {

constexpr int deepest = 6;

// A heading is one deeper than the nearest earlier one that was written with a smaller level, so
// that a jump from 1 to 3 leaves no gap (PDF/UA-1 7.4.2) and equal levels stay siblings.
void resolve_file_levels(Work& work, std::uint32_t file) {
  const Survey& survey = work.surveys[file];
  const int depth = std::clamp(work.entry(file).depth, 0, deepest - 1);
  std::vector<int> open;  // written levels of the headings that are above
  for (const HeadingPlace& heading : survey.headings) {
    std::vector<int> nested = open;
    std::vector<int>& stack = heading.nested ? nested : open;
    while (!stack.empty() && stack.back() >= heading.written_level && !heading.nested) {
      stack.pop_back();
    }
    stack.push_back(heading.written_level);
    const int level = std::min(deepest, depth + static_cast<int>(stack.size()));
    work.facts.heading_levels[survey.places[heading.place].node] = level;
  }
}

}  // namespace

void resolve_levels(Work& work) {
  for (std::uint32_t file = 0; file < work.file_count(); ++file) resolve_file_levels(work, file);
}

}  // namespace diaoban::resolve
