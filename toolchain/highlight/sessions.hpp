// Console sessions (prompt, command, output) and differences between files.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "highlight/highlight.hpp"

namespace diaoban::highlight {

// Colours a piece of code in a language: what these compositions are made of.
using HighlightCode =
    std::function<std::vector<Token>(std::string_view code, std::string_view language)>;

// Whether the first line that says something is a prompt `$ …`, whatever the listing's language.
bool starts_with_prompt(std::string_view code);

// Tokens of a session in a shell, Python, gdb or a database: prompts, the commands after them as
// code, and all else as output. `# ` is a prompt only where no other kind of prompt stands.
std::vector<Token> highlight_session(std::string_view code, const HighlightCode& highlight_code);

// Tokens of a unified difference; lines that are not changed are code in `language`, if any.
std::vector<Token> highlight_diff(std::string_view code, std::string_view language,
                                  const HighlightCode& highlight_code);

}  // namespace diaoban::highlight
