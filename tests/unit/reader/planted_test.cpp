// Mistakes planted in what the dialects add to Markdown: each is reported in its file at the line
// and the column where ◆ stands in the text.
#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

namespace {

constexpr std::string_view mark = "◆";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Planted {
  std::string kind;
  std::string text;      // of in.md
  std::string included;  // of 部.md, which in.md takes in
};

// Lines and columns from 1, a character a column whatever its width.
std::string place_of_mark(const std::string& text) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t i = 0; i < text.find(mark); ++i) {
    if (text[i] == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      ++column;
    }
  }
  return std::to_string(line) + ":" + std::to_string(column);
}

std::string without_mark(std::string text) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.erase(at, mark.size());
  return text;
}

// As the editors of another system write it.
std::string in_windows(const std::string& text) {
  std::string out{byte_order_mark};
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

std::string expected(const Planted& planted) {
  if (planted.text.find(mark) != std::string::npos) {
    return planted.kind + " " + place_of_mark(planted.text);
  }
  return planted.kind + " 部.md:" + place_of_mark(planted.included);
}

void check_places(const std::vector<Planted>& all,
                  reader::Dialect dialect = reader::Dialect::Myst) {
  reader::ReadOptions options;
  options.dialect = dialect;
  for (const Planted& planted : all) {
    const std::string text = without_mark(planted.text);
    const std::string included = without_mark(planted.included);
    INFO(planted.text << "\n-- 部.md:\n" << planted.included);
    const std::vector<std::string> only{expected(planted)};
    CHECK(Reading(text, options, {{"部.md", included}}).kinds() == only);
    CHECK(Reading(in_windows(text), options, {{"部.md", in_windows(included)}}).kinds() == only);
  }
}

}  // namespace

TEST_CASE("mistakes in what mdBook adds are reported at their places") {
  check_places(
      {
          {"html-dropped", "段\n\n{{#include 部.md}}\n", "一\n\n> 二 ◆<script>x</script>\n"},
          {"html-dropped", "{{#include 部.md:3:4}}\n", "一\n\n三\n四 ◆<script>x</script>\n五\n"},
          {"html-dropped", "{{#include 部.md:丙}}\n",
           "一\n\n<!-- ANCHOR: 丙 -->\n三 ◆<script>x</script>\n<!-- ANCHOR_END: 丙 -->\n"},
      },
      reader::Dialect::MdBook);
}

TEST_CASE("mistakes in what GitBook and GitHub add are reported at their places") {
  check_places({
      {"role-unknown", "{% hint style=\"info\" %}\n甲 {◆rfe}`x`\n{% endhint %}\n", ""},
      {"role-unknown",
       "甲\n\n{% tabs %}\n{% tab title=\"一\" %}\n- 乙 {◆rfe}`x`\n{% endtab %}\n{% endtabs %}\n",
       ""},
      {"role-unknown", "> [!NOTE]\n> 甲\n> {◆rfe}`x`\n", ""},
      {"role-unknown", "> {% hint style=\"info\" %}\n> 甲 {◆rfe}`x`\n> {% endhint %}\n", ""},
      {"template-tag-unclosed", "甲\n\n◆{% hint style=\"info\" %}\n乙\n", ""},
  });
}

TEST_CASE("mistakes in panels, tables and figures are reported at their places") {
  check_places({
      {"role-unknown", "::::{tab-set}\n:::{tab-item} 一 {◆rfe}`x`\n甲\n:::\n::::\n", ""},
      {"role-unknown", "::::{tab-set}\n:::{tab-item} 一\n:sync: a\n\n甲 {◆rfe}`x`\n:::\n::::\n",
       ""},
      {"directive-option-unknown", "::::{tab-set}\n:::{tab-item} 一\n:◆snc: a\n\n甲\n:::\n::::\n",
       ""},
      {"role-unknown",
       "- > :::::{grid} 2\n  > ::::{grid-item-card} 题\n  > :::{note}\n  > 甲 {◆rfe}`x`\n  > :::\n "
       " > ::::\n  > :::::\n",
       ""},
      {"role-unknown", "```{csv-table} 题\n:header: 甲, 乙 {◆rfe}`x`\n\n1, 2\n```\n", ""},
      {"role-unknown",
       "```{csv-table} 题\n:header: 甲, 乙\n\n1, 2\n3, \"四, \"\"五\"\" {◆rfe}`x`\"\n```\n", ""},
      {"role-unknown",
       "> ```{csv-table} 题\n> :header-rows: 1\n>\n> 甲, 乙\n> 3, \"四\n> 五 {◆rfe}`x`\"\n> ```\n",
       ""},
      {"role-unknown", "```{csv-table}\n:delim: tab\n\n甲\t乙 {◆rfe}`x`\n```\n", ""},
      {"role-unknown", "```{csv-table}\n:file: 部.md\n```\n", "一,二\n\"三\",\"四 {◆rfe}`x`\"\n"},
      {"include-missing", "```{csv-table}\n:file: ◆没有.csv\n```\n", ""},
      {"role-unknown",
       "```{list-table}\n:header-rows: 1\n\n* - 甲\n  - 乙\n* - 一\n  - 二\n\n    - 三 "
       "{◆rfe}`x`\n```\n",
       ""},
      {"role-unknown", "> * ```{list-table}\n>   * - 甲\n>     - 乙 {◆rfe}`x`\n>   ```\n", ""},
      {"role-unknown", "```{figure-md} 名\n![图 {◆rfe}`x`](a.png)\n\n题注\n```\n", ""},
      {"role-unknown", ":::{figure-md} 名\n:class: a\n\n![图](a.png)\n\n题注 {◆rfe}`x`\n:::\n", ""},
      {"role-unknown", ":::{table} 题 {◆rfe}`x`\n| 甲 |\n|--|\n| 乙 |\n:::\n", ""},
      {"role-unknown", ":::{table} 题\n:align: center\n\n| 甲 |\n|--|\n| 乙 {◆rfe}`x` |\n:::\n",
       ""},
      {"role-unknown", "- 甲\n\n  | 甲 | 乙 |\n  |--|--|\n  | 乙 | 😀 {◆rfe}`x` |\n", ""},
  });
}

TEST_CASE("mistakes in options and front matter are reported at their places") {
  check_places({
      {"directive-option-unknown", "```{figure} a.png\n---\nwidth: 1px\n◆widht: 2px\n---\n```\n",
       ""},
      {"directive-option-unknown",
       "> - ```{figure} a.png\n>   ---\n>   alt: 甲\n>   ◆widht: 2px\n>   ---\n>   ```\n", ""},
      {"directive-value-wrong", "```{code-block} c\n---\nlineno-start: ◆甲\n---\na\n```\n", ""},
      {"directive-value-wrong",
       "```{code-block} c\n---\ncaption: 题\nlineno-start: \"◆甲\"\n---\na\n```\n", ""},
      {"role-unknown", "```{code-block} c\n---\ncaption: 题 {◆rfe}`x`\n---\na\n```\n", ""},
      {"role-unknown", "```{code-block} c\n---\ncaption: \"题 {◆rfe}`x`\"\n---\na\n```\n", ""},
      {"role-unknown", "```{code-block} c\n---\ncaption: '题''二'' {◆rfe}`x`'\n---\na\n```\n", ""},
      {"role-unknown", "```{code-block} c\n---\ncaption: |\n  题\n  二 {◆rfe}`x`\n---\na\n```\n",
       ""},
      {"role-unknown", "```{code-block} c\n---\ncaption: >-\n  题\n  二 {◆rfe}`x`\n---\na\n```\n",
       ""},
      {"role-unknown", "```{code-block} c\n:caption: 题\n  二 {◆rfe}`x`\n\na\n```\n", ""},
      {"directive-options-broken", "甲\n\n```{note}\n---\n◆class: [a\n---\n乙\n```\n", ""},
      {"role-unknown", "---\nsubstitutions:\n  a: 甲 {rfe}`x`\n---\n◆{{ a }}\n", ""},
      {"role-unknown", "---\nsubstitutions:\n  a: \"甲 {rfe}`x`\"\n---\n乙 ◆{{ a }}\n", ""},
      {"role-unknown",
       "---\nsubstitutions:\n  a: |\n    甲\n\n    - 乙 {rfe}`x`\n---\n\n◆{{ a }}\n", ""},
      {"substitution-unknown", "> - 甲 ◆{{ 无 }}\n", ""},
      {"substitution-unknown", "| 甲 | 乙 ◆{{ 无 }} |\n|--|--|\n", ""},
      {"substitution-unknown", "◆{{ 无 }}\n", ""},
  });
}

TEST_CASE(
    "mistakes in glossaries, fields, attributes and definitions are reported at their places") {
  check_places({
      {"role-unknown", "```{glossary}\n甲\n  解 {◆rfe}`x`\n\n乙\n  解\n```\n", ""},
      {"role-unknown", "> :::{glossary}\n> 甲\n> : 解\n>\n>   再 {◆rfe}`x`\n> :::\n", ""},
      {"role-unknown", "```{glossary}\n甲 {◆rfe}`x`\n  解\n```\n", ""},
      {"role-unknown", ":名: 甲 {◆rfe}`x`\n:二: 乙\n", ""},
      {"role-unknown", ":名 {◆rfe}`x`: 甲\n", ""},
      {"role-unknown", "- :名:\n    甲\n\n    - 乙 {◆rfe}`x`\n", ""},
      {"role-unknown", "# 题 {◆rfe}`x` {#a .b}\n", ""},
      {"role-unknown", "{#a .b}\n> {.c}\n> 甲 {◆rfe}`x`\n", ""},
      {"role-unknown", "[甲 {◆rfe}`x`]{.b}\n", ""},
      {"role-unknown", "甲\n乙\n\n: 解\n\n  > 再 {◆rfe}`x`\n", ""},
      {"role-unknown", "甲 {◆rfe}`x`\n\n: 解\n", ""},
      {"role-unknown", "(目标)=\n## 题 {◆rfe}`x`\n", ""},
      {"role-unknown", "```{index} 甲; 乙\n```\n\n字 {◆rfe}`x`\n", ""},
      {"role-unknown",
       "1. 甲\n\n   > ::::{note}\n   > :::{tip} 题\n   > - 乙\n   >\n   >   {◆rfe}`x`\n   > :::\n  "
       " > ::::\n",
       ""},
      {"directive-unknown", "> 1. ::::{note}\n>    :::{◆tpi} 题\n>    乙\n>    :::\n>    ::::\n",
       ""},
      {"role-unknown", "-\t甲\t{◆rfe}`x`\n", ""},
      {"role-unknown", ">\t-\t甲 {◆rfe}`x`\n", ""},
      {"role-unknown", "1.\t甲\n\n\t-\t乙\t{◆rfe}`x`\n", ""},
      {"role-unknown", "𠀀😀e\u0301　{◆rfe}`x`\n", ""},
      {"role-unknown", "甲 <b>乙 {◆rfe}`x`</b>\n", ""},
      {"role-unknown", "<div>\n\n甲 {◆rfe}`x`\n\n</div>\n", ""},
      {"role-unknown", "```{math}\na\n```\n甲 $x$ `y` [链](<a> \"题\") {◆rfe}`x`\n", ""},
  });
}

TEST_CASE("mistakes in files that are taken in are reported in them") {
  check_places({
      {"role-unknown", "```{include} 部.md\n:start-after: 一\n:end-before: 四\n```\n",
       "〇\n一\n\n- 三 {◆rfe}`x`\n\n四\n"},
      {"role-unknown", "> ```{include} 部.md\n> :start-after: 一\n> ```\n", "一 二 {◆rfe}`x`\n"},
      {"role-unknown", "```{include} 部.md\n:heading-offset: 1\n```\n",
       "---\ntitle: 甲\n---\n# 题\n\n乙 {◆rfe}`x`\n"},
      {"directive-option-unknown", "```{include} 部.md\n```\n",
       "甲\n\n> ```{figure} a.png\n> :◆widht: 1\n> ```\n"},
      {"fence-unclosed", "```{include} 部.md\n```\n\n段\n", "甲\n\n◆~~~ c\nint a;\n"},
      {"include-missing", "```{include} 部.md\n```\n", "甲\n\n```{include} ◆没有.md\n```\n"},
      {"include-missing", "```{literalinclude} ◆没有.c\n:lines: 1\n```\n", ""},
      {"include-part-missing", "```{literalinclude} 部.md\n:start-after: ◆没有\n```\n", "甲\n"},
      {"directive-value-wrong", "```{literalinclude} 部.md\n:lines: ◆甲\n```\n", "甲\n"},
  });
}
