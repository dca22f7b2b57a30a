// What is read of files written by hand, in the ways that other programs write them.
#include "pdf/print_file.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace diaoban;
using pdf::InkKind;

namespace {

// A file of one page; qpdf finds its objects without a table.
std::string make_file(const std::string& content, const std::string& resources = "",
                      const std::string& page = "", const std::string& catalog = "",
                      const std::string& objects = "") {
  return "%PDF-1.7\n"
         "1 0 obj <</Type/Catalog/Pages 2 0 R " +
         catalog +
         ">> endobj\n"
         "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 300]>> endobj\n"
         "3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<" +
         resources + ">> " + page +
         ">> endobj\n"
         "4 0 obj <</Length " +
         std::to_string(content.size()) + ">> stream\n" + content + "\nendstream endobj\n" +
         objects + "trailer <</Root 1 0 R/Size 20>>\n";
}

const char* const font = "/Font<</F 5 0 R>>";
const char* const font_object =
    "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 65/Widths[500 1000]>> "
    "endobj\n";

bool near(double one, double other) { return std::abs(one - other) < 1e-6; }

bool is_box(const pdf::PageBox& box, double left, double bottom, double right, double top) {
  return near(box.left, left) && near(box.bottom, bottom) && near(box.right, right) &&
         near(box.top, top);
}

}  // namespace

TEST_CASE("boxes are the page's own, or those of the tree above it") {
  const auto plain = pdf::read_print_file(make_file(""));
  REQUIRE(plain.sound);
  REQUIRE(plain.pages.size() == 1);
  CHECK(is_box(plain.pages[0].media, 0, 0, 200, 300));
  CHECK(is_box(plain.pages[0].trim, 0, 0, 200, 300));
  CHECK_FALSE(plain.pages[0].has_trim);
  CHECK(plain.pages[0].inks.empty());
  const auto boxed =
      pdf::read_print_file(make_file("", "", "/TrimBox[10 20 190 280]/BleedBox[5 15 195 285]"));
  CHECK(is_box(boxed.pages[0].trim, 10, 20, 190, 280));
  CHECK(is_box(boxed.pages[0].bleed, 5, 15, 195, 285));
}

TEST_CASE("ink is measured through matrices and clips, and white is none") {
  const auto shapes =
      pdf::read_print_file(make_file("0 g q 2 0 0 2 10 10 cm 5 5 20 30 re f Q 1 g 0 0 200 300 re f "
                                     "q 50 50 20 20 re W n 0.5 g 0 0 200 300 re f Q "
                                     "2 w 0 G 100 100 m 150 100 l S"));
  REQUIRE(shapes.pages.size() == 1);
  const auto& inks = shapes.pages[0].inks;
  REQUIRE(inks.size() == 3);
  CHECK(is_box(inks[0].box, 20, 20, 60, 80));
  CHECK(is_box(inks[1].box, 50, 50, 70, 70));
  CHECK(is_box(inks[2].box, 99, 99, 151, 101));
  CHECK_FALSE(shapes.pages[0].colored);
}

TEST_CASE("text is measured by the widths of its font and its size on the page") {
  const auto file = pdf::read_print_file(
      make_file("BT /F 10 Tf 2 0 0 2 20 40 Tm (AB) Tj ET BT 3 Tr /F 10 Tf (A) Tj ET", font, "", "",
                font_object));
  REQUIRE(file.pages.size() == 1);
  REQUIRE(file.pages[0].inks.size() == 1);
  const pdf::Ink& ink = file.pages[0].inks[0];
  CHECK(ink.kind == InkKind::Text);
  CHECK(near(ink.size, 20));
  CHECK(near(ink.box.left, 20));
  CHECK(near(ink.box.right, 20 + 1.5 * 20));
  CHECK(file.missing_fonts == std::vector<std::string>{"Helvetica"});
}

TEST_CASE("pictures tell their resolution and colour, in forms too") {
  const auto file = pdf::read_print_file(
      make_file("q 1 0 0 1 10 10 cm /X Do Q", "/XObject<</X 6 0 R>>", "", "",
                "6 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Matrix[1 0 0 1 5 5]"
                "/Resources<</XObject<</I 7 0 R>>>>/Length 24>> stream\nq 72 0 0 36 0 0 cm /I Do\n"
                "endstream endobj\n"
                "7 0 obj <</Type/XObject/Subtype/Image/Width 300/Height 100/ColorSpace/DeviceRGB"
                "/BitsPerComponent 8/Length 0>> stream\n\nendstream endobj\n"));
  REQUIRE(file.pages.size() == 1);
  REQUIRE(file.pages[0].inks.size() == 1);
  CHECK(file.pages[0].inks[0].kind == InkKind::Picture);
  CHECK(near(file.pages[0].inks[0].resolution, 200));
  CHECK(is_box(file.pages[0].inks[0].box, 15, 15, 87, 51));
  CHECK(file.pages[0].colored);
}

TEST_CASE("what has no place on paper is found") {
  const auto file = pdf::read_print_file(
      make_file("1 0 0 rg 0 0 9 9 re f /T gs", "/ExtGState<</T<</ca 0.5>>>>",
                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 1 1]>>]",
                "/Outlines<<>>/OCProperties<<>>/Names<</JavaScript<<>>/EmbeddedFiles<<>>>>"
                "/OutputIntents[<</S/GTS_PDFX>>]"));
  CHECK(file.outlined);
  CHECK(file.layered);
  CHECK(file.scripted);
  CHECK(file.attached);
  CHECK(file.pdfx);
  REQUIRE(file.pages.size() == 1);
  CHECK(file.pages[0].annotated);
  CHECK(file.pages[0].transparent);
  CHECK(file.pages[0].colored);
}

TEST_CASE("damaged files are told and nothing else happens") {
  CHECK_FALSE(pdf::read_print_file("%PDF-1.7\nnothing").sound);
  CHECK_FALSE(pdf::read_print_file("").sound);
  const auto loop = pdf::read_print_file(make_file(
      "/X Do", "/XObject<</X 6 0 R>>", "", "",
      "6 0 obj <</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 5>> stream\n"
      "/X Do\nendstream endobj\n"));
  CHECK(loop.sound);
}
