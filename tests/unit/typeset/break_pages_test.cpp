// The page breaker on galleys made by hand: what stays together, and that nothing is lost.
#include "typeset/page/break.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "support/catch.hpp"
#include "typeset/page/place.hpp"

using namespace diaoban::typeset;

namespace {

constexpr double grid = 10;

PageArea area_of(int lines) {
  PageArea area;
  area.grid = grid;
  area.height = lines * grid;
  area.note_gap = grid;
  return area;
}

Piece line_piece() {
  Piece piece;
  piece.height = grid;
  piece.on_grid = true;
  return piece;
}

// A paragraph with its widow and orphan rules.
void add_paragraph(Galley& galley, int lines) {
  for (int i = 0; i < lines; ++i) {
    Piece piece = line_piece();
    if (i > 0 && (i == 1 || i + 1 == lines)) piece.break_before = break_cost::forbidden;
    galley.pieces.push_back(piece);
  }
}

std::vector<std::uint32_t> starts_of(const Galley& galley, const PageArea& area) {
  std::vector<std::uint32_t> starts;
  for (const PageStart& start : break_pages(galley, area)) starts.push_back(start.piece);
  return starts;
}

}  // namespace

TEST_CASE("pages are filled to the last line") {
  Galley galley;
  for (int i = 0; i < 25; ++i) galley.pieces.push_back(line_piece());
  CHECK(starts_of(galley, area_of(10)) == std::vector<std::uint32_t>{0, 10, 20});
}

TEST_CASE("no line of a paragraph stands alone at a page's foot or top") {
  Galley galley;
  add_paragraph(galley, 9);
  add_paragraph(galley, 5);
  // Ten lines fit: one line of the second paragraph would be an orphan.
  CHECK(starts_of(galley, area_of(10)) == std::vector<std::uint32_t>{0, 9});

  Galley three;
  add_paragraph(three, 8);
  add_paragraph(three, 3);
  add_paragraph(three, 4);
  // Three lines cannot be parted at all.
  CHECK(starts_of(three, area_of(10)) == std::vector<std::uint32_t>{0, 8});
}

TEST_CASE("a heading goes to the next page with the text that it is of") {
  Galley galley;
  add_paragraph(galley, 8);
  Piece heading;
  heading.height = grid;
  heading.space_before = grid;
  galley.pieces.push_back(heading);
  add_paragraph(galley, 4);
  galley.pieces[9].break_before = break_cost::forbidden;
  CHECK(starts_of(galley, area_of(11)) == std::vector<std::uint32_t>{0, 8});
}

TEST_CASE("blank is dropped at a page's edges and body lines return to the grid") {
  Galley galley;
  add_paragraph(galley, 2);
  Piece box;
  box.height = 13;
  box.space_before = box.space_after = 6;
  galley.pieces.push_back(box);
  add_paragraph(galley, 2);
  const PageArea area = area_of(10);
  PageFill fill(galley, area, {});
  while (fill.add()) {
  }
  REQUIRE(fill.spots().size() == 5);
  CHECK(fill.spots()[2].y == 26);
  CHECK(fill.spots()[3].y == 50);

  PageStart at_box;
  at_box.piece = 2;
  PageFill next(galley, area, at_box);
  while (next.add()) {
  }
  CHECK(next.spots()[0].y == 0);
  CHECK(next.spots()[1].y == 20);
}

TEST_CASE("a footnote stands on the page of its mark, cut only when it must be") {
  Galley galley;
  add_paragraph(galley, 20);
  Note note;
  for (int i = 0; i < 3; ++i) note.lines.push_back(line_piece());
  galley.notes.push_back(note);
  galley.pieces[4].content.notes.push_back(0);
  const PageArea area = area_of(10);
  const auto starts = break_pages(galley, area);
  REQUIRE(starts.size() >= 3);
  // Ten lines less the gap and three lines of the note.
  CHECK(starts[1].piece == 6);
  CHECK(starts[1].rest.note == 0);

  // A note longer than the page goes on at the foot of the next ones.
  for (int i = 0; i < 9; ++i) galley.notes[0].lines.push_back(line_piece());
  const auto cut = break_pages(galley, area);
  CHECK(cut[1].rest.note == 1);
  CHECK(cut[1].piece >= 5);
}

TEST_CASE("a figure without room stands at the top of the next page, the text goes on") {
  Galley galley;
  add_paragraph(galley, 7);
  Float floating;
  Piece picture;
  picture.height = 50;
  floating.pieces.push_back(picture);
  floating.height = 50;
  galley.floats.push_back(floating);
  Piece anchor;
  anchor.height = 50;
  anchor.space_before = anchor.space_after = grid;
  anchor.floating = 1;
  galley.pieces.push_back(anchor);
  add_paragraph(galley, 10);
  const auto starts = break_pages(galley, area_of(10));
  REQUIRE(starts.size() == 3);
  CHECK(starts[1].waiting == 1);
  CHECK(starts[1].piece == 11);
  // One page has the five lines of the figure, a blank line and four lines of text.
  CHECK(starts[2].piece == 15);
}

TEST_CASE("a float stands at the top, the foot or on a page of its own as it asks") {
  const auto make = [](Placement placement) {
    Galley galley;
    add_paragraph(galley, 4);
    Float floating;
    Piece picture;
    picture.height = 20;
    picture.content.items.push_back({RuleItem{{0, 0, 7, 1}, {}}, {}});
    floating.pieces.push_back(picture);
    floating.height = 20;
    floating.placement = placement;
    galley.floats.push_back(floating);
    Piece anchor;
    anchor.height = 20;
    anchor.floating = 1;
    galley.pieces.push_back(anchor);
    add_paragraph(galley, 10);
    return galley;
  };
  // The page and the height that the picture stands at.
  const auto place = [&](Placement placement) {
    Galley galley = make(placement);
    const PageArea area = area_of(10);
    const auto starts = break_pages(galley, area);
    const auto pages = place_pages(galley, area, starts);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (const Item& item : pages[i].content.items) {
        const auto& rule = std::get<RuleItem>(item.what);
        if (rule.area.width == 7) return std::pair{i, rule.area.y};
      }
    }
    return std::pair{pages.size(), -1.0};
  };
  CHECK(place(Placement::Auto) == std::pair{std::size_t{0}, 4 * grid});
  CHECK(place(Placement::Top) == std::pair{std::size_t{1}, 0.0});
  CHECK(place(Placement::Bottom) == std::pair{std::size_t{0}, 8 * grid});
  CHECK(place(Placement::Page) == std::pair{std::size_t{1}, 0.0});
}

TEST_CASE("each piece is placed exactly once, in order, on no page outside of the area") {
  std::mt19937 random(7);
  const auto number = [&](int from, int to) {
    return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1));
  };
  for (int round = 0; round < 60; ++round) {
    Galley galley;
    for (int block = 0; block < 40; ++block) {
      const int kind = number(0, 5);
      if (kind <= 2) {
        add_paragraph(galley, number(1, 8));
      } else if (kind == 3) {
        Piece box;
        box.height = number(5, 90);
        box.space_before = box.space_after = number(0, 12);
        galley.pieces.push_back(box);
      } else if (kind == 4) {
        Float floating;
        Piece picture;
        picture.height = number(20, 100);
        const auto order = 100.0 + static_cast<double>(galley.floats.size());
        picture.content.items.push_back({RuleItem{{order, 0, 1, 1}, {}}, {}});
        floating.pieces.push_back(picture);
        floating.height = picture.height;
        floating.placement = static_cast<Placement>(number(0, 3));
        Piece anchor;
        anchor.height = floating.height;
        anchor.floating = static_cast<std::uint32_t>(galley.floats.size() + 1);
        galley.floats.push_back(floating);
        galley.pieces.push_back(anchor);
      } else {
        add_paragraph(galley, 4);
        Note note;
        const int lines = number(1, 15);
        for (int i = 0; i < lines; ++i) {
          note.lines.push_back(line_piece());
          note.lines.back().content.items.push_back({RuleItem{{0, 0, 1, 1}, {}}, {}});
        }
        galley.pieces.back().content.notes.push_back(
            static_cast<std::uint32_t>(galley.notes.size()));
        galley.notes.push_back(note);
      }
    }
    std::uint32_t marks = 0;
    std::size_t items = 0;
    for (Piece& piece : galley.pieces) {
      if (piece.floating == 0) piece.content.marks.push_back({{marks++}, 0, 0});
    }
    for (const Note& note : galley.notes) items += note.lines.size();
    items += galley.floats.size();
    const PageArea area = area_of(10);
    const auto starts = break_pages(galley, area);
    const auto pages = place_pages(galley, area, starts);
    std::uint32_t expected = 0;
    std::size_t found = 0;
    double next_float = 100;
    for (const SetPage& page : pages) {
      double last = -1;
      std::vector<std::pair<double, double>> floats;  // y, order
      for (const Mark& mark : page.content.marks) {
        CHECK(mark.destination.index == expected++);
        CHECK(mark.y > last);
        CHECK(mark.y < area.height);
        last = mark.y;
      }
      for (const Item& item : page.content.items) {
        const auto& rule = std::get<RuleItem>(item.what);
        if (rule.area.width == 1) ++found;
        if (rule.area.x >= 100) floats.emplace_back(rule.area.y, rule.area.x);
        CHECK(rule.area.y >= -0.01);
        CHECK(rule.area.y <= area.height);
      }
      std::sort(floats.begin(), floats.end());
      for (const auto& [y, order] : floats) CHECK(order == next_float++);
    }
    CHECK(expected == marks);
    CHECK(found == items);
  }
}
