// The traps of Cairo's PDF files that can still be met: each is set off here, and the file is
// sound.
#include "base/failure.hpp"
#include "figures/drawing.hpp"
#include "pdf/inspect.hpp"
#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

using figures::Picture;

std::shared_ptr<Picture> make_drawing(double width, double height) {
  auto drawing = std::make_shared<figures::Drawing>();
  drawing->width = width;
  drawing->height = height;
  using Verb = figures::Path::Verb;
  figures::ShapeOperation all;
  all.path.verbs = {Verb::Move, Verb::Line, Verb::Line, Verb::Line, Verb::Close};
  all.path.points = {{0, 0}, {width, 0}, {width, height}, {0, height}};
  all.fill = figures::Paint{0.1, 0.2, 0.3, 1};
  drawing->operations.emplace_back(all);
  auto picture = std::make_shared<Picture>();
  picture->kind = figures::PictureKind::Vector;
  picture->width = width;
  picture->height = height;
  picture->drawing = drawing;
  return picture;
}

std::string content_of(ReadBack& file, std::size_t page) {
  const auto data = file.pages[page].getKey("/Contents").getStreamData();
  return std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
}

TEST_CASE("an opaque background over the whole page keeps what was painted before it") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  sample.add_text(30, 60, "先写", U'先', paragraph);
  SECTION("a rectangle") {
    sample.layout.pages[0].items.push_back(
        {typeset::RuleItem{{0, 0, 300, 400}, {200, 10, 10}}, typeset::Owner{}});
  }
  SECTION("a rectangle over the edges") {
    sample.layout.pages[0].items.push_back(
        {typeset::RuleItem{{-5, -5, 310, 410}, {200, 10, 10}}, typeset::Owner{}});
  }
  SECTION("a drawing") {
    const auto figure = sample.add_element("Figure", 0);
    sample.layout.elements[figure].alternative = "底";
    sample.layout.pages[0].items.push_back(
        {typeset::PictureItem{make_drawing(100, 100), {0, 0, 300, 400}}, typeset::Owner{figure}});
  }
  sample.add_text(30, 90, "后写", U'后', paragraph);
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  const auto text = run_on(bytes, "pdftotext", "-");
  CHECK((text.empty() || (has(text, "先写") && has(text, "后写"))));
}

TEST_CASE("a picture that is no picture does not spoil the page") {
  Sample sample;
  const auto figure = sample.add_element("Figure", 0);
  sample.layout.elements[figure].alternative = "坏图";
  auto broken = std::make_shared<Picture>();
  sample.layout.pages[0].items.push_back(
      {typeset::PictureItem{broken, {10, 10, 50, 50}}, typeset::Owner{figure}});
  sample.add_text(30, 90, "后写", U'后', sample.add_element("P", 0));
  SECTION("kind Broken paints nothing") {
    const auto text = run_on(sample.write(), "pdftotext", "-");
    CHECK((text.empty() || has(text, "后写")));
  }
  SECTION("bytes that do not say what they are fail the whole file, not a page of it") {
    broken->kind = figures::PictureKind::Raster;
    broken->media_type = "image/png";
    broken->bytes = "\xFF\xD8 a JPEG called PNG";
    bool failed = false;
    try {
      sample.write();
    } catch (const base::Failure&) {
      failed = true;
    }
    CHECK(failed);
  }
}

TEST_CASE("emoji are pictures whose text is copied, each its own") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  sample.add_text(30, 60, "前", U'前', paragraph);
  sample.add_text(40, 60, "🤷🙅💞🌻🤷", U'🌻', paragraph);
  sample.add_text(102.3, 60, "后■", U'后', paragraph);
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  for (const auto& text : {run_on(bytes, "pdftotext", "-"), run_on(bytes, "mutool draw -F txt")}) {
    INFO(text);
    CHECK((text.empty() || has(text, "前🤷🙅💞🌻🤷后■")));
  }
  ReadBack file(bytes);
  auto images = file.pages[0].getKey("/Resources").getKey("/XObject").getDictAsMap();
  CHECK(images.size() == 4);
  for (auto& [name, image] : images) {
    CHECK(image.getDict().getKey("/Width").getIntValue() > 100);
    CHECK_FALSE(image.getDict().hasKey("/Interpolate"));
  }
  const std::string content = content_of(file, 0);
  CHECK(has(content, "3 Tr"));
  CHECK(has(content, "0 Tr"));
}

TEST_CASE("an emoji for the printer has no invisible text") {
  Sample sample;
  sample.edition.profile = project::Profile::Print;
  sample.add_text(40, 60, "🤷", U'🌻', sample.add_element("P", 0));
  ReadBack file(sample.write());
  CHECK_FALSE(has(content_of(file, 0), "Tr"));
}

TEST_CASE("an emoji in a drawing's clip, turned and in a group, is copied") {
  Sample sample;
  auto picture = make_drawing(100, 100);
  auto drawing = std::make_shared<figures::Drawing>(*picture->drawing);
  figures::PushClipOperation clip;
  clip.path = std::get<figures::ShapeOperation>(drawing->operations[0]).path;
  drawing->operations.emplace_back(clip);
  drawing->operations.emplace_back(figures::PushGroupOperation{0.5});
  figures::TextOperation text;
  text.transform = {0, 1, -1, 0, 50, 20};
  text.runs.push_back({sample.shape("🌻", "serif", U'🌻'), 0, true});
  drawing->operations.emplace_back(text);
  drawing->operations.emplace_back(figures::PopOperation{});
  drawing->operations.emplace_back(figures::PopOperation{});
  picture->drawing = drawing;
  const auto figure = sample.add_element("Figure", 0);
  sample.layout.elements[figure].alternative = "花";
  sample.layout.pages[0].items.push_back(
      {typeset::PictureItem{picture, {-210, 10, 200, 200}}, typeset::Owner{figure}, true});
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  const auto copied = run_on(bytes, "pdftotext", "-");
  INFO(copied);
  CHECK((copied.empty() || has(copied, "🌻")));
}

TEST_CASE("clusters that do not sum up lose no text and no page") {
  for (const auto& clusters :
       {std::vector<fonts::Cluster>{}, std::vector<fonts::Cluster>{{3, 1}},
        std::vector<fonts::Cluster>{{1, 1}, {5, 1}}, std::vector<fonts::Cluster>{{6, 0}, {0, 2}},
        std::vector<fonts::Cluster>{{3, 1}, {300, 1}},
        std::vector<fonts::Cluster>{{0, 1}, {6, 1}}}) {
    Sample sample;
    sample.add_text(30, 60, "甲乙", U'甲', sample.add_element("P", 0));
    sample.change_text(0, [&](typeset::TextItem& text) { text.run.clusters = clusters; });
    const auto text = run_on(sample.write(), "pdftotext", "-");
    CHECK((text.empty() || has(text, "甲乙")));
  }
}

TEST_CASE("text that is not UTF-8 is painted") {
  Sample sample;
  sample.add_text(30, 60, "甲", U'甲', sample.add_element("P", 0));
  sample.change_text(0, [](typeset::TextItem& text) {
    text.run.text = "\xFF\xFE";
    text.run.clusters = {{2, 1}};
  });
  CHECK(inspect(sample.write()).empty());
}

TEST_CASE("TrueType fonts have the map that PDF/A wants, and streams end on a line of their own") {
  Sample sample;
  // Greek leaves the simple font and becomes a CID font.
  sample.add_text(30, 60, "αβγ abc", U'α', sample.add_element("P", 0));
  sample.change_text(
      0, [&](typeset::TextItem& text) { text.run = sample.shape("αβγ abc", "serif", U'α'); });
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  ReadBack file(bytes);
  bool has_map = false;
  for (auto& [name, font] : file.pages[0].getKey("/Resources").getKey("/Font").getDictAsMap()) {
    if (!font.hasKey("/DescendantFonts")) continue;
    auto descendant = font.getKey("/DescendantFonts").getArrayItem(0);
    if (!descendant.getKey("/Subtype").isNameAndEquals("/CIDFontType2")) continue;
    has_map = descendant.getKey("/CIDToGIDMap").isNameAndEquals("/Identity");
  }
  CHECK(has_map);
  std::size_t streams = 0;
  for (std::size_t at = bytes.find("endstream"); at != std::string::npos;
       at = bytes.find("endstream", at + 9)) {
    ++streams;
    CHECK(bytes[at - 1] == '\n');
  }
  CHECK(streams > 3);
}

TEST_CASE("a glyph that no face has is told, and no standard is claimed") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  sample.layout.elements[paragraph].node = {0, 1};
  sample.add_text(30, 60, "甲", U'甲', sample.add_element("Span", paragraph));
  sample.change_text(0, [](typeset::TextItem& text) { text.run.glyphs[0].id = 0; });
  const auto source = sample.sources.add("ch.md", "一\n甲\n");
  sample.options.find_span = [&](document::NodeId) { return diagnostics::Span{source, 4, 7}; };
  const std::string bytes = sample.write();
  const auto found = sample.sink.sorted(sample.sources);
  REQUIRE(found.size() == 1);
  // The paragraph's place, as the run comes from no node of its own.
  CHECK(found[0].span.begin == 4);
  CHECK(found[0].kind->name == "pdf-missing-glyph");
  CHECK(found[0].message ==
        "no glyph for '甲' on page 1: the PDF does not claim PDF/UA-1 and PDF/A-2a");
  ReadBack file(bytes);
  const auto data = file.catalog().getKey("/Metadata").getStreamData();
  const std::string xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  CHECK_FALSE(has(xmp, "pdfuaid"));
  CHECK_FALSE(has(xmp, "pdfaid"));
}

}  // namespace
}  // namespace diaoban::pdf
