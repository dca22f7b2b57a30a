// Drawings in a file: each once, however often it is shown, with the fonts of the pages.
#include "figures/drawing.hpp"
#include "pdf/inspect.hpp"
#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

using figures::Picture;

// A labelled box of 200 by 100 px, half of it in a group that shines through.
std::shared_ptr<Picture> make_drawing(Sample& sample, const std::string& label) {
  auto drawing = std::make_shared<figures::Drawing>();
  drawing->width = 200;
  drawing->height = 100;
  using Verb = figures::Path::Verb;
  figures::ShapeOperation box;
  box.path = {{Verb::Move, Verb::Line, Verb::Line, Verb::Close}, {{5, 5}, {190, 5}, {190, 90}}};
  box.fill = figures::Paint{0.9, 0.9, 0.2, 1};
  drawing->operations.emplace_back(box);
  figures::TextOperation text;
  text.transform = {1, 0, 0, 1, 20, 40};
  text.runs.push_back({sample.shape(label, "sans", U'图'), 0, false});
  drawing->operations.emplace_back(text);
  drawing->operations.emplace_back(figures::PushGroupOperation{0.5});
  text.transform.y0 = 80;
  drawing->operations.emplace_back(text);
  drawing->operations.emplace_back(figures::PopOperation{});
  auto picture = std::make_shared<Picture>();
  picture->kind = figures::PictureKind::Vector;
  picture->width = 200;
  picture->height = 100;
  picture->drawing = drawing;
  return picture;
}

void place(Sample& sample, const std::shared_ptr<Picture>& picture, typeset::Rectangle area,
           bool turned = false) {
  const auto figure = sample.add_element("Figure", 0);
  sample.layout.elements[figure].alternative = "图";
  sample.layout.pages.back().items.push_back(
      {typeset::PictureItem{picture, area, turned}, typeset::Owner{figure}});
}

// Forms as large as the drawing, and fonts by name, of all that the file holds.
struct Counted {
  int drawings = 0;
  std::map<std::string, int> fonts;
};

Counted count(const std::string& bytes) {
  ReadBack file(bytes);
  Counted counted;
  for (auto& object : file.document.getAllObjects()) {
    if (object.isStream()) {
      auto box = object.getDict().getKey("/BBox");
      if (box.isArray() && box.getArrayItem(2).getNumericValue() == 200 &&
          box.getArrayItem(3).getNumericValue() == 100 &&
          object.getDict().getKey("/Matrix").isArray()) {
        ++counted.drawings;
      }
    } else if (object.isDictionary() && object.getKey("/Type").isNameAndEquals("/Font") &&
               object.hasKey("/ToUnicode")) {
      ++counted.fonts[object.getKey("/BaseFont").getName()];
    }
  }
  return counted;
}

// The content of all forms.
std::string all_forms(const std::string& bytes) {
  ReadBack file(bytes);
  std::string all;
  for (auto& object : file.document.getAllObjects()) {
    if (!object.isStream() || !object.getDict().getKey("/Subtype").isNameAndEquals("/Form"))
      continue;
    const auto data = object.getStreamData();
    all.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  }
  return all;
}

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_CASE("a drawing shown at several sizes is in the file once, its text found at each place") {
  Sample sample;
  sample.add_text(30, 20, "正文的图", U'图', sample.add_element("P", 0), "sans");
  const auto picture = make_drawing(sample, "标签图");
  place(sample, picture, {20, 50, 200, 100});
  sample.add_page("2");
  place(sample, picture, {10, 50, 80, 40});
  place(sample, picture, {100, 150, 100, 200}, true);
  place(sample, make_drawing(sample, "另外"), {10, 300, 80, 40});
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());

  const Counted counted = count(bytes);
  CHECK(counted.drawings == 2);
  CHECK(!counted.fonts.empty());
  for (const auto& [name, number] : counted.fonts) {
    INFO(name);
    CHECK(number == 1);
  }
  const auto text = run_on(bytes, "pdftotext -raw", "-");
  INFO(text);
  CHECK((text.empty() || count_of(text, "标签图") == 6));
  CHECK((text.empty() || (has(text, "正文的图") && has(text, "另外"))));
}

TEST_CASE("the file is the same however many threads paint it") {
  Sample sample;
  sample.add_text(30, 20, "正文", U'图', sample.add_element("P", 0), "sans");
  place(sample, make_drawing(sample, "标签图"), {20, 50, 200, 100});
  const std::string one = sample.write();
  sample.options.jobs = 2;
  CHECK(sample.write() == one);
}

TEST_CASE("drawings are greys in a grey edition, groups within them too") {
  Sample sample;
  sample.options.grey = true;
  place(sample, make_drawing(sample, "标签图"), {20, 50, 200, 100});
  const std::string content = all_forms(sample.write());
  CHECK(content.find(" g") != std::string::npos);
  CHECK(content.find(" rg") == std::string::npos);
}

TEST_CASE("text of a drawing that a clip hides can be found, and is not seen") {
  Sample sample;
  auto picture = make_drawing(sample, "看见");
  auto drawing = std::make_shared<figures::Drawing>(*picture->drawing);
  figures::PushClipOperation clip;
  using Verb = figures::Path::Verb;
  clip.path = {{Verb::Move, Verb::Line, Verb::Line, Verb::Close}, {{0, 0}, {20, 0}, {20, 20}}};
  drawing->operations.emplace_back(clip);
  figures::TextOperation text;
  text.transform = {1, 0, 0, 1, 20, 60};
  text.runs.push_back({sample.shape("藏起", "sans", U'藏'), 0, false});
  text.size = 10;
  text.width = 20;
  text.paint = {1, 0, 0, 1};
  drawing->operations.emplace_back(text);
  drawing->operations.emplace_back(figures::PopOperation{});
  picture->drawing = drawing;
  place(sample, picture, {20, 50, 200, 100});
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  const auto found = run_on(bytes, "pdftotext", "-");
  CHECK((found.empty() || (has(found, "看见") && has(found, "藏起"))));
  const std::string content = all_forms(bytes);
  const auto begin = content.find("3 Tr");
  REQUIRE(begin != std::string::npos);
  CHECK(content.find("1 0 0 rg") > begin);
  CHECK(content.find("0 Tr", content.find("1 0 0 rg")) != std::string::npos);

  sample.edition.profile = project::Profile::Print;
  CHECK(all_forms(sample.write()).find("3 Tr") == std::string::npos);
}

}  // namespace
}  // namespace diaoban::pdf
