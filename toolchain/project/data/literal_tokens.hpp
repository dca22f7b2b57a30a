// Cuts Python or JSON text into the tokens of one statement, strings decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/data/value.hpp"

namespace diaoban::project {

enum class LiteralSyntax { Python, Json };

struct LiteralToken {
  enum class Kind { Name, Number, String, Sign };
  Kind kind = Kind::Sign;
  std::string text;  // a string's content, escapes resolved; a sign is one character
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool computed = false;  // an f-string with fields: not a literal
};

struct LiteralError {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string message;
};

// A logical line (Python 3 reference §2.1.5): it ends at a line end outside of brackets, or at ';'.
struct LiteralStatement {
  std::vector<LiteralToken> tokens;
  bool indented = false;
  std::uint32_t end = 0;              // where the next statement starts
  std::optional<LiteralError> error;  // what is broken in it; `end` is then the next line
};

// The statement that starts at byte `begin` of `text`. JSON is one statement to the end.
LiteralStatement read_literal_statement(std::string_view text, std::uint32_t begin,
                                        LiteralSyntax syntax);

}  // namespace diaoban::project
