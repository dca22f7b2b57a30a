// Pages as full as they can be: where holes go, pictures that find room, short pages opened.
#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "typeset/page/place.hpp"

using namespace diaoban::typeset;

namespace {

constexpr double grid = 10;

PageArea area_of(int lines) {
  PageArea area;
  area.grid = grid;
  area.height = lines * grid;
  return area;
}

RuleItem mark_at(double x) { return {{x, 0, 1, 1}, {}}; }

void add_lines(Galley& galley, int lines) {
  for (int i = 0; i < lines; ++i) {
    Piece piece;
    piece.height = grid;
    piece.on_grid = true;
    piece.content.items.push_back({mark_at(static_cast<double>(galley.pieces.size())), {}});
    galley.pieces.push_back(std::move(piece));
  }
}

void add_picture(Galley& galley, double height, double shrink = 0) {
  Piece piece;
  piece.height = height;
  piece.shrink = shrink;
  piece.content.items.push_back({PictureItem{nullptr, {20, 0, 40, height}}, {}});
  galley.pieces.push_back(std::move(piece));
}

void add_heading(Galley& galley) {
  Piece piece;
  piece.height = grid;
  piece.space_before = grid;
  piece.content.heads.push_back({2, {}, "题", 1});
  piece.content.items.push_back({mark_at(static_cast<double>(galley.pieces.size())), {}});
  galley.pieces.push_back(std::move(piece));
}

std::vector<std::uint32_t> starts_of(const Galley& galley, const PageArea& area) {
  std::vector<std::uint32_t> starts;
  for (const PageStart& start : break_pages(galley, area)) starts.push_back(start.piece);
  return starts;
}

// The tops of the marks on a page, by the pieces that carry them.
std::vector<std::pair<int, double>> tops_of(const SetPage& page) {
  std::vector<std::pair<int, double>> tops;
  for (const Item& item : page.content.items) {
    if (const auto* rule = std::get_if<RuleItem>(&item.what)) {
      tops.emplace_back(static_cast<int>(rule->area.x), rule->area.y);
    }
  }
  return tops;
}

}  // namespace

TEST_CASE("a hole that must be before a picture is not handed out to the pages before it") {
  Galley galley;
  add_lines(galley, 25);
  add_picture(galley, 80);
  add_lines(galley, 2);
  CHECK(starts_of(galley, area_of(10)) == std::vector<std::uint32_t>{0, 10, 20, 25});
}

TEST_CASE("a picture gives some of its size to find room, about its middle") {
  Galley galley;
  add_lines(galley, 4);
  add_picture(galley, 70, 14);
  add_lines(galley, 3);
  const PageArea area = area_of(10);
  const auto starts = break_pages(galley, area);
  REQUIRE(starts.size() == 2);
  CHECK(starts[1].piece == 5);
  const std::vector<SetPage> pages = place_pages(galley, area, starts);
  for (const Item& item : pages[0].content.items) {
    const auto* picture = std::get_if<PictureItem>(&item.what);
    if (picture == nullptr) continue;
    CHECK(std::abs(picture->area.y - 40) < 0.01);
    CHECK(std::abs(picture->area.height - 60) < 0.02);
    CHECK(std::abs(picture->area.width - 40.0 * 60 / 70) < 0.02);
    CHECK(std::abs(picture->area.x + picture->area.width / 2 - 40) < 0.01);
  }

  // Not more than it may: then the next page has it whole.
  Galley stiff;
  add_lines(stiff, 4);
  add_picture(stiff, 70, 9);
  CHECK(starts_of(stiff, area) == std::vector<std::uint32_t>{0, 4});
}

TEST_CASE("a page that is short of lines is opened above its headings, on the grid") {
  Galley galley;
  add_lines(galley, 3);
  add_heading(galley);
  add_lines(galley, 3);
  add_picture(galley, 60);
  add_lines(galley, 1);
  const PageArea area = area_of(10);
  const auto starts = break_pages(galley, area);
  REQUIRE(starts.size() == 2);
  REQUIRE(starts[1].piece == 7);
  // Eight of ten lines are used: the heading and what is below it come down by one place each.
  const std::vector<SetPage> pages = place_pages(galley, area, starts);
  const std::vector<std::pair<int, double>> expected{{0, 0},  {1, 10}, {2, 20}, {3, 50},
                                                     {4, 60}, {5, 70}, {6, 80}};
  CHECK(tops_of(pages[0]) == expected);
}

TEST_CASE("a chapter's last page and a page with a large hole are left as they are") {
  Galley galley;
  add_lines(galley, 2);
  add_heading(galley);
  add_lines(galley, 2);
  add_picture(galley, 80);
  add_heading(galley);
  add_lines(galley, 1);
  galley.pieces.back().break_before = break_cost::forbidden;
  const PageArea area = area_of(10);
  const auto starts = break_pages(galley, area);
  REQUIRE(starts.size() == 3);
  REQUIRE(starts[1].piece == 5);
  const std::vector<SetPage> pages = place_pages(galley, area, starts);
  const std::vector<std::pair<int, double>> expected{{0, 0}, {1, 10}, {2, 30}, {3, 40}, {4, 50}};
  CHECK(tops_of(pages[0]) == expected);
  const std::vector<std::pair<int, double>> last{{6, 0}, {7, 10}};
  CHECK(tops_of(pages[2]) == last);
}

TEST_CASE("a float waits when the line that stays with its heading would not fit below it") {
  Galley galley;
  add_lines(galley, 2);
  add_heading(galley);
  Float floating;
  Piece picture;
  picture.height = 60;
  floating.pieces.push_back(picture);
  floating.height = 60;
  galley.floats.push_back(std::move(floating));
  Piece anchor;
  anchor.height = 60;
  anchor.floating = 1;
  anchor.break_before = break_cost::forbidden;
  galley.pieces.push_back(std::move(anchor));
  add_lines(galley, 9);
  galley.pieces[4].break_before = break_cost::forbidden;
  const auto starts = break_pages(galley, area_of(10));
  REQUIRE(starts.size() == 2);
  CHECK(starts[1].piece == 10);
  CHECK(starts[1].waiting == 1);
}
