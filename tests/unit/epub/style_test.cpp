// What the stylesheet says of the setting of Chinese, Japanese and Korean, and of Latin beside
// them.
#include "support/catch.hpp"
#include "unit/epub/book.hpp"

using namespace diaoban;
using epub::test::TestBook;
using epub::test::Tree;

namespace {

std::string style_of(const std::string& language, project::Profile profile) {
  TestBook book;
  book.book.metadata.language = language;
  book.edition.profile = profile;
  Tree tree(0);
  book.add({tree.heading(1, "章")});
  return book.write()["EPUB/style.css"];
}

void check_all(const std::string& css, const std::vector<const char*>& pieces) {
  for (const char* piece : pieces) {
    INFO(piece);
    CHECK(css.find(piece) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("lines, punctuation and spaces are set as the language does") {
  const std::string chinese = style_of("zh-Hans", project::Profile::Epub);
  check_all(chinese,
            {"writing-mode: horizontal-tb; -epub-writing-mode: horizontal-tb;",
             "line-break: strict; -epub-line-break: strict; -webkit-line-break: strict;",
             "text-align: justify;", "line-height: 1.7;", "widows: 2; orphans: 2;",
             "text-spacing-trim: trim-start;", "text-autospace: normal;",
             "hanging-punctuation: none;", "text-wrap: pretty;", "overflow-wrap: anywhere;",
             "text-indent: 2em;", ":lang(ko) { word-break: keep-all; -epub-word-break: keep-all; }",
             "em { font-style: normal; font-family: \"latin\", KaiTi, STKaiti, \"Kaiti SC\"",
             "unicode-range: U+20-7E, U+A0-B6, U+B8-24F;",
             "text-emphasis: filled dot; text-emphasis-position: under right; -epub-text-emphasis: "
             "filled dot; -webkit-text-emphasis: filled dot;",
             "page-break-after: avoid; break-after: avoid;",
             "text-autospace: no-autospace; text-spacing-trim: space-all;",
             "rt { font-size: .5em; }", "ruby-position: over; -epub-ruby-position: over;"});
  // Letters of Latin words must not be drawn apart to fill a line.
  CHECK(chinese.find("inter-character") == std::string::npos);
  const std::string english = style_of("en", project::Profile::Epub);
  check_all(english, {"text-indent: 0;", "hyphens: auto;"});
  CHECK(english.find("text-spacing-trim: trim-start") == std::string::npos);
  check_all(style_of("ko", project::Profile::Epub),
            {"body { line-height: 1.7; word-break: keep-all;"});
}

TEST_CASE("Kindle's stylesheet leaves the body to the reader") {
  const std::string css = style_of("zh-Hans", project::Profile::Kindle);
  for (const char* lacking : {"line-height: 1.7", "text-align: justify", "writing-mode", "@media",
                              "unicode-range", "overflow-x", "user-select"}) {
    INFO(lacking);
    CHECK(css.find(lacking) == std::string::npos);
  }
}
