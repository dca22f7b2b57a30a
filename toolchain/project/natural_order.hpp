// The order in which a reader expects file names: chapter 10 after chapter 9, 第十章 after 第九章.
#pragma once

#include <string_view>

namespace diaoban::project {

// Whether `left` stands before `right`. Runs of digits, and Chinese numerals after 第 or 卷 or at
// the start of a name, compare by value; all else by code point. A total order on strings.
bool stands_before(std::string_view left, std::string_view right);

}  // namespace diaoban::project
