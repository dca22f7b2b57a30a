// Implements language tags with ICU, and the guess by counting characters.
#include "project/language.hpp"

#include <fmt/format.h>
#include <unicode/uloc.h>

#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "project/data/table_reader.hpp"
#include "project/kinds.hpp"

namespace diaoban::project {
namespace {

bool is_iso_language(const char* code) {
  for (const char* const* known = uloc_getISOLanguages(); *known; ++known) {
    if (std::string_view(*known) == code) return true;
  }
  return false;
}

// "did you mean 'zh'?" for the English name of a language.
std::string suggest_tag(const std::string& written) {
  for (const char* const* code = uloc_getISOLanguages(); *code; ++code) {
    std::array<UChar, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uloc_getDisplayLanguage(*code, "en", name.data(), 128, &status);
    if (U_FAILURE(status) || length != static_cast<int32_t>(written.size())) continue;
    bool same = true;
    for (std::size_t i = 0; i < written.size(); ++i) {
      same = same && (name[i] | 0x20) == (static_cast<unsigned char>(written[i]) | 0x20);
    }
    if (same) return fmt::format("did you mean '{}'?", *code);
  }
  return "write a BCP 47 tag such as zh-CN, zh-Hant, en or ja";
}

// Common characters of one script that the other writes in another way.
constexpr std::u32string_view simplified =
    U"这个们来说对为国时过还没后学应见书长东车问间门让从发无现实体关开进动话语业";
constexpr std::u32string_view traditional =
    U"這個們來說對為國時過還沒後學應見書長東車問間門讓從發無現實體關開進動話語業";

struct Counts {
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::size_t letters = 0;
  std::size_t simplified = 0;
  std::size_t traditional = 0;
};

void count(std::string_view text, Counts& counts) {
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded next = base::decode(text, at);
    at += next.length;
    const char32_t c = next.code_point;
    if (c < 0x80) {
      counts.letters += (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    } else if (base::is_han(c)) {
      ++counts.han;
      counts.simplified += simplified.find(c) != std::u32string_view::npos;
      counts.traditional += traditional.find(c) != std::u32string_view::npos;
    } else {
      counts.kana += base::is_kana(c);
      counts.hangul += base::is_hangul(c);
    }
  }
}

constexpr std::size_t enough_bytes = 200'000;

}  // namespace

std::optional<std::string> language_tag(std::string_view written) {
  std::string tag(written.substr(0, written.find_first_of(".@")));
  for (char& c : tag) {
    if (c == '_') c = '-';
  }
  if (tag.empty() || tag.size() > 60) return std::nullopt;
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;
  uloc_forLanguageTag(tag.c_str(), locale.data(), static_cast<int32_t>(locale.size()), &parsed,
                      &status);
  if (U_FAILURE(status) || parsed != static_cast<int32_t>(tag.size())) return std::nullopt;
  std::array<char, ULOC_LANG_CAPACITY> language{};
  status = U_ZERO_ERROR;
  uloc_getLanguage(locale.data(), language.data(), static_cast<int32_t>(language.size()), &status);
  if (U_FAILURE(status) || !is_iso_language(language.data())) return std::nullopt;
  std::array<char, ULOC_FULLNAME_CAPACITY> canonical{};
  status = U_ZERO_ERROR;
  const int32_t length = uloc_toLanguageTag(locale.data(), canonical.data(),
                                            static_cast<int32_t>(canonical.size()), true, &status);
  if (U_FAILURE(status) || length <= 0) return std::nullopt;
  return std::string(canonical.data(), static_cast<std::size_t>(length));
}

void take_language(Book& book, const Value& value, diagnostics::Sink& sink) {
  book.places["language"] = value.span;
  const std::string* written = value.string();
  if (!written) return report_wrong_type(sink, "language", value, "a string such as \"zh-CN\"");
  const std::optional<std::string> tag = language_tag(*written);
  book.metadata.language = tag.value_or("en");
  if (tag) return;
  sink.report(kinds::language_unknown, value.span,
              fmt::format("'{}' is not a language tag; 'en' is taken", *written),
              suggest_tag(*written));
}

std::string guess_language(SourceTree& tree, const Book& book) {
  Counts counts;
  std::size_t bytes = 0;
  for (const BookFile& file : book.files) {
    const auto source = tree.open(file.path);
    if (!source) continue;
    const std::string_view text = std::string_view(tree.text(*source)).substr(0, enough_bytes);
    count(text, counts);
    bytes += text.size();
    if (bytes > enough_bytes) break;
  }
  const std::size_t east_asian = counts.han + counts.kana + counts.hangul;
  // A Han character is worth a word, of about five letters; code and markup are Latin in any book.
  if (east_asian * 10 < counts.letters / 5) return "en";
  if (counts.hangul * 2 > east_asian) return "ko";
  if (counts.kana * 10 > east_asian) return "ja";
  return counts.traditional > counts.simplified ? "zh-Hant" : "zh-Hans";
}

}  // namespace diaoban::project
