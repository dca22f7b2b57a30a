// What the theme says of notes, and the marks that explain a listing.
#include "support/catch.hpp"
#include "unit/epub/book.hpp"

using namespace diaoban;
using namespace diaoban::document;
using epub::test::TestBook;
using epub::test::Tree;

namespace {

std::string page_of(TestBook& book) {
  Tree tree(0);
  Blocks blocks{tree.heading(1, "章")};
  blocks.push_back(tree.block_of(
      Paragraph{{tree.inline_of(Text{"正文。"}), tree.inline_of(FootnoteReference{"a"}),
                 tree.inline_of(Text{"后文"})}}));
  blocks.push_back(tree.block_of(FootnoteDefinition{"a", {tree.paragraph("注文")}}));
  book.add(std::move(blocks));
  return book.write()["EPUB/file-001.xhtml"];
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("marks of notes are circled numbers in Chinese and digits in English") {
  TestBook chinese;
  const std::string page = page_of(chinese);
  CHECK(has(page, ">①</a></sup>后文"));
  CHECK(has(page, ">①</a> 注文</p>"));
  CHECK(has(page, "epub:type=\"footnotes\""));
  TestBook english;
  english.book.metadata.language = "en";
  CHECK(has(page_of(english), ">1</a></sup>"));
}

TEST_CASE("marks stand before or behind the stop as the theme says") {
  TestBook book;
  CHECK(has(page_of(book), "正文。<sup>"));
  TestBook before;
  before.theme.footnote_mark = "before-stop";
  const std::string page = page_of(before);
  CHECK(has(page, "正文<sup>"));
  CHECK(has(page, "</sup>。"));
}

TEST_CASE("endnotes have a heading") {
  TestBook book;
  book.theme.footnote_numbering = "endnotes";
  const std::string page = page_of(book);
  CHECK(has(page, "epub:type=\"endnotes\" role=\"doc-endnotes\""));
  CHECK(has(page, "<h2>"));
  CHECK(has(page, "注文"));
}

TEST_CASE("a list below a listing with callouts has their marks") {
  Tree tree(0);
  const auto list_of = [&](int items) {
    List list;
    list.ordered = true;
    for (int at = 0; at < items; ++at) {
      ListItem item;
      item.id = {0, 500U + static_cast<std::uint32_t>(at)};
      item.blocks.push_back(tree.paragraph("解释" + std::to_string(at)));
      list.items.push_back(std::move(item));
    }
    return tree.block_of(list);
  };
  CodeBlock code;
  code.language = "c";
  code.text = "int a;  // <1>\nint b;  // <2>\n";
  TestBook book;
  book.add({tree.heading(1, "章"), tree.block_of(code), list_of(2), list_of(2)});
  const std::string page = book.write()["EPUB/file-001.xhtml"];
  CHECK(has(page, "<ol class=\"callouts\">"));
  CHECK(has(page, "<span class=\"callout-mark\">① </span>解释0"));
  CHECK(has(page, "<span class=\"callout-mark\">② </span>解释1"));
  // Only the list right below explains.
  CHECK(has(page, "<ol>"));
}
