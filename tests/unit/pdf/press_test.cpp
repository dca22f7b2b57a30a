// Files for a press: PDF/X-1a.
#include "pdf/cmyk.hpp"
#include "figures/drawing.hpp"
#include "pdf/device_inks.hpp"
#include "pdf/flatten.hpp"
#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

struct PressSample : Sample {
  PressSample() {
    edition = {"print", project::Format::Pdf, project::Profile::Print, {}};
    options.tagged = false;
    options.links = false;
    options.pdfx = true;
    const auto paragraph = add_element("P", 0);
    add_text(30, 30, "墨", U'墨', paragraph);
    layout.pages[0].items.push_back(
        {typeset::RuleItem{{40, 200, 100, 50}, {200, 40, 20}}, typeset::Owner{paragraph}});
  }
};

TEST_CASE("greys take black alone, and no colour more than two full inks") {
  const Cmyk grey = to_cmyk(0.3, 0.3, 0.3);
  CHECK(grey.cyan == 0);
  CHECK(grey.magenta == 0);
  CHECK(grey.yellow == 0);
  CHECK(grey.black == 0.7);
  double most = 0;
  for (int red = 0; red <= 10; ++red) {
    for (int green = 0; green <= 10; ++green) {
      for (int blue = 0; blue <= 10; ++blue) {
        const Cmyk ink = to_cmyk(red / 10.0, green / 10.0, blue / 10.0);
        for (const double part : {ink.cyan, ink.magenta, ink.yellow, ink.black}) {
          CHECK(part > -1e-9);
        }
        most = std::max(most, ink.cyan + ink.magenta + ink.yellow + ink.black);
      }
    }
  }
  // Of 240 % that presses dry.
  CHECK(most < 2.0 + 1e-9);
}

TEST_CASE("samples of pictures become inks") {
  CHECK(make_cmyk_samples(std::string("\0\0\0\xff\xff\xff\xff\0\0", 9)) ==
        std::string("\0\0\0\xff\0\0\0\0\0\xff\xff\0", 12));
}

TEST_CASE("a file for a press says what it keeps, and keeps it") {
  PressSample sample;
  const std::string bytes = sample.write();
  CHECK(bytes.starts_with("%PDF-1.3"));
  CHECK(bytes == sample.write());
  ReadBack file(bytes);
  auto info = file.document.getTrailer().getKey("/Info");
  CHECK(info.getKey("/GTS_PDFXConformance").getUTF8Value() == "PDF/X-1a:2001");
  CHECK(info.getKey("/GTS_PDFXVersion").getUTF8Value() == "PDF/X-1:2001");
  CHECK(info.getKey("/Trapped").isNameAndEquals("/False"));
  auto intent = file.catalog().getKey("/OutputIntents").getArrayItem(0);
  CHECK(intent.getKey("/S").isNameAndEquals("/GTS_PDFX"));
  CHECK_FALSE(intent.hasKey("/DestOutputProfile"));
  CHECK_FALSE(file.catalog().hasKey("/Metadata"));
  CHECK_FALSE(file.pages[0].hasKey("/Group"));
  CHECK(file.pages[0].hasKey("/TrimBox"));
  const auto data = file.pages[0].getKey("/Contents").getStreamData();
  const std::string content(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  CHECK(content.find(" rg") == std::string::npos);
  CHECK(content.find(" k") != std::string::npos);
  CHECK(sample.sink.sorted(sample.sources).empty());
}

TEST_CASE("what shines through is flattened, or told and not claimed") {
  auto drawing = std::make_shared<figures::Drawing>();
  drawing->width = drawing->height = 20;
  figures::ShapeOperation shape;
  shape.path.verbs = {figures::Path::Verb::Move, figures::Path::Verb::Line,
                      figures::Path::Verb::Line, figures::Path::Verb::Close};
  shape.path.points = {{0, 0}, {20, 0}, {20, 20}};
  shape.fill = figures::Paint{0.5, 0, 0, 0.4};
  drawing->operations.emplace_back(shape);
  figures::Picture picture;
  picture.kind = figures::PictureKind::Vector;
  picture.width = picture.height = 20;
  picture.drawing = drawing;
  CHECK(is_transparent(picture));
  const auto write = [&](bool flat) {
    PressSample sample;
    sample.options.flat = flat;
    const auto shared = std::make_shared<const figures::Picture>(picture);
    sample.layout.pages[0].items.push_back(
        {typeset::PictureItem{shared, {40, 40, 100, 100}}, typeset::Owner{1}});
    const std::string bytes = sample.write();
    const auto said = sample.sink.sorted(sample.sources);
    return std::pair(has(bytes, "GTS_PDFX"), said.empty() ? std::string() : said[0].message);
  };
  CHECK(write(true) == std::pair(true, std::string()));
  CHECK(write(false) ==
        std::pair(false, std::string("page 1 has transparency: the PDF does not claim PDF/X-1a")));
}

}  // namespace
}  // namespace diaoban::pdf
