// Unicode classes that decide whether a run of `*` or `_` opens or closes (CommonMark §2.1, §6.2).
#pragma once

namespace diaoban::reader {

// General category P, or ASCII punctuation.
bool is_punctuation(char32_t c);
// General category S, beyond ASCII.
bool is_symbol(char32_t c);
// General category Zs, tab, line feed, form feed, carriage return.
bool is_unicode_space(char32_t c);

}  // namespace diaoban::reader
