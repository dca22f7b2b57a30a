// Inlines of the reader: roles, emphasis beside CJK, line ends, raw HTML, exact places.
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

namespace {

const document::Inlines& first_paragraph(const Reading& reading) {
  return std::get<document::Paragraph>(reading.document.blocks.at(0).node).children;
}

}  // namespace

TEST_CASE("emphasis closes beside CJK punctuation") {
  for (const std::string text : {"**重点。**然后", "他**「好」**吧", "**{ref}`x`**中"}) {
    INFO(text);
    const Reading reading(text + "\n");
    bool strong = false;
    for (const document::Inline& node : first_paragraph(reading)) {
      strong = strong || std::holds_alternative<document::Styled>(node.node);
    }
    CHECK(strong);
  }
  const Reading latin("a**(x)**b\n");
  CHECK(first_paragraph(latin).size() == 1);
}

TEST_CASE("a line end joins CJK and parts Latin") {
  CHECK(text_of(first_paragraph(Reading("中文\n文字\n"))) == "中文文字");
  CHECK(text_of(first_paragraph(Reading("中文，\n**文字**\n"))) == "中文，文字");
  CHECK(text_of(first_paragraph(Reading("中文\nlatin\n"))) == "中文 latin");
  CHECK(text_of(first_paragraph(Reading("한국\n어\n"))) == "한국 어");
}

TEST_CASE("what only looks like a tag is text") {
  const Reading reading("a vector<Type> and <max round trip time> b\n");
  CHECK(text_of(first_paragraph(reading)) == "a vector<Type> and <max round trip time> b");
  const Reading block("<Type>\ntext\n");
  CHECK(text_of(first_paragraph(block)) == "<Type> text");
}

TEST_CASE("inline HTML becomes nodes, scripts go with a diagnostic") {
  const Reading reading("a <b>x</b> <a href=\"java\tscript:x\">y</a><script>z</script>\n");
  const document::Inlines& inlines = first_paragraph(reading);
  CHECK(text_of(inlines) == "a x y");
  CHECK(std::get<document::Styled>(inlines.at(1).node).style == document::Style::Strong);
  CHECK(reading.kinds() == std::vector<std::string>{"html-dropped 1:12", "html-dropped 1:41"});
}

TEST_CASE("places are exact in nested text with CRLF, a mark and multi-byte characters") {
  const std::string planted = "{rfe}`目标`";
  for (const std::string end : {"\n", "\r\n"}) {
    for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
      const std::string text = mark + "# 标题" + end + end + "> - 甲 *乙*" + end + ">   " +
                               planted + " 丙" + end + end + "| 甲 | 乙 |" + end + "|---|---|" +
                               end + "| `a\\|b` | " + planted + " |" + end + end + ":::{note}" +
                               end + "1. x" + end + end + "   ~~~{tip} 甲 " + planted + end +
                               "   ~~~" + end + ":::" + end;
      const Reading reading(text);
      const std::vector<std::string> expected = {"role-unknown 4:6", "role-unknown 8:13",
                                                 "role-unknown 13:16"};
      CHECK(reading.kinds() == expected);
      for (const auto& diagnostic : reading.diagnostics()) {
        CHECK(reading.written(diagnostic.span) == "rfe");
      }
    }
  }
}

TEST_CASE("spans of CommonMark's own inlines are exact over line ends") {
  const Reading reading("> 甲 `a\n> b` *乙\n> 丙* [x](/u\n> \"t\") <https://a.b> **c *d***\n");
  const auto& quote = std::get<document::Quote>(reading.document.blocks.at(0).node);
  const auto& inlines = std::get<document::Paragraph>(quote.blocks.at(0).node).children;
  std::vector<std::string> written;
  for (const document::Inline& node : inlines) {
    if (!std::holds_alternative<document::Text>(node.node)) {
      written.push_back(reading.written(node.span));
    }
  }
  CHECK(written == std::vector<std::string>{"`a\n> b`", "*乙\n> 丙*", "[x](/u\n> \"t\")",
                                            "<https://a.b>", "**c *d***"});
}

TEST_CASE("bytes that are not UTF-8 are read as U+FFFD with one diagnostic") {
  const Reading reading(
      std::string("a\xFF"
                  "b\0c\xE4\n",
                  7));
  CHECK(text_of(first_paragraph(reading)) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD"
        "c\xEF\xBF\xBD");
  CHECK(reading.kinds() == std::vector<std::string>{"text-not-utf8 1:2"});
}
