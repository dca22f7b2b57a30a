// Text as it is written into content streams, read back from small files.
#include <qpdf/Buffer.hh>

#include "pdf/inspect.hpp"
#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

std::string content_of(const std::string& bytes) {
  ReadBack file(bytes);
  const auto data = file.pages[0].getKey("/Contents").getStreamData();
  return std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

TEST_CASE("a run of glyphs at their own advances is one string") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  sample.add_text(30, 60, "雕版印刷", U'雕', paragraph);
  const std::string content = content_of(sample.write());
  INFO(content);
  CHECK(has(content, "10 0 0 -10 30 60 Tm\n"));
  CHECK(count(content, "]TJ") == 1);
  CHECK(has(content, "0.102 0.102 0.102 rg"));
  CHECK_FALSE(has(content, "ActualText"));
}

TEST_CASE("glyphs that are moved stand where they were put") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  sample.add_text(30, 60, "雕版印刷", U'雕', paragraph);
  sample.change_text(0, [](typeset::TextItem& text) {
    text.run.glyphs[1].x += 2.5F;  // a quarter of an em wider
    text.run.glyphs[3].y = -3;     // and one that is raised
  });
  const std::string content = content_of(sample.write());
  INFO(content);
  CHECK(has(content, ")-250("));
  CHECK(has(content, ")250("));
  CHECK(has(content, "10 0 0 -10 60 57 Tm\n"));
}

TEST_CASE("rounding of advances does not add up") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  std::string text;
  for (int i = 0; i < 30; ++i) text += "版";
  sample.add_text(0, 60, text, U'版', paragraph);
  sample.change_text(0, [](typeset::TextItem& item) {
    for (std::size_t i = 0; i < item.run.glyphs.size(); ++i) {
      item.run.glyphs[i].x = static_cast<float>(10.0034 * static_cast<double>(i));
    }
  });
  const std::string content = content_of(sample.write());
  INFO(content);
  // 29 times 0.34 thousandths are ten, each a step of its own.
  CHECK(count(content, ")-1(") == 10);
}

TEST_CASE("codes that are signs of strings are escaped") {
  Sample sample;
  sample.add_text(30, 60, "a(b)c\\d", U'a', sample.add_element("P", 0));
  const std::string file = sample.write();
  CHECK(inspect(file).empty());
  const std::string read = run_on(file, "pdftotext", "-");
  INFO(read);
  CHECK((read.empty() || has(read, "a(b)c\\d")));
}

TEST_CASE("turned text runs up the page") {
  Sample sample;
  sample.add_text(-200, 60, "雕版", U'雕', sample.add_element("P", 0));
  std::vector<typeset::Item> items(sample.layout.pages[0].items.begin(),
                                   sample.layout.pages[0].items.end());
  items[0].turned = true;
  sample.layout.pages[0].items = items;
  const std::string content = content_of(sample.write());
  INFO(content);
  CHECK(has(content, "0 -10 -10 0 60 200 Tm\n"));
}

TEST_CASE("text that a glyph does not stand for alone is said beside it") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  sample.add_text(30, 60, "一", U'一', paragraph);
  sample.add_text(50, 60, "一", U'一', paragraph);
  sample.change_text(1, [](typeset::TextItem& text) {
    text.run.text = "\U00020000";
    text.run.clusters = {{4, 1}};
  });
  const std::string content = content_of(sample.write());
  INFO(content);
  CHECK(count(content, "/ActualText") == 1);
  CHECK(has(content, "/Span<</ActualText<FEFFD840DC00>>>BDC"));
}

}  // namespace
}  // namespace diaoban::pdf
