#include "resolve/facts.hpp"
#include "support/catch.hpp"
#include "support/small_book.hpp"

using namespace diaoban;
using tests::SmallBook;

TEST_CASE(
    "footnotes are numbered by their first mark, a note's own marks after those of the text") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  const auto second_note = file.add(file.block(document::FootnoteDefinition{"b", {}}));
  document::Inlines inner;
  inner.push_back(file.inline_node(document::FootnoteReference{"c"}));
  const auto inner_mark = inner[0].id;
  document::Blocks blocks;
  blocks.push_back(file.block(document::Paragraph{std::move(inner)}));
  const auto first_note =
      file.add(file.block(document::FootnoteDefinition{"a", std::move(blocks)}));
  const auto first = file.add_inline(document::FootnoteReference{"a"});
  const auto second = file.add_inline(document::FootnoteReference{"b"});
  const auto again = file.add_inline(document::FootnoteReference{"A"});
  const auto undefined = file.add_inline(document::FootnoteReference{"x"});
  file.add(file.block(document::FootnoteDefinition{"c", {}}));
  file.add(file.block(document::FootnoteDefinition{"unused", {}}));
  file.add(file.block(document::FootnoteDefinition{"b", {}}));
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.footnotes.at(first).number == 1);
  CHECK(facts.footnotes.at(second).number == 2);
  CHECK(facts.footnotes.at(again).number == 1);
  CHECK(facts.footnotes.at(again).first_reference == first);
  CHECK(facts.footnotes.at(inner_mark).number == 3);
  CHECK(facts.definitions.at(first_note) == first);
  CHECK(facts.footnotes.at(second).definition == second_note);
  CHECK_FALSE(facts.footnotes.contains(undefined));
  CHECK(resolve::plain_text(facts.references.at(undefined).text) == "[^x]");
  const auto reports = small.reports();
  REQUIRE(reports.size() == 3);
  CHECK(reports[0].starts_with("footnote-undefined: no footnote 'x'"));
  CHECK(reports[1] == "footnote-unused: nothing refers to the footnote 'unused'");
  CHECK(reports[2] == "footnote-twice: footnote 'b' is already defined");
}

TEST_CASE("numbers of notes begin again with each chapter") {
  SmallBook small;
  std::vector<document::NodeId> marks;
  for (const int depth : {0, 1, 0}) {
    auto& file = small.add_file("f" + std::to_string(marks.size()) + ".md", depth);
    marks.push_back(file.add_inline(document::FootnoteReference{"n"}));
    file.add(file.block(document::FootnoteDefinition{"n", {}}));
  }
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.footnotes.at(marks[0]).number == 1);
  CHECK(facts.footnotes.at(marks[1]).number == 2);
  CHECK(facts.footnotes.at(marks[2]).number == 1);
}

TEST_CASE("a second heading of the first level begins a chapter, and its notes anew") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  file.add_heading(1, "甲");
  const auto first = file.add_inline(document::FootnoteReference{"a"});
  file.add_heading(2, "甲节");
  const auto second = file.add_inline(document::FootnoteReference{"b"});
  file.add_target("named");
  file.add_heading(1, "乙");
  const auto third = file.add_inline(document::FootnoteReference{"c"});
  const auto again = file.add_inline(document::FootnoteReference{"a"});
  for (const char* label : {"a", "b", "c"}) {
    file.add(file.block(document::FootnoteDefinition{label, {}}));
  }
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.footnotes.at(first).number == 1);
  CHECK(facts.footnotes.at(second).number == 2);
  CHECK(facts.footnotes.at(third).number == 1);
  // One note has one number, wherever it is named again.
  CHECK(facts.footnotes.at(again).number == 1);
}
