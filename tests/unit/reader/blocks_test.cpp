// Blocks of the reader: what becomes of the author's structure.
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

TEST_CASE("a directive in a list item keeps the list and its own body") {
  const Reading reading("- a\n\n  :::{note}\n  - b\n\n  c\n  :::\n- d\n");
  REQUIRE(reading.document.blocks.size() == 1);
  const auto& list = std::get<document::List>(reading.document.blocks[0].node);
  REQUIRE(list.items.size() == 2);
  REQUIRE(list.items[0].blocks.size() == 2);
  const auto& note = std::get<document::Admonition>(list.items[0].blocks[1].node);
  CHECK(note.kind == document::AdmonitionKind::Note);
  CHECK(note.blocks.size() == 2);
  CHECK(reading.kinds().empty());
}

TEST_CASE("figure-md takes its picture and its caption") {
  const Reading reading(
      ":::{figure-md} fig-a\n:class: wide\n\n<img src=\"a.svg\" "
      "alt=\"图：一\">\n\n*图题*：说明\n:::\n");
  REQUIRE(reading.document.blocks.size() == 1);
  const document::Block& block = reading.document.blocks[0];
  CHECK(block.attributes.get().id == "fig-a");
  CHECK(block.attributes.has_class("wide"));
  const auto& figure = std::get<document::Figure>(block.node);
  REQUIRE(figure.content.size() == 1);
  const auto& content = std::get<document::Paragraph>(figure.content[0].node);
  const auto& image = std::get<document::Image>(content.children.at(0).node);
  CHECK(image.source == "a.svg");
  CHECK(image.alternative == "图：一");
  CHECK(text_of(figure.caption) == "图题：说明");
}

TEST_CASE("link definitions reach all of the file, directives too") {
  const Reading reading("```{tip}\n[one][r]\n\n[r]: /u\n```\n\n[two][r]\n");
  REQUIRE(reading.document.blocks.size() == 2);
  const auto& after = std::get<document::Paragraph>(reading.document.blocks[1].node);
  CHECK(std::get<document::Link>(after.children.at(0).node).destination == "/u");
}

TEST_CASE("an unclosed fence is reported where it opens") {
  const Reading reading("a\n\n> ```python\n> b\n\nc\n");
  REQUIRE(reading.kinds() == std::vector<std::string>{"fence-unclosed 3:3"});
  CHECK(reading.document.blocks.size() == 3);
}

TEST_CASE("an unknown directive keeps its content and names the nearest") {
  const Reading reading("```{noet}\nText.\n```\n");
  REQUIRE(reading.kinds() == std::vector<std::string>{"directive-unknown 1:5"});
  CHECK(reading.diagnostics()[0].hint == "did you mean 'note'?");
  const auto& container = std::get<document::Container>(reading.document.blocks[0].node);
  CHECK(container.blocks.size() == 1);
}

TEST_CASE("front matter may be empty, and is none without keys") {
  CHECK(Reading("---\n---\n# T\n").document.blocks.size() == 1);
  CHECK(Reading("---\n---\n").document.blocks.size() == 2);
  CHECK(Reading("---\nFoo\n---\nBar\n").document.blocks.size() == 3);
  const Reading reading("---\ntitle: 书名\nauthors: [甲, 乙]\n---\ntext\n");
  CHECK(reading.document.front_matter.title == "书名");
  CHECK(reading.document.front_matter.authors == std::vector<std::string>{"甲", "乙"});
}

TEST_CASE("quotations deeper than the limit stay as text") {
  const Reading reading(std::string(5000, '>') + " a\n");
  CHECK(reading.kinds() == std::vector<std::string>{"nesting-too-deep 1:100"});
}

TEST_CASE("a title in the front matter becomes the heading of a chapter that has none") {
  reader::ReadOptions chapter;
  chapter.title_heading = true;
  const std::string matter = "---\ntitle: 雕*版*\n---\n";
  const auto text = [&](const std::string& body) {
    const Reading reading(matter + body, chapter);
    std::string levels;
    for (const document::Block& block : reading.document.blocks) {
      if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
        levels += std::to_string(heading->level) + text_of(heading->children) + " ";
      }
    }
    return levels;
  };
  CHECK(text("文\n") == "1雕版 ");
  CHECK(text("## 甲\n") == "1雕版 2甲 ");
  CHECK(text("# 甲\n\n## 乙\n\n# 丙\n") == "1雕版 2甲 3乙 2丙 ");
  CHECK(text("## 甲\n\n# 乙\n") == "1雕版 3甲 2乙 ");
  // One heading of the first level before all others is the title.
  CHECK(text("# 甲\n\n## 乙\n") == "1甲 2乙 ");
  const Reading place(matter + "文\n", chapter);
  CHECK(place.document.blocks.front().span.begin == matter.find("雕"));
}

TEST_CASE("a lone line of text is the paragraph that it is among others") {
  for (const std::string line : {"a {ref}`b` \\*", "雕版  ", "1986 年", "1. a", "b  "}) {
    const Reading alone(line);
    const Reading followed(line + "\n\n+++\n");
    INFO(line);
    REQUIRE(alone.document.blocks.size() == 1);
    CHECK(alone.document.blocks.front().node.index() ==
          followed.document.blocks.front().node.index());
    CHECK(alone.document.blocks.front().span == followed.document.blocks.front().span);
  }
}
