// Implements the choice of a language by its tag.
#include "resolve/language.hpp"

#include <string>

namespace diaoban::resolve {
namespace {

char lowered(char c) {
  if (c == '_') return '-';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool has_subtag(std::string_view tag, std::string_view subtag) {
  for (std::size_t at = tag.find(subtag); at != std::string_view::npos;
       at = tag.find(subtag, at + 1)) {
    const std::size_t end = at + subtag.size();
    if ((at == 0 || tag[at - 1] == '-') && (end == tag.size() || tag[end] == '-')) return true;
  }
  return false;
}

}  // namespace

Tongue tongue_of(std::string_view language) {
  std::string tag;
  for (const char c : language) tag += lowered(c);
  const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
  if (primary == "ja") return Tongue::Japanese;
  if (primary == "ko") return Tongue::Korean;
  if (primary == "lzh" || primary == "yue") {
    return has_subtag(tag, "hans") ? Tongue::Simplified : Tongue::Traditional;
  }
  if (primary != "zh" && primary != "cmn") return Tongue::English;
  if (has_subtag(tag, "hans")) return Tongue::Simplified;
  for (const char* subtag : {"hant", "tw", "hk", "mo"}) {
    if (has_subtag(tag, subtag)) return Tongue::Traditional;
  }
  return Tongue::Simplified;
}

}  // namespace diaoban::resolve
