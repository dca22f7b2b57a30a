// Implements finding runs of another language.
#include "resolve/language_runs.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::resolve {
namespace {

constexpr char32_t apostrophe = U'\u2019';

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
// Printable, without the space.
bool is_ascii_mark(char32_t c) { return c > 0x20 && c < 0x7F; }
bool is_other_latin(char32_t c) {
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}
bool is_japanese_letter(char32_t c) { return base::is_kana(c) || base::is_han(c); }

bool is_cjk(std::string_view language) {
  const auto primary = language.substr(0, language.find('-'));
  return primary == "zh" || primary == "ja" || primary == "ko" || primary == "lzh" ||
         primary == "yue";
}

class Cutter {
 public:
  Cutter(std::string_view text, std::string_view language, LatinWords latin)
      : text_(text),
        japanese_(language.substr(0, 2) == "ja"),
        korean_(language.substr(0, 2) == "ko"),
        cjk_(is_cjk(language)),
        english_(cjk_ && latin == LatinWords::English) {}

  std::vector<LanguageRun> cut() {
    bool fresh = true;  // Japanese starts only where a run of letters does
    while (at_ < text_.size()) {
      const auto [c, length] = decode(at_);
      const bool taken = take_korean(c) || (fresh && take_japanese(c)) || take_chinese(c) ||
                         (english_ && (take_english(c) || pass_word(c)));
      fresh = taken || !is_japanese_letter(c);
      if (!taken) at_ += length;
    }
    if (plain_ < text_.size()) runs_.push_back({plain_, text_.size(), {}});
    return std::move(runs_);
  }

 private:
  base::Decoded decode(std::size_t at) const { return base::decode(text_, at); }

  bool take(std::size_t begin, std::size_t end, const char* language) {
    if (begin > plain_) runs_.push_back({plain_, begin, {}});
    runs_.push_back({begin, end, language});
    at_ = plain_ = end;
    return true;
  }

  bool take_korean(char32_t first) {
    if (korean_ || !base::is_hangul(first)) return false;
    std::size_t end = at_;
    while (end < text_.size()) {
      const base::Decoded next = decode(end);
      // The space between two Korean words belongs to them.
      const std::size_t after = end + next.length;
      const bool is_gap = next.code_point == U' ' && after < text_.size() &&
                          base::is_hangul(decode(after).code_point);
      if (!is_gap && !base::is_hangul(next.code_point)) break;
      end = after;
    }
    return take(at_, end, "ko");
  }

  bool take_japanese(char32_t first) {
    if (japanese_ || !is_japanese_letter(first)) return false;
    std::size_t end = at_;
    int kana = 0;
    while (end < text_.size()) {
      const base::Decoded next = decode(end);
      if (!is_japanese_letter(next.code_point)) break;
      if (base::is_kana(next.code_point)) ++kana;
      end += next.length;
    }
    return kana >= 2 && take(at_, end, "ja");
  }

  bool take_chinese(char32_t first) {
    if (cjk_ || !base::is_han(first)) return false;
    std::size_t end = at_;
    while (end < text_.size()) {
      const base::Decoded next = decode(end);
      if (!base::is_han(next.code_point) && !base::is_cjk_punctuation(next.code_point)) break;
      end += next.length;
    }
    return take(at_, end, "zh");
  }

  // Words of ASCII with the marks that touch them, over single spaces.
  bool take_english(char32_t first) {
    if (!is_ascii_letter(first)) return false;
    std::size_t begin = at_;
    while (begin > plain_ && is_ascii_mark(static_cast<unsigned char>(text_[begin - 1]))) --begin;
    std::size_t end = begin;  // of the last word with a letter
    bool is_word = false;     // two letters stand side by side
    for (std::size_t next = begin; next < text_.size();) {
      const Chunk chunk = read_chunk(next);
      if (chunk.end == next || chunk.is_foreign) break;
      if (chunk.has_letter) end = chunk.end;
      is_word = is_word || chunk.has_word;
      next = chunk.end;
      if (next >= text_.size() || text_[next] != ' ') break;
      ++next;
    }
    if (is_word) return take(begin, end, "en");
    at_ = std::max(end, read_chunk(at_).end);
    return true;
  }

  // A word that begins with a letter that English has not is passed whole.
  bool pass_word(char32_t first) {
    if (!is_other_latin(first)) return false;
    at_ = read_chunk(at_).end;
    return true;
  }

  struct Chunk {
    std::size_t end = 0;
    bool has_letter = false;
    bool has_word = false;
    bool is_foreign = false;  // it has letters that English has not
  };

  Chunk read_chunk(std::size_t begin) const {
    Chunk chunk{begin};
    bool after_letter = false;
    while (chunk.end < text_.size()) {
      const base::Decoded next = decode(chunk.end);
      const char32_t c = next.code_point;
      const bool letter = is_ascii_letter(c);
      const bool joins = c == apostrophe && after_letter;
      if (!is_ascii_mark(c) && !is_other_latin(c) && !joins) break;
      chunk.has_letter = chunk.has_letter || letter;
      chunk.has_word = chunk.has_word || (letter && after_letter);
      chunk.is_foreign = chunk.is_foreign || is_other_latin(c);
      after_letter = letter;
      chunk.end += next.length;
    }
    return chunk;
  }

  std::string_view text_;
  bool japanese_;
  bool korean_;
  bool cjk_;
  bool english_;
  std::size_t at_ = 0;
  std::size_t plain_ = 0;  // where the run in the language around began
  std::vector<LanguageRun> runs_;
};

}  // namespace

std::vector<LanguageRun> language_runs(std::string_view text, std::string_view language,
                                       LatinWords latin) {
  return Cutter(text, language, latin).cut();
}

}  // namespace diaoban::resolve
