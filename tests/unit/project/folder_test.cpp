#include "project/natural_order.hpp"
#include "project/path_pattern.hpp"
#include "support/catch.hpp"
#include "unit/project/tree_fixture.hpp"

using namespace diaoban::project;

TEST_CASE("a bare folder is its index, what that links to, and the rest in natural order") {
  const TreeFixture tree(
      {{"README.md",
        "---\ntitle: 小书\nauthor: 甲\n---\n# 别名\n[二](第二章.md) ![图](x.md)\n"
        "```\n[no](第一章.md)\n```\n[去](https://example.org/a.md)\n"},
       {"第十章.md", "x"},
       {"第二章.md", "x"},
       {"第一章.md", "x"},
       {"带 空格.md", "x"},
       {"卷/3.md", "x"},
       {"卷/12.md", "x"},
       {"sub/index.md", "x"},
       {"sub/a.md", "x"},
       {"_build/a.md", "x"},
       {".git/a.md", "x"}});
  CHECK(tree.book.metadata.title == "小书");
  CHECK(tree.book.metadata.authors == std::vector<std::string>{"甲"});
  CHECK(tree.book.metadata.language == "zh-Hans");
  CHECK(tree.order() ==
        "README.md F\n第二章.md\n带 空格.md\n第一章.md\n第十章.md\nsub/index.md\n  sub/a.md\n"
        "卷/3.md [卷]\n卷/12.md [卷]\n");
  CHECK(tree.reported() == "");
}

TEST_CASE("a Markdown file is a book of its own, any other file means its folder") {
  const TreeFixture::Contents contents{{"book.toml", "title = \"全书\"\n"},
                                       {"index.md", "# 首页\n"},
                                       {"二.md", "# 第二篇\n\n```{toctree}\n三\n```\n"},
                                       {"三.md", "# 第三篇\n"}};
  const TreeFixture one(contents, "/book/二.md");
  CHECK(one.book.root == "/book");
  CHECK(one.book.metadata.title == "第二篇");
  CHECK(one.order() == "二.md F\n三.md\n");
  CHECK(one.reported() == "");
  const TreeFixture whole(contents, "/book/book.toml");
  CHECK(whole.book.metadata.title == "全书");
  CHECK(whole.book.files.size() == 3);
}

TEST_CASE("an empty folder is an error and still a book") {
  const TreeFixture tree(TreeFixture::Contents{{"notes.txt", "x"}});
  CHECK(tree.book.metadata.title == "book");
  CHECK(tree.book.editions.size() == 2);
  CHECK(tree.reported() ==
        "book-empty: no Markdown file of this folder is in the book (give it an index.md, a "
        "SUMMARY.md or a book.toml)\n");
}

TEST_CASE("names compare by the numbers in them") {
  CHECK(stands_before("ch9.md", "ch10.md"));
  CHECK_FALSE(stands_before("ch10.md", "ch9.md"));
  CHECK(stands_before("第九章", "第十章"));
  CHECK(stands_before("第十章", "第二十一章"));
  CHECK(stands_before("卷一百零五", "卷二〇三"));
  CHECK(stands_before("一、绪论", "三、结论"));
  CHECK(stands_before("第2章", "第11章"));
  CHECK(stands_before("a01", "a1"));
  CHECK_FALSE(stands_before("a1", "a01"));
  CHECK_FALSE(stands_before("a", "a"));
  CHECK(stands_before("99999999999999999999", "999999999999999999999"));
}

TEST_CASE("patterns fit whole paths") {
  CHECK(fits_pattern("*.md", "a.md"));
  CHECK_FALSE(fits_pattern("*.md", "a/b.md"));
  CHECK(fits_pattern("**/*.mdb", "x/y/a.mdb"));
  CHECK(fits_pattern("**/*.mdb", "a.mdb"));
  CHECK(fits_pattern("第?章/[一二]*", "第三章/二.md"));
  CHECK_FALSE(fits_pattern("[!a-c]x", "bx"));
  CHECK(fits_pattern("[", "["));
  CHECK_FALSE(fits_pattern(std::string(2000, '*') + "a*b*c*d", std::string(2000, 'x')));
}

TEST_CASE("editions are found by name, the built-in ones too") {
  const TreeFixture tree(TreeFixture::Contents{{"index.md", "# Book of é\n"}});
  CHECK(tree.book.metadata.slug == "book-of-e");
  CHECK(tree.book.metadata.language == "en");
  CHECK(tree.book.editions[0].name == "epub");
  CHECK(tree.book.editions[1].profile == Profile::Screen);
  CHECK(find_edition(tree.book, "print")->profile == Profile::Print);
  CHECK(find_edition(tree.book, "kindle")->format == Format::Epub);
  CHECK_FALSE(find_edition(tree.book, "kindel").has_value());
  CHECK(suggest_edition(tree.book, "kindel") == "kindle");
}
