// UTF-8: reading code points, writing them, and making bytes from outside well-formed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::base {

inline constexpr char32_t replacement_character = 0xFFFD;

struct Decoded {
  char32_t code_point;  // U+FFFD where the bytes at `at` are not well-formed
  std::size_t length;   // bytes consumed, at least 1 unless `at` is the end (then 0)
};

// The code point that starts at byte `at` of `text`.
Decoded decode(std::string_view text, std::size_t at);

// Where the last character of `text` begins; 0 when it is empty.
std::size_t last_character(std::string_view text);

// Appends `code_point` to `out`; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append(std::string& out, char32_t code_point);
std::string encode(char32_t code_point);

std::vector<char32_t> code_points(std::string_view text);
std::size_t count_code_points(std::string_view text);

bool is_valid_utf8(std::string_view text);

}  // namespace diaoban::base
