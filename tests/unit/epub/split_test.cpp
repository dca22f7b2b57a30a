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

namespace {

std::size_t count(const std::string& text, const std::string& piece) {
  std::size_t found = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
    ++found;
  }
  return found;
}

// All pages of the text, one behind the other as names sort; each is under 300 KB.
std::string text_of_small_pages(const std::map<std::string, std::string>& files) {
  std::string all;
  for (const auto& [path, bytes] : files) {
    if (!path.starts_with("EPUB/file-")) continue;
    INFO(path);
    CHECK(bytes.size() < 300 * 1024);
    all += bytes;
  }
  return all;
}

}  // namespace

TEST_CASE("blocks that are larger than a page are cut: lists, tables, listings") {
  TestBook book;
  Tree tree(0);
  const std::string filler(100, 'x');
  List list;
  list.ordered = true;
  for (std::uint32_t at = 1; at <= 5000; ++at) {
    ListItem item;
    item.id = {0, 20'000 + at};
    item.blocks.push_back(tree.paragraph("item " + filler));
    list.items.push_back(std::move(item));
  }
  Table table;
  const auto row_of = [&](const std::string& words) {
    TableRow row;
    for (int at = 0; at < 2; ++at) {
      row.cells.emplace_back().blocks.push_back(tree.paragraph(at == 0 ? words : "b"));
    }
    return row;
  };
  table.alignments.resize(2);
  table.head.push_back(row_of("head"));
  for (int at = 0; at < 4000; ++at) table.body.push_back(row_of("cell " + filler));
  CodeBlock code;
  for (int at = 0; at < 6000; ++at) code.text += "line " + filler + "\n";
  book.add({tree.heading(1, "章"), tree.block_of(list), tree.block_of(table), tree.block_of(code)});
  const std::string all = text_of_small_pages(book.write());
  CHECK(count(all, "item x") == 5000);
  CHECK(count(all, "cell x") == 4000);
  CHECK(count(all, "line x") == 6000);
  CHECK(count(all, "<thead>") >= 2);
  CHECK(count(all, "<ol start=\"") >= 2);
  CHECK(count(all, "</table>") == count(all, "<thead>"));
}

TEST_CASE(
    "a book of many chapters has fewer than 300 files, and links still lead to their places") {
  for (const auto profile : {project::Profile::Epub, project::Profile::Kindle}) {
    TestBook book;
    book.edition.profile = profile;
    constexpr std::uint32_t chapters = 700;
    for (std::uint32_t at = 0; at < chapters; ++at) {
      Tree tree(at);
      const std::string name = std::to_string(at);
      const std::string other = std::to_string((at * 7 + 3) % chapters + 1);
      book.add({tree.heading(1, "章" + name), tree.block_of(Target{"here"}),
                tree.paragraph("文" + name),
                tree.block_of(Paragraph{
                    {tree.inline_of(Link{"ch" + other + ".md", "", tree.text("去" + other), false}),
                     tree.inline_of(FootnoteReference{"n"})}}),
                tree.block_of(FootnoteDefinition{"n", {tree.paragraph("注" + name)}})});
    }
    const auto files = book.write();
    std::size_t pages = 0;
    for (const auto& [path, bytes] : files) pages += path.ends_with(".xhtml") ? 1 : 0;
    CHECK(pages < 300);
    const std::string all = text_of_small_pages(files);
    CHECK(count(all, "epub:type=\"noteref\"") == chapters);
    // Each link to a chapter, followed by hand, leads to its heading.
    const std::string& page = files.at("EPUB/file-001.xhtml");
    const std::size_t words = page.find("去4<");
    REQUIRE(words != std::string::npos);
    const std::size_t begin = page.rfind("href=\"", words) + 6;
    const std::string address = page.substr(begin, page.find('"', begin) - begin);
    const std::size_t mark = address.find('#');
    const std::string& goal = mark == 0 ? page : files.at("EPUB/" + address.substr(0, mark));
    const std::size_t place =
        mark == std::string::npos ? 0 : goal.find("id=\"" + address.substr(mark + 1) + "\"");
    REQUIRE(place != std::string::npos);
    CHECK(goal.find("章3<", place) < goal.find("文3<", place));
    CHECK(goal.find("文3<", place) - place < 600);
  }
}
