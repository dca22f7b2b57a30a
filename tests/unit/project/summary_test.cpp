#include "support/catch.hpp"
#include "unit/project/tree_fixture.hpp"

using namespace diaoban::project;

TEST_CASE("an mdBook tree has front matter, parts, nested numbered chapters and back matter") {
  const TreeFixture tree(
      {{"book.toml",
        "[book]\ntitle = \"锈\"\nauthors = [\"甲\", \"乙\"]\nlanguage = \"zh_cn\"\n"
        "src = \"text\"\n[output.html]\n"},
       {"text/SUMMARY.md",
        "# 目录\n\n[前言](foreword.md)\n\n# 第一部\n\n- [`let` 与\\_名](a%20b.md)\n"
        "    - [草稿]()\n    - [深](<deep/c(1).md>)\n* * *\n1. [D](./d.md \"t\")\n"
        "- [附录](appendix.md)\n  - [A](e.md)\n\n[后记](after.md)\n"},
       {"text/foreword.md", "x"},
       {"text/a b.md", "x"},
       {"text/deep/c(1).md", "x"},
       {"text/d.md", "x"},
       {"text/appendix.md", "x"},
       {"text/e.md", "x"},
       {"text/after.md", "x"},
       {"README.md", "not in the source folder"}});
  CHECK(tree.book.kind == TreeKind::MdBook);
  CHECK(tree.book.metadata.title == "锈");
  CHECK(tree.book.metadata.authors == std::vector<std::string>{"甲", "乙"});
  CHECK(tree.book.metadata.language == "zh-CN");
  CHECK(tree.order() ==
        "text/foreword.md F\ntext/a b.md # [第一部]\n  text/deep/c(1).md # [第一部]\n"
        "text/d.md # [第一部]\ntext/appendix.md A [第一部]\n  text/e.md A [第一部]\ntext/after.md "
        "B\n");
  CHECK(tree.book.files[1].title == "let 与_名");
  CHECK(tree.reported() == "text/SUMMARY.md:8:7 draft-chapter: '草稿' has no file yet\n");
}

TEST_CASE("the one author of an old mdBook is its author") {
  const TreeFixture tree({{"book.toml", "[book]\ntitle = \"锈\"\nauthor = \"甲\"\n"},
                          {"src/SUMMARY.md", "- [A](a.md)\n"},
                          {"src/a.md", "x"}});
  CHECK(tree.book.metadata.authors == std::vector<std::string>{"甲"});
  CHECK(tree.reported() == "");
}

TEST_CASE("files that a SUMMARY.md names wrongly are reported with the nearest name") {
  const TreeFixture tree(
      {{"book.toml", "[book]\ntitel = \"x\"\n"},
       {"src/SUMMARY.md",
        "- [A](capter.md)\n- [B](../../etc/passwd.md)\n- [C](chapter.md)\n- [D](chapter.md)\n"},
       {"src/chapter.md", "# 章\n"}});
  CHECK(tree.order() == "src/chapter.md #\n");
  CHECK(tree.reported() ==
        "book.toml:2:1 settings-key-unknown: there is no setting 'titel' here (did you mean "
        "'title'?)\n"
        "src/SUMMARY.md:1:7 file-missing: no file 'src/capter.md' (did you mean "
        "'src/chapter.md'?)\n"
        "src/SUMMARY.md:2:7 file-outside: '../../etc/passwd.md' lies outside of the book's folder\n"
        "src/SUMMARY.md:4:7 file-repeated: 'src/chapter.md' is in the book already\n");
}

TEST_CASE("a GitBook has groups, anchors, a readme of its own, and settings in JSON") {
  const TreeFixture tree(
      {{"book.json",
        "{\"title\": \"\\u6559\\u7a0b \\/ \\ud83d\\ude00\", \"author\": \"甲、乙\",\n"
        " \"root\": \"./text\", \"language\": \"ja\", \"variables\": {\"v\": 3}}"},
       {"text/SUMMARY.md",
        "# Summary\n\n## 基础\n\n* [一](one.md)\n* [节](one.md#sec)\n"
        "## 进阶\n* 组\n  * [二](two.md)\n* [外](https://example.org)\n"},
       {"text/README.md", "# 你好\n"},
       {"text/one.md", "x"},
       {"text/two.md", "x"}});
  CHECK(tree.book.kind == TreeKind::GitBook);
  CHECK(tree.book.metadata.title == "教程 / 😀");
  CHECK(tree.book.metadata.authors == std::vector<std::string>{"甲", "乙"});
  CHECK(tree.book.metadata.language == "ja");
  CHECK(tree.book.substitutions.at("book.v") == "3");
  CHECK(tree.order() == "README.md F\none.md [基础]\ntwo.md [组]\n");
  CHECK(tree.reported() == "");
}

TEST_CASE("of several languages the first is built, and the choice is noted") {
  const TreeFixture tree({{"LANGS.md", "# 语言\n* [中文](zh/)\n* [English](en/)\n"},
                          {"zh/SUMMARY.md", "* [一](one.md)\n"},
                          {"zh/one.md", "# 一\n"},
                          {"en/SUMMARY.md", "* [One](one.md)\n"},
                          {"en/one.md", "# One\n"}});
  CHECK(tree.book.root == "/book/zh");
  CHECK(tree.book.metadata.title == "一");
  CHECK(tree.reported() ==
        "LANGS.md:2:8 language-chosen: of 2 languages 'zh' is built (name the folder of another "
        "language as the book to build that)\n");
}

TEST_CASE("broken JSON is reported and the book is still there") {
  const TreeFixture tree({{"book.json", "{\"title\": \"x\",\n \"author\" \"y\"}"},
                          {"SUMMARY.md", "* [一](one.md)\n"},
                          {"one.md", "# 一\n"}});
  CHECK(tree.reported() == "book.json:2:11 settings-syntax: this is not JSON\n");
  CHECK(tree.order() == "one.md\n");
}
