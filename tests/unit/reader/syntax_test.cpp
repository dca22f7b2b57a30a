// Constructs that a book switches, and what dialects read in ways of their own.
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;
using reader::Dialect;

namespace {

reader::ReadOptions with(Dialect dialect, std::initializer_list<std::string_view> switches = {}) {
  reader::ReadOptions options;
  options.dialect = dialect;
  for (const std::string_view name : switches) REQUIRE(reader::switch_syntax(options.syntax, name));
  return options;
}

// The text of all paragraphs and headings, one a line.
std::string text(std::string source, const reader::ReadOptions& options) {
  const Reading reading(std::move(source), options);
  std::string out;
  document::Walker walker;
  walker.block = [&](const document::Block& block) {
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) {
      out += text_of(paragraph->children) + "\n";
    } else if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
      out += text_of(heading->children) + "\n";
    }
  };
  document::walk(reading.document.blocks, walker);
  return out;
}

}  // namespace

TEST_CASE("every name switches something, and no other name does") {
  for (const std::string& name : reader::syntax_names()) {
    reader::Syntax syntax;
    CHECK(reader::switch_syntax(syntax, name));
  }
  reader::Syntax syntax;
  CHECK_FALSE(reader::switch_syntax(syntax, "smartquote"));
}

TEST_CASE("quotes pair on one level and keep what is escaped") {
  const auto options = with(Dialect::Sphinx, {"smartquotes"});
  CHECK(text("\"a 'b' c\" *\"d\"* \\\"e\\\" &quot;f&quot; it's `\"g\"`\n", options) ==
        "“a ‘b’ c” “d” \"e\" \"f\" it’s \"g\"\n");
  CHECK(text("*\"a* b\"\n", options) == "\"a b\"\n");
  CHECK(text("他说\"好\"。\n", with(Dialect::Sphinx)) == "他说\"好\"。\n");
}

TEST_CASE("signs are replaced where they stand alone") {
  const auto options = with(Dialect::Sphinx, {"replacements"});
  CHECK(text("(C) +-1 a... b?.... c -- d---e ---- f,,g &#40;c)\n", options) ==
        "© ±1 a… b?.. c – d—e ---- f,g (c)\n");
  CHECK(text("<https://a.example/b--c> `--`\n", options) == "https://a.example/b--c --\n");
  CHECK(text("\"a\" -- b...\n", with(Dialect::MdBook, {"smart-punctuation"})) == "“a” – b…\n");
}

TEST_CASE("addresses are linked in Punycode and shown in their letters") {
  const Reading reading("<http://雕版.example/%E6%9D%BF%20a>\n", with(Dialect::Sphinx));
  const auto& link = std::get<document::Link>(
      std::get<document::Paragraph>(reading.document.blocks.at(0).node).children.at(0).node);
  CHECK(link.destination.starts_with("http://xn--"));
  CHECK(text_of(link.children) == "http://雕版.example/板%20a");
  const auto links = [](const std::string& source, const reader::ReadOptions& options) {
    return Reading(source, options).tree().find("link") != std::string::npos;
  };
  CHECK(links("见 example.com/a 吧\n", with(Dialect::Sphinx, {"linkify"})));
  CHECK_FALSE(links("见 example.com/a 吧\n", with(Dialect::Sphinx)));
  CHECK_FALSE(links("见 main.rsx 与 1.5 吧\n", with(Dialect::Sphinx, {"linkify"})));
}

TEST_CASE("tildes and carets are scripts when the book says so") {
  CHECK(Reading("x~甲~y\n", with(Dialect::Sphinx, {"subscript"})).tree() ==
        "paragraph\n  text \"x\"\n  subscript\n    text \"甲\"\n  text \"y\"\n");
  CHECK(Reading("~a *b*~ ^c^\n", with(Dialect::MdBook, {"subscript"})).tree() ==
        "paragraph\n  subscript\n    text \"a \"\n    emphasis\n      text \"b\"\n  text \" \"\n"
        "  superscript\n    text \"c\"\n");
}

TEST_CASE("mathematics in brackets") {
  CHECK(
      Reading("设 \\(a*b*\\)。\n\n\\[\nx\n\\] (e)\n", with(Dialect::Myst, {"bracket-math"}))
          .tree() ==
      "paragraph\n  text \"设 \"\n  math \"a*b*\"\n  text \"。\"\nmath-block label=\"e\" \"x\"\n");
  CHECK(Reading("设 \\\\(a\\\\)。\n", with(Dialect::MdBook, {"bracket-math"})).tree() ==
        "paragraph\n  text \"设 \"\n  math \"a\"\n  text \"。\"\n");
  CHECK(text("设 \\(a\\)。\n", with(Dialect::Myst)) == "设 (a)。\n");
}

TEST_CASE("dialects differ where their programs do") {
  const std::string list_or_table = "- a | b\n--- | ---\n1 | 2\n";
  CHECK(Reading(list_or_table, with(Dialect::Sphinx)).tree().starts_with("table"));
  CHECK(Reading(list_or_table, with(Dialect::Myst)).tree().starts_with("table"));
  CHECK(Reading(list_or_table, with(Dialect::Gfm)).tree().starts_with("list"));
  const std::string long_term = "甲\n乙\n: 丙\n";
  CHECK(Reading(long_term, with(Dialect::Myst)).tree().starts_with("paragraph"));
  CHECK(Reading(long_term, with(Dialect::MdBook)).tree().starts_with("definition-list"));
  const std::string two_items = "- a | b\n- | -\n";
  CHECK(Reading(two_items, with(Dialect::Sphinx)).tree().starts_with("list"));
  CHECK(Reading(two_items, with(Dialect::Myst)).tree().starts_with("list"));
  CHECK(text("x ~~~~a~~~~\n", with(Dialect::Gfm)) == "x ~~~~a~~~~\n");
  CHECK(text("x ~~~~a~~~~\n", with(Dialect::Sphinx)) == "x a\n");
  CHECK(text("# a {}\n", with(Dialect::MdBook)) == "a\n");
  CHECK(text("# a {}\n", with(Dialect::Myst)) == "a {}\n");
  CHECK(text("{note}`a` $b$ :::\n", with(Dialect::Gfm)) == "{note}a $b$ :::\n");
  CHECK(Reading("| a |\n|---|\n", with(Dialect::CommonMark)).tree().starts_with("paragraph"));
  CHECK(text("https://a.example\n", with(Dialect::CommonMark)) == "https://a.example\n");
  CHECK(text("    甲\n", with(Dialect::Myst, {"no-indented-code"})) == "甲\n");
  const Reading quote("    > # 甲\n    > 乙\n", with(Dialect::Myst, {"no-indented-code"}));
  CHECK(quote.kinds().empty());
  CHECK(quote.document.blocks.size() == 1);
}

TEST_CASE("admonitions with exclamation marks") {
  CHECK(Reading("!!! warning \"小心\"\n\n    - 甲\n\n乙\n").tree() ==
        "admonition warning\n  title\n    text \"小心\"\n  list tight\n    item\n"
        "      paragraph\n        text \"甲\"\nparagraph\n  text \"乙\"\n");
  CHECK(Reading("!!! note \"\"\n    甲\n").tree() ==
        "admonition generic .note\n  paragraph\n    text \"甲\"\n");
  CHECK(text("!!! 真的吗\n", {}) == "!!! 真的吗\n");
  CHECK(text("!!! really\n", {}) == "!!! really\n");
}

TEST_CASE("a file makes roles of its own") {
  CHECK(Reading("```{role} key(kbd)\n```\n\n按{key}`F1`。\n").tree().find("F1") !=
        std::string::npos);
  const Reading raw("```{role} tex(raw)\n:format: latex\n```\n\n甲{tex}`\\x`乙\n");
  CHECK(raw.kinds() == std::vector<std::string>{"raw-format-left-out 5:2"});
  const Reading unknown("```{role} a(kdb)\n```\n");
  CHECK(unknown.kinds() == std::vector<std::string>{"role-unknown 1:13"});
}

TEST_CASE("files that include each other many times end") {
  Files files;
  for (int i = 0; i < 12; ++i) {
    std::string all;
    for (int j = 0; j < 10; ++j) {
      all += "```{include} f" + std::to_string(i + 1) + ".md\n```\n\n";
    }
    files["f" + std::to_string(i) + ".md"] = all;
  }
  files["f12.md"] = std::string(20000, 'a') + "\n";
  const Reading reading("```{include} f0.md\n```\n", {}, files);
  const std::vector<std::string> kinds = reading.kinds();
  CHECK_FALSE(kinds.empty());
}
