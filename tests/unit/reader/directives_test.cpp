// Directives by family: what each becomes.
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

namespace {

// The tree, then what was reported.
std::string shown(const std::string& markdown, const Files& files = {}) {
  const Reading reading(markdown, {}, files);
  std::string tree = reading.tree();
  for (const std::string& kind : reading.kinds()) tree += kind + "\n";
  return tree;
}

}  // namespace

TEST_CASE("a list table takes head rows, stubs and widths") {
  CHECK(shown("```{list-table} 题\n:header-rows: 1\n:stub-columns: 1\n:widths: 1 2\n:name: t\n\n"
              "* - 甲\n  - 乙\n* - 丙\n```\n") ==
        "table columns=2 #t\n  caption\n    text \"题\"\n"
        "  head-row\n    head-cell\n      paragraph\n        text \"甲\"\n"
        "    head-cell\n      paragraph\n        text \"乙\"\n"
        "  row\n    head-cell\n      paragraph\n        text \"丙\"\n    cell\n");
  CHECK(shown("```{list-table}\n甲\n```\n") ==
        "paragraph\n  text \"甲\"\ndirective-value-wrong 1:5\n");
  CHECK(Reading("```{list-table}\n:widths: a b\n\n* - x\n```\n").kinds() ==
        std::vector<std::string>{"directive-value-wrong 2:10"});
}

TEST_CASE("a csv table takes quotes over lines and its own marks") {
  CHECK(shown("```{csv-table}\n:header: a, b\n\n\"x, y\", \"甲\n乙\"\n```\n") ==
        "table columns=2\n"
        "  head-row\n    head-cell\n      paragraph\n        text \"a\"\n"
        "    head-cell\n      paragraph\n        text \"b\"\n"
        "  row\n    cell\n      paragraph\n        text \"x, y\"\n"
        "    cell\n      paragraph\n        text \"甲\"\n        softbreak joined\n"
        "        text \"乙\"\n");
  CHECK(
      shown("```{csv-table}\n:delim: ;\n:file: t.csv\n```\n", {{"t.csv", "a;\"b \"\"c\"\"\"\n"}}) ==
      "table columns=2\n  row\n    cell\n      paragraph\n        text \"a\"\n"
      "    cell\n      paragraph\n        text \"b \\\"c\\\"\"\n");
}

TEST_CASE("a role in a cell of a csv file is reported at its place in that file") {
  CHECK(Reading("```{csv-table}\n:file: 数据/t.csv\n```\n", {},
                {{"数据/t.csv", "甲,乙\n丙, {rfe}`x`\n"}})
            .kinds() == std::vector<std::string>{"role-unknown 数据/t.csv:2:5"});
}

TEST_CASE("an included chapter is read with its own places and its own folder") {
  const Files files = {{"sub/a.md", "# 甲\n\n```{include} b.md\n```\n"},
                       {"sub/b.md", "\xEF\xBB\xBF乙\r\n{rfe}`x`\r\n"}};
  CHECK(shown("```{include} sub/a.md\n```\n", files) ==
        "heading 1\n  text \"甲\"\nparagraph\n  text \"乙\"\n  softbreak\n"
        "  code \"x\" .role-rfe\nrole-unknown sub/b.md:2:2\n");
}

TEST_CASE("includes are cut, refused and ended") {
  const Files files = {{"a.md", "零\n<!-- b -->\n一\n<!-- e -->\n二\n"},
                       {"loop.md", "```{include} loop.md\n```\n"}};
  CHECK(shown("```{include} a.md\n:start-after: b -->\n:end-before: <!-- e\n```\n", files) ==
        "paragraph\n  text \"一\"\n");
  CHECK(shown("```{include} a.md\n:start-after: zzz\n:end-line: 1\n```\n", files) ==
        "paragraph\n  text \"零\"\ninclude-part-missing 2:15\n");
  CHECK(shown("```{include} loop.md\n```\n", files) == "include-loop loop.md:1:14\n");
  CHECK(
      shown("```{include} ../x.md\n```\n```{include} /etc/a.md\n```\n```{include}\n```\n", files) ==
      "include-outside 1:14\ninclude-missing 3:14\ndirective-argument-missing 5:5\n");
}

TEST_CASE("an include keeps the text beside its markers, unless a comment holds them") {
  const Files files = {{"a.md", "零\n一甲二\n\n三\n\n四乙五\n"},
                       {"c.md", "<!-- 甲 --> 一 <!-- 乙 -->\n"},
                       {"b.md", "% 甲 b\n# 一\n\n<!-- 乙 e -->\n\n二\n"}};
  CHECK(shown("```{include} a.md\n:start-after: 甲\n:end-before: 乙\n```\n", files) ==
        "paragraph\n  text \"二\"\nparagraph\n  text \"三\"\nparagraph\n  text \"四\"\n");
  CHECK(shown("```{include} b.md\n:start-after: 甲\n:end-before: 乙\n:heading-offset: 2\n```\n",
              files) == "heading 3\n  text \"一\"\n");
  CHECK(shown("```{include} a.md\n:start-after: 甲\n:end-before: 二\n```\n", files).empty());
  CHECK(shown("```{include} c.md\n:start-after: 甲 -->\n:end-before: <!-- 乙\n```\n", files) ==
        "paragraph\n  text \"一\"\n");
}

TEST_CASE("fields whose names have spaces are content, not options") {
  CHECK(shown("```{note}\n:name: n\n:两 字: 值\n```\n") ==
        shown("```{note}\n:name: n\n\n:两 字: 值\n```\n"));
  CHECK(shown("```{note}\n:两 字: 值\n```\n").find("值") != std::string::npos);
}

TEST_CASE("a card has the texts and the pictures of its options") {
  CHECK(shown("```{card} 题\n:header: 首 *一*\n:footer: 尾\n:img-top: a.png\n:img-alt: 图\n\n文\n"
              "```\n") ==
        "panel card\n  title\n    text \"题\"\n  paragraph\n    image \"a.png\" alt=\"图\"\n"
        "  paragraph\n    text \"首 \"\n    emphasis\n      text \"一\"\n  paragraph\n"
        "    text \"文\"\n  footer\n    text \"尾\"\n");
}

TEST_CASE("a literal include takes lines, numbers and dedent") {
  const Files files = {{"src/m.py", "import a\n\n\ndef f():\n    return 1\n"}};
  CHECK(shown("```{literalinclude} src/m.py\n:lines: 4-\n:linenos:\n:lineno-start: 4\n"
              ":emphasize-lines: 2\n:caption: 甲\n```\n",
              files) ==
        "code language=\"py\" numbered from=4 !2 \"def f():\\n    return 1\\n\"\n  caption\n"
        "    text \"甲\"\n");
  CHECK(
      shown(
          "```{literalinclude} src/m.py\n:lines: 4-\n:start-at: return\n:lineno-match:\n:dedent:\n"
          ":append: b\n```\n",
          files) == "code language=\"py\" numbered from=5 \"return 1\\nb\\n\"\n");
  CHECK(shown("```{literalinclude} src/m.py\n:start-at: return\n:dedent:\n:language: text\n```\n",
              files) == "code language=\"text\" \"return 1\\n\"\n");
  CHECK(shown("```{literalinclude} src/m.py\n:pyobject: f\n:lines: x\n```\n", files)
            .ends_with("include-whole 2:2\ndirective-value-wrong 3:9\n"));
}

TEST_CASE("a literal include shows what changed since another file") {
  const Files files = {{"old.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\n"},
                       {"new.txt", "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk\nm\nn\n"}};
  CHECK(
      shown("```{literalinclude} new.txt\n:diff: old.txt\n```\n", files) ==
      "code language=\"diff\" \"--- old.txt\\n+++ new.txt\\n@@ -1,5 +1,5 @@\\n a\\n-b\\n+B\\n c\\n"
      " d\\n e\\n@@ -9,5 +9,5 @@\\n i\\n j\\n k\\n-l\\n m\\n+n\\n\"\n");
  CHECK(shown("```{literalinclude} new.txt\n:diff: no.txt\n```\n", files) ==
        "include-missing 2:8\n");
}

TEST_CASE("an included file keeps its front matter, and its addresses when asked to") {
  const Files files = {{"sub/a.md", "---\ntitle: 甲\n---\n![](i.png) [b](docs/b.md) [c](c.md)\n"}};
  CHECK(
      shown("```{include} sub/a.md\n:relative-images:\n:relative-docs: docs/\n```\n", files) ==
      "paragraph\n  image \"/sub/i.png\"\n  text \" \"\n  link \"/sub/docs/b.md\"\n    text \"b\"\n"
      "  text \" \"\n  link \"c.md\"\n    text \"c\"\n");
  CHECK(shown("```{include} sub/a.md\n```\n", files).starts_with("paragraph\n  image \"i.png\"\n"));
}

TEST_CASE("panels, cards and tabs keep their titles and text") {
  CHECK(shown("````{tab-set}\n```{tab-item} 一\n甲\n```\n````\n") ==
        "container .tab-set\n  panel tab\n    title\n      text \"一\"\n    paragraph\n"
        "      text \"甲\"\n");
  CHECK(shown("```{card} 题\n:link: https://a.b/\n\n头\n^^^\n身\n+++\n脚\n```\n") ==
        "panel card\n  title\n    text \"题\"\n  paragraph\n    text \"头\"\n  paragraph\n"
        "    text \"身\"\n  paragraph\n    link \"https://a.b/\"\n      text \"题\"\n"
        "  footer\n    text \"脚\"\n");
  CHECK(shown("```{dropdown} 题\n身\n```\n") ==
        "panel dropdown\n  title\n    text \"题\"\n  paragraph\n    text \"身\"\n");
}

TEST_CASE("proofs and exercises") {
  CHECK(shown("```{prf:theorem} 勾股\n:label: g\n\n甲\n```\n") ==
        "proof theorem #g\n  title\n    text \"勾股\"\n  paragraph\n    text \"甲\"\n");
  CHECK(shown("```{proof:theorem} 勾股\n:label: g\n\n甲\n```\n") ==
        shown("```{prf:theorem} 勾股\n:label: g\n\n甲\n```\n"));
  CHECK(shown("```{prf:proof}\n甲\n```\n") ==
        "proof proof unnumbered\n  paragraph\n    text \"甲\"\n");
  CHECK(shown("```{exercise-start}\n:label: e\n```\n甲\n```{exercise-end}\n```\n") ==
        "proof exercise #e\nparagraph\n  text \"甲\"\n");
}

TEST_CASE("a picture of a label is a reference to the place") {
  CHECK(shown("![看](#fig)\n") == "paragraph\n  reference any \"fig\"\n    text \"看\"\n");
}

TEST_CASE("a glossary in both forms, and the index") {
  const std::string expected =
      "glossary\n  term\n    text \"雕版\"\n  definition\n    paragraph\n      text \"木板\"\n";
  CHECK(shown("```{glossary}\n雕版\n  木板\n```\n") == expected);
  CHECK(shown("```{glossary}\n雕版\n: 木板\n```\n").starts_with("glossary"));
  CHECK(shown("```{index} single: 印刷; 雕版\n```\n") == "paragraph\n  index \"印刷\" \"雕版\"\n");
}

TEST_CASE("quotations of their own have an attribution") {
  CHECK(shown("```{epigraph}\n学而时习之\n\n-- 《论语》\n```\n") ==
        "epigraph\n  paragraph\n    text \"学而时习之\"\n  attribution\n    text \"《论语》\"\n");
  CHECK(shown("```{pull-quote}\n甲\n——乙\n```\n") ==
        "pull-quote\n  paragraph\n    text \"甲\"\n  attribution\n    text \"乙\"\n");
  CHECK(shown("```{highlights}\n- a\n- b\n```\n").starts_with("highlights\n  list tight\n"));
}

TEST_CASE("content for some editions stays with its condition; raw text is by format") {
  CHECK(shown("```{only} html and not draft\n甲\n```\n") ==
        "container only=\"html and not draft\"\n  paragraph\n    text \"甲\"\n");
  CHECK(shown("```{raw} latex\n\\newpage\n```\n") == "raw-format-left-out 1:10\n");
  CHECK(shown("```{raw} html\n<p>甲 <b>乙</b></p>\n```\n") ==
        "paragraph\n  text \"甲 \"\n  strong\n    text \"乙\"\n");
  CHECK(shown("```{only} html and\n甲\n```\n") ==
        "paragraph\n  text \"甲\"\ncondition-broken 1:11\n");
  CHECK(shown("```{meta}\n:keywords: a\n```\n") == "directive-left-out 1:5\n");
}

TEST_CASE("versions, rubrics and lines") {
  CHECK(shown("```{versionadded} 1.2 新\n乙\n```\n") ==
        "admonition versionadded version=\"1.2\"\n  paragraph\n    text \"新\"\n"
        "    softbreak joined\n    text \"乙\"\n");
  CHECK(shown("```{rubric} 小题\n```\n") == "paragraph .rubric\n  strong\n    text \"小题\"\n");
  CHECK(shown("```{line-block}\n一\n二\n```\n") ==
        "paragraph .line-block\n  text \"一\"\n  hardbreak\n  text \"二\"\n");
}

TEST_CASE("descriptions of programs are code, said once a file") {
  CHECK(shown("```{py:function} f(a)\n甲\n```\n```{c:type} t\n```\n") ==
        "definition-list .domain\n  term\n    code \"f(a)\"\n  definition\n    paragraph\n"
        "      text \"甲\"\ndefinition-list .domain\n  term\n    code \"t\"\n"
        "domain-as-code 1:5\n");
  CHECK(shown("```{autofunction} m.f\n```\n") == "paragraph\n  code \"m.f\"\nautodoc-unread 1:5\n");
}

TEST_CASE("what a screen plays is a link; foreign markup and diagrams are code") {
  CHECK(shown("```{video} https://a.b/c.mp4\n:title: 片\n```\n") ==
        "paragraph\n  link \"https://a.b/c.mp4\"\n    text \"片\"\nmedia-as-link 1:5\n");
  CHECK(shown("```{eval-rst}\n.. note:: 甲\n```\n") ==
        "code language=\"rst\" \".. note:: 甲\\n\"\nmarkup-foreign 1:5\n");
  CHECK(shown("```{digraph} g\na -> b\n```\n") ==
        "code language=\"dot\" \"digraph g {\\na -> b\\n}\\n\"\ndiagram-as-code 1:5\n");
}

TEST_CASE("a diagram that will be drawn is a figure") {
  reader::ReadOptions options;
  options.drawn = {"dot"};
  const Reading reading("```{digraph} g\n:caption: 甲\na -> b\n```\n\n```dot\nx\n```\n", options);
  CHECK(reading.tree() ==
        "figure .diagram\n  code language=\"dot\" \"digraph g {\\na -> b\\n}\\n\"\n"
        "  caption\n    text \"甲\"\nfigure .diagram\n  code language=\"dot\" \"x\\n\"\n");
  CHECK(reading.kinds().empty());
}

TEST_CASE("a closing line too many is text, and takes nothing of what follows") {
  CHECK(shown(":::{note}\n甲\n:::\n\n:::\n\n:::{tip}\n乙\n:::\n") ==
        "admonition note\n  paragraph\n    text \"甲\"\nparagraph\n  text \":::\"\n"
        "admonition tip\n  paragraph\n    text \"乙\"\nfence-stray 5:1\n");
  CHECK(shown(":::{note}\n甲\n:::\n\n:::\n乙\n:::\n") ==
        "admonition note\n  paragraph\n    text \"甲\"\ncontainer\n  paragraph\n    text \"乙\"\n");
}

TEST_CASE("listings take captions, numbers and the kernel's language") {
  CHECK(shown("```{code-cell} ipython3\nprint(1)\n```\n") ==
        "code language=\"python\" \"print(1)\\n\"\n");
  CHECK(shown("```{code-block} c\n:caption: 甲\n:emphasize-lines: 1,3-2,9\n\na;\n```\n")
            .starts_with("code language=\"c\" !1 \"a;\\n\"\n  caption\n"));
  CHECK(Reading("```{code-block} c\n:emphasize-lines: 1;2\n\na;\n```\n").kinds() ==
        std::vector<std::string>{"directive-value-wrong 2:19"});
}

TEST_CASE("a bibliography names its files and its style") {
  CHECK(shown("```{bibliography} a.bib b.bib\n:style: alpha\n```\n") ==
        "bibliography style=\"alpha\"\n  entry \"a.bib\"\n  entry \"b.bib\"\n");
}
