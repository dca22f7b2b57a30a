// Reads the regional form of Han out of a language tag.
#include "fonts/region.hpp"

#include <algorithm>

namespace diaoban::fonts {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// `subtag` is in lower case.
bool is_same(std::string_view part, std::string_view subtag) {
  return std::equal(part.begin(), part.end(), subtag.begin(), subtag.end(),
                    [](char a, char b) { return lower(a) == b; });
}

// Takes the first subtag off `tag`.
std::string_view take_subtag(std::string_view& tag) {
  const std::size_t end = tag.find_first_of("-_");
  const std::string_view part = tag.substr(0, end);
  tag = end == std::string_view::npos ? std::string_view() : tag.substr(end + 1);
  return part;
}

bool has_subtag(std::string_view tag, std::string_view subtag) {
  while (!tag.empty()) {
    if (is_same(take_subtag(tag), subtag)) return true;
  }
  return false;
}

}  // namespace

std::string_view han_form(std::string_view language) {
  const std::string_view primary = take_subtag(language);
  if (is_same(primary, "ja")) return "ja";
  if (is_same(primary, "ko")) return "ko";
  const bool cantonese = is_same(primary, "yue");
  if (!cantonese && !is_same(primary, "zh") && !is_same(primary, "lzh")) return "zh-Hans";
  if (has_subtag(language, "hans")) return "zh-Hans";
  if (has_subtag(language, "hk") || has_subtag(language, "mo") || cantonese) return "zh-Hant-HK";
  if (has_subtag(language, "hant") || has_subtag(language, "tw")) return "zh-Hant";
  return "zh-Hans";
}

bool is_cjk_language(std::string_view language) {
  const std::string_view primary = take_subtag(language);
  constexpr std::string_view cjk[] = {"zh", "lzh", "yue", "ja", "ko"};
  return std::any_of(std::begin(cjk), std::end(cjk),
                     [&](std::string_view one) { return is_same(primary, one); });
}

}  // namespace diaoban::fonts
