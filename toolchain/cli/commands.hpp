// The commands of diaoban. Each takes the words after its name and gives the exit code:
// 0 done, 1 errors in the book, 2 wrong use (as UsageError).
#pragma once

#include "cli/arguments.hpp"
#include "cli/terminal.hpp"

namespace diaoban::cli {

int build(const Words& words, Terminal& terminal);
int render(const Words& words, Terminal& terminal);
int check_files(const Words& words, Terminal& terminal);
int make_cover(const Words& words, Terminal& terminal);
int explain(const Words& words, Terminal& terminal);
int clean(const Words& words, Terminal& terminal);

}  // namespace diaoban::cli
