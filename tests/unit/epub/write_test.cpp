// Whole books: the container, the package, navigation and links.
#include "epub/write.hpp"

#include <pugixml.hpp>

#include "support/catch.hpp"
#include "unit/epub/book.hpp"

using namespace diaoban;
using namespace diaoban::document;
using epub::test::TestBook;
using epub::test::Tree;

namespace {

std::shared_ptr<const figures::Picture> raster(const std::string& bytes) {
  auto picture = std::make_shared<figures::Picture>();
  picture->kind = figures::PictureKind::Raster;
  picture->bytes = bytes;
  picture->hash = bytes;
  picture->media_type = "image/png";
  picture->width = picture->pixel_width = 300;
  picture->height = picture->pixel_height = 200;
  return picture;
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

// Every href and src of `page` that leads into the book leads to something that is there.
void check_links(const std::map<std::string, std::string>& files, const std::string& page) {
  pugi::xml_document tree;
  REQUIRE(tree.load_string(files.at("EPUB/" + page).c_str()));
  for (const pugi::xpath_node found : tree.select_nodes("//@href | //@src")) {
    const std::string address = found.attribute().value();
    if (address.find(':') != std::string::npos) continue;
    INFO(page << " leads to " << address);
    const std::size_t mark = address.find('#');
    const std::string target = mark == 0 ? page : address.substr(0, mark);
    REQUIRE(files.contains("EPUB/" + target));
    if (mark == std::string::npos) continue;
    CHECK(has(files.at("EPUB/" + target), " id=\"" + address.substr(mark + 1) + "\""));
  }
}

}  // namespace

TEST_CASE("the container starts with its stored mimetype and is the same twice") {
  TestBook book;
  Tree tree(0);
  book.add({tree.heading(1, "第一章"), tree.paragraph("正文。")});
  const std::string bytes = book.bytes();
  CHECK(bytes.substr(0, 4) == "PK\x03\x04");
  CHECK(bytes.substr(8, 2) == std::string("\0\0", 2));   // stored
  CHECK(bytes.substr(28, 2) == std::string("\0\0", 2));  // no extra field
  CHECK(bytes.substr(30, 28) == "mimetypeapplication/epub+zip");
  CHECK(book.bytes() == bytes);
}

TEST_CASE("the package says what the book is") {
  TestBook book;
  Tree tree(0);
  book.add({tree.heading(1, "第一章")});
  book.cover = raster("cover");
  auto files = book.write();
  const std::string& package = files["EPUB/package.opf"];
  CHECK(has(package, "<dc:title>试书</dc:title>"));
  CHECK(has(package, "<dc:language>zh-CN</dc:language>"));
  CHECK(has(package, "2023-11-14T22:13:20Z"));
  CHECK(has(package, "properties=\"cover-image\""));
  CHECK(has(package, "<meta name=\"cover\" content=\"cover-image\""));
  CHECK(has(package, "schema:accessMode"));
  const std::size_t at = package.find("urn:uuid:");
  REQUIRE(at != std::string::npos);
  CHECK(package[at + 9 + 14] == '5');
  CHECK(has(files["EPUB/toc.ncx"], package.substr(at, 45)));
  CHECK(files.contains("EPUB/images/cover.png"));
}

TEST_CASE("the Kindle profile has no cover page and a contents page") {
  TestBook book;
  book.edition.profile = project::Profile::Kindle;
  book.cover = raster("cover");
  Tree tree(0);
  book.add({tree.heading(1, "一"), tree.heading(2, "二"), tree.heading(3, "三")});
  auto files = book.write();
  CHECK_FALSE(files.contains("EPUB/cover.xhtml"));
  CHECK(files.contains("EPUB/images/cover.png"));
  CHECK(has(files["EPUB/package.opf"], "idref=\"item-contents-xhtml\""));
  CHECK_FALSE(has(files["EPUB/package.opf"], "idref=\"item-nav-xhtml\""));
  CHECK_FALSE(has(files["EPUB/nav.xhtml"], "三</a>"));
  const std::string& css = files["EPUB/style.css"];
  for (const char* lacking : {"::", "max-width", "max-height", "flex", "grid", "var(", "px;",
                              " position:", "~", " + ", "rgba"}) {
    INFO(lacking);
    CHECK_FALSE(has(css, lacking));
  }
}

TEST_CASE("links, notes and navigation lead to places that are there") {
  TestBook book;
  Tree one(0);
  Link link{"ch2.md#there", "", one.text("去"), false};
  book.add({one.heading(1, "甲"), one.block_of(Paragraph{{one.inline_of(link)}}),
            one.block_of(Paragraph{
                {one.inline_of(FootnoteReference{"n"}), one.inline_of(FootnoteReference{"n"})}}),
            one.block_of(FootnoteDefinition{"n", {one.paragraph("注文")}})});
  Tree two(1);
  book.add({two.heading(1, "乙"), two.block_of(Target{"there"}), two.heading(2, "丙")});
  auto files = book.write();
  for (const char* page : {"file-001.xhtml", "file-002.xhtml", "nav.xhtml"})
    check_links(files, page);
  CHECK(has(files["EPUB/file-001.xhtml"], "href=\"file-002.xhtml#there\""));
  CHECK(has(files["EPUB/file-001.xhtml"], "epub:type=\"noteref\""));
  CHECK(has(files["EPUB/file-001.xhtml"], "epub:type=\"footnote\""));
  const std::string& page = files["EPUB/file-001.xhtml"];
  std::size_t back = 0;
  for (std::size_t at = page.find("doc-backlink"); at != std::string::npos;
       at = page.find("doc-backlink", at + 1)) {
    ++back;
  }
  CHECK(back == 2);
}

TEST_CASE("what the author nests wrongly comes out right") {
  TestBook book;
  Tree tree(0);
  const Inline inner = tree.inline_of(Link{"https://b.example/", "", tree.text("里"), false});
  const Inline outer = tree.inline_of(Link{"https://a.example/", "", {inner}, false});
  TableCell cell;
  cell.blocks = {
      tree.heading(2, "头"),
      tree.block_of(Admonition{AdmonitionKind::Note, {}, {}, false, {tree.paragraph("注")}})};
  Table table;
  table.head = {TableRow{{}, {cell}}};
  book.add({tree.heading(1, "章"), tree.block_of(Paragraph{{outer}}), tree.block_of(table),
            tree.block_of(DefinitionList{false, true, {DefinitionItem{{}, {tree.text("词")}, {}}}}),
            tree.block_of(
                Paragraph{{tree.inline_of(Link{"javascript:x()", "", tree.text("坏"), false})}})});
  const std::string page = book.write()["EPUB/file-001.xhtml"];
  CHECK(has(page, "<a href=\"https://a.example/\"><span>里</span></a>"));
  CHECK(has(page, "<p class=\"heading\""));
  CHECK_FALSE(has(page, "<aside"));
  CHECK(has(page, "<dd></dd>"));
  CHECK_FALSE(has(page, "javascript"));
  CHECK(book.sink.count(diagnostics::Severity::Warning) >= 1);
}

TEST_CASE("pictures are written once and missing ones are framed") {
  TestBook book;
  book.pictures["a.png"] = raster("same");
  book.pictures["b.png"] = raster("same");
  Tree tree(0);
  Figure figure;
  figure.content = {tree.block_of(Paragraph{{tree.inline_of(Image{"a.png", "", ""})}})};
  figure.caption = tree.text("说明");
  book.add({tree.heading(1, "章"), tree.block_of(figure),
            tree.block_of(Paragraph{{tree.inline_of(Image{"b.png", "", "乙"})}}),
            tree.block_of(Paragraph{{tree.inline_of(Image{"none.png", "", "缺"})}})});
  auto files = book.write();
  std::size_t count = 0;
  for (const auto& [path, bytes] : files) count += path.starts_with("EPUB/images/") ? 1 : 0;
  CHECK(count == 1);
  const std::string& page = files["EPUB/file-001.xhtml"];
  CHECK(has(page, "alt=\"说明\""));
  CHECK(has(page, "alt=\"乙\""));
  CHECK(has(page, "<span class=\"missing-picture\">缺</span>"));
}

TEST_CASE("the pages of the PDF edition can be found again") {
  using Place = epub::PageStart::Place;
  TestBook book;
  Tree tree(0);
  const Block chapter = tree.heading(1, "章");
  const Block second = tree.paragraph("甲乙 a word丙丁");
  const Block third = tree.paragraph("三");
  book.pages = {{{}, "i", 0, Place::Title}, {{}, "ii", 0, Place::Contents},
                {chapter.id, "1"},          {second.id, "2", 1},
                {second.id, "3", 4},        {third.id, "4", 99},
                {third.id, "leaf"},         {{}, "5", 0, Place::Colophon}};
  book.add({chapter, second, third});
  auto files = book.write();
  check_links(files, "nav.xhtml");
  const std::string& nav = files["EPUB/nav.xhtml"];
  CHECK(has(nav, "<nav epub:type=\"page-list\""));
  CHECK(has(nav, "href=\"title.xhtml#page-i\">i</a>"));
  CHECK(has(nav, "href=\"nav.xhtml#page-ii\">ii</a>"));
  CHECK(has(nav, "href=\"file-001.xhtml#page-3\">3</a>"));
  CHECK(has(nav, "href=\"colophon.xhtml#page-5\">5</a>"));
  std::string page = files["EPUB/file-001.xhtml"];
  CHECK(has(page, "role=\"doc-pagebreak\" aria-label=\"2\" id=\"page-2\""));
  CHECK(page.find("id=\"page-4\"") < page.find("id=\"page-leaf\""));
  // Within the text where the page turns, but not within a word; a place past the end is the block.
  for (std::size_t at = page.find("<span class=\"anchor\""); at != std::string::npos;
       at = page.find("<span class=\"anchor\"")) {
    page.replace(at, page.find("</span>", at) + 7 - at, "|");
  }
  CHECK(has(page, "甲|乙 a word|丙丁"));
  CHECK(has(page, "||<p>三</p>"));
  CHECK(has(files["EPUB/package.opf"], "source-of"));
}

TEST_CASE("a paragraph of English in a Chinese chapter says that it is") {
  TestBook book;
  Tree tree(0);
  book.add({tree.heading(1, "章"), tree.paragraph("On systems which support it."),
            tree.paragraph("Envoy proxy"), tree.paragraph("用 some words in English 的句子。"),
            tree.paragraph("Il était une fois encore")});
  const std::string page = book.write()["EPUB/file-001.xhtml"];
  CHECK(has(page, "<p xml:lang=\"en\" lang=\"en\">On systems"));
  CHECK(has(page, "<p>Envoy proxy"));
  CHECK(has(page, "<p>用 some"));
  CHECK(has(page, "<p>Il"));
}
