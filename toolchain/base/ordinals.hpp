// Numbers as letters and as Roman numerals, for the items of lists, chapters and folios.
#pragma once

#include <string>

namespace diaoban::base {

// In small letters: 1 is a, 26 z, 27 aa. Empty below 1.
std::string to_letters(int number);

// In small letters: 4 is iv. Empty below 1; thousands are as many m, so callers bound the number.
std::string to_roman(int number);

// ASCII letters as capitals.
std::string to_capitals(std::string text);

}  // namespace diaoban::base
