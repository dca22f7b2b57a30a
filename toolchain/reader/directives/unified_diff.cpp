// Implements the unified difference: Myers' greedy search between the common beginning and end.
#include "reader/directives/unified_diff.hpp"

#include <algorithm>
#include <vector>

namespace diaoban::reader {
namespace {

constexpr std::ptrdiff_t most_changes = 2000;
constexpr std::size_t context = 3;

struct Edit {
  char mark;  // ' ', '-' or '+'
  std::size_t before;
  std::size_t after;
};

bool same(const Lines& before, std::size_t a, const Lines& after, std::size_t b) {
  return before[a].text == after[b].text;
}

// Edits that turn before[a_begin, a_end) into after[b_begin, b_end), by the furthest reaching
// paths of each number of changes (E. W. Myers, "An O(ND) Difference Algorithm", 1986).
class Search {
 public:
  Search(const Lines& before, const Lines& after, std::size_t begin, std::size_t a_end,
         std::size_t b_end)
      : before_(before), after_(after), begin_(begin) {
    rows_ = static_cast<std::ptrdiff_t>(a_end - begin);
    columns_ = static_cast<std::ptrdiff_t>(b_end - begin);
  }

  std::vector<Edit> find() {
    std::vector<std::ptrdiff_t> reach(1, 0);
    for (std::ptrdiff_t changes = 0; changes <= std::min(most_changes, rows_ + columns_);
         ++changes) {
      std::vector<std::ptrdiff_t> next(static_cast<std::size_t>(2 * changes + 1), -1);
      for (std::ptrdiff_t diagonal = -changes; diagonal <= changes; diagonal += 2) {
        std::ptrdiff_t row = step(reach, changes, diagonal);
        if (row < 0) continue;
        while (row < rows_ && row - diagonal < columns_ && matches(row, row - diagonal)) ++row;
        next[static_cast<std::size_t>(diagonal + changes)] = row;
        if (row == rows_ && row - diagonal == columns_) {
          paths_.push_back(std::move(next));
          return trace(changes);
        }
      }
      paths_.push_back(next);
      reach = std::move(next);
    }
    return replacement();
  }

 private:
  bool matches(std::ptrdiff_t row, std::ptrdiff_t column) const {
    return same(before_, begin_ + static_cast<std::size_t>(row), after_,
                begin_ + static_cast<std::size_t>(column));
  }

  static std::ptrdiff_t at(const std::vector<std::ptrdiff_t>& reach, std::ptrdiff_t changes,
                           std::ptrdiff_t diagonal) {
    if (diagonal < -changes || diagonal > changes) return -1;
    return reach[static_cast<std::size_t>(diagonal + changes)];
  }

  // The row that a path with one more change reaches on `diagonal`; -1 for none.
  std::ptrdiff_t step(const std::vector<std::ptrdiff_t>& reach, std::ptrdiff_t changes,
                      std::ptrdiff_t diagonal) const {
    if (changes == 0) return 0;
    const std::ptrdiff_t added = at(reach, changes - 1, diagonal + 1);
    const std::ptrdiff_t removed = at(reach, changes - 1, diagonal - 1);
    std::ptrdiff_t row = -1;
    if (removed >= 0 && removed < rows_) row = removed + 1;
    if (added >= 0 && added - diagonal <= columns_) row = std::max(row, added);
    return row;
  }

  std::vector<Edit> trace(std::ptrdiff_t changes) const {
    std::vector<Edit> edits;
    std::ptrdiff_t row = rows_;
    std::ptrdiff_t column = columns_;
    for (; changes >= 0; --changes) {
      std::ptrdiff_t from = 0;
      bool removed = false;
      if (changes > 0) {
        const auto& reach = paths_[static_cast<std::size_t>(changes - 1)];
        const std::ptrdiff_t diagonal = row - column;
        const std::ptrdiff_t by_removal = at(reach, changes - 1, diagonal - 1);
        const std::ptrdiff_t by_addition = at(reach, changes - 1, diagonal + 1);
        const bool can_add = by_addition >= 0 && by_addition - diagonal <= columns_;
        removed =
            by_removal >= 0 && by_removal < rows_ && !(can_add && by_addition >= by_removal + 1);
        from = removed ? by_removal + 1 : by_addition;
      }
      for (; row > from; --row, --column) push(edits, ' ', row - 1, column - 1);
      if (changes == 0) break;
      if (removed) {
        push(edits, '-', --row, column);
      } else {
        push(edits, '+', row, --column);
      }
    }
    std::reverse(edits.begin(), edits.end());
    return edits;
  }

  std::vector<Edit> replacement() const {
    std::vector<Edit> edits;
    for (std::ptrdiff_t row = 0; row < rows_; ++row) push(edits, '-', row, 0);
    for (std::ptrdiff_t column = 0; column < columns_; ++column) push(edits, '+', rows_, column);
    return edits;
  }

  void push(std::vector<Edit>& edits, char mark, std::ptrdiff_t row, std::ptrdiff_t column) const {
    edits.push_back(
        {mark, begin_ + static_cast<std::size_t>(row), begin_ + static_cast<std::size_t>(column)});
  }

  const Lines& before_;
  const Lines& after_;
  std::size_t begin_;
  std::ptrdiff_t rows_ = 0;
  std::ptrdiff_t columns_ = 0;
  std::vector<std::vector<std::ptrdiff_t>> paths_;  // one a number of changes
};

std::vector<Edit> edits_of(const Lines& before, const Lines& after) {
  std::size_t begin = 0;
  const std::size_t shorter = std::min(before.size(), after.size());
  while (begin < shorter && same(before, begin, after, begin)) ++begin;
  std::size_t a_end = before.size();
  std::size_t b_end = after.size();
  while (a_end > begin && b_end > begin && same(before, a_end - 1, after, b_end - 1)) {
    --a_end;
    --b_end;
  }
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < begin; ++i) edits.push_back({' ', i, i});
  for (const Edit& edit : Search(before, after, begin, a_end, b_end).find()) edits.push_back(edit);
  for (; a_end < before.size(); ++a_end, ++b_end) edits.push_back({' ', a_end, b_end});
  return edits;
}

// "3,4": the first line, and the number of lines unless it is one.
std::string range(std::size_t first, std::size_t count) {
  const std::size_t shown = count == 0 ? first : first + 1;
  return std::to_string(shown) + (count == 1 ? "" : "," + std::to_string(count));
}

std::string hunk(const std::vector<Edit>& edits, std::size_t begin, std::size_t end,
                 const Lines& before, const Lines& after) {
  std::string lines;
  std::size_t removed = 0;
  std::size_t added = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const Edit& edit = edits[i];
    removed += edit.mark != '+';
    added += edit.mark != '-';
    lines += edit.mark;
    lines += edit.mark == '+' ? after[edit.after].text : before[edit.before].text;
    lines += '\n';
  }
  return "@@ -" + range(edits[begin].before, removed) + " +" + range(edits[begin].after, added) +
         " @@\n" + lines;
}

}  // namespace

std::string unified_diff(const Lines& before, const std::string& before_name, const Lines& after,
                         const std::string& after_name) {
  const std::vector<Edit> edits = edits_of(before, after);
  std::string out;
  for (std::size_t i = 0; i < edits.size();) {
    if (edits[i].mark == ' ') {
      ++i;
      continue;
    }
    // A hunk goes on as long as no more than twice the context lies between its changes.
    std::size_t last = i;
    for (std::size_t j = i; j < edits.size() && j <= last + 2 * context + 1; ++j) {
      if (edits[j].mark != ' ') last = j;
    }
    const std::size_t begin = i > context ? i - context : 0;
    const std::size_t end = std::min(edits.size(), last + context + 1);
    out += hunk(edits, begin, end, before, after);
    i = end;
  }
  if (out.empty()) return out;
  return "--- " + before_name + "\n+++ " + after_name + "\n" + out;
}

}  // namespace diaoban::reader
