// Runs another program as a filter of a text: no shell, a time limit, bounded output.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::base {

struct FilterLimits {
  std::chrono::milliseconds time{30'000};
  std::size_t output_bytes = std::size_t{32} << 20U;
};

enum class FilterEnd { Finished, NotFound, TooLong, TooMuch };

struct FilterResult {
  FilterEnd end = FilterEnd::NotFound;
  int status = -1;     // of a finished one: its exit code, or 128 and the signal that ended it
  std::string output;  // what it wrote to `{output}` when that is among the words, else to stdout
  std::string error;   // what it wrote to stderr
};

// Runs `words[0]` (searched in PATH) with the other words as its arguments and `input` on its
// standard input. `{input}` and `{output}` in a word become paths of files in a folder that is
// removed afterwards; the first holds `input` too. A program that exceeds a limit is killed with
// all processes of its group. Throws Failure when the temporary folder cannot be made.
FilterResult run_filter(const std::vector<std::string>& words, std::string_view input,
                        const FilterLimits& limits = {});

}  // namespace diaoban::base
