// The fragment that `diaoban render` prints: elements, escaping, notes.
#include "document/tree.hpp"
#include "epub/escape.hpp"
#include "epub/write.hpp"
#include "resolve/facts.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::document;

namespace {

Inline inline_of(InlineNode node) { return Inline{{}, {}, {}, std::move(node)}; }
Block block_of(BlockNode node) { return Block{{}, {}, {}, std::move(node)}; }
Inlines text(const std::string& words) { return {inline_of(Text{words})}; }
Block paragraph(const std::string& words) { return block_of(Paragraph{text(words)}); }

std::string fragment(Blocks blocks) {
  Document document;
  document.blocks = std::move(blocks);
  return epub::write_fragment(document);
}

}  // namespace

TEST_CASE("text is escaped as CommonMark states") {
  CHECK(fragment({paragraph("a < b & \"c\" > d")}) ==
        "<p>a &lt; b &amp; &quot;c&quot; &gt; d</p>\n");
  CHECK(epub::escape_text(std::string_view("\x01\xff", 2)) == "\uFFFD\uFFFD");
}

TEST_CASE("URLs are percent-encoded once") {
  CHECK(epub::encode_url("foo%20b\xC3\xA4") == "foo%20b%C3%A4");
  CHECK(epub::encode_url("/\\[\"`") == "/%5C%5B%22%60");
  Link link{"/url?a=1&b=(2)", "ti\"tle", text("x"), false};
  CHECK(fragment({block_of(Paragraph{{inline_of(link)}})}) ==
        "<p><a href=\"/url?a=1&amp;b=(2)\" title=\"ti&quot;tle\">x</a></p>\n");
}

TEST_CASE("tight items have no paragraphs, loose ones have") {
  List list;
  list.items.resize(2);
  list.items[0].blocks = {paragraph("a"), block_of(list)};
  list.items[1].blocks = {paragraph("b")};
  std::get<List>(list.items[0].blocks[1].node).items = {ListItem{{}, {}, {}, {}, {paragraph("c")}}};
  CHECK(fragment({block_of(list)}) ==
        "<ul>\n<li>a\n<ul>\n<li>c</li>\n</ul>\n</li>\n<li>b</li>\n</ul>\n");
  list.tight = false;
  list.ordered = true;
  list.start = 3;
  list.items.erase(list.items.begin());
  CHECK(fragment({block_of(list)}) == "<ol start=\"3\">\n<li>\n<p>b</p>\n</li>\n</ol>\n");
}

TEST_CASE("a code block carries its language") {
  CodeBlock code;
  code.language = "ruby";
  code.text = "def a\n";
  CHECK(fragment({block_of(code)}) == "<pre><code class=\"language-ruby\">def a\n</code></pre>\n");
}

TEST_CASE("a target names the block that follows") {
  CHECK(fragment({block_of(Target{"here"}), block_of(Heading{2, text("H")})}) ==
        "<h2 id=\"here\">H</h2>\n");
}

TEST_CASE("raw HTML stays as written, other formats are not shown") {
  CHECK(fragment({block_of(RawBlock{"html", "<div\n>"}), block_of(RawBlock{"latex", "\\x"})}) ==
        "<div\n>\n");
}

TEST_CASE("table cells carry their alignment") {
  Table table;
  table.alignments = {Alignment::Default, Alignment::Right};
  TableCell a, b;
  a.blocks = {paragraph("a")};
  b.blocks = {paragraph("b")};
  table.head = {TableRow{{}, {a, b}}};
  CHECK(fragment({block_of(table)}) ==
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th style=\"text-align:right\">b</th>\n</tr>\n"
        "</thead>\n</table>\n");
}

TEST_CASE("notes are numbered by their first reference and written once") {
  const Inline to_b = inline_of(FootnoteReference{"b"});
  const Inline to_a = inline_of(FootnoteReference{"a"});
  const std::string out = fragment({block_of(FootnoteDefinition{"a", {paragraph("A")}}),
                                    block_of(FootnoteDefinition{"b", {paragraph("B")}}),
                                    block_of(Paragraph{{to_b, to_a, to_b}}),
                                    block_of(Paragraph{{inline_of(FootnoteReference{"none"})}})});
  const auto at = [&](const std::string& what) {
    INFO(what << " in " << out);
    REQUIRE(out.find(what) != std::string::npos);
    return out.find(what);
  };
  CHECK(at("id=\"fnref1\" href=\"#fn1\">[1]") < at("id=\"fnref2\" href=\"#fn2\">[2]"));
  CHECK(at("<p>B <a class=\"footnote-backref\" href=\"#fnref1\"") <
        at("<p>A <a class=\"footnote-backref\" href=\"#fnref2\""));
  CHECK(out.find("#fnref1:1") != std::string::npos);
  CHECK(out.find("[^none]") != std::string::npos);
}

TEST_CASE("a role without an effect shows its name and its text") {
  Inline unknown = inline_of(Literal{LiteralKind::Code, "x", {}});
  unknown.attributes.edit().classes.push_back("role-abc");
  const std::string shown =
      "<span class=\"role unhandled\"><code class=\"kind\">{abc}</code><code>x</code></span>";
  CHECK(fragment({block_of(Paragraph{{unknown}})}) == "<p>" + shown + "</p>\n");

  Inline reference = inline_of(document::Reference{ReferenceKind::Numref, "图", {}, "numref"});
  reference.id = {0, 1};
  Document document;
  document.blocks = {block_of(Paragraph{{reference}})};
  CHECK(epub::write_fragment(document) == "<p><a href=\"#%E5%9B%BE\">图</a></p>\n");
  resolve::Facts facts;
  facts.references[reference.id] = {};
  CHECK(epub::write_fragment(document, &facts) ==
        "<p><span class=\"reference role unhandled\"><code class=\"kind\">{numref}</code>"
        "<code>图</code></span></p>\n");
}

TEST_CASE("a caption that can be referred to shows its number") {
  Figure figure;
  figure.content = {paragraph("x")};
  figure.caption = text("题");
  Document document;
  document.blocks = {block_of(figure)};
  document.blocks[0].id = {0, 1};
  resolve::Facts facts;
  facts.numbers[document.blocks[0].id] = {"图 1", "1"};
  CHECK(epub::write_fragment(document, &facts).find("图 1") == std::string::npos);
  document.blocks[0].attributes.edit().id = "a";
  CHECK(epub::write_fragment(document, &facts)
            .find("<p><span class=\"caption-number\">图 1</span>题</p>") != std::string::npos);
}
