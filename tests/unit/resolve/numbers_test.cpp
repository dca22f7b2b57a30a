#include "resolve/numbers.hpp"

#include "resolve/facts.hpp"
#include "support/catch.hpp"
#include "support/small_book.hpp"

using namespace diaoban;
using tests::SmallBook;

TEST_CASE("levels of headings follow the file's depth and leave no gap") {
  SmallBook small;
  auto& chapter = small.add_file("a.md");
  const auto title = chapter.add_heading(2, "Title");
  const auto jump = chapter.add_heading(4, "Jump");
  const auto back = chapter.add_heading(3, "Back");
  const auto sibling = chapter.add_heading(1, "Sibling");
  auto& below = small.add_file("b.md", 1);
  const auto nested = below.add_heading(1, "Nested");
  const auto deeper = below.add_heading(2, "Deeper");
  auto& deepest = small.add_file("c.md", 9);
  const auto floor = deepest.add_heading(1, "Floor");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.heading_levels.at(title) == 1);
  CHECK(facts.heading_levels.at(jump) == 2);
  CHECK(facts.heading_levels.at(back) == 2);
  CHECK(facts.heading_levels.at(sibling) == 1);
  CHECK(facts.heading_levels.at(nested) == 2);
  CHECK(facts.heading_levels.at(deeper) == 3);
  CHECK(facts.heading_levels.at(floor) == 6);
}

TEST_CASE("chapters are counted, appendices lettered, front matter has no number") {
  SmallBook small;
  small.book.metadata.language = "zh-CN";
  small.book.number_sections = true;
  const auto front = small.add_file("0.md").add_heading(1, "前言");
  small.book.files.back().matter = project::Matter::Front;
  auto& one = small.add_file("1.md");
  const auto first = one.add_heading(1, "开始");
  const auto section = one.add_heading(2, "安装");
  const auto figure = one.add_figure("图");
  const auto below = small.add_file("1a.md", 1).add_heading(1, "下层");
  auto& two = small.add_file("2.md");
  const auto second = two.add_heading(1, "第二章 自带编号");
  const auto second_figure = two.add_figure("图");
  auto& last = small.add_file("x.md");
  small.book.files.back().matter = project::Matter::Appendix;
  const auto appendix = last.add_heading(1, "环境");
  const auto appendix_section = last.add_heading(2, "机器");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK_FALSE(facts.numbers.contains(front));
  CHECK(facts.numbers.at(first).label == "第 1 章");
  CHECK(facts.numbers.at(section).label == "1.1");
  CHECK(facts.numbers.at(below).label == "1.2");
  CHECK_FALSE(facts.numbers.contains(second));
  CHECK(facts.numbers.at(figure).label == "图 1-1");
  CHECK(facts.numbers.at(second_figure).label == "图 2-1");
  CHECK(facts.numbers.at(appendix).label == "附录 A");
  CHECK(facts.numbers.at(appendix_section).label == "A.1");
}

TEST_CASE("captions of a book without numbers get one only when the text asks") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  const auto figure = file.add_figure("One", "one");
  auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK_FALSE(facts.numbers.contains(figure));
  small.builders[0].add_reference(document::ReferenceKind::Numref, "one");
  facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.numbers.at(figure).label == "Figure 1");
}

TEST_CASE("titles that carry a number are told from those that begin with a digit") {
  for (const char* title :
       {"第 3 章 架构", "第三章", "3.1 安装", "1. Intro", "一章", "附录 A 环境", "Chapter 3: x",
        "A.1 机器", "图 3-2 总览", "Figure 3. x", "表1 x", "3、安装", "제3장 시작", "第 1 部分"}) {
    INFO(title);
    CHECK(resolve::has_written_number(title) == (std::string(title) != "一章"));
  }
  for (const char* title : {"64 位系统", "5 minutes to start", "2.0", "第一步", "表格", "图形界面",
                            "A B", "Table tennis", "HTTP/1.1", "3D 图"}) {
    INFO(title);
    CHECK_FALSE(resolve::has_written_number(title));
  }
}

TEST_CASE("labelled equations have numbers, others have none") {
  SmallBook small;
  auto& file = small.add_file("a.md");
  const auto labelled = file.add(file.block(document::MathBlock{"x", "one"}));
  const auto plain = file.add(file.block(document::MathBlock{"y", ""}));
  const auto link = file.add_reference(document::ReferenceKind::Equation, "one");
  const auto facts = resolve::resolve(small.book, small.documents(), small.files, small.sink);
  CHECK(facts.numbers.at(labelled).label == "(1)");
  CHECK_FALSE(facts.numbers.contains(plain));
  CHECK(resolve::plain_text(facts.references.at(link).text) == "(1)");
}
