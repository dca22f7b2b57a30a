// Long chapters are cut, and everything still leads where it did.
#include "epub/xhtml/split.hpp"

#include "support/catch.hpp"
#include "unit/epub/book.hpp"

using namespace diaoban;
using namespace diaoban::document;
using epub::test::TestBook;
using epub::test::Tree;

TEST_CASE("a long chapter is cut before headings, with links and notes following") {
  TestBook book;
  Tree tree(0);
  Blocks blocks{tree.heading(1, "章")};
  const std::string filler(3 * 50'000, 'x');
  for (int section = 1; section <= 4; ++section) {
    const std::string name = std::to_string(section);
    blocks.push_back(tree.block_of(Target{"s" + name}));
    blocks.push_back(tree.heading(2, "节" + name));
    blocks.push_back(tree.paragraph(filler));
    blocks.push_back(tree.block_of(Paragraph{{tree.inline_of(FootnoteReference{"n" + name})}}));
    blocks.push_back(tree.block_of(FootnoteDefinition{"n" + name, {tree.paragraph("注" + name)}}));
  }
  blocks.push_back(
      tree.block_of(Paragraph{{tree.inline_of(Link{"#s1", "", tree.text("前"), false}),
                               tree.inline_of(Link{"#s4", "", tree.text("后"), false})}}));
  book.add(std::move(blocks));
  auto files = book.write();
  std::vector<std::string> pages;
  for (const auto& [path, bytes] : files) {
    if (path.starts_with("EPUB/file-")) pages.push_back(path);
  }
  REQUIRE(pages.size() >= 2);
  for (const std::string& path : pages) {
    INFO(path);
    const std::string& page = files[path];
    CHECK(page.size() < 310'000);
    for (int section = 1; section <= 4; ++section) {
      // The note stands in the page that has its mark.
      const std::string name = std::to_string(section);
      const bool has_heading = page.find(">节" + name + "<") != std::string::npos;
      const bool has_note = page.find("注" + name + "<") != std::string::npos;
      CHECK(has_heading == has_note);
    }
  }
  // By name the first page is the last: "file-001.xhtml" sorts behind "file-001-2.xhtml".
  const std::string& last = files[pages[pages.size() - 2]];
  CHECK(last.find("href=\"file-001.xhtml#s1\"") != std::string::npos);
  CHECK(last.find("href=\"#s4\"") != std::string::npos);
  CHECK(files["EPUB/nav.xhtml"].find("file-001-2.xhtml#s") != std::string::npos);
}
