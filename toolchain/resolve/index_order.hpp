// The order of index entries: as the book's language sorts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::resolve {

struct IndexKey {
  std::vector<std::string> terms;  // main, then sub-entries
  std::string reading;             // of the main term, when its author gave one
};

struct IndexPosition {
  std::size_t key = 0;  // index of the key
  std::string group;    // the heading that it stands under: "A", "Symbols"
};

// All keys in order: zh-Hans by pinyin, zh-Hant by strokes, ja by kana, ko and the rest by their
// alphabet (UTS #10 with CLDR's tailoring); sub-entries follow their main entry. The group is the
// first letter, of the reading for Han. `order` asks for another: "pinyin", "stroke", "zhuyin" or
// "radical"; any other value is as none.
std::vector<IndexPosition> index_order(const std::vector<IndexKey>& keys, std::string_view language,
                                       std::string_view order = {});

}  // namespace diaoban::resolve
