// Tells titles that carry a number of their own from others.
#include <array>
#include <cctype>

#include "base/utf8.hpp"
#include "resolve/numbers.hpp"

namespace diaoban::resolve {
namespace {

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_han_digit(char32_t c) {
  return std::u32string_view(U"零〇一二三四五六七八九十百两兩").find(c) !=
         std::u32string_view::npos;
}

bool is_space(char32_t c) { return c == U' ' || c == U'\u3000' || c == U'\t' || c == U'\u00A0'; }

void skip_spaces(const std::vector<char32_t>& text, std::size_t& at) {
  while (at < text.size() && is_space(text[at])) ++at;
}

// "3", "3.1", "3-2", "A.1" at `at`; moves over it.
bool skip_number(const std::vector<char32_t>& text, std::size_t& at, bool letters) {
  const std::size_t start = at;
  if (letters && at < text.size() && text[at] >= U'A' && text[at] <= U'Z') ++at;
  while (at < text.size() && (is_digit(text[at]) || text[at] == U'.' || text[at] == U'-' ||
                              text[at] == U'–' || text[at] == U'．')) {
    ++at;
  }
  return at > start;
}

// 第三章, 第 12 节, 第3部分, 제3장
bool has_ordinal(const std::vector<char32_t>& text) {
  if (text.empty() || (text[0] != U'第' && text[0] != U'제')) return false;
  std::size_t at = 1;
  skip_spaces(text, at);
  const std::size_t start = at;
  while (at < text.size() && (is_digit(text[at]) || is_han_digit(text[at]) || text[at] == U'.'))
    ++at;
  if (at == start) return false;
  skip_spaces(text, at);
  return at < text.size() && std::u32string_view(U"章节節部篇卷回讲講课課장절부").find(text[at]) !=
                                 std::u32string_view::npos;
}

// A word such as 图, Figure or 附录 and a number after it.
bool has_word_and_number(std::string_view title) {
  static constexpr std::array words{"chapter", "section", "part",   "appendix", "figure", "fig.",
                                    "table",   "listing", "图",     "圖",       "図",     "表",
                                    "代码",    "程式碼",  "リスト", "附录",     "附錄",   "付録",
                                    "그림",    "표",      "부록",   "示例",     "例"};
  std::string lower;
  for (const char c : title.substr(0, 16)) {
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  for (const std::string_view word : words) {
    if (!lower.starts_with(word)) continue;
    const std::vector<char32_t> rest = base::code_points(title.substr(word.size()));
    std::size_t at = 0;
    skip_spaces(rest, at);
    if (!skip_number(rest, at, true)) continue;
    if (at == rest.size() || is_space(rest[at]) || rest[at] == U'：' || rest[at] == U':')
      return true;
  }
  return false;
}

}  // namespace

bool has_written_number(std::string_view title) {
  const std::vector<char32_t> text = base::code_points(title.substr(0, 80));
  if (has_ordinal(text) || has_word_and_number(title)) return true;
  // "3.1 …", "12. …", "3、…": a bare number must be followed by what sets it off as one, and a
  // number without a point ("64 位系统", "5 minutes") is a part of the title.
  std::size_t at = 0;
  if (!skip_number(text, at, true) || at == text.size()) return false;
  bool has_point = text[at] == U'、';
  for (std::size_t i = 0; i < at; ++i) has_point = has_point || text[i] == U'.' || text[i] == U'．';
  return has_point && (is_space(text[at]) || text[at] == U'、' || text[at - 1] == U'.');
}

}  // namespace diaoban::resolve
