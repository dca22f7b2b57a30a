// The printed index: ranges of pages, sub-entries, and what sends the reader on.
#include "layout_fixture.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::typeset;
namespace doc = diaoban::document;

namespace {

void add_mark(tests::FileBuilder& file, std::vector<std::string> terms, const char* see = "",
              const char* see_also = "") {
  doc::IndexEntry entry;
  entry.terms = std::move(terms);
  entry.see = see;
  entry.see_also = see_also;
  doc::Inlines words = file.text("此处");
  words.push_back(file.inline_node(doc::IndexMark{{entry}}));
  file.add(file.block(doc::Paragraph{std::move(words)}));
}

}  // namespace

TEST_CASE("an index merges following pages and says see and see also") {
  LayoutFixture fixture;
  // One page each: 1 to 3 and 5 tell of the first term, 4 of another.
  for (int page = 1; page <= 5; ++page) {
    tests::FileBuilder& file = fixture.add_file("p" + std::to_string(page) + ".md");
    file.add_heading(1, "章");
    if (page != 4) add_mark(file, {"活字"});
    if (page == 2) add_mark(file, {"活字"});
    if (page == 3) add_mark(file, {"活字", "泥活字"});
    if (page == 4) add_mark(file, {"雕版"});
    if (page == 5) add_mark(file, {"木版"}, "雕版");
    if (page == 5) add_mark(file, {"雕版"}, "", "活字");
  }
  tests::FileBuilder& last = fixture.add_file("index.md");
  last.add_heading(1, "索引");
  doc::Generated index;
  index.kind = doc::GeneratedKind::Index;
  last.add(last.block(std::move(index)));
  const Layout layout = fixture.set();
  const std::string text = LayoutFixture::text_of(layout.pages.back());
  INFO(text);
  CHECK(text.find("活字\u20031–3, 5") != std::string::npos);
  CHECK(text.find("泥活字\u20033") != std::string::npos);
  CHECK(text.find("雕版\u20034\u2003另见活字") != std::string::npos);
  CHECK(text.find("木版\u2003见雕版") != std::string::npos);
  // In the order of pinyin: diaoban, huozi, muban.
  CHECK(text.find("雕版\u20034") < text.find("活字\u20031"));
  CHECK(text.find("泥活字") < text.find("木版"));
  // Each range leads to its first page.
  std::vector<std::uint32_t> goals;
  for (const LinkArea& link : layout.pages.back().links) {
    goals.push_back(layout.destinations[std::get<DestinationId>(link.to).index].page);
  }
  std::vector<std::string> labels;
  for (const std::uint32_t page : goals) labels.push_back(layout.pages[page].label);
  CHECK(labels == std::vector<std::string>{"4", "1", "5", "3"});
}
