// Which of the languages that diaoban has words for a BCP 47 tag means.
#pragma once

#include <string_view>

namespace diaoban::resolve {

// In the order of the columns of the word table.
enum class Tongue { English, Simplified, Traditional, Japanese, Korean };

// zh, zh-CN, zh-SG, zh-Hans… are Simplified; zh-TW, zh-HK, zh-MO, zh-Hant… and lzh Traditional;
// what is not known is English. Case and '_' for '-' do not matter.
Tongue tongue_of(std::string_view language);

// Whether the word table has `key`.
bool has_word(std::string_view key);

}  // namespace diaoban::resolve
