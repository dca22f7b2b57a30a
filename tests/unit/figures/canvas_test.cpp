// Canvases: what rasters show, pixel by pixel, and what a PDF canvas hands on.
#include "figures/canvas.hpp"

#include <cairo/cairo.h>

#include <algorithm>
#include <tuple>

#include "base/failure.hpp"
#include "base/handle.hpp"
#include "figures/drawing.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

struct Fixture {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  fonts::FontBook fonts = fonts::FontBook::load(files, {}, sources, sink);
};

// The pixels of a PNG file.
class Pixels {
 public:
  explicit Pixels(const std::string& png) : bytes_(png) {
    surface_.reset(cairo_image_surface_create_from_png_stream(read, this));
    REQUIRE(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS);
  }
  int width() const { return cairo_image_surface_get_width(surface_.get()); }
  int height() const { return cairo_image_surface_get_height(surface_.get()); }
  // 0xRRGGBB
  std::uint32_t at(int x, int y) const {
    const unsigned char* row = cairo_image_surface_get_data(surface_.get()) +
                               std::ptrdiff_t{y} * cairo_image_surface_get_stride(surface_.get());
    std::uint32_t pixel = 0;
    std::copy_n(row + std::ptrdiff_t{4} * x, 4, reinterpret_cast<unsigned char*>(&pixel));
    return pixel & 0xFFFFFFU;
  }
  // How many pixels of the rectangle are not white.
  int ink(int x, int y, int columns, int rows) const {
    int count = 0;
    for (int i = x; i < x + columns; ++i) {
      for (int j = y; j < y + rows; ++j) count += at(i, j) != 0xFFFFFFU ? 1 : 0;
    }
    return count;
  }

 private:
  static cairo_status_t read(void* self, unsigned char* to, unsigned int count) {
    auto& pixels = *static_cast<Pixels*>(self);
    if (pixels.at_ + count > pixels.bytes_.size()) return CAIRO_STATUS_READ_ERROR;
    std::copy_n(pixels.bytes_.data() + pixels.at_, count, reinterpret_cast<char*>(to));
    pixels.at_ += count;
    return CAIRO_STATUS_SUCCESS;
  }
  std::string bytes_;
  std::size_t at_ = 0;
  base::Handle<cairo_surface_t, cairo_surface_destroy> surface_;
};

Path make_box(double x, double y, double width, double height) {
  using Verb = Path::Verb;
  return {{Verb::Move, Verb::Line, Verb::Line, Verb::Line, Verb::Close},
          {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}};
}

Picture make_picture(Drawing drawing) {
  Picture picture;
  picture.kind = PictureKind::Vector;
  picture.drawing = std::make_shared<Drawing>(std::move(drawing));
  return picture;
}

TEST_CASE("a raster has the size and the colours that were painted") {
  Fixture fixture;
  Canvas canvas = Canvas::raster(fixture.fonts, 20, 10, 2);
  canvas.begin_page(20, 10);
  canvas.fill_rectangle(5, 0, 5, 10, {1, 0, 0, 1});
  canvas.stroke_line(0, 9.5, 20, 9.5, 1, {0, 0, 1, 1});
  canvas.draw_sentinel();
  canvas.end_page();
  const Pixels pixels(canvas.finish_png());
  CHECK(pixels.width() == 40);
  CHECK(pixels.height() == 20);
  CHECK(pixels.at(2, 2) == 0xFFFFFF);
  CHECK(pixels.at(15, 10) == 0xFF0000);
  CHECK(pixels.at(30, 19) == 0x0000FF);
}

TEST_CASE("a JPEG has three components") {
  Fixture fixture;
  Canvas canvas = Canvas::raster(fixture.fonts, 16, 25, 1);
  const std::string jpeg = canvas.finish_jpeg(90);
  CHECK(jpeg.substr(0, 2) == "\xFF\xD8");
  const auto frame = jpeg.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  CHECK(jpeg.substr(frame + 5, 5) == std::string("\0\x19\0\x10\3", 5));
}

TEST_CASE("a size that no raster can have is a failure") {
  Fixture fixture;
  for (const double width : {0.0, -1.0, 40'000.0, 1e300}) {
    bool failed = false;
    try {
      Canvas::raster(fixture.fonts, width, 10, 1);
    } catch (const base::Failure&) {
      failed = true;
    }
    CHECK(failed);
  }
}

TEST_CASE("text and emoji leave ink on a raster") {
  Fixture fixture;
  Canvas canvas = Canvas::raster(fixture.fonts, 40, 20, 2);
  for (const auto& [text, c, x] : {std::tuple{"雕", U'雕', 2.0}, std::tuple{"🌻", U'🌻', 20.0}}) {
    fonts::GlyphRun run;
    run.face = fixture.fonts.pick("serif", "zh-Hans", c, true);
    run.size = 14;
    run.text = text;
    run.glyphs.push_back({fixture.fonts.shape(run.face, text, "zh-Hans", "Hani").at(0).id, 0, 0});
    run.clusters.push_back({static_cast<std::uint16_t>(run.text.size()), 1});
    canvas.draw_run(run, x, 15, {0, 0, 0, 1});
  }
  const Pixels pixels(canvas.finish_png());
  CHECK(pixels.ink(4, 4, 28, 32) > 150);
  CHECK(pixels.ink(42, 4, 30, 32) > 300);
  CHECK(pixels.ink(0, 0, 80, 2) == 0);
}

TEST_CASE("a drawing is clipped, faded, turned and scaled as its operations say") {
  Fixture fixture;
  Drawing drawing{100, 50, {}};
  ShapeOperation shape;
  shape.path = make_box(-50, 0, 200, 50);
  shape.fill = Paint{0, 1, 0, 1};
  drawing.operations.emplace_back(PushClipOperation{make_box(0, 0, 50, 50), {}, {}});
  drawing.operations.emplace_back(shape);
  drawing.operations.emplace_back(PopOperation{});
  drawing.operations.emplace_back(PushGroupOperation{0.5});
  shape.path = make_box(75, 0, 25, 50);
  shape.fill = Paint{0, 0, 0, 1};
  drawing.operations.emplace_back(shape);
  drawing.operations.emplace_back(PopOperation{});
  SECTION("upright, at half its size") {
    Canvas canvas = Canvas::raster(fixture.fonts, 60, 60, 1);
    canvas.draw_picture(make_picture(drawing), 5, 5, 50, 25);
    const Pixels pixels(canvas.finish_png());
    CHECK(pixels.at(6, 6) == 0x00FF00);
    CHECK(pixels.at(4, 10) == 0xFFFFFF);
    CHECK(pixels.at(32, 10) == 0xFFFFFF);
    CHECK((pixels.at(50, 10) & 0xFFU) / 4 == 0x7F / 4);
    CHECK(pixels.at(50, 31) == 0xFFFFFF);
  }
  SECTION("turned anticlockwise: what was left is at the foot") {
    Canvas canvas = Canvas::raster(fixture.fonts, 60, 60, 1);
    canvas.begin_turn();
    canvas.draw_picture(make_picture(drawing), -55, 5, 50, 25);
    canvas.end_turn();
    const Pixels pixels(canvas.finish_png());
    CHECK(pixels.at(10, 50) == 0x00FF00);
    CHECK((pixels.at(10, 8) & 0xFFU) / 4 == 0x7F / 4);
    CHECK(pixels.at(40, 30) == 0xFFFFFF);
  }
}

TEST_CASE("operations that make no sense paint nothing and harm nothing") {
  Fixture fixture;
  Drawing drawing{10, 10, {}};
  ShapeOperation shape;
  shape.path = make_box(0, 0, 10, 10);
  shape.fill = Paint{1, 0, 0, 1};
  shape.transform = {0, 0, 0, 0, 0, 0};
  drawing.operations.emplace_back(shape);
  drawing.operations.emplace_back(PopOperation{});
  drawing.operations.emplace_back(PushGroupOperation{0.5});
  shape.transform = {};
  shape.fill.reset();
  shape.stroke = Stroke{};
  shape.stroke->dashes = {0, 0};
  drawing.operations.emplace_back(shape);
  shape.stroke->dashes = {-1};
  drawing.operations.emplace_back(shape);
  ImageOperation image;
  image.bytes = std::make_shared<const std::string>("no picture");
  image.media_type = "image/png";
  image.width = image.height = 10;
  drawing.operations.emplace_back(image);
  Canvas canvas = Canvas::raster(fixture.fonts, 30, 30, 1);
  canvas.draw_picture(make_picture(drawing), 0, 0, 10, 10);
  canvas.draw_picture(Picture{}, 0, 0, 10, 10);
  canvas.fill_rectangle(20, 20, 5, 5, {0, 0, 1, 1});
  CHECK(Pixels(canvas.finish_png()).at(22, 22) == 0x0000FF);
}

TEST_CASE("a gradient goes from its first colour to its last") {
  Fixture fixture;
  Drawing drawing{100, 10, {}};
  ShapeOperation shape;
  shape.path = make_box(0, 0, 100, 10);
  Gradient gradient;
  gradient.to = {50, 0};
  gradient.transform = {2, 0, 0, 1, 0, 0};
  gradient.stops = {{0, {1, 0, 0, 1}}, {1, {0, 0, 1, 1}}};
  shape.fill = gradient;
  drawing.operations.emplace_back(shape);
  Canvas canvas = Canvas::raster(fixture.fonts, 100, 10, 1);
  canvas.draw_picture(make_picture(drawing), 0, 0, 100, 10);
  const Pixels pixels(canvas.finish_png());
  CHECK(pixels.at(1, 5) >> 16U > 0xF0);
  CHECK((pixels.at(98, 5) & 0xFFU) > 0xF0);
  CHECK((pixels.at(50, 5) & 0xFFU) / 16 == 8 - (pixels.at(50, 5) >> 16U > 0x7FU ? 1 : 0));
}

TEST_CASE("a PDF canvas hands each picture on once") {
  Fixture fixture;
  Picture picture;
  picture.kind = PictureKind::Raster;
  picture.bytes = "any bytes: they are not looked at here";
  picture.media_type = "image/png";
  Canvas canvas = Canvas::pdf(fixture.fonts);
  canvas.begin_page(100, 100);
  canvas.draw_picture(picture, 0, 0, 10, 10);
  canvas.draw_picture(picture, 20, 0, 10, 10);
  canvas.end_page();
  CHECK(canvas.finish_pdf().substr(0, 5) == "%PDF-");
  REQUIRE(canvas.stand_ins().size() == 1);
  CHECK(canvas.stand_ins()[0].bytes == picture.bytes);
}

TEST_CASE("the colour of a stand-in leads back to its index and is never grey") {
  for (std::size_t index = 0; index < 40'000; index += 7) {
    const auto color = stand_in_color(index);
    CHECK(stand_in_index(color) == index);
    CHECK((color & 0xFFU) != (color >> 8U & 0xFFU));
  }
}

}  // namespace
}  // namespace diaoban::figures
