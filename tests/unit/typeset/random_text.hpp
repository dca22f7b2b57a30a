// Paragraphs made by chance from a fixed seed: Chinese with its marks, Latin words, numbers.
#pragma once

#include <random>
#include <string>

#include "base/utf8.hpp"

namespace diaoban::typeset {

class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  // About `length` characters; one in `latin_share` is a Latin word.
  std::string paragraph(int length, unsigned latin_share = 12) {
    std::string text;
    for (int i = 0; i < length; ++i) text += piece(latin_share);
    return text + (below(3) ? "。" : "");
  }

  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

 private:
  std::string piece(unsigned latin_share) {
    static const char* const words[] = {"Istio",  "sidecar", "TCP/IP", "a",        "3.14",
                                        "100%",   "Envoy",   "HTTP",   "protocol", "README.md",
                                        "v1.2.3", "the",     "x",      "control",  "observability"};
    static const char* const marks[] = {"，", "。", "、", "；", "：", "？", "！", "”",  "》", "）",
                                        "“",  "《", "（", "——", "……", "·",  "「", "」", "～", "／"};
    if (below(latin_share) == 0) {
      const std::string word = words[below(std::size(words))];
      return below(2) ? " " + word + " " : word;
    }
    if (below(7) == 0) return marks[below(std::size(marks))];
    return base::encode(U'一' + below(3000));
  }

  std::mt19937 random_;
};

}  // namespace diaoban::typeset
