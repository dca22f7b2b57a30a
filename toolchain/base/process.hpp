// Running another program and reading what it prints.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"

namespace diaoban::base {

struct Finished {
  int status = -1;     // exit code; -1: it did not start, was killed, or took too long
  std::string output;  // both streams, at most 16 MB of them
};

// Runs words[0], found along PATH, with the other words as they are and no shell; it reads from
// nothing. It is killed when `limit` has passed.
Finished run_process(const std::vector<std::string>& words, std::chrono::seconds limit);

// The path of the command of that name along PATH; empty: there is none.
Path find_command(std::string_view name);

}  // namespace diaoban::base
