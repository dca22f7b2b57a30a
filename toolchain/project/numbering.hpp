// Formats of numbers as a theme writes them: "第 {} 章", "第{一}章", "Chapter {I}".
#pragma once

#include <string>
#include <string_view>

namespace diaoban::project {

// Whether `format` has a place for a number.
bool has_number_place(std::string_view format);

// `format` with `number` (from 1) in its first place: in Chinese at "{一}", roman at "{I}", a
// letter at "{A}"; at "{}" stands `bare`, the number as it is otherwise written. Without a place:
// `format`.
std::string format_number(std::string_view format, int number, std::string_view bare);

}  // namespace diaoban::project
