// Pictures over the edges of their page, and chapters inside a file on right-hand pages.
#include "figures/drawing.hpp"
#include "layout_fixture.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::typeset;

namespace {

namespace doc = document;

struct PaperFixture : LayoutFixture {
  PaperFixture() {
    edition.profile = project::Profile::Print;
    theme.bleed = project::Length::from_mm(3);
    theme.bleed_at_spine = false;
    theme.chapters_recto = true;
    theme.two_sided = true;
  }

  static void add_figure(tests::FileBuilder& file, const std::string& caption) {
    doc::Image image;
    image.source = "a.png";
    image.alternative = "图";
    doc::Inlines children;
    children.push_back(file.inline_node(std::move(image)));
    doc::Figure figure;
    figure.content.push_back(file.block(doc::Paragraph{std::move(children)}));
    if (!caption.empty()) figure.caption = file.text(caption);
    doc::Block block = file.block(std::move(figure));
    block.attributes.edit().classes = {"full-bleed"};
    file.add(std::move(block));
  }
};

// The pages with a picture, and its area.
std::vector<std::pair<std::size_t, Rectangle>> pictures_of(const Layout& layout) {
  std::vector<std::pair<std::size_t, Rectangle>> found;
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    for (const Item& item : layout.pages[i].items) {
      const auto* picture = std::get_if<PictureItem>(&item.what);
      if (picture != nullptr) found.emplace_back(i, picture->area);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("a picture over the edges fills its page with the bleed, but not beyond the spine") {
  PaperFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  file.add_heading(1, "章");
  PaperFixture::add_figure(file, "");
  PaperFixture::add_figure(file, "题目");
  file.add(file.block(doc::Paragraph{file.text("后面的字。")}));
  const Layout layout = fixture.set();
  const auto found = pictures_of(layout);
  REQUIRE(found.size() == 2);
  const double bleed = fixture.theme.bleed.pt();
  for (const auto& [index, area] : found) {
    INFO(index);
    const Page& page = layout.pages[index];
    const bool recto = index % 2 == 0;
    CHECK(area.x == (recto ? 0 : -bleed));
    CHECK(area.y == -bleed);
    CHECK(std::abs(area.width - page.width - bleed) < 1e-9);
    // Neither head nor folio lies over it.
    for (const Item& item : page.items) {
      CHECK(item.owner.element != Owner::pagination_artifact);
    }
  }
  const Page& whole = layout.pages[found[0].first];
  CHECK(std::abs(found[0].second.height - whole.height - 2 * bleed) < 1e-9);
  // The caption stands below the other, in the type area.
  const Page& headed = layout.pages[found[1].first];
  const double bottom = found[1].second.y + found[1].second.height;
  CHECK(bottom < headed.height - 40);
  double caption = 0;
  for (const Item& item : headed.items) {
    if (const auto* text = std::get_if<TextItem>(&item.what)) caption = text->y;
  }
  CHECK(caption > bottom);
  CHECK(fixture.sink.sorted(fixture.sources).empty());
}

TEST_CASE("without bleed the picture stays in the type area, which is told; on the screen, too") {
  PaperFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  PaperFixture::add_figure(file, "");
  fixture.theme.bleed = {};
  const Layout bare = fixture.set();
  REQUIRE(pictures_of(bare).size() == 1);
  CHECK(pictures_of(bare)[0].second.x > 20);
  const auto said = fixture.sink.sorted(fixture.sources);
  REQUIRE(said.size() == 1);
  CHECK(said[0].kind->name == "bleed-missing");
  CHECK(said[0].span.begin == 3);

  PaperFixture screen;
  screen.edition.profile = project::Profile::Screen;
  PaperFixture::add_figure(screen.add_file("a.md"), "");
  CHECK(pictures_of(screen.set())[0].second.x > 20);
  CHECK(screen.sink.sorted(screen.sources).empty());
}

TEST_CASE("each chapter of a file opens on a right-hand page") {
  PaperFixture fixture;
  tests::FileBuilder& file = fixture.add_file("a.md");
  for (const char* title : {"甲章", "乙章", "丙章"}) {
    file.add_heading(1, title);
    file.add(file.block(doc::Paragraph{file.text("字。")}));
  }
  const Layout layout = fixture.set();
  std::vector<int> pages;
  for (const char* title : {"甲章", "乙章", "丙章"}) {
    for (std::size_t i = layout.pages.size(); i-- > 0;) {
      if (LayoutFixture::text_of(layout.pages[i]).find(title) == std::string::npos) continue;
      pages.push_back(static_cast<int>(i));
      break;
    }
  }
  REQUIRE(pages.size() == 3);
  for (const int page : pages) CHECK(page % 2 == 0);
  CHECK(pages[1] == pages[0] + 2);
  CHECK(layout.pages[static_cast<std::size_t>(pages[0]) + 1].items.empty());
  CHECK(layout.pages[static_cast<std::size_t>(pages[1])].label == "3");
}
