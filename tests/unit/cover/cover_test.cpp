#include "cover/cover.hpp"

#include <algorithm>
#include <cmath>

#include "cover/fit.hpp"
#include "cover/palette.hpp"
#include "figures/drawing.hpp"
#include "support/catch.hpp"

using namespace diaoban;

namespace {

struct Faces {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  fonts::FontBook book = fonts::FontBook::load(files, "", sources, sink);
};

const Faces& faces() {
  static const Faces made;
  return made;
}

project::Metadata metadata(const std::string& title, const std::string& language,
                           const std::string& subtitle = {},
                           std::vector<std::string> authors = {"作者"}) {
  project::Metadata made;
  made.title = title;
  made.subtitle = subtitle;
  made.language = language;
  made.authors = std::move(authors);
  made.publisher = "雕版书坊";
  made.series = "开源丛书";
  made.release = "2";
  return made;
}

struct Extent {
  double left, top, right, bottom;
};

// The em boxes of all text of the drawing, in shares of its width.
std::vector<Extent> text_boxes(const figures::Drawing& drawing) {
  std::vector<Extent> boxes;
  for (const auto& operation : drawing.operations) {
    const auto* text = std::get_if<figures::TextOperation>(&operation);
    if (text == nullptr || text->runs.empty()) continue;
    Extent box{1e9, 1e9, -1e9, -1e9};
    for (const double x : {0.0, text->width}) {
      for (const double y : {-0.8 * text->size, 0.1 * text->size}) {
        const figures::Matrix& m = text->transform;
        const double px = (m.xx * x + m.xy * y + m.x0) / drawing.width;
        const double py = (m.yx * x + m.yy * y + m.y0) / drawing.width;
        box = {std::min(box.left, px), std::min(box.top, py), std::max(box.right, px),
               std::max(box.bottom, py)};
      }
    }
    boxes.push_back(box);
  }
  return boxes;
}

bool overlap(const Extent& one, const Extent& other) {
  constexpr double touch = 0.002;
  return one.left < other.right - touch && other.left < one.right - touch &&
         one.top < other.bottom - touch && other.top < one.bottom - touch;
}

std::vector<project::Metadata> ten_books() {
  return {
      metadata("雕版", "zh-CN", "一份手稿，各种版本的书"),
      metadata("Go", "en", "", {"Rob Pike"}),
      metadata("面向技术宅的 JVM 内幕", "zh-CN"),
      metadata("Istio & Envoy 内幕", "zh-CN", "", {"Mark Zhu"}),
      metadata("The Design of Everyday Things", "en", "Revised and Expanded Edition"),
      metadata("JavaScript Primer 迷わないための入門書", "ja", "ECMAScript 2023対応"),
      metadata(
          "深入理解计算机系统：从程序员的视角看处理器、存储器与网络的工作原理与性能优化实践指南（"
          "第三版），以及更多更多的内容",
          "zh-CN", "一个也不算短的副标题，用来看看会怎样"),
      metadata("文言文語法概論", "zh-Hant", "", {}),
      metadata("猫🐱与狗🐶的故事", "zh-CN"),
      metadata("A Philosophy of Software Design and the Craft of Systems", "en",
               "How to Fight Complexity", {"John Ousterhout", "Another Author"})};
}

}  // namespace

TEST_CASE("texts of every cover stay in the clear zone and apart from each other") {
  for (const project::Metadata& book : ten_books()) {
    for (const std::string& design : cover::design_names()) {
      // The last two are square and broad.
      for (const double height : {1600.0, 1500.0, 1405.0, 1000.0, 727.0}) {
        INFO(book.title + " " + design + " " + std::to_string(height));
        diagnostics::Collector sink;
        const cover::Request request{book, design, "", nullptr, ""};
        const auto front = cover::prepare_front(request, 1000, height, faces().book, sink);
        const std::vector<Extent> boxes = text_boxes(*front->drawing);
        REQUIRE_FALSE(boxes.empty());
        const double clear = (height > 1350 ? 0.06 : 0.06 * height / 1350) - 1e-6;
        bool inside = true;
        bool apart = true;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
          inside = inside && boxes[i].left >= clear && boxes[i].right <= 1 - clear &&
                   boxes[i].top >= clear && boxes[i].bottom <= height / 1000 - clear;
          for (std::size_t j = 0; j < i; ++j) apart = apart && !overlap(boxes[i], boxes[j]);
        }
        CHECK(inside);
        CHECK(apart);
      }
    }
  }
}

TEST_CASE("the smallest text of a cover can be read in a thumbnail of 160 pixels") {
  constexpr double thumbnail = 160;
  constexpr double least = 7;  // pixels of an em: small letters of more than three
  for (const project::Metadata& book : ten_books()) {
    for (const std::string& design : cover::design_names()) {
      INFO(book.title + " " + design);
      diagnostics::Collector sink;
      const cover::Request request{book, design, "", nullptr, ""};
      const auto front = cover::prepare_front(request, 1600, 2560, faces().book, sink);
      double smallest = 1e9;
      for (const auto& operation : front->drawing->operations) {
        const auto* text = std::get_if<figures::TextOperation>(&operation);
        if (text == nullptr || text->runs.empty()) continue;
        const figures::Matrix& m = text->transform;
        smallest = std::min(smallest, text->size * std::hypot(m.xy, m.yy));
      }
      CHECK(smallest / front->drawing->width * thumbnail >= least);
      CHECK(sink.count(diagnostics::Severity::Warning) == 0);
    }
  }
}

TEST_CASE("the store cover is a JPEG of 1600 by 2560, twice the same") {
  const project::Metadata book = metadata("雕版", "zh-CN");
  diagnostics::Collector sink;
  const cover::Request request{book, "", "", nullptr, ""};
  const auto one = cover::prepare_store_cover(request, faces().book, sink);
  const auto two = cover::prepare_store_cover(request, faces().book, sink);
  CHECK(one->pixel_width == 1600);
  CHECK(one->pixel_height == 2560);
  CHECK(one->media_type == "image/jpeg");
  CHECK(one->bytes.size() > 50'000);
  CHECK(one->bytes.size() < 5'000'000);
  CHECK(one->bytes == two->bytes);
  CHECK(sink.count(diagnostics::Severity::Warning) == 0);
}

TEST_CASE("what the settings ask for is checked") {
  project::Book book;
  book.metadata = metadata("雕版", "zh-CN");
  book.settings = {{"cover.design", "lable"}, {"cover.color", "blue"}};
  diagnostics::Collector sink;
  const cover::Request request = cover::read_request(book, nullptr, sink);
  CHECK(request.design.empty());
  CHECK(request.color.empty());
  const auto reports = sink.sorted(faces().sources);
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].kind->name == "cover-color-wrong");
  CHECK(reports[1].hint == "did you mean 'label'?");
}

TEST_CASE("an author's colour takes the tint's place, and text on it stays readable") {
  const cover::Design design = cover::load_design("label");
  const auto dark = cover::prepare_palette(design, "#102030", 0);
  CHECK(dark.at("ground") == "#102030");
  CHECK(dark.at("onground") == design.colors.at("paper"));
  const auto light = cover::prepare_palette(design, "#f0e8d0", 0);
  CHECK(light.at("onground") == design.colors.at("ink"));
  CHECK_FALSE(cover::read_color("#12345").has_value());
  CHECK_FALSE(cover::read_color("#12345g").has_value());
}

TEST_CASE("a title is set large, in lines that end where the sense does") {
  const cover::TextStyle style{"serif-bold", "zh-CN", cover::Direction::Horizontal};
  cover::Room room;
  room.along = 600;
  room.across = 600;
  room.largest = 200;
  room.smallest = 40;
  const auto two = cover::fit(faces().book, "面向技术宅的 JVM 内幕", style, room);
  REQUIRE(two.lines.size() >= 2);
  CHECK(two.lines.front().ends_with("的"));
  CHECK_FALSE(two.overfull);
  const auto none = cover::fit(faces().book, "", style, room);
  CHECK(none.lines.empty());
  std::string endless;
  for (int i = 0; i < 400; ++i) endless += "很长的书名";
  const auto small = cover::fit(faces().book, endless, style, room);
  CHECK(small.overfull);
  CHECK(small.lines.size() <= 4);
}

TEST_CASE("an author's own cover is kept when it can be, and small ones are told") {
  figures::Picture own;
  own.kind = figures::PictureKind::Raster;
  own.media_type = "image/png";
  own.bytes = "bytes";
  own.pixel_width = 700;
  own.pixel_height = 990;
  diagnostics::Collector sink;
  const auto picture = std::make_shared<const figures::Picture>(own);
  CHECK(cover::prepare_own_cover(picture, {}, faces().book, sink) == picture);
  CHECK(sink.count(diagnostics::Severity::Warning) == 1);
  own.has_alpha = true;
  const auto flat = cover::prepare_own_cover(std::make_shared<const figures::Picture>(own), {},
                                             faces().book, sink);
  REQUIRE(flat != nullptr);
  CHECK(flat->media_type == "image/jpeg");
  CHECK(flat->pixel_width == 700);
  CHECK(cover::prepare_own_cover(std::make_shared<const figures::Picture>(), {}, faces().book,
                                 sink) == nullptr);
}
