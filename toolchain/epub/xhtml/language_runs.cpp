// Implements finding runs of another language.
#include "epub/xhtml/language_runs.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::epub::xhtml {
namespace {

// Whether the text may hold kana or Hangul at all: their UTF-8 begins with E3 or E1, EA to EF.
bool may_hold_foreign_script(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0xE1 || byte == 0xE3 || byte >= 0xEA) return true;
  }
  return false;
}

bool is_letter_of(std::string_view language, char32_t c) {
  if (language == "ko") return base::is_hangul(c);
  return base::is_kana(c) || base::is_han(c);
}

// The run of `language` that starts at `at`; its end is `at` when there is none.
std::size_t run_end(std::string_view text, std::size_t at, std::string_view language) {
  std::size_t end = at;
  int own = 0;  // characters that only this language has
  while (end < text.size()) {
    const base::Decoded decoded = base::decode(text, end);
    const char32_t c = decoded.code_point;
    if (!is_letter_of(language, c)) {
      // The space between two Korean words belongs to them.
      const std::size_t after = end + decoded.length;
      const bool is_gap = language == "ko" && c == ' ' && own > 0 && after < text.size() &&
                          base::is_hangul(base::decode(text, after).code_point);
      if (!is_gap) break;
    } else if (!base::is_han(c)) {
      ++own;
    }
    end += decoded.length;
  }
  const int needed = language == "ja" ? 2 : 1;
  return own >= needed ? end : at;
}

}  // namespace

std::vector<LanguageRun> language_runs(std::string_view text, std::string_view language) {
  const bool is_japanese = language.substr(0, 2) == "ja";
  const bool is_korean = language.substr(0, 2) == "ko";
  if (!may_hold_foreign_script(text)) return {{0, text.size(), {}}};
  std::vector<LanguageRun> runs;
  std::size_t plain = 0;
  bool fresh = true;  // a Japanese run starts only where a run of letters does
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    const char32_t c = decoded.code_point;
    std::size_t end = at;
    std::string found;
    if (!is_korean && base::is_hangul(c)) {
      end = run_end(text, at, found = "ko");
    } else if (!is_japanese && fresh && is_letter_of("ja", c)) {
      end = run_end(text, at, found = "ja");
    }
    fresh = !is_letter_of("ja", c);
    if (end == at) {
      at += decoded.length;
      continue;
    }
    if (at > plain) runs.push_back({plain, at, {}});
    runs.push_back({at, end, found});
    at = plain = end;
    fresh = true;
  }
  if (plain < text.size()) runs.push_back({plain, text.size(), {}});
  return runs;
}

}  // namespace diaoban::epub::xhtml
