// The regional forms of Han: which drawing of a character a language asks for.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::fonts {

// The form that text in `language` (BCP 47, any case, '_' taken as '-') is set in: "zh-Hans",
// "zh-Hant", "zh-Hant-HK", "ja" or "ko". A language that does not write Han gets "zh-Hans".
// Each of the names is also the tag that HarfBuzz knows the form by.
std::string_view han_form(std::string_view language);

// Whether `language` is Chinese, Japanese or Korean.
bool is_cjk_language(std::string_view language);

}  // namespace diaoban::fonts
