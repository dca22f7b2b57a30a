// Which faces a book carries.
#include "epub/fonts/usage.hpp"
#include "support/catch.hpp"
#include "unit/epub/book.hpp"

using namespace diaoban;
using namespace diaoban::document;
using epub::test::TestBook;
using epub::test::Tree;

namespace {

std::map<std::string, std::string> book_with(const std::string& embed) {
  TestBook book;
  book.book.settings["fonts.embed"] = embed;
  Tree tree(0);
  CodeBlock code;
  code.text = "int 数;\n";
  book.add({tree.heading(1, "章"), tree.paragraph("常用字与罕见字㐀𠀀。"), tree.block_of(code)});
  return book.write();
}

int count_fonts(const std::map<std::string, std::string>& files) {
  int count = 0;
  for (const auto& [path, bytes] : files) count += path.ends_with(".otf") || path.ends_with(".ttf");
  return count;
}

}  // namespace

TEST_CASE("needed faces are those of code and of rare characters") {
  auto files = book_with("needed");
  const std::string& page = files["EPUB/file-001.xhtml"];
  CHECK(page.find("罕见字<span class=\"rare\">㐀𠀀</span>。") != std::string::npos);
  if (count_fonts(files) == 0) return;  // this machine has none of the faces
  const std::string& css = files["EPUB/style.css"];
  CHECK(css.find("@font-face") != std::string::npos);
  CHECK(css.find(".rare { font-family: \"") != std::string::npos);
  CHECK(files.contains("EPUB/fonts/ofl-1-1.txt"));
  CHECK(files["EPUB/package.opf"].find("ibooks:specified-fonts") != std::string::npos);
  CHECK(count_fonts(book_with("all")) > count_fonts(files));
}

TEST_CASE("no faces are carried when the book wants none, and a wrong word is reported") {
  CHECK(count_fonts(book_with("none")) == 0);
  TestBook book;
  book.book.settings["fonts.embed"] = "al";
  Tree tree(0);
  book.add({tree.heading(1, "章")});
  book.write();
  CHECK(book.sink.count(diagnostics::Severity::Warning) == 1);
}

TEST_CASE("rare characters are those outside of what readers' faces have") {
  CHECK(epub::is_rare(U'㐀'));
  CHECK(epub::is_rare(U'\U00020000'));
  CHECK_FALSE(epub::is_rare(U'中'));
  CHECK_FALSE(epub::is_rare(U'🌻'));
}
