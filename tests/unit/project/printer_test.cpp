#include "project/print/printer.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::project;
using base::Length;

namespace {

double spine_inches(const char* printer, const char* paper, int pages) {
  return spine_width(load_printer(printer), paper, Length::from_mm(0.1), pages).in();
}

bool near(double one, double other) { return std::abs(one - other) < 1e-9; }

std::string range_of(const char* printer, const char* trim, const char* paper) {
  const auto range = page_range(load_printer(printer), *read_trim(trim), paper);
  return range ? std::to_string(range->least) + "-" + std::to_string(range->most) : "none";
}

}  // namespace

TEST_CASE("spines are as wide as the printers' own formulas say") {
  for (const int pages : {50, 200, 600}) {
    INFO(pages);
    CHECK(near(spine_inches("kdp", "white", pages), pages * 0.002252));
    CHECK(near(spine_inches("kdp", "cream", pages), pages * 0.0025));
    CHECK(near(spine_inches("kdp", "groundwood", pages), pages * 0.00235));
    CHECK(near(spine_inches("kdp", "standard-color", pages), pages * 0.002252));
    CHECK(near(spine_inches("kdp", "premium-color", pages), pages * 0.002347));
    CHECK(near(spine_inches("lulu", "paperback", pages), pages / 444.0 + 0.06));
    CHECK(near(spine_inches("ingram", "", pages), pages / 2.0 * 0.1 / 25.4));
    CHECK(near(spine_inches("cn-press", "", pages), pages / 2.0 * 0.1 / 25.4));
  }
}

TEST_CASE("gutters follow the printers' tables at each of their steps") {
  const Printer kdp = load_printer("kdp");
  CHECK(near(gutter_width(kdp, 24).in(), 0.375));
  CHECK(near(gutter_width(kdp, 150).in(), 0.375));
  CHECK(near(gutter_width(kdp, 151).in(), 0.5));
  CHECK(near(gutter_width(kdp, 300).in(), 0.5));
  CHECK(near(gutter_width(kdp, 301).in(), 0.625));
  CHECK(near(gutter_width(kdp, 501).in(), 0.75));
  CHECK(near(gutter_width(kdp, 700).in(), 0.75));
  CHECK(near(gutter_width(kdp, 828).in(), 0.875));
  const Printer lulu = load_printer("lulu");
  CHECK(near(gutter_width(lulu, 60).in(), 0.2));
  CHECK(near(gutter_width(lulu, 61).in(), 0.2 + 0.125));
  CHECK(near(gutter_width(lulu, 151).in(), 0.2 + 0.5));
  CHECK(near(gutter_width(lulu, 500).in(), 0.2 + 0.625));
  CHECK(near(gutter_width(lulu, 601).in(), 0.2 + 0.75));
}

TEST_CASE("page counts are limited by trim and paper") {
  CHECK(range_of("kdp", "6x9in", "white") == "24-828");
  CHECK(range_of("kdp", "6x9in", "cream") == "24-776");
  CHECK(range_of("kdp", "6x9in", "standard-color") == "72-600");
  CHECK(range_of("kdp", "8.5x11in", "groundwood") == "24-578");
  CHECK(range_of("kdp", "A4", "premium-color") == "24-590");
  CHECK(range_of("kdp", "A4", "standard-color") == "none");
  CHECK(range_of("kdp", "16开", "white") == "24-590");
  CHECK(range_of("kdp", "300x300mm", "white") == "none");
  CHECK(range_of("lulu", "A5", "paperback") == "32-800");
  CHECK(range_of("lulu", "16开", "paperback") == "none");
  CHECK(range_of("cn-press", "大32开", "") == "16-1200");
  CHECK(range_of("ingram", "6x9in", "") == "18-1050");
}

TEST_CASE("trims are read by name and by size") {
  const auto written = [](const char* text) {
    const auto trim = read_trim(text);
    return trim ? written_trim(*trim) : std::string("none");
  };
  CHECK(written("16开") == "185 × 260 mm");
  CHECK(written("16開") == "185 × 260 mm");
  CHECK(written("大32开") == "140 × 203 mm");
  CHECK(written("a5") == "148 × 210 mm");
  CHECK(written("6x9in") == "152.4 × 228.6 mm");
  CHECK(written("6 × 9 in") == "152.4 × 228.6 mm");
  CHECK(written("6in x 9in") == "152.4 × 228.6 mm");
  CHECK(written("B5 JIS") == "182 × 257 mm");
  for (const char* wrong : {"", "6x9", "B5", "17开", "x9in", "6x in", "in", "6in", "-6x9in9"}) {
    INFO(wrong);
    CHECK(written(wrong) == "none");
  }
}
