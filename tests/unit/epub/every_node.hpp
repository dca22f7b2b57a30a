// A book with every kind of node, each with a word of its own, nested as an author might.
#pragma once

#include <string>
#include <vector>

#include "unit/epub/book.hpp"

namespace diaoban::epub::test {

using namespace document;

// Fills `book` with two chapters; the words that must be read in its pages.
inline std::vector<std::string> add_every_node(TestBook& book) {
  Tree t(0);
  std::vector<std::string> words;
  const auto word = [&](const std::string& name) {
    words.push_back("词" + name);
    return words.back();
  };
  const auto text = [&](const std::string& name) { return t.text(word(name)); };
  const auto paragraph = [&](const std::string& name) { return t.paragraph(word(name)); };

  Inlines line;
  for (int style = 0; style <= static_cast<int>(Style::Quoted); ++style) {
    line.push_back(
        t.inline_of(Styled{static_cast<Style>(style), text("样式" + std::to_string(style))}));
  }
  for (int kind = 0; kind <= static_cast<int>(LiteralKind::Label); ++kind) {
    line.push_back(t.inline_of(
        Literal{static_cast<LiteralKind>(kind), word("字面" + std::to_string(kind)), ""}));
  }
  line.push_back(t.inline_of(SoftBreak{true}));
  line.push_back(t.inline_of(SoftBreak{false}));
  line.push_back(t.inline_of(HardBreak{}));
  line.push_back(
      t.inline_of(Link{"https://例え.example/a b[c]|d%zz#x#y", "题", text("链"), false}));
  line.push_back(t.inline_of(Link{"#sec", "", text("内链"), false}));
  line.push_back(t.inline_of(Link{"tool.zip", "", text("文件"), false}));
  line.push_back(t.inline_of(Image{"none.png", "", word("缺图")}));
  line.push_back(t.inline_of(Image{"https://pics.example/x.png", "", word("远图")}));
  line.push_back(t.inline_of(Reference{ReferenceKind::Ref, "sec", text("引用"), "ref"}));
  line.push_back(t.inline_of(FootnoteReference{"a"}));
  line.push_back(t.inline_of(Citation{CitationKind::Parenthetical, {word("文献")}}));
  line.push_back(t.inline_of(Math{"\\alpha<" + word("式"), false}));
  line.push_back(t.inline_of(Abbreviation{word("缩写"), "全称"}));
  line.push_back(t.inline_of(Ruby{{{word("注音"), "zhù"}, {"日", "rì"}}}));
  line.push_back(t.inline_of(IndexMark{{IndexEntry{{"编译", "优化"}, "", "", "", true}}}));
  line.push_back(t.inline_of(Bracketed{text("方括")}));
  line.push_back(t.inline_of(RawInline{"html", "<b>" + word("生")}));
  line.push_back(t.inline_of(Text{"ひらがなと漢字 한국어 문장 " + word("末")}));

  Blocks blocks{t.heading(1, word("章")), t.block_of(Target{"sec"}), t.heading(2, word("节")),
                t.block_of(Paragraph{line}), t.block_of(ThematicBreak{})};

  List list;
  list.ordered = true;
  list.start = 3;
  list.numbering = NumberStyle::LowerRoman;
  list.items = {ListItem{{0, 9001}, {}, {}, true, {paragraph("任务")}},
                ListItem{{0, 9002}, {}, {}, false, {}},
                ListItem{{0, 9003}, {}, {}, {}, {paragraph("项甲"), paragraph("项乙")}}};
  blocks.push_back(t.block_of(list));
  list.tight = false;
  list.items.resize(1);
  blocks.push_back(t.block_of(list));
  blocks.push_back(t.block_of(List{}));
  for (int kind = 0; kind <= static_cast<int>(QuoteKind::Highlights); ++kind) {
    blocks.push_back(t.block_of(Quote{static_cast<QuoteKind>(kind),
                                      {paragraph("引文" + std::to_string(kind))},
                                      text("出处" + std::to_string(kind))}));
  }
  CodeBlock code;
  code.language = "cpp";
  code.text = "int a;  // " + word("码") + "\n\nreturn \"<&>\";\n";
  code.caption = text("码题");
  code.line_numbers = true;
  code.emphasized = {1};
  blocks.push_back(t.block_of(code));

  TableCell head, wide, cell;
  head.blocks = {t.heading(3, word("表头")),
                 t.block_of(Admonition{AdmonitionKind::Tip, {}, {}, false, {paragraph("表内注")}})};
  wide.columns = 2;
  wide.rows = 9;
  wide.blocks = {paragraph("宽格")};
  cell.header = true;
  cell.blocks = {t.block_of(list)};
  Table table;
  table.alignments = {Alignment::Left, Alignment::Right, Alignment::Center};
  table.widths = {1, 2, 3};
  table.head = {TableRow{{}, {head, head, head}}};
  table.body = {TableRow{{}, {cell, wide}}};
  table.caption = text("表题");
  blocks.push_back(t.block_of(table));
  blocks.push_back(t.block_of(Table{}));

  for (int kind = 0; kind <= static_cast<int>(AdmonitionKind::VersionRemoved); ++kind) {
    blocks.push_back(t.block_of(Admonition{static_cast<AdmonitionKind>(kind),
                                           {},
                                           "1.2",
                                           kind % 2 == 0,
                                           {paragraph("注" + std::to_string(kind))}}));
  }
  for (int kind = 0; kind <= static_cast<int>(PanelKind::Dropdown); ++kind) {
    const std::string number = std::to_string(kind);
    blocks.push_back(t.block_of(Panel{static_cast<PanelKind>(kind),
                                      text("栏题" + number),
                                      {paragraph("栏" + number)},
                                      text("栏脚" + number)}));
  }
  Figure figure;
  figure.content = {t.block_of(Paragraph{{t.inline_of(Image{"none.png", "", word("图")})}})};
  figure.caption = text("图题");
  figure.legend = {paragraph("图例")};
  blocks.push_back(t.block_of(figure));
  DefinitionList definitions;
  definitions.glossary = true;
  definitions.items = {DefinitionItem{{}, {text("名")}, {{paragraph("释")}}},
                       DefinitionItem{{}, {text("空名")}, {}},
                       DefinitionItem{{}, {}, {{paragraph("无名释")}}}};
  blocks.push_back(t.block_of(definitions));
  blocks.push_back(t.block_of(FieldList{{Field{{}, text("域"), {paragraph("域值")}}}}));
  blocks.push_back(t.block_of(FootnoteDefinition{"a", {paragraph("脚注"), t.block_of(code)}}));
  blocks.push_back(t.block_of(FootnoteDefinition{"unused", {paragraph("无引脚注")}}));
  blocks.push_back(t.block_of(MathBlock{"E=mc^2<" + word("公式"), "eq"}));
  blocks.push_back(t.block_of(Proof{"theorem", text("定理题"), true, {paragraph("定理")}}));
  blocks.push_back(t.block_of(Proof{"lemma", {}, false, {paragraph("引理")}}));
  Generated contents;
  contents.kind = GeneratedKind::LocalContents;
  blocks.push_back(t.block_of(contents));
  blocks.push_back(t.block_of(Container{{paragraph("容器")}}));
  blocks.push_back(t.block_of(RawBlock{"html", "<div>" + word("生块")}));
  for (const Block& block : blocks)
    book.pages.push_back({block.id, std::to_string(book.pages.size() + 1)});
  book.add(std::move(blocks));

  Tree second(1);
  Generated index;
  index.kind = GeneratedKind::Index;
  book.add({second.heading(1, "索引"), second.block_of(index)});
  book.add({});
  return words;
}

}  // namespace diaoban::epub::test
