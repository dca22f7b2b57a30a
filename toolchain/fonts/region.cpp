// Reads the regional form of Han out of a language tag.
#include "fonts/region.hpp"

#include <algorithm>

namespace diaoban::fonts {
namespace {

std::string lower_tag(std::string_view language) {
  std::string tag = "-";
  for (const char c : language) {
    if (c == '_') {
      tag += '-';
    } else {
      tag += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return tag + "-";
}

bool has_subtag(const std::string& tag, std::string_view subtag) {
  return tag.find("-" + std::string(subtag) + "-") != std::string::npos;
}

bool starts_with_language(const std::string& tag, std::string_view language) {
  return tag.starts_with("-" + std::string(language) + "-");
}

}  // namespace

std::string_view han_form(std::string_view language) {
  const std::string tag = lower_tag(language);
  if (starts_with_language(tag, "ja")) return "ja";
  if (starts_with_language(tag, "ko")) return "ko";
  const bool cantonese = starts_with_language(tag, "yue");
  if (!cantonese && !starts_with_language(tag, "zh") && !starts_with_language(tag, "lzh")) {
    return "zh-Hans";
  }
  if (has_subtag(tag, "hans")) return "zh-Hans";
  if (has_subtag(tag, "hk") || has_subtag(tag, "mo") || cantonese) return "zh-Hant-HK";
  if (has_subtag(tag, "hant") || has_subtag(tag, "tw")) return "zh-Hant";
  return "zh-Hans";
}

bool is_cjk_language(std::string_view language) {
  const std::string tag = lower_tag(language);
  constexpr std::string_view cjk[] = {"zh", "lzh", "yue", "ja", "ko"};
  return std::any_of(std::begin(cjk), std::end(cjk),
                     [&](std::string_view primary) { return starts_with_language(tag, primary); });
}

}  // namespace diaoban::fonts
