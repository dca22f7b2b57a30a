// Places of diagnostics: exact in lists, quotations, tables, directives and included files, after
// multi-byte text, with every line end and with a byte order mark.
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

namespace {

// A piece of manuscript with one mistake, and where it is reported: the line of the piece and the
// column in it, both from 1.
struct Mistake {
  std::string kind;
  std::vector<std::string> lines;
  std::size_t line;
  std::size_t column;
};

std::vector<Mistake> mistakes() {
  return {
      {"directive-unknown", {"```{noet} 甲", "乙", "```"}, 1, 5},
      {"role-unknown", {"中文 {rfe}`目标` 文"}, 1, 5},
      {"directive-option-unknown", {"```{figure} a.png", ":widht: 1", "```"}, 2, 2},
      {"directive-option-unknown",
       {"```{figure} a.png", "---", "alt: 甲", "widht: 1", "---", "```"},
       4,
       1},
      {"directive-options-broken", {"```{note}", "---", "a: [", "---", "甲", "```"}, 3, 1},
      {"directive-argument-missing", {"```{image}", "```"}, 1, 5},
      {"directive-value-wrong", {"```{code-block} c", ":lineno-start: 甲", "a", "```"}, 2, 16},
      {"include-missing", {"```{include} 没有.md", "```"}, 1, 14},
      {"include-outside", {"```{literalinclude} ../../x", "```"}, 1, 21},
      {"fence-unclosed", {"甲", "", "~~~ c", "int a;"}, 3, 1},
      {"fence-same-length", {":::{note}", ":::{tip}", "甲", ":::"}, 2, 1},
      {"substitution-unknown", {"甲 {{ 没有 }}"}, 1, 3},
      {"html-dropped", {"甲 <script>x</script>"}, 1, 3},
      {"role-text-wrong", {"字 {ruby}`甲`"}, 1, 3},
      {"raw-format-left-out", {"```{raw} latex", "x", "```"}, 1, 10},
      {"template-tag-unclosed", {"{% hint %}"}, 1, 1},
      {"template-tag-unknown", {"甲 {% x %}"}, 1, 3},
      {"condition-broken", {"```{only} (甲", "x", "```"}, 1, 11},
      {"markup-foreign", {"```{eval-rst}", ".. x::", "```"}, 1, 5},
  };
}

// How a piece stands in a chapter: what comes before its first line and before the others.
struct Place {
  std::string before;  // lines above it
  std::string first;
  std::string other;
  std::size_t lines_above;
};

std::vector<Place> places() {
  return {{"", "", "", 0},
          {"# 标题\n\n段落。\n\n", "", "", 4},
          {"", "> ", "> ", 0},
          {"- 甲\n\n", "  ", "  ", 2},
          {"1. 甲\n\n   > 乙\n   >\n", "   > ", "   > ", 4},
          {"::::::{note}\n:class: a\n\n甲\n\n", "", "", 5},
          {"````````{admonition} 题 *甲*\n\n- > 乙\n  >\n", "  > ", "  > ", 4},
          {"-\t甲\n\n", "\t", "\t", 2},
          {"词\n: 甲\n\n", "  ", "  ", 3},
          {"字[^注]。\n\n[^注]: 甲\n\n", "    ", "    ", 4},
          {":名: 甲\n\n", "    ", "    ", 2},
          {"````````{list-table}\n\n* - 甲\n\n", "    ", "    ", 4},
          {"`````````{glossary}\n词\n", "  ", "  ", 2},
          {"!!! note \"题\"\n\n", "    ", "    ", 2}};
}

std::string with_line_ends(const std::string& text, const std::string& end) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += end;
    } else {
      out += c;
    }
  }
  return out;
}

std::string placed(const Mistake& mistake, const Place& place) {
  std::string text = place.before;
  for (std::size_t i = 0; i < mistake.lines.size(); ++i) {
    text += (i == 0 ? place.first : place.other) + mistake.lines[i] + "\n";
  }
  return text;
}

// Whether the mistake is among `kinds` at its place.
std::string expected(const Mistake& mistake, const Place& place, const std::string& file) {
  return mistake.kind + " " + file + std::to_string(place.lines_above + mistake.line) + ":" +
         std::to_string(place.first.size() + mistake.column);
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("every mistake is reported at its place") {
  for (const Mistake& mistake : mistakes()) {
    for (const Place& place : places()) {
      const std::string text = placed(mistake, place);
      for (const std::string end : {"\n", "\r\n", "\r"}) {
        for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
          const Reading reading(mark + with_line_ends(text, end));
          INFO(text);
          CHECK(contains(reading.kinds(), expected(mistake, place, "")));
        }
      }
    }
  }
}

TEST_CASE("mistakes in text of one line are reported at their places") {
  const std::string wrong = "{rfe}`目标`";
  const std::vector<std::pair<std::string, std::string>> pieces = {
      {"# 标题 " + wrong, "1:7"},
      {"标题 " + wrong + "\n===", "1:5"},
      {"| 名 | " + wrong + " |\n|---|---|", "1:8"},
      {"| 名 | 数 |\n|---|---|\n| a\\|b | 甲 " + wrong + " |", "3:13"},
      {"```{csv-table}\n\n甲, \"乙 \"\"丙\"\" " + wrong + "\"\n```", "3:14"},
      {"```{figure} a.png\n\n题注 " + wrong + "\n```", "3:5"},
      {"```{code-block} c\n:caption: 题 " + wrong + "\n\na\n```", "2:14"},
      {"```{admonition} 题 " + wrong + "\n甲\n```", "1:20"},
      {"词 " + wrong + "\n: 解", "1:4"},
      {"字[^注]。\n\n[^注]: 甲 " + wrong, "3:10"},
      {"字^[甲 " + wrong + "]。", "1:7"},
      {"**重 " + wrong + "**", "1:6"},
      {"[链 " + wrong + "](a.md)", "1:5"},
      {"甲\n乙 " + wrong, "2:4"},
  };
  for (const auto& [text, place] : pieces) {
    for (const std::string end : {"\n", "\r\n"}) {
      for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
        const Reading reading(mark + with_line_ends(text + "\n", end));
        INFO(text);
        CHECK(contains(reading.kinds(), "role-unknown " + place));
      }
    }
  }
}

TEST_CASE("mistakes in front matter, and what is defined twice, are reported at their places") {
  for (const std::string end : {"\n", "\r\n"}) {
    for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
      const Reading matter(mark + with_line_ends("---\ntitle: 题\nsubstitutions:\n  a: 甲\n"
                                                 "  a: 乙\nthumbnail: x\n---\n字\n",
                                                 end));
      CHECK(contains(matter.kinds(), "definition-twice 5:3"));
      CHECK(contains(matter.kinds(), "front-matter-key-ignored 6:1"));
      const Reading links(mark + with_line_ends("[甲]\n\n> [甲]: /a\n\n[甲]: /b\n", end));
      REQUIRE(links.kinds() == std::vector<std::string>{"definition-twice 5:1"});
      CHECK(links.place(links.diagnostics().front().notes.front().span) == "3:3");
    }
  }
}

TEST_CASE("a part of an included file keeps its places") {
  const Files files = {{"部.md", "一\n二\n三\n\n甲 {rfe}`x`\n"}};
  const Reading reading("```{include} 部.md\n:start-line: 2\n```\n", {}, files);
  CHECK(contains(reading.kinds(), "role-unknown 部.md:5:4"));
}

TEST_CASE("every mistake in an included file is reported at its place in that file") {
  for (const Mistake& mistake : mistakes()) {
    for (const Place& place : places()) {
      const std::string text = placed(mistake, place);
      const Files files = {{"子/部.md", "\xEF\xBB\xBF" + with_line_ends(text, "\r\n")}};
      const Reading reading("段\n\n> ```{include} 子/部.md\n> ```\n", {}, files);
      INFO(text);
      CHECK(contains(reading.kinds(), expected(mistake, place, "子/部.md:")));
    }
  }
}

TEST_CASE("mistakes in cells and titles are reported at their places") {
  CHECK(Reading("| 甲 | `a\\|b` {rfe}`x` |\n|--|--|\n| {rfe}`y` | {{ 无 }} |\n").kinds() ==
        std::vector<std::string>{"role-unknown 1:15", "role-unknown 3:4",
                                 "substitution-unknown 3:14"});
  CHECK(Reading(":::{list-table} 题 {rfe}`x`\n\n* - 甲 {rfe}`y`\n:::\n").kinds() ==
        std::vector<std::string>{"role-unknown 1:20", "role-unknown 3:8"});
  CHECK(Reading("```{figure} a.png\n题 {rfe}`x`\n\n注 {rfe}`y`\n```\n").kinds() ==
        std::vector<std::string>{"role-unknown 2:4", "role-unknown 4:4"});
  CHECK(Reading("# 题 {rfe}`x`\n\n[^a]: 注 {rfe}`y`\n\n甲[^a]\n").kinds() ==
        std::vector<std::string>{"role-unknown 1:6", "role-unknown 3:10"});
}
