#include "resolve/facts.hpp"
#include "support/catch.hpp"
#include "support/small_book.hpp"

using namespace diaoban;
using tests::SmallBook;

namespace {

// "Title(Child Child)" for each entry.
std::string drawn(const std::vector<resolve::ContentsEntry>& entries) {
  std::string out;
  for (const resolve::ContentsEntry& entry : entries) {
    if (!out.empty()) out += ' ';
    out += resolve::plain_text(entry.title);
    if (!entry.address.empty()) out += "=" + entry.address;
    if (!entry.children.empty()) out += "(" + drawn(entry.children) + ")";
  }
  return out;
}

struct ContentsBook : SmallBook {
  ContentsBook() {
    add_file("index.md").add_heading(1, "Home");
    auto& one = add_file("one/index.md");
    one.add_heading(1, "One");
    one.add_heading(2, "A");
    one.add_heading(3, "A1");
    auto& below = add_file("one/more.md", 1);
    below.add_heading(1, "More");
    below.add_heading(2, "M1");
    add_file("two.md");
    book.parts = {{"Part", {}}};
    book.files[1].part = 0;
    book.files[2].part = 0;
    book.files[3].title = "Listed";
  }
};

}  // namespace

TEST_CASE("contents nest the headings of all files") {
  ContentsBook small;
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(drawn(facts.contents) == "Home One(A(A1) More(M1)) Listed");
  CHECK_FALSE(facts.contents[0].part.has_value());
  CHECK(facts.contents[1].part == 0U);
  CHECK_FALSE(facts.contents[1].children[1].part.has_value());
  CHECK(facts.contents[1].children[1].level == 2);
  CHECK(facts.contents[2].goal.file == 3);
  CHECK(resolve::plain_text(facts.titles[3]) == "Listed");
}

TEST_CASE("toctrees show files to their depth, with the titles that they give") {
  ContentsBook small;
  document::Generated list;
  list.entries = {{{}, "", "one/index"},
                  {{}, "两", "two"},
                  {{}, "Site", "https://a.b"},
                  {{}, "", "absent"},
                  {{}, "", "self"}};
  const auto all = small.builders[0].add(small.builders[0].block(list));
  list.depth = 2;
  const auto two = small.builders[0].add(small.builders[0].block(list));
  list.hidden = true;
  const auto hidden = small.builders[0].add(small.builders[0].block(list));
  document::Generated pattern;
  pattern.glob = true;
  pattern.depth = 1;
  pattern.entries = {{{}, "", "*"}};
  const auto glob = small.builders[1].add(small.builders[1].block(pattern));
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(drawn(facts.generated.at(all)) == "One(A(A1) More(M1)) 两 Site=https://a.b Home");
  CHECK(drawn(facts.generated.at(two)) == "One(A More) 两 Site=https://a.b Home");
  CHECK(facts.generated.at(hidden).empty());
  CHECK(drawn(facts.generated.at(glob)) == "More");
}

TEST_CASE("local contents show what is below their section") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  document::Generated list;
  list.kind = document::GeneratedKind::LocalContents;
  file.add_heading(1, "T");
  const auto whole = file.add(file.block(list));
  file.add_heading(2, "A");
  const auto part = file.add(file.block(list));
  file.add_heading(3, "A1");
  file.add_heading(2, "B");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(drawn(facts.generated.at(whole)) == "A(A1) B");
  CHECK(drawn(facts.generated.at(part)) == "A1");
}

TEST_CASE("titles in contents have no ids, links or notes") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  document::Inlines title = file.text("See ");
  title.push_back(file.inline_node(document::Link{"https://a.b", "", file.text("here"), false}));
  title.push_back(file.inline_node(document::FootnoteReference{"n"}));
  title.push_back(file.inline_node(document::SoftBreak{true}));
  file.add(file.block(document::Heading{1, std::move(title)}));
  file.add(file.block(document::FootnoteDefinition{"n", {}}));
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  REQUIRE(facts.contents.size() == 1);
  CHECK(resolve::plain_text(facts.contents[0].title) == "See here");
  for (const document::Inline& node : facts.contents[0].title) CHECK(node.id.index == 0);
}
