// Hyphenation of words by the patterns of their language, through libhyphen.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diaoban::typeset::paragraph {

class Hyphenator {
 public:
  Hyphenator();
  ~Hyphenator();

  // The byte offsets in `word` before which a hyphen may stand: two letters at least before it and
  // three after. Only plain words of five letters or more have any: in capitals or with digits
  // none. Empty when no patterns for `language` are installed. Valid until the next call.
  const std::vector<std::uint8_t>& points(std::string_view word, std::string_view language);

 private:
  struct Dictionary;
  Dictionary* find_dictionary(std::string_view language);

  std::map<std::string, std::unique_ptr<Dictionary>, std::less<>> dictionaries_;
  std::unordered_map<std::string, std::vector<std::uint8_t>> words_;
};

}  // namespace diaoban::typeset::paragraph
