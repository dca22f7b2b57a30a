// Runs of a text whose script tells that they are not in the book's language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoban::epub::xhtml {

struct LanguageRun {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  std::string language;  // "ja", "ko"; empty: the book's own
};

// `text` cut into runs that follow each other. In a book that is not Japanese a run of Han and
// kana with at least two kana is Japanese; in one that is not Korean, Hangul is Korean: readers
// choose glyphs and line breaks by it. Latin words stay: in Chinese text they are terms of it.
std::vector<LanguageRun> language_runs(std::string_view text, std::string_view language);

}  // namespace diaoban::epub::xhtml
