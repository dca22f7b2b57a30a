// Callouts of a listing: marks such as "// <1>" at the ends of its lines, which the text below
// explains one by one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::highlight {

struct Callout {
  std::uint32_t line = 0;  // from 0
  int number = 0;          // from 1
  bool operator==(const Callout&) const = default;
};

// The code without its callouts, and these in the order of the lines.
struct CalledOut {
  std::string code;
  std::vector<Callout> callouts;
};

// A callout is a comment at a line's end that holds nothing but numbers in angle brackets. Comments
// of other kinds stay, and so do all when their numbers are not 1, 2, 3 … without a gap.
CalledOut take_callouts(std::string_view code);

// How many numbers the callouts of `code` have; 0: none.
int count_callouts(std::string_view code);

// ① to ㊿; digits in brackets beyond.
std::string callout_mark(int number);

}  // namespace diaoban::highlight
