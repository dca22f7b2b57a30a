// Implements slugs and ASCII names.
#include "resolve/slug.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.hpp"

namespace diaoban::resolve {
namespace {

UChar32 as_icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_word_character(char32_t c) {
  const auto mask = U_GET_GC_MASK(as_icu(c));
  return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0 || c == U'_';
}

char32_t lowered(char32_t c) { return static_cast<char32_t>(u_tolower(as_icu(c))); }

bool is_ascii_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_ascii_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
}

template <class Each>
void for_each_code_point(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    each(decoded.code_point);
    at += decoded.length;
  }
}

}  // namespace

std::string slug_of(std::string_view title) {
  std::string out;
  for_each_code_point(title, [&](char32_t c) {
    if (u_isUWhiteSpace(as_icu(c))) {
      out += '-';
    } else if (c == U'-' || is_word_character(c)) {
      base::append(out, lowered(c));
    }
  });
  return out;
}

std::string loose_key(std::string_view text) {
  std::string out;
  for_each_code_point(text, [&](char32_t c) {
    if (c != U'_' && is_word_character(c)) base::append(out, lowered(c));
  });
  return out;
}

std::string ascii_name(std::string_view name) {
  const bool is_name = !name.empty() && (is_ascii_letter(name[0]) || name[0] == '_') &&
                       std::all_of(name.begin(), name.end(), is_ascii_name_character);
  if (is_name) return std::string(name);
  std::string out;
  bool gap = false;
  for (const char c : name) {
    if (!is_ascii_name_character(c) || c == '-') {
      gap = true;
      continue;
    }
    if (out.empty() && !is_ascii_letter(c)) continue;
    if (gap && !out.empty()) out += '-';
    gap = false;
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  constexpr std::size_t longest = 64;
  if (out.size() > longest) out.resize(longest);
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  return std::count_if(out.begin(), out.end(), is_ascii_letter) < 2 ? std::string() : out;
}

std::string label_key(std::string_view label) {
  std::string out;
  bool gap = false;
  for_each_code_point(label, [&](char32_t c) {
    if (u_isUWhiteSpace(as_icu(c))) {
      gap = !out.empty();
      return;
    }
    if (gap) out += ' ';
    gap = false;
    base::append(out, lowered(c));
  });
  return out;
}

}  // namespace diaoban::resolve
