// Implements the checks of the reading text.
#include "pdf/reading_check.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "pdf/page_text.hpp"

namespace diaoban::pdf {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

// A letter of Latin, or one of the scripts of Chinese, Japanese and Korean.
bool has_letters(const std::string& text) {
  for (const char32_t c : base::code_points(text)) {
    if (c < 0x80 && is_letter(static_cast<char>(c))) return true;
    if (base::is_han(c) || base::is_kana(c) || base::is_hangul(c)) return true;
  }
  return false;
}

bool is_literal_at(const ReadBlock& block, std::size_t byte) {
  std::size_t end = 0;
  for (const ReadPiece& piece : block.pieces) {
    end += piece.bytes;
    if (byte < end) return piece.is_literal;
  }
  return false;
}

// Whether it is written as words are: addresses and names in code have marks or capitals inside.
bool is_plain_word(std::string_view word) {
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (!is_letter(word[i]) || (is_lower(word[i - 1]) && !is_lower(word[i]))) return false;
  }
  return !word.empty();
}

// The two words around the line that begins at `start`, where nothing parts them.
std::string joined_words(const ReadBlock& block, std::size_t start) {
  const std::string& text = block.text;
  if (start < 2 || start + 2 > text.size()) return {};
  const bool joined = is_letter(text[start - 2]) && is_lower(text[start - 1]) &&
                      is_lower(text[start]) && is_letter(text[start + 1]);
  if (!joined || is_literal_at(block, start - 1) || is_literal_at(block, start)) return {};
  const auto goes_on = [](char c) { return c > ' ' && c < 0x7F; };
  std::size_t begin = start;
  std::size_t end = start;
  while (begin > 0 && goes_on(text[begin - 1])) --begin;
  while (end < text.size() && goes_on(text[end])) ++end;
  while (begin < start && !is_letter(text[begin])) ++begin;
  while (end > start && !is_letter(text[end - 1])) --end;
  const std::string word = text.substr(begin, end - begin);
  return is_plain_word(word) ? word : std::string();
}

}  // namespace

std::vector<Finding> check_reading(QPDF& document) {
  std::vector<Finding> findings;
  auto pages = document.getAllPages();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string text = read_page_text(pages[i]).layout_artifacts;
    if (!has_letters(text)) continue;
    findings.push_back(
        {"artifact-text", i + 1, fmt::format("'{}' is marked as an ornament", text)});
  }
  for (const ReadBlock& block : read_structure(document)) {
    if (block.text.find(untold) != std::string::npos) {
      findings.push_back({"unreadable-text", 0, fmt::format("'{}'", block.text)});
    }
    for (const std::size_t start : block.line_starts) {
      const std::string word = joined_words(block, start);
      if (word.empty()) continue;
      findings.push_back(
          {"joined-words", 0, fmt::format("'{}' runs over a line end without a space", word)});
    }
  }
  return findings;
}

}  // namespace diaoban::pdf
