// Runs of a text whose script tells that they are not in the language around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoban::resolve {

struct LanguageRun {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  std::string language;  // "ja", "ko", "zh", "en"; empty: that of the text around
};

// What Latin words in text of Chinese, Japanese or Korean are.
enum class LatinWords {
  Own,      // terms of it: they are set and read in its fonts
  English,  // English: a voice that reads aloud needs to know
};

// `text`, in `language`, cut into runs that follow each other. Outside of Japanese a run of Han and
// kana with at least two kana is Japanese; outside of Korean, Hangul is Korean; where the text is
// in none of the three, Han is Chinese. English words are plain ASCII, two letters at least: so
// pinyin with its tones, names of variables and Roman numbers of one letter stay.
std::vector<LanguageRun> language_runs(std::string_view text, std::string_view language,
                                       LatinWords latin);

}  // namespace diaoban::resolve
