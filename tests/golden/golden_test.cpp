// What the rooms make of small books, as text, against what is kept beside each in expected/. A
// book of tests/books has one idea each; those without a theme.toml have the small page.
// DIAOBAN_UPDATE_GOLDEN=1 (`make update-golden`) writes them anew; read the difference.
#include <algorithm>
#include <cstdlib>

#include "document/dump.hpp"
#include "project/book.hpp"
#include "project/theme.hpp"
#include "reader/read.hpp"
#include "resolve/facts.hpp"
#include "support/catch.hpp"
#include "typeset/typeset.hpp"

using namespace diaoban;

namespace {

const base::Path books = base::Path(DIAOBAN_SOURCE_DIR) / "tests/books";

void compare(const base::Path& path, const std::string& made) {
  base::RealFileSystem files;
  if (std::getenv("DIAOBAN_UPDATE_GOLDEN") != nullptr) files.write(path, made);
  INFO(path.string());
  CHECK(files.read(path).value_or("") == made);
}

std::shared_ptr<const figures::Picture> find_picture(const std::string&) {
  figures::Picture picture;
  picture.kind = figures::PictureKind::Raster;
  picture.width = 200;
  picture.height = 100;
  return std::make_shared<const figures::Picture>(picture);
}

struct MadeBook {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  project::Book book;
  std::vector<document::Document> documents;

  explicit MadeBook(const base::Path& folder) {
    book = project::load(files, folder, sources, sink);
    for (const project::BookFile& file : book.files) {
      documents.push_back(reader::read(files.read(book.root / file.path).value(), file.path,
                                       static_cast<std::uint32_t>(documents.size()),
                                       {files, book.root, sources, sink}, {}));
    }
  }

  typeset::Layout set(const std::string& base_theme, const base::Path& theme_file,
                      const project::Edition& edition) {
    const fonts::FontBook fonts = fonts::FontBook::load(files, {}, sources, sink);
    const project::Theme theme = project::load_theme(base_theme, theme_file, files, sources, sink);
    const resolve::Facts facts = resolve::resolve(book, documents, files, sink, theme.numbering);
    return typeset::layout(
        {book, edition, theme, documents, facts, fonts, find_picture, nullptr, sink, 1});
  }
};

// The layout of a book of one feature; of its text only, unless `whole`.
void compare_feature(const std::string& name, bool whole = false) {
  MadeBook made(books / name);
  base::Path theme = books / name / "theme.toml";
  if (!made.files.read(theme)) theme = books / "small-page.toml";
  const project::Edition paper{"paper", project::Format::Pdf, project::Profile::Print, {}};
  const project::Edition screen{"screen", project::Format::Pdf, project::Profile::Screen, {}};
  const bool is_paper = project::find_edition(made.book, "paper").has_value();
  typeset::Layout layout =
      made.set(is_paper ? "print" : "default", theme, is_paper ? paper : screen);
  if (!whole) {
    auto& pages = layout.pages;
    pages.erase(pages.begin(), pages.begin() + layout.first_numbered_page);
    layout.destinations.clear();
    layout.outline.clear();
  }
  std::vector<std::string> said;
  for (const auto& found : made.sink.sorted(made.sources)) said.push_back(found.message);
  CHECK(said == std::vector<std::string>{});
  compare(books / name / "expected/layout.txt", typeset::dump(layout));
}

}  // namespace

TEST_CASE("the tree and the pages of a small book are as they were read") {
  MadeBook made(books / "page");
  const typeset::Layout layout = made.set("default", {}, made.book.editions.at(1));
  CHECK(made.sink.sorted(made.sources).empty());
  REQUIRE(made.documents.size() == 1);
  compare(books / "page/expected/tree.txt", document::dump(made.documents.front()));
  compare(books / "page/expected/layout.txt", typeset::dump(layout));
}

TEST_CASE("floats stand at the top, the foot, on a page of their own and where they are written") {
  compare_feature("floats");
}
TEST_CASE("footnotes stand at the foot of the page of their mark and count from one on each") {
  compare_feature("footnotes");
}
TEST_CASE("notes of a chapter stand at its end, their marks before the stop") {
  compare_feature("endnotes");
}
TEST_CASE("a long table says its head again under 续表") { compare_feature("long-table"); }
TEST_CASE("a wide table is turned, on a page of its own") { compare_feature("turned-table"); }
TEST_CASE("cells span rows and columns") { compare_feature("spans"); }
TEST_CASE("a listing has numbers, an emphasised line, wrapped lines, and goes over pages") {
  compare_feature("listing");
}
TEST_CASE("references know numbers and, on paper, pages") { compare_feature("references"); }
TEST_CASE("a theme words the numbers") { compare_feature("numbering"); }
TEST_CASE("the index is sorted by reading, its pages merged") { compare_feature("index"); }
TEST_CASE("running heads name the sections of their page, none where a chapter opens") {
  compare_feature("running-heads");
}
TEST_CASE("each first-level heading of a file opens a chapter with its own notes") {
  compare_feature("chapters", true);
}
TEST_CASE("front matter is complete, its pages roman") { compare_feature("front-matter", true); }
