#include <regex>
#include <set>

#include "resolve/facts.hpp"
#include "resolve/slug.hpp"
#include "support/catch.hpp"
#include "support/small_book.hpp"

using namespace diaoban;
using tests::SmallBook;

TEST_CASE("slugs are those of GitHub, MyST and mdBook") {
  CHECK(resolve::slug_of("Hello, World!") == "hello-world");
  CHECK(resolve::slug_of("使用 Result 类型来处理") == "使用-result-类型来处理");
  CHECK(resolve::slug_of("a  b_c") == "a--b_c");
  CHECK(resolve::slug_of("C++ & Go: 第（一）节") == "c--go-第一节");
}

TEST_CASE("ascii names are NCNames or nothing") {
  CHECK(resolve::ascii_name("My_Id.1") == "My_Id.1");
  CHECK(resolve::ascii_name("3.1 First Steps") == "first-steps");
  CHECK(resolve::ascii_name("图：配置") == "");
  CHECK(resolve::ascii_name("a:b") == "a-b");
  CHECK(resolve::ascii_name("x 1") == "");
}

TEST_CASE("every place gets an id of its own in its file") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  const auto title = file.add_heading(1, "第一章");
  const auto first = file.add_heading(2, "安装");
  const auto second = file.add_heading(2, "使用 Envoy");
  const auto deep = file.add_heading(3, "细节");
  const auto english = file.add_heading(2, "Getting Started");
  const auto again = file.add_heading(2, "Getting Started");
  const auto named = file.add_heading(2, "Other", "My_Id");
  const auto figure = file.add_figure("图", "图：配置");
  file.add_target("the-table");
  const auto paragraph = file.add(file.block(document::Paragraph{}));
  file.add_target("at the end");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.anchors.at(title) == "title");
  CHECK(facts.anchors.at(first) == "sec-1");
  CHECK(facts.anchors.at(second) == "sec-2");
  CHECK(facts.anchors.at(deep) == "sec-2-1");
  CHECK(facts.anchors.at(english) == "getting-started");
  CHECK(facts.anchors.at(again) == "getting-started-2");
  CHECK(facts.anchors.at(named) == "My_Id");
  CHECK(facts.anchors.at(figure) == "fig-1");
  CHECK(facts.anchors.at(paragraph) == "the-table");
  std::set<std::string> seen;
  for (const auto& entry : facts.anchors) {
    CHECK(seen.insert(entry.second).second);
    CHECK(std::regex_match(entry.second, std::regex("[A-Za-z_][A-Za-z0-9_.-]*")));
  }
  CHECK(seen.contains("at-the-end"));
}

TEST_CASE("a made name never takes one that the author gave") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  const auto made = file.add_heading(1, "Intro");
  const auto given = file.add_heading(2, "别的", "intro");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.anchors.at(given) == "intro");
  CHECK(facts.anchors.at(made) == "intro-2");
}
