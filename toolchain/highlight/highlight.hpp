// Code colouring without colours: which byte range of a listing is what. No output format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::highlight {

enum class TokenClass {
  Plain,
  Keyword,
  Type,
  Function,
  Variable,
  Number,
  String,
  Character,
  Comment,
  Preprocessor,
  Operator,
  Attribute,
  Inserted,  // of a diff
  Deleted,
  Prompt,  // of a console session
  Output,
  Error,
};

// Bytes [begin, end) of the code. Tokens are in order, do not overlap, and do not cross lines;
// what no token covers is plain.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenClass kind = TokenClass::Plain;
  bool operator==(const Token&) const = default;
};

// Tokens of `code` in `language` as an author writes it ("cpp", "c++", "shell", "console" …).
// An unknown or empty language gives none. Safe from several threads.
std::vector<Token> highlight(std::string_view code, std::string_view language);

// Whether `language` (or an alias of it) is known. "", "text", "none" and "plain" are.
bool is_known_language(std::string_view language);

}  // namespace diaoban::highlight
