// Implements the breaks of titles: words by ICU's dictionary, preferences of our own.
#include "cover/breaks.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/handle.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::cover {
namespace {

using Words = base::Handle<UBreakIterator, ubrk_close>;

void close_text(UText* text) { utext_close(text); }
using Text = base::Handle<UText, close_text>;

// Byte offsets of word boundaries, ends included.
std::set<std::size_t> word_boundaries(std::string_view title, const std::string& language) {
  std::set<std::size_t> found;
  UErrorCode status = U_ZERO_ERROR;
  const Words words(ubrk_open(UBRK_WORD, language.c_str(), nullptr, 0, &status));
  const Text text(
      utext_openUTF8(nullptr, title.data(), static_cast<std::int64_t>(title.size()), &status));
  if (U_FAILURE(status) != 0) return found;
  ubrk_setUText(words.get(), text.get(), &status);
  if (U_FAILURE(status) != 0) return found;
  for (std::int32_t at = ubrk_first(words.get()); at != UBRK_DONE; at = ubrk_next(words.get())) {
    found.insert(static_cast<std::size_t>(at));
  }
  return found;
}

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_space(char32_t c) { return c == U' ' || c == U'\u3000' || c == U'\u00A0' || c == U'\t'; }

bool forbids_line_start(char32_t c) {
  return contains(
      U"、，。．：；！？」』”’）》〉】〗〕］｝·・…—–-/／%‰℃,.:;!?)]}~～ーゃゅょっャュョッぁぃぅぇぉ"
      U"ァィゥェォ々",
      c);
}
bool forbids_line_end(char32_t c) { return contains(U"「『“‘（《〈【〖〔［｛￥$£#([{", c); }

// A break after these is what the mark is there for.
bool ends_phrase(char32_t c) { return contains(U"：:；;，,、。！!？?—–｜|·・／/~～", c); }

bool is_katakana(char32_t c) { return c >= 0x30A0 && c <= 0x30FF; }

bool is_east_asian(char32_t c) { return base::is_han(c) || base::is_kana(c); }

// The last word of `text` in lower case, when it is ASCII.
std::string last_word(std::string_view text) {
  std::string word;
  while (!text.empty() && text.back() != ' ') {
    const char c = text.back();
    word.insert(word.begin(), c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    text.remove_suffix(1);
  }
  return word;
}

// Small words that lean on what follows them.
bool leans_forward(std::string_view word) {
  static constexpr std::array words{"a",  "an", "the", "of",   "in",   "on", "to",  "for", "and",
                                    "or", "by", "at",  "with", "from", "&",  "via", "as",  "is"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

class BreakFinder {
 public:
  BreakFinder(std::string_view title, const std::string& language)
      : title_(title), boundaries_(word_boundaries(title, language)) {}

  std::vector<Break> find() {
    std::vector<Break> found;
    char32_t before = 0;
    std::size_t end = 0;  // of the last character that is no space
    bool spaced = false;
    for (std::size_t at = 0; at < title_.size();) {
      const base::Decoded here = base::decode(title_, at);
      if (is_space(here.code_point)) {
        spaced = true;
      } else {
        if (before != 0 && may_break(before, here.code_point, at, spaced)) {
          found.push_back({at, end, penalty(before, here.code_point, at, end, spaced)});
        }
        before = here.code_point;
        end = at + here.length;
        spaced = false;
      }
      at += here.length;
    }
    return found;
  }

 private:
  bool may_break(char32_t before, char32_t after, std::size_t at, bool spaced) const {
    if (forbids_line_start(after) || forbids_line_end(before)) return false;
    if (spaced) return true;
    if (!boundaries_.contains(at) && !(is_east_asian(before) && is_east_asian(after))) return false;
    // Between two letters or digits that are not East Asian a line never ends.
    return is_east_asian(before) || is_east_asian(after) || base::is_cjk_punctuation(before) ||
           base::is_cjk_punctuation(after) || ends_phrase(before);
  }

  // Whether the character at `at` is a word by itself, as dictionaries have suffixes.
  bool is_suffix(std::size_t at) const {
    return boundaries_.contains(at + base::decode(title_, at).length);
  }

  double penalty(char32_t before, char32_t after, std::size_t at, std::size_t end,
                 bool spaced) const {
    if (contains(U"/-.", before) && !spaced) return 0.6;
    if (ends_phrase(before)) return 0;
    if (contains(U"（《「『【(", after)) return 0.05;
    if (contains(U"）》」』】)", before)) return 0.08;
    if (spaced) {
      if (is_east_asian(before) && is_east_asian(after)) return 0;
      if (leans_forward(last_word(title_.substr(0, end)))) return 0.4;
      return 0.1;
    }
    if (is_east_asian(before) != is_east_asian(after) && !base::is_emoji(before) &&
        !base::is_emoji(after)) {
      return 0.15;
    }
    if (!boundaries_.contains(at)) return 1;
    if (is_katakana(before) && base::is_han(after)) return 0.15;
    if (contains(U"与和及或與", before)) return 0.5;
    if (contains(U"的之のはがをとにへや", before)) return 0.12;
    if (contains(U"与和及或與", after)) return 0.12;
    if (contains(U"的之了着过のはがをにへとでも", after)) return 0.9;
    // What only ends words goes with what stands before it.
    if (contains(U"式性化者们們法学學器论論型", after) && is_suffix(at)) return 0.9;
    return 0.5;
  }

  std::string_view title_;
  std::set<std::size_t> boundaries_;
};

}  // namespace

std::vector<Break> find_breaks(std::string_view title, const std::string& language) {
  return BreakFinder(title, language).find();
}

}  // namespace diaoban::cover
