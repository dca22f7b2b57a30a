#include "resolve/destination.hpp"
#include "resolve/facts.hpp"
#include "support/catch.hpp"
#include "support/small_book.hpp"

using namespace diaoban;
using resolve::Goal;
using tests::SmallBook;

namespace {

// Where the link went: "file#anchor", an address, or "-".
std::string goal_of(const resolve::Facts& facts, document::NodeId link) {
  const auto& to = facts.references.at(link).to;
  if (const auto* address = std::get_if<std::string>(&to)) return *address;
  if (const auto* goal = std::get_if<Goal>(&to)) {
    return std::to_string(goal->file) + "#" + goal->anchor;
  }
  return "-";
}

struct LinkBook : SmallBook {
  LinkBook() {
    add_file("index.md").add_heading(1, "Home");
    auto& guide = add_file("guide/README.md");
    guide.add_heading(1, "指南");
    guide.add_heading(2, "第一步：安装");
    guide.add_heading(2, "重复");
    guide.add_heading(2, "重复");
    add_file("guide/other page.md").add_heading(1, "Other", "custom");
    files.write("book/guide/demo.zip", "zip");
    files.write("book/loose.md", "text");
  }
  std::string follow(const std::string& destination) {
    const auto link = builders[1].add_link(destination);
    const auto facts = resolve::resolve(book, documents(), files, sink);
    return goal_of(facts, link);
  }
};

}  // namespace

TEST_CASE("links find files by every path that authors write") {
  for (const char* path :
       {"other page.md", "other%20page.md", "./other%20page", "other page.html",
        "/guide/other page.md", "../guide/other%20page.md?x=1", "project:other%20page.md"}) {
    INFO(path);
    CHECK(LinkBook().follow(path) == "2#");
  }
  CHECK(LinkBook().follow("..") == "0#");
  // Of a site whose root is the folder: the book's root first, then the folders above the file.
  CHECK(LinkBook().follow("/other page.html") == "2#");
  CHECK(LinkBook().follow("/index") == "0#");
  CHECK(LinkBook().follow("/elsewhere") == "-");
  CHECK(LinkBook().follow("/") == "0#");
  CHECK(LinkBook().follow("../index.html") == "0#");
  CHECK(LinkBook().follow("/guide/") == "1#");
  CHECK(LinkBook().follow("/guide/index.html") == "1#");
  CHECK(LinkBook().follow("") == "-");
}

TEST_CASE("fragments are the slugs of headings or ids, encoded or not") {
  CHECK(LinkBook().follow("#第一步安装") == "1#sec-1");
  CHECK(LinkBook().follow("#%E7%AC%AC%E4%B8%80%E6%AD%A5%E5%AE%89%E8%A3%85") == "1#sec-1");
  CHECK(LinkBook().follow("#第一步-安装") == "1#sec-1");
  CHECK(LinkBook().follow("#重复") == "1#sec-2");
  CHECK(LinkBook().follow("#重复-1") == "1#sec-3");
  CHECK(LinkBook().follow("../guide/README.md#sec-1") == "1#sec-1");
  CHECK(LinkBook().follow("other page.md#custom") == "2#custom");
  CHECK(LinkBook().follow("other page.md#other") == "2#custom");
  CHECK(LinkBook().follow("#custom") == "2#custom");
  CHECK(LinkBook().follow("#") == "1#");
}

TEST_CASE("links that lead nowhere say why and keep their text") {
  const auto report = [](const std::string& destination) {
    LinkBook book;
    const std::string goal = book.follow(destination);
    const auto reports = book.reports();
    return goal + " " + (reports.empty() ? "" : reports.front());
  };
  CHECK(report("demo.zip") == "- link-not-in-book: 'demo.zip' is not a chapter of the book");
  CHECK(report("../loose.md") == "- link-not-in-book: '../loose.md' is not a chapter of the book");
  CHECK(report("other pge.md") ==
        "- link-missing: no file 'guide/other pge.md' (did you mean 'other page.md'?)");
  CHECK(report("guide/other page.md") ==
        "- link-missing: no file 'guide/guide/other page.md' "
        "(did you mean '/guide/other page.md'?)");
  CHECK(report("../../x.md") == "- link-outside: '../../x.md' lies outside the book's folder");
  CHECK(report("other page.md#custum") ==
        "2# link-anchor-missing: 'guide/other page.md' has no place '#custum' "
        "(did you mean 'custom'?)");
  CHECK(report("#第一步安状") ==
        "- link-anchor-missing: this file has no place '#第一步安状' (did you mean '第一步安装'?)");
  CHECK(report("JavaScript:alert(1)") ==
        "- link-unsafe: 'JavaScript:alert(1)' cannot be linked from a book");
  CHECK(report("inv:sphinx#usage") ==
        "- link-foreign: 'inv:sphinx#usage' names another project's index");
  CHECK(report("www.example.com/a") ==
        "- link-missing: no file 'www.example.com/a' (write https:// before the name of a site)");
}

TEST_CASE("addresses are kept, with what they cannot hold encoded") {
  using resolve::DestinationKind;
  CHECK(resolve::read_destination("https://a.b/中 文?q=1#x").address ==
        "https://a.b/%E4%B8%AD%20%E6%96%87?q=1#x");
  CHECK(resolve::read_destination("//a.b/c").address == "https://a.b/c");
  CHECK(resolve::read_destination("mailto:a@b.c").kind == DestinationKind::External);
  CHECK(resolve::read_destination("vscode://x/y").kind == DestinationKind::External);
  CHECK(resolve::read_destination("a%20b").path == "a b");
  for (const char* bad : {"javascript:x", "JAVASCRIPT://x", "data:text/html,x", "file:///x",
                          "vbscript:x", "std::string", "http:", "https://"}) {
    INFO(bad);
    CHECK(resolve::read_destination(bad).kind == DestinationKind::Unsafe);
  }
}

TEST_CASE("an empty link shows the title of its goal") {
  LinkBook book;
  const auto to_file = book.builders[0].add_link("guide/README.md", "");
  const auto to_place = book.builders[0].add_link("guide/README.md#重复", "");
  const auto facts = resolve::resolve(book.book, book.documents(), book.files, book.sink);
  CHECK(resolve::plain_text(facts.references.at(to_file).text) == "指南");
  CHECK(resolve::plain_text(facts.references.at(to_place).text) == "重复");
}

TEST_CASE("names of works and things lead to the pages of their registers") {
  CHECK(LinkBook().follow("doi:10.1000/a(1)") == "https://doi.org/10.1000/a(1)");
  CHECK(LinkBook().follow("wiki:Gravitational_waves") ==
        "https://en.wikipedia.org/wiki/Gravitational_waves");
  CHECK(LinkBook().follow("rrid:SCR_008394") == "https://scicrunch.org/resolver/RRID:SCR_008394");
  CHECK(LinkBook().follow("ror:03rmrcq20") == "https://ror.org/03rmrcq20");
  CHECK(LinkBook().follow("wiki:") == "-");
}
