// Marks beyond CommonMark: tildes, attributes, bare addresses, notes, math, alerts, tasks.
#include "document/dump.hpp"
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

namespace {

std::string tree(std::string text) { return document::dump(Reading(std::move(text)).document); }

}  // namespace

TEST_CASE("tildes strike, and stay text in ranges and paths") {
  CHECK(tree("~~a~~ 与 ~b~\n") ==
        "paragraph\n  strikethrough\n    text \"a\"\n  text \" 与 \"\n  strikethrough\n"
        "    text \"b\"\n");
  CHECK(tree("3~5 个，10~20 个\n") == "paragraph\n  text \"3~5 个，10~20 个\"\n");
  CHECK(tree("~/a 和 ~/b\n") == "paragraph\n  text \"~/a 和 ~/b\"\n");
  CHECK(tree("H~2~O\n") == "paragraph\n  text \"H\"\n  subscript\n    text \"2\"\n  text \"O\"\n");
}

TEST_CASE("attributes of headings, blocks, inlines and brackets") {
  CHECK(tree("## 题 {#id .a k=v}\n") == "heading 2 #id .a k=\"v\"\n  text \"题\"\n");
  CHECK(tree("## interface{}\n") == "heading 2\n  text \"interface{}\"\n");
  CHECK(tree("{.a}\n> b\n") == "quote .a\n  paragraph\n    text \"b\"\n");
  CHECK(tree("`x`{#i} [y *z*]{.c}\n") ==
        "paragraph\n  code \"x\" #i\n  text \" \"\n  span .c\n    text \"y \"\n    emphasis\n"
        "      text \"z\"\n");
}

TEST_CASE("bare addresses end at full-width punctuation") {
  CHECK(tree("见https://a.cn/b。然后\n") ==
        "paragraph\n  text \"见\"\n  link \"https://a.cn/b\" automatic=\"yes\"\n"
        "    text \"https://a.cn/b\"\n  text \"。然后\"\n");
  CHECK(tree("[https://a.cn](/x)\n") == "paragraph\n  link \"/x\"\n    text \"https://a.cn\"\n");
}

TEST_CASE("notes are found wherever they are defined") {
  CHECK(tree("甲[^一]\n\n> [^一]: 乙\n") ==
        "paragraph\n  text \"甲\"\n  footnote-reference \"一\"\nquote\n  footnote \"一\"\n"
        "    paragraph\n      text \"乙\"\n");
  CHECK(tree("a^[b *c*]\n") ==
        "paragraph\n  text \"a\"\n  footnote-reference \"inline-1\"\nfootnote \"inline-1\"\n"
        "  paragraph\n    text \"b \"\n    emphasis\n      text \"c\"\n");
}

TEST_CASE("dollars are mathematics only where they can be") {
  CHECK(tree("$5 和 $10\n") == "paragraph\n  text \"$5 和 $10\"\n");
  CHECK(tree("设 $a*b*$。\n") == "paragraph\n  text \"设 \"\n  math \"a*b*\"\n  text \"。\"\n");
  CHECK(tree("$$\na\n$$ (eq)\n") == "math-block label=\"eq\" \"a\"\n");
}

TEST_CASE("alerts and tasks") {
  CHECK(tree("> [!TIP]\n> a\n") == "admonition tip\n  paragraph\n    text \"a\"\n");
  CHECK(tree("- [x] a\n- [ ] b\n") ==
        "list tight\n  item [x]\n    paragraph\n      text \"a\"\n  item [ ]\n    paragraph\n"
        "      text \"b\"\n");
}

TEST_CASE("definition lists and field lists") {
  CHECK(tree("词\n: 义\n\n  续\n") ==
        "definition-list\n  term\n    text \"词\"\n  definition\n    paragraph\n      text \"义\"\n"
        "    paragraph\n      text \"续\"\n");
  CHECK(tree(":名: 值\n") ==
        "field-list\n  field\n    text \"名\"\n  paragraph\n    text \"值\"\n");
}

TEST_CASE("a bar that is escaped in a cell keeps later places exact") {
  const Reading reading("| a |\n|---|\n| x\\|y {rfe}`z` |\n");
  CHECK(reading.kinds() == std::vector<std::string>{"role-unknown 3:9"});
}
