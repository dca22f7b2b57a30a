// Drawings whose text is hard to read: fold-outs on the screen, turned pictures on paper.
#include "figures/drawing.hpp"
#include "layout_fixture.hpp"
#include "support/catch.hpp"
#include "typeset/blocks/picture_size.hpp"

using namespace diaoban;
using namespace diaoban::typeset;

namespace {

namespace doc = document;

struct DrawingFixture : LayoutFixture {
  // A drawing of 2000 by 500 px whose smallest text is 12 px: 2.4 pt in a measure of 399 pt.
  DrawingFixture() {
    picture.kind = figures::PictureKind::Vector;
    picture.drawing = std::make_shared<const figures::Drawing>(figures::Drawing{2000, 500, {}});
    picture.width = 2000;
    picture.height = 500;
    picture.smallest_text = 12;
    picture.links = {{100, 50, 200, 25, "https://example.org/a", "note"}};
  }

  // A chapter that shows the drawing so many times, with a word between.
  void add_chapter(int times) {
    tests::FileBuilder& file = add_file("a.md");
    file.add_heading(1, "章");
    for (int i = 0; i < times; ++i) {
      if (i > 0) file.add(file.block(doc::Paragraph{file.text("字。")}));
      doc::Image image;
      image.source = "a.svg";
      image.alternative = "图";
      file.add_inline(std::move(image));
    }
  }
};

std::vector<const PictureItem*> pictures_of(const Page& page) {
  std::vector<const PictureItem*> found;
  for (const Item& item : page.items) {
    if (const auto* picture = std::get_if<PictureItem>(&item.what)) found.push_back(picture);
  }
  return found;
}

const LinkArea* link_to_place(const Page& page) {
  for (const LinkArea& link : page.links) {
    if (std::holds_alternative<DestinationId>(link.to)) return &link;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("on the screen a drawing of small text leads to a page of its own, and back") {
  DrawingFixture fixture;
  fixture.add_chapter(2);
  const Layout layout = fixture.set();
  const Page& last = layout.pages.back();
  REQUIRE(pictures_of(last).size() == 1);
  const Rectangle large = pictures_of(last)[0]->area;
  CHECK(smallest_text(fixture.picture, large.width) == 6.0);
  CHECK(last.width > large.width);
  CHECK(last.height > large.height);
  CHECK(LayoutFixture::text_of(last).find("返回正文") != std::string::npos);

  const int small_page = LayoutFixture::page_with(layout, "字。");
  REQUIRE(small_page >= 0);
  const Page& page = layout.pages[static_cast<std::size_t>(small_page)];
  const LinkArea* there = link_to_place(page);
  const LinkArea* back = link_to_place(last);
  REQUIRE(there != nullptr);
  REQUIRE(back != nullptr);
  const auto goal = [&](const LinkArea& link) {
    return layout.destinations[std::get<DestinationId>(link.to).index].page;
  };
  CHECK(goal(*there) == layout.pages.size() - 1);
  CHECK(goal(*back) == static_cast<std::uint32_t>(small_page));
  // The links of the drawing lie on it, in both sizes; both are in the structure.
  CHECK(last.links.size() == 3);
  CHECK(layout.elements[last.links[0].element].role == "Link");
  CHECK(layout.elements[layout.elements[last.links[0].element].parent].alternative == "图");
  // What is told of its figure has the place where the drawing is first shown.
  const auto owner = layout.elements[last.links[0].element].parent;
  CHECK(layout.elements[owner].node.index != 0);
  CHECK(layout.outline.back().title == "大图");
  CHECK(layout.outline.back().children.size() == 1);
}

TEST_CASE("a drawing that can be read has no page of its own") {
  DrawingFixture fixture;
  fixture.picture.smallest_text = 40;
  fixture.add_chapter(1);
  const Layout layout = fixture.set();
  CHECK(link_to_place(layout.pages.back()) == nullptr);
  CHECK(layout.outline.back().title != "大图");
}

TEST_CASE("on paper the drawing is turned, and what stays too small is reported with its size") {
  DrawingFixture fixture;
  fixture.edition.profile = project::Profile::Print;
  fixture.add_chapter(1);
  const Layout layout = fixture.set();
  std::vector<const PictureItem*> all;
  for (const Page& page : layout.pages) {
    for (const auto* picture : pictures_of(page)) all.push_back(picture);
  }
  REQUIRE(all.size() == 1);
  CHECK(all[0]->turned);
  CHECK(all[0]->area.height > all[0]->area.width * 3.9);
  const auto said = fixture.sink.sorted(fixture.sources);
  REQUIRE(said.size() == 1);
  CHECK(said[0].kind->name == "picture-text-small");
  CHECK(said[0].message.find("pt on paper") != std::string::npos);
}

TEST_CASE("links turn with their picture") {
  DrawingFixture fixture;
  const auto upright = picture_links(fixture.picture, {10, 20, 400, 100}, false);
  REQUIRE(upright.size() == 1);
  CHECK(upright[0].area.x == 30);
  CHECK(upright[0].area.y == 30);
  const auto turned = picture_links(fixture.picture, {10, 20, 100, 400}, true);
  REQUIRE(turned.size() == 1);
  CHECK(turned[0].area.x == 20);
  CHECK(turned[0].area.y == 360);
  CHECK(turned[0].area.width == 5);
  CHECK(turned[0].area.height == 40);
}
