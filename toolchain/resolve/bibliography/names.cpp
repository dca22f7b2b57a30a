// Names of persons in BibTeX (btxdoc §4, "names").
#include <algorithm>

#include "resolve/bibliography/bibtex.hpp"

namespace diaoban::resolve {
namespace {

// The parts of `text` between `separator` outside of braces.
std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}') --depth;
    if (depth == 0 && text.substr(i).starts_with(separator)) {
      parts.push_back(text.substr(begin, i - begin));
      i += separator.size() - 1;
      begin = i + 1;
    }
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string one_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

bool is_small(std::string_view word) {
  const std::size_t at = word.find_first_not_of("{\\'`^\"~=.");
  return at != std::string_view::npos && word[at] >= 'a' && word[at] <= 'z' && word[0] != '{';
}

std::string words_joined(const std::vector<std::string_view>& words, std::size_t begin,
                         std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (!out.empty()) out += ' ';
    out += words[i];
  }
  return plain_tex(out);
}

// "First von Last": what begins with a small letter begins the family name.
PersonName read_spoken(std::string_view text) {
  const std::vector<std::string_view> words = split(text, " ");
  std::size_t family = words.size() - 1;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (is_small(words[i])) {
      family = i;
      break;
    }
  }
  return {words_joined(words, 0, family), words_joined(words, family, words.size()), {}};
}

PersonName read_name(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, ",");
  const auto part = [&](std::size_t i) { return plain_tex(one_spaced(parts[i])); };
  if (parts.size() == 1) return read_spoken(text);
  if (parts.size() == 2) return {part(1), part(0), {}};
  return {part(2), part(0), part(1)};
}

}  // namespace

std::vector<PersonName> read_names(std::string_view text) {
  std::vector<PersonName> names;
  const std::string spaced = one_spaced(text);
  if (spaced.empty()) return names;
  for (const std::string_view name : split(spaced, " and ")) {
    if (!name.empty()) names.push_back(read_name(name));
  }
  return names;
}

}  // namespace diaoban::resolve
