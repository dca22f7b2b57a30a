// Several chapters in one file, and titles that the reading order gives.
#include "layout_fixture.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::typeset;
namespace doc = diaoban::document;

namespace {

const std::string sentence = "雕版印书，先把文字写在纸上，反贴于木板，再一刀一刀刻去空白。";

void add_text(tests::FileBuilder& file, int paragraphs) {
  for (int i = 0; i < paragraphs; ++i) {
    file.add(file.block(doc::Paragraph{file.text(repeated(sentence, 4))}));
  }
}

void add_noted(tests::FileBuilder& file, const std::string& label) {
  doc::Inlines words = file.text("有注");
  words.push_back(file.inline_node(doc::FootnoteReference{label}));
  file.add(file.block(doc::Paragraph{std::move(words)}));
  doc::FootnoteDefinition note;
  note.label = label;
  note.blocks.push_back(file.block(doc::Paragraph{file.text("注文" + label)}));
  file.add(file.block(std::move(note)));
}

std::string head_of(const Page& page) {
  std::string text;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<TextItem>(&item.what);
    if (run != nullptr && item.owner.element == Owner::pagination_artifact) text += run->run.text;
  }
  return text;
}

}  // namespace

TEST_CASE("each heading of the first level in a file opens a chapter") {
  LayoutFixture fixture;
  fixture.theme.two_sided = true;
  fixture.theme.chapters_recto = true;
  fixture.theme.footnote_numbering = "endnotes";
  tests::FileBuilder& file = fixture.add_file("a.md");
  file.add_heading(1, "甲章");
  add_noted(file, "a1");
  add_text(file, 1);
  file.add_target("of-second");
  file.add_heading(1, "乙章");
  add_noted(file, "b1");
  add_text(file, 20);
  const Layout layout = fixture.set();
  const int first = LayoutFixture::page_with(layout, "注文a1");
  const int second = LayoutFixture::page_with(layout, "注文b1");
  int opening = -1;
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    const std::string text = LayoutFixture::text_of(layout.pages[i]);
    if (text.find("乙章") != std::string::npos && text.find("有注") != std::string::npos) {
      opening = static_cast<int>(i);
    }
  }
  // Its notes stand with each chapter, and both begin with one.
  REQUIRE(opening > 0);
  CHECK(first < opening);
  CHECK(second >= opening);
  CHECK(opening % 2 == 0);
  const std::string text = LayoutFixture::text_of(layout);
  CHECK(text.find("②") == std::string::npos);
  // The page before is blank, the page after has the second chapter's head.
  CHECK(LayoutFixture::text_of(layout.pages[static_cast<std::size_t>(opening) - 1]).empty());
  const std::string head = head_of(layout.pages[static_cast<std::size_t>(opening) + 1]);
  CHECK(head.find("乙章") != std::string::npos);
}

TEST_CASE("running heads say the title that the reading order gives") {
  LayoutFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  fixture.book.files.back().title = "短名";
  file.add_heading(1, "本章很长很长的名字");
  add_text(file, 20);
  const Layout layout = fixture.set();
  const int opening = LayoutFixture::page_with(layout, "雕版印书");
  REQUIRE(opening >= 0);
  const auto page = static_cast<std::size_t>(opening);
  CHECK(LayoutFixture::text_of(layout.pages[page]).find("本章很长很长的名字") != std::string::npos);
  CHECK(head_of(layout.pages[page + 1]).find("短名") != std::string::npos);
  CHECK(layout.outline.back().title == "短名");
}
