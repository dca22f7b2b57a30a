// Whole layouts of small books: what stands where, that nothing is lost, and that names agree.
#include "layout_fixture.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::typeset;
namespace doc = diaoban::document;

namespace {

const std::string sentence = "雕版印书，先把文字写在纸上，反贴于木板，再一刀一刀刻去空白。";

doc::Blocks paragraph(tests::FileBuilder& file, const std::string& words) {
  doc::Blocks blocks;
  blocks.push_back(file.block(doc::Paragraph{file.text(words)}));
  return blocks;
}

void add_paragraph(tests::FileBuilder& file, const std::string& words) {
  file.add(file.block(doc::Paragraph{file.text(words)}));
}

doc::TableRow row_of(tests::FileBuilder& file, const std::vector<std::string>& cells) {
  doc::TableRow row;
  for (const std::string& words : cells) {
    doc::TableCell cell;
    cell.blocks = paragraph(file, words);
    row.cells.push_back(std::move(cell));
  }
  return row;
}

// One block of each kind, each with a word of its own; returns the words.
std::vector<std::string> add_every_block(tests::FileBuilder& file) {
  file.add_heading(1, "章名甲");
  add_paragraph(file, "段落乙");
  file.add_heading(2, "节名丙");
  file.add(file.block(doc::ThematicBreak{}));
  doc::List list;
  list.items.resize(2);
  list.items[0].blocks = paragraph(file, "列项丁");
  list.items[1].checked = true;
  list.items[1].blocks = paragraph(file, "任务戊");
  file.add(file.block(std::move(list)));
  doc::Quote quote;
  quote.blocks = paragraph(file, "引文己");
  quote.attribution = file.text("出处庚");
  file.add(file.block(std::move(quote)));
  doc::CodeBlock code;
  code.language = "cpp";
  code.text = "int forty_two = 42;\n\nreturn 汉字;\n";
  code.line_numbers = true;
  code.emphasized = {3};
  file.add(file.block(std::move(code)));
  doc::Table table;
  table.head.push_back(row_of(file, {"表头辛", "表头壬"}));
  table.body.push_back(row_of(file, {"单元癸", "单元子"}));
  table.caption = file.text("表题丑");
  file.add(file.block(std::move(table)));
  doc::Admonition admonition;
  admonition.kind = doc::AdmonitionKind::Warning;
  admonition.blocks = paragraph(file, "警告寅");
  file.add(file.block(std::move(admonition)));
  doc::Panel panel;
  panel.kind = doc::PanelKind::Card;
  panel.title = file.text("卡片卯");
  panel.blocks = paragraph(file, "卡片辰");
  panel.footer = file.text("卡脚巳");
  file.add(file.block(std::move(panel)));
  file.add_figure("图题午");
  doc::DefinitionList definitions;
  definitions.items.resize(1);
  definitions.items[0].terms.push_back(file.text("术语未"));
  definitions.items[0].definitions.push_back(paragraph(file, "释义申"));
  file.add(file.block(std::move(definitions)));
  doc::FieldList fields;
  fields.fields.resize(1);
  fields.fields[0].name = file.text("字段酉");
  fields.fields[0].body = paragraph(file, "字段戌");
  file.add(file.block(std::move(fields)));
  file.add(file.block(doc::MathBlock{"E=mc^2", {}}));
  doc::Proof proof;
  proof.kind = "theorem";
  proof.title = file.text("定理亥");
  proof.blocks = paragraph(file, "定理天");
  file.add(file.block(std::move(proof)));
  doc::Container container;
  container.blocks = paragraph(file, "容器地");
  file.add(file.block(std::move(container)));
  return {"章名甲",    "段落乙", "节名丙", "列项丁", "任务戊", "引文己", "出处庚",
          "forty_two", "汉字",   "表头辛", "表头壬", "单元癸", "单元子", "表题丑",
          "警告寅",    "卡片卯", "卡片辰", "卡脚巳", "图题午", "术语未", "释义申",
          "字段酉",    "字段戌", "E=mc^2", "定理亥", "定理天", "容器地"};
}

double end_of(const TextItem& text) {
  double end = text.x;
  for (const fonts::Glyph& glyph : text.run.glyphs) end = std::max(end, text.x + double{glyph.x});
  return end;
}

}  // namespace

TEST_CASE("every kind of block is set, and none of its words is lost") {
  LayoutFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  const std::vector<std::string> words = add_every_block(file);
  const Layout layout = fixture.set();
  const std::string text = LayoutFixture::text_of(layout);
  for (const std::string& word : words) {
    INFO(word);
    CHECK(text.find(word) != std::string::npos);
  }
  CHECK(text.find("警告") != std::string::npos);
}

TEST_CASE("no ink is off the paper, and items belong to elements that exist") {
  LayoutFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  add_every_block(file);
  doc::CodeBlock code;
  code.text = repeated("abcdefgh_", 40) + "\n" + repeated("长", 90) + "\n";
  file.add(file.block(std::move(code)));
  add_paragraph(file, repeated("https://example.org/a/very/long/address", 6));
  const Layout layout = fixture.set();
  for (const Page& page : layout.pages) {
    for (const Item& item : page.items) {
      if (!item.owner.is_artifact()) REQUIRE(item.owner.element < layout.elements.size());
      if (const auto* text = std::get_if<TextItem>(&item.what)) {
        INFO(text->run.text);
        CHECK(text->x >= 40);
        CHECK(end_of(*text) <= page.width - 40);
        CHECK(text->y > 30);
        CHECK(text->y < page.height - 50);
      }
    }
  }
  for (std::uint32_t i = 0; i < layout.elements.size(); ++i) {
    for (const std::uint32_t child : layout.elements[i].children) {
      REQUIRE(child < layout.elements.size());
      CHECK(layout.elements[child].parent == i);
    }
  }
}

TEST_CASE("body lines stand on the baseline grid whatever is between them") {
  LayoutFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  for (int i = 0; i < 3; ++i) {
    add_every_block(file);
    add_paragraph(file, repeated(sentence, 6));
  }
  const Layout layout = fixture.set();
  const double leading = fixture.theme.body.leading.pt();
  std::vector<double> baselines;
  for (const Page& page : layout.pages) {
    for (const Item& item : page.items) {
      const auto* text = std::get_if<TextItem>(&item.what);
      if (text == nullptr || text->run.text.find("雕版印书") == std::string::npos) continue;
      baselines.push_back(text->y);
    }
  }
  REQUIRE(baselines.size() > 6);
  for (const double y : baselines) {
    const double steps = (y - baselines.front()) / leading;
    CHECK(std::abs(steps - std::round(steps)) * leading < 0.05);
  }
}

TEST_CASE("contents and references name the page that their goal is on") {
  LayoutFixture fixture;
  for (int chapter = 0; chapter < 3; ++chapter) {
    tests::FileBuilder& file = fixture.add_file("c" + std::to_string(chapter) + ".md");
    file.add_heading(1, "第" + std::to_string(chapter) + "号章");
    for (int i = 0; i < 40; ++i) add_paragraph(file, repeated(sentence, 5));
    file.add_heading(2, "末节" + std::to_string(chapter));
    add_paragraph(file, sentence);
  }
  const Layout layout = fixture.set();
  const int contents = LayoutFixture::page_with(layout, "目录");
  REQUIRE(contents >= 0);
  int checked = 0;
  for (const LinkArea& link : layout.pages[static_cast<std::size_t>(contents)].links) {
    const auto& place = layout.destinations[std::get<DestinationId>(link.to).index];
    const std::string text = LayoutFixture::text_of(layout.pages[place.page]);
    CHECK(text.find(link.description) != std::string::npos);
    // The label stands in the line as text of the Link element.
    std::string line;
    for (const Item& item : layout.pages[static_cast<std::size_t>(contents)].items) {
      const auto* run = std::get_if<TextItem>(&item.what);
      if (run == nullptr || item.owner.is_artifact()) continue;
      if (layout.elements[item.owner.element].parent == link.element) line += run->run.text;
    }
    CHECK(line.find(layout.pages[place.page].label) != std::string::npos);
    ++checked;
  }
  CHECK(checked == 6);
  REQUIRE(layout.outline.size() >= 3);
  CHECK(layout.outline.back().title == "第2号章");
  REQUIRE(layout.outline.back().children.size() == 1);
  CHECK(layout.outline.back().children[0].title == "末节2");
}

TEST_CASE("footnotes stand on the page of their mark and are counted from one on each") {
  LayoutFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  file.add_heading(1, "章");
  const int notes = 12;
  for (int i = 0; i < notes; ++i) {
    doc::Inlines words = file.text("文" + std::to_string(100 + i) + sentence);
    words.push_back(file.inline_node(doc::FootnoteReference{"n" + std::to_string(i)}));
    file.add(file.block(doc::Paragraph{std::move(words)}));
    for (int p = 0; p < 3; ++p) add_paragraph(file, repeated(sentence, 3));
  }
  for (int i = 0; i < notes; ++i) {
    doc::FootnoteDefinition note;
    note.label = "n" + std::to_string(i);
    note.blocks = paragraph(file, "注" + std::to_string(100 + i) + "，见于某书。");
    file.add(file.block(std::move(note)));
  }
  const Layout layout = fixture.set();
  int pages_with_notes = 0;
  for (int i = 0; i < notes; ++i) {
    const int page = LayoutFixture::page_with(layout, "文" + std::to_string(100 + i));
    REQUIRE(page >= 0);
    CHECK(LayoutFixture::page_with(layout, "注" + std::to_string(100 + i)) == page);
  }
  for (const Page& page : layout.pages) {
    const std::string text = LayoutFixture::text_of(page);
    if (text.find("见于某书") == std::string::npos) continue;
    ++pages_with_notes;
    CHECK(text.find("①") != std::string::npos);
    CHECK(text.find("⑨") == std::string::npos);
  }
  CHECK(pages_with_notes > 1);
}

TEST_CASE("a long table goes over pages, its head said again with 续表") {
  LayoutFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  file.add_heading(1, "章");
  doc::Table table;
  table.head.push_back(row_of(file, {"编号", "名称"}));
  for (int i = 0; i < 200; ++i) {
    table.body.push_back(row_of(file, {std::to_string(1000 + i), "行" + std::to_string(1000 + i)}));
  }
  file.add(file.block(std::move(table)));
  const Layout layout = fixture.set();
  int continued = 0;
  for (const Page& page : layout.pages) {
    for (const Item& item : page.items) {
      const auto* text = std::get_if<TextItem>(&item.what);
      if (text != nullptr && text->run.text.find("续表") != std::string::npos) ++continued;
    }
  }
  CHECK(continued >= 5);
  const std::string text = LayoutFixture::text_of(layout);
  for (int i = 0; i < 200; ++i) {
    CHECK(text.find("行" + std::to_string(1000 + i)) != std::string::npos);
  }
}

TEST_CASE("the tint of a listing in a cut row lies under all its lines") {
  LayoutFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  file.add_heading(1, "章");
  doc::CodeBlock code;
  for (int i = 0; i < 30; ++i) code.text += i % 2 == 0 ? "agj\n" : "\n";
  doc::Table table;
  table.head.push_back(row_of(file, {"名", "例"}));
  table.body.push_back(row_of(file, {"甲", "乙"}));
  table.body[0].cells[1].blocks.clear();
  table.body[0].cells[1].blocks.push_back(file.block(std::move(code)));
  file.add(file.block(std::move(table)));
  const Layout layout = fixture.set();
  int lines = 0;
  for (const Page& page : layout.pages) {
    const std::vector<Item> items(page.items.begin(), page.items.end());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto* text = std::get_if<TextItem>(&items[i].what);
      if (text == nullptr || !text->run.text.starts_with("agj")) continue;
      ++lines;
      const double foot = text->y + 0.2 * fixture.theme.listing.size.pt();
      for (std::size_t later = i + 1; later < items.size(); ++later) {
        const auto* rule = std::get_if<RuleItem>(&items[later].what);
        const bool covers = rule != nullptr && rule->area.y < foot &&
                            rule->area.y + rule->area.height > foot && rule->area.x <= text->x &&
                            rule->area.x + rule->area.width > text->x;
        CHECK(!covers);
      }
    }
  }
  CHECK(lines == 15);
}

TEST_CASE("what is nested deep or is far too long stays on the paper") {
  LayoutFixture fixture;
  fixture.picture.kind = figures::PictureKind::Broken;
  tests::FileBuilder& file = fixture.add_file("a.md");
  file.add_heading(1, repeated("很长的章名", 200));
  doc::Blocks inner = paragraph(file, "深处甲");
  for (int depth = 0; depth < 90; ++depth) {
    doc::Blocks outer;
    if (depth % 3 == 0) {
      doc::List list;
      list.items.resize(1);
      list.items[0].blocks = std::move(inner);
      outer.push_back(file.block(std::move(list)));
    } else if (depth % 3 == 1) {
      doc::Quote quote;
      quote.blocks = std::move(inner);
      outer.push_back(file.block(std::move(quote)));
    } else {
      doc::Admonition admonition;
      admonition.blocks = std::move(inner);
      outer.push_back(file.block(std::move(admonition)));
    }
    inner = std::move(outer);
  }
  file.add(std::move(inner.front()));
  file.add_figure(repeated("很长的图题", 400));
  doc::Table table;
  table.head.push_back(row_of(file, {repeated("很长的表头", 300), "乙"}));
  table.body.push_back(row_of(file, {repeated("很长的单元", 600), "丁"}));
  file.add(file.block(std::move(table)));
  const Layout layout = fixture.set();
  for (const Page& page : layout.pages) {
    for (const Item& item : page.items) {
      const auto* text = std::get_if<TextItem>(&item.what);
      if (text == nullptr) continue;
      INFO(text->run.text);
      CHECK(text->x >= 20);
      CHECK(end_of(*text) <= page.width - 20);
      CHECK(text->y > 20);
      CHECK(text->y < page.height - 10);
    }
  }
  const std::string text = LayoutFixture::text_of(layout);
  CHECK(text.find("深处甲") != std::string::npos);
  int cells = 0;
  for (auto at = text.find("单"); at != std::string::npos; at = text.find("单", at + 1)) ++cells;
  CHECK(cells == 600);
}

TEST_CASE("in a printed book chapters open on right-hand pages, where odd numbers stand") {
  LayoutFixture fixture;
  fixture.edition.profile = project::Profile::Print;
  fixture.theme.two_sided = true;
  fixture.theme.chapters_recto = true;
  fixture.theme.inner_margin = base::Length::from_mm(25);
  for (int chapter = 0; chapter < 4; ++chapter) {
    tests::FileBuilder& file = fixture.add_file("c" + std::to_string(chapter) + ".md");
    file.add_heading(1, "开篇" + std::to_string(chapter));
    for (int i = 0; i < 20; ++i) add_paragraph(file, repeated(sentence, 3 + chapter));
  }
  const Layout layout = fixture.set();
  for (int chapter = 0; chapter < 4; ++chapter) {
    const auto& entry =
        layout.outline[layout.outline.size() - 4 + static_cast<std::size_t>(chapter)];
    const std::uint32_t page = layout.destinations[entry.to.index].page;
    CHECK(page % 2 == 0);
    CHECK(std::stoi(layout.pages[page].label) % 2 == 1);
    // A blank page before it has no head.
    const Page& before = layout.pages[page - 1];
    if (LayoutFixture::text_of(before).empty()) CHECK(before.items.empty());
  }
  // Inner margins are at the left of right-hand pages, at the right of the others.
  double recto = 1000;
  double verso = 1000;
  for (std::size_t i = static_cast<std::size_t>(layout.first_numbered_page);
       i < layout.pages.size(); ++i) {
    for (const Item& item : layout.pages[i].items) {
      const auto* text = std::get_if<TextItem>(&item.what);
      if (text == nullptr || item.owner.is_artifact()) continue;
      double& left = i % 2 == 0 ? recto : verso;
      left = std::min(left, text->x);
    }
  }
  CHECK(std::abs(recto - 25 * 72 / 25.4) < 0.01);
  CHECK(std::abs(verso - (185 * 72 / 25.4 - 399 - 25 * 72 / 25.4)) < 0.01);
}

TEST_CASE("the layout does not depend on the number of threads") {
  LayoutFixture fixture;
  for (int chapter = 0; chapter < 4; ++chapter) {
    tests::FileBuilder& file = fixture.add_file("c" + std::to_string(chapter) + ".md");
    add_every_block(file);
  }
  const std::string alone = dump(fixture.set(1));
  const std::string shared = dump(fixture.set(4));
  CHECK(alone == shared);
  CHECK(alone.size() > 1000);
}
