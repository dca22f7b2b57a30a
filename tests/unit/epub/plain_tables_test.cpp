// Tables for Kindle: no row and no cell is lost, whatever the table.
#include "epub/xhtml/plain_tables.hpp"

#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::epub;

namespace {

xhtml::Page page_with(const std::string& body) {
  xhtml::Page page = xhtml::start_page(xhtml::PageKind::Chapter, "a.xhtml", "甲", "zh");
  page.body.append_buffer(body.data(), body.size(), pugi::parse_default);
  return page;
}

std::string row(const std::string& cell, int count) {
  std::string out = "<tr>";
  for (int at = 0; at < count; ++at) out += "<td>" + cell + std::to_string(at) + "</td>";
  return out + "</tr>";
}

std::size_t count(const std::string& text, const std::string& piece) {
  std::size_t found = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
    ++found;
  }
  return found;
}

std::string made_plain(const std::string& body) {
  xhtml::Page page = page_with(body);
  xhtml::make_tables_plain(page);
  return xhtml::serialise_page(*page.tree);
}

}  // namespace

TEST_CASE("long tables are cut, each piece with the head") {
  std::string table = "<table id=\"t\"><thead><tr id=\"h\"><th>头</th></tr></thead><tbody>";
  for (int at = 0; at < 250; ++at) table += row("r" + std::to_string(at) + "-", 1);
  const std::string made = made_plain(table + "</tbody></table>");
  CHECK(count(made, "<table") == 3);
  CHECK(count(made, "<th>头</th>") == 3);
  CHECK(count(made, "id=\"h\"") == 1);
  CHECK(count(made, "id=\"t\"") == 1);
  CHECK(count(made, "<td>") == 250);
}

TEST_CASE("a cell over several rows is not cut") {
  std::string table = "<table><tbody>";
  for (int at = 0; at < 97; ++at) table += row("x", 1);
  table += "<tr><td rowspan=\"4\">四</td></tr>" + row("x", 1) + row("x", 1) + row("x", 1) +
           row("x", 1) + "</tbody></table>";
  const std::string made = made_plain(table);
  const std::size_t second = made.find("<table", made.find("<table") + 1);
  REQUIRE(second != std::string::npos);
  CHECK(second < made.find("四"));
}

TEST_CASE("wide tables and tables in others become lists") {
  const std::string wide = "<table id=\"w\"><caption>题</caption><thead><tr>" +
                           std::string("<th>甲</th><th colspan=\"10\">乙</th>") +
                           "</tr></thead><tbody>" + row("c", 11) + "</tbody></table>";
  const std::string made = made_plain(wide);
  CHECK(count(made, "<table") == 0);
  CHECK(count(made, "<ul class=\"table-rows\" id=\"w\">") == 1);
  CHECK(count(made, "<div><span class=\"head\">甲</span>: c0</div>") == 1);
  CHECK(count(made, "<span class=\"head\">乙</span>: c10") == 1);
  CHECK(made.find("题") < made.find("c0"));

  const std::string nested = made_plain("<table><tbody><tr><td><table><tbody>" + row("in", 2) +
                                        "</tbody></table></td></tr></tbody></table>");
  CHECK(count(nested, "<table") == 1);
  CHECK(count(nested, "<div>in1</div>") == 1);
}
