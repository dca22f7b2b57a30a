// The tree and the layout of a small book as text, against what is kept beside it in expected/.
// DIAOBAN_UPDATE_GOLDEN=1 (`make update-golden`) writes them anew; read the difference.
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

void compare(const base::Path& path, const std::string& made) {
  base::RealFileSystem files;
  if (std::getenv("DIAOBAN_UPDATE_GOLDEN") != nullptr) files.write(path, made);
  INFO(path.string());
  CHECK(files.read(path).value_or("") == made);
}

}  // namespace

TEST_CASE("the tree and the pages of a small book are as they were read") {
  const base::Path folder = base::Path(DIAOBAN_SOURCE_DIR) / "tests/books/page";
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  const project::Book book = project::load(files, folder, sources, sink);
  std::vector<document::Document> documents;
  for (const project::BookFile& file : book.files) {
    documents.push_back(reader::read(files.read(book.root / file.path).value(), file.path,
                                     static_cast<std::uint32_t>(documents.size()),
                                     {files, book.root, sources, sink}, {}));
  }
  const resolve::Facts facts = resolve::resolve(book, documents, files, sink);
  const fonts::FontBook fonts = fonts::FontBook::load(files, {}, sources, sink);
  const project::Theme theme = project::load_theme("default", {}, files, sources, sink);
  const auto find = [](const std::string&) { return std::make_shared<const figures::Picture>(); };
  const typeset::Layout layout = typeset::layout(
      {book, book.editions.at(1), theme, documents, facts, fonts, find, nullptr, sink, 1});
  CHECK(sink.sorted(sources).empty());
  REQUIRE(documents.size() == 1);
  compare(folder / "expected/tree.txt", document::dump(documents.front()));
  compare(folder / "expected/layout.txt", typeset::dump(layout));
}
