// Loads hyphenation patterns and asks them for the points of a word.
#include "typeset/paragraph/hyphenation.hpp"

#include <hyphen.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/handle.hpp"

namespace diaoban::typeset::paragraph {
namespace {

constexpr std::size_t shortest_word = 5;
constexpr std::size_t longest_word = 60;
constexpr int least_before = 2;
constexpr int least_after = 3;
constexpr std::size_t most_words = 40000;

// Where systems keep the patterns of libhyphen.
constexpr const char* folders[] = {"/usr/share/hyphen", "/usr/local/share/hyphen",
                                   "/opt/homebrew/share/hyphen"};

std::string find_file(std::string_view language) {
  std::string tag(language);
  std::replace(tag.begin(), tag.end(), '-', '_');
  const std::string primary = tag.substr(0, tag.find('_'));
  std::string upper = primary;
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  const std::string names[] = {tag, primary, primary + "_" + upper,
                               primary == "en" ? std::string("en_US") : primary};
  for (const std::string& name : names) {
    for (const char* folder : folders) {
      const std::filesystem::path path = std::filesystem::path(folder) / ("hyph_" + name + ".dic");
      std::error_code error;
      if (std::filesystem::is_regular_file(path, error)) return path.string();
    }
  }
  return {};
}

// Letters in lower case after the first one: names in capitals and identifiers are left alone.
bool is_plain(std::string_view word) {
  if (word.size() < shortest_word || word.size() > longest_word) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const bool lower = c >= 'a' && c <= 'z';
    const bool first_capital = i == 0 && c >= 'A' && c <= 'Z';
    const bool beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
    if (!lower && !first_capital && !beyond_ascii) return false;
  }
  return true;
}

}  // namespace

struct Hyphenator::Dictionary {
  base::Handle<HyphenDict, hnj_hyphen_free> patterns;
};

Hyphenator::Hyphenator() = default;
Hyphenator::~Hyphenator() = default;

Hyphenator::Dictionary* Hyphenator::find_dictionary(std::string_view language) {
  auto found = dictionaries_.find(language);
  if (found == dictionaries_.end()) {
    auto dictionary = std::make_unique<Dictionary>();
    const std::string file = find_file(language);
    if (!file.empty()) dictionary->patterns.reset(hnj_hyphen_load(file.c_str()));
    found = dictionaries_.emplace(std::string(language), std::move(dictionary)).first;
  }
  return found->second->patterns ? found->second.get() : nullptr;
}

const std::vector<std::uint8_t>& Hyphenator::points(std::string_view word,
                                                    std::string_view language) {
  static const std::vector<std::uint8_t> none;
  if (!is_plain(word)) return none;
  if (words_.size() > most_words) words_.clear();
  const auto [entry, is_new] = words_.try_emplace(std::string(language) + ' ' + std::string(word));
  std::vector<std::uint8_t>& points = entry->second;
  Dictionary* dictionary = is_new ? find_dictionary(language) : nullptr;
  if (!dictionary) return points;

  std::string lower(word);
  if (lower[0] >= 'A' && lower[0] <= 'Z') lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
  const bool ascii = std::all_of(lower.begin(), lower.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii && !dictionary->patterns->utf8) return points;
  const auto length = static_cast<int>(lower.size());
  std::string marks(lower.size() + 5, '\0');
  char** replacements = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  const int failed = hnj_hyphen_hyphenate3(dictionary->patterns.get(), lower.c_str(), length,
                                           marks.data(), nullptr, &replacements, &positions, &cuts,
                                           least_before, least_after, least_before, least_after);
  const bool changes_spelling = replacements != nullptr;
  if (replacements) {
    for (int i = 0; i < length; ++i) std::free(replacements[i]);
  }
  std::free(replacements);
  std::free(positions);
  std::free(cuts);
  if (failed || changes_spelling) return points;
  // libhyphen marks letters, not bytes.
  std::size_t letter = 0;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const bool starts_letter = (static_cast<unsigned char>(lower[i]) & 0xC0U) != 0x80U;
    if (!starts_letter) continue;
    const bool after_odd = letter > 0 && (marks[letter - 1] & 1) != 0;
    if (after_odd) points.push_back(static_cast<std::uint8_t>(i));
    ++letter;
  }
  return points;
}

}  // namespace diaoban::typeset::paragraph
