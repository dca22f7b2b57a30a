#include <map>

#include "resolve/facts.hpp"
#include "support/catch.hpp"
#include "support/small_book.hpp"

using namespace diaoban;
using tests::SmallBook;

namespace {

using Settings = std::map<std::string, std::string>;

std::string sorted(const char* language, const std::vector<document::IndexEntry>& entries,
                   const Settings& settings = {}) {
  SmallBook small;
  small.book.settings = settings;
  small.book.metadata.language = language;
  auto& file = small.add_file("a.md");
  for (const document::IndexEntry& entry : entries) file.add_inline(document::IndexMark{{entry}});
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  std::string out;
  for (const resolve::IndexItem& item : facts.index) {
    if (!out.empty()) out += ' ';
    out += item.group + ":";
    for (std::size_t i = 0; i < item.entry.terms.size(); ++i) {
      out += (i == 0 ? "" : "/") + item.entry.terms[i];
    }
  }
  return out;
}

document::IndexEntry entry(std::vector<std::string> terms, const char* reading = "") {
  document::IndexEntry made;
  made.terms = std::move(terms);
  made.reading = reading;
  return made;
}

}  // namespace

TEST_CASE("an index is sorted as its language sorts, sub-entries below their entry") {
  CHECK(sorted("zh-CN", {entry({"张三"}), entry({"北京"}), entry({"阿姨", "乙"}),
                         entry({"阿姨"})}) == "A:阿姨 A:阿姨/乙 B:北京 Z:张三");
  CHECK(sorted("en", {entry({"beta"}), entry({"Alpha"}), entry({"alpha"})}) ==
        "A:alpha A:Alpha B:beta");
}

TEST_CASE("a reading that is given once moves its term everywhere") {
  CHECK(sorted("zh-CN", {entry({"重庆"}), entry({"丁"}), entry({"重庆"}, "chongqing")}) ==
        "C:重庆 C:重庆 D:丁");
}

TEST_CASE("the book's settings give readings for characters that have several") {
  const std::vector<document::IndexEntry> entries{entry({"重庆"}), entry({"单于"}), entry({"丁"}),
                                                  entry({"重要"}), entry({"重庆", "火锅"})};
  CHECK(sorted("zh-Hans", entries,
               {{"index.readings.重庆", "chong qing"}, {"index.readings.单于", "chányú"}}) ==
        "C:单于 C:重庆 C:重庆/火锅 D:丁 Z:重要");
}

TEST_CASE("an index is in the order that the book asks for") {
  const std::vector<document::IndexEntry> entries{entry({"张三"}), entry({"一"}), entry({"中国"}),
                                                  entry({"API"})};
  CHECK(sorted("zh-Hans", entries, {{"index.order", "pinyin"}}) == "A:API Y:一 Z:张三 Z:中国");
  CHECK(sorted("zh-Hant", entries, {{"index.order", "pinyin"}}) == sorted("zh-Hans", entries, {}));
  const std::string strokes = sorted("zh-Hans", entries, {{"index.order", "stroke"}});
  CHECK(strokes == sorted("zh-Hant", entries, {}));
  CHECK(strokes.find("一") < strokes.find("中国"));
  CHECK(strokes.find("中国") < strokes.find("张三"));
}
