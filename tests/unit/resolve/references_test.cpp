#include "resolve/facts.hpp"
#include "support/catch.hpp"
#include "support/small_book.hpp"

using namespace diaoban;
using document::ReferenceKind;
using tests::SmallBook;

namespace {

std::string shown(const resolve::Facts& facts, document::NodeId node) {
  const resolve::Reference& reference = facts.references.at(node);
  std::string goal = "-";
  if (const auto* to = std::get_if<resolve::Goal>(&reference.to)) {
    goal = std::to_string(to->file) + "#" + to->anchor;
  }
  return goal + " " + resolve::plain_text(reference.text);
}

}  // namespace

TEST_CASE("references find labels and say the title") {
  SmallBook small;
  auto& first = small.add_file("a.md");
  first.add_target("the label");
  first.add_heading(1, "标题");
  first.add_figure("图的说明", "图：配置");
  auto& second = small.add_file("sub/b.md");
  const auto by_target = second.add_reference(ReferenceKind::Ref, "The  Label");
  const auto by_id = second.add_reference(ReferenceKind::Ref, "图：配置");
  const auto with_title = second.add_reference(ReferenceKind::Ref, "the label", "自己的话");
  const auto document = second.add_reference(ReferenceKind::Doc, "../a");
  const auto absolute = second.add_reference(ReferenceKind::Doc, "/a");
  const auto missing = second.add_reference(ReferenceKind::Ref, "the labl");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(shown(facts, by_target) == "0#the-label 标题");
  CHECK(shown(facts, by_id) == "0#fig-1 图的说明");
  CHECK(shown(facts, with_title) == "0#the-label ");
  CHECK(shown(facts, document) == "0# 标题");
  CHECK(shown(facts, absolute) == "0# 标题");
  CHECK(shown(facts, missing) == "- the labl");
  const std::vector<std::string> expected{
      "label-unknown: no label 'the labl' in the book (did you mean 'the label'?)"};
  CHECK(small.reports() == expected);
}

TEST_CASE("titles of sections are labels when the book says so") {
  SmallBook small;
  auto& file = small.add_file("ch/a.md");
  file.add_heading(1, "Main Title");
  const auto plain = file.add_reference(ReferenceKind::Ref, "main title");
  const auto prefixed = file.add_reference(ReferenceKind::Ref, "ch/a:Main Title");
  small.book.prefixed_section_labels = true;
  auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(shown(facts, plain) == "- main title");
  CHECK(shown(facts, prefixed) == "0#main-title Main Title");
  small.book.prefixed_section_labels = false;
  small.book.section_labels = true;
  facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(shown(facts, plain) == "0#main-title Main Title");
  CHECK(shown(facts, prefixed) == "- ch/a:Main Title");
}

TEST_CASE("numref fills formats, and says when there is no number") {
  SmallBook small;
  small.book.metadata.language = "zh-CN";
  small.book.number_sections = true;
  auto& file = small.add_file("a.md");
  const auto title = file.add_heading(1, "架构", "arch");
  const auto section = file.add_heading(2, "数据面", "plane");
  file.add_figure("总览", "overview");
  file.add_target("nothing");
  file.add(file.block(document::Paragraph{}));
  const auto bare = file.add_reference(ReferenceKind::Numref, "overview");
  const auto format = file.add_reference(ReferenceKind::Numref, "overview", "见图 %s《{name}》");
  const auto chapter = file.add_reference(ReferenceKind::Numref, "arch");
  const auto part = file.add_reference(ReferenceKind::Numref, "plane");
  const auto none = file.add_reference(ReferenceKind::Numref, "nothing", "那里");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(shown(facts, bare) == "0#overview 图 1-1");
  CHECK(shown(facts, format) == "0#overview 见图 1-1《总览》");
  CHECK(shown(facts, chapter) == "0#arch 第 1 章");
  CHECK(shown(facts, part) == "0#plane 第 1.1 节");
  CHECK(shown(facts, none) == "0#nothing ");
  CHECK(facts.numbers.at(title).label == "第 1 章");
  CHECK(facts.numbers.at(section).label == "1.1");
  const std::vector<std::string> expected{
      "label-unnumbered: the place named 'nothing' has no number"};
  CHECK(small.reports() == expected);
}

TEST_CASE("a label used twice names both places and means the first") {
  SmallBook small;
  auto& first = small.add_file("a.md");
  first.add_figure("甲", "same");
  auto& second = small.add_file("b.md");
  second.add_figure("乙", "same");
  auto& third = small.add_file("c.md");
  const auto link = third.add_reference(ReferenceKind::Ref, "same");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(shown(facts, link) == "0#same 甲");
  diagnostics::Sources sources;
  for (int i = 0; i < 3; ++i) sources.add("f.md", std::string(100, 'x'));
  const auto reports = small.sink.sorted(sources);
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].kind->name == "label-twice");
  CHECK(reports[0].span.source.index == 1);
  REQUIRE(reports[0].notes.size() == 1);
  CHECK(reports[0].notes[0].span.source.index == 0);
}

TEST_CASE("terms are found in any case, and unknown ones keep their text") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  document::DefinitionList list;
  list.glossary = true;
  document::DefinitionItem item;
  item.terms.push_back(file.text("Sidecar"));
  const auto carrier = item.terms[0][0].id;
  list.items.push_back(std::move(item));
  file.add(file.block(std::move(list)));
  const auto known = file.add_reference(ReferenceKind::Term, "sidecar");
  const auto unknown = file.add_reference(ReferenceKind::Term, "sidecra");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.anchors.at(carrier) == "term-sidecar");
  CHECK(shown(facts, known) == "0#term-sidecar sidecar");
  CHECK(shown(facts, unknown) == "- sidecra");
  REQUIRE(small.reports().size() == 1);
  CHECK(small.reports()[0].starts_with("term-unknown: no glossary defines 'sidecra'"));
}

TEST_CASE("a target that nothing refers to is noted") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  file.add_target("old");
  file.add_heading(1, "标题");
  resolve::resolve(small.book, small.documents(), small.files, small.sink);
  const std::vector<std::string> expected{"label-unused: nothing refers to the label 'old'"};
  CHECK(small.reports() == expected);
}

TEST_CASE("numbers are worded as each language does") {
  const struct {
    const char* language;
    std::vector<std::string> expected;  // chapter, section, figure, table, listing, equation
    const char* page;
  } cases[] = {
      {"zh-Hans", {"第 1 章", "第 1.1 节", "图 1-1", "表 1-1", "代码 1-1", "(1.1)"}, "见第 57 页"},
      {"zh-Hant",
       {"第 1 章", "第 1.1 節", "圖 1-1", "表 1-1", "程式碼 1-1", "(1.1)"},
       "見第 57 頁"},
      {"en",
       {"Chapter 1", "Section 1.1", "Figure 1.1", "Table 1.1", "Listing 1.1", "(1.1)"},
       "page 57"},
      {"ja", {"第1章", "1.1節", "図1-1", "表1-1", "リスト1-1", "(1.1)"}, "57ページ参照"},
      {"ko", {"제1장", "1.1절", "그림 1-1", "표 1-1", "코드 1-1", "(1.1)"}, "57쪽 참조"},
  };
  for (const auto& one : cases) {
    INFO(one.language);
    SmallBook small;
    small.book.metadata.language = one.language;
    small.book.number_sections = true;
    auto& file = small.add_file("a.md");
    file.add_heading(1, "A", "chapter");
    file.add_heading(2, "B", "section");
    file.add_figure("C", "figure");
    document::Table table;
    table.caption = file.text("D");
    file.add(file.block(std::move(table), "table"));
    document::CodeBlock code;
    code.caption = file.text("E");
    file.add(file.block(std::move(code), "listing"));
    file.add(file.block(document::MathBlock{"x", "equation"}));
    std::vector<document::NodeId> asked;
    for (const char* label : {"chapter", "section", "figure", "table", "listing"}) {
      asked.push_back(file.add_reference(ReferenceKind::Numref, label));
    }
    asked.push_back(file.add_reference(ReferenceKind::Equation, "equation"));
    const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      CHECK(resolve::plain_text(facts.references.at(asked[i]).text) == one.expected[i]);
    }
    CHECK(resolve::filled(one.language, "see-page", "57") == one.page);
    CHECK(small.reports().empty());
  }
}
