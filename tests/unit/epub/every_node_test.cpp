// Nothing that the tree can hold is dropped in silence.
#include "unit/epub/every_node.hpp"

#include <pugixml.hpp>

#include "support/catch.hpp"

using namespace diaoban;
using epub::test::TestBook;

TEST_CASE("every node of the tree can be read in the book, in both profiles") {
  for (const project::Profile profile : {project::Profile::Epub, project::Profile::Kindle}) {
    TestBook book;
    book.edition.profile = profile;
    const std::vector<std::string> words = epub::test::add_every_node(book);
    auto files = book.write();
    pugi::xml_document page;
    REQUIRE(page.load_string(files["EPUB/file-001.xhtml"].c_str()));
    std::string text;
    for (const pugi::xpath_node found : page.select_nodes("//body//text()")) {
      text += found.node().value();
    }
    for (const std::string& word : words) {
      INFO(word);
      CHECK(text.find(word) != std::string::npos);
    }
    for (const auto& [path, bytes] : files) {
      if (!path.ends_with("html") && !path.ends_with("opf") && !path.ends_with("ncx")) continue;
      INFO(path);
      CHECK(pugi::xml_document().load_string(bytes.c_str()));
    }
    CHECK(files["EPUB/file-002.xhtml"].find("编译") != std::string::npos);
  }
}
