// PNG and JPEG files as image streams, read back by qpdf's own decoder.
#include "pdf/image.hpp"

#include <zlib.h>

#include <cstdint>

#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

void put(std::string& out, std::uint32_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFFU);
}

std::string chunk(const std::string& name, const std::string& data) {
  std::string out;
  put(out, static_cast<std::uint32_t>(data.size()));
  const std::string body = name + data;
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  put(out += body, static_cast<std::uint32_t>(sum));
  return out;
}

std::string deflated(const std::string& rows) {
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
           static_cast<uLong>(rows.size()));
  out.resize(size);
  return out;
}

struct Png {
  std::uint32_t width, height;
  char bits, type;
  std::string rows;  // with filter bytes
  char interlaced = 0;
  std::string palette = {};
  std::string transparency = {};
  std::size_t pieces = 1;  // IDAT chunks

  std::string file() const {
    std::string out("\x89PNG\r\n\x1A\n", 8);
    std::string header;
    put(header, width);
    put(header, height);
    header += {bits, type, 0, 0, interlaced};
    out += chunk("IHDR", header);
    if (!palette.empty()) out += chunk("PLTE", palette);
    if (!transparency.empty()) out += chunk("tRNS", transparency);
    const std::string data = deflated(rows);
    const std::size_t step = (data.size() + pieces - 1) / pieces;
    for (std::size_t at = 0; at < data.size(); at += step) {
      out += chunk("IDAT", data.substr(at, step));
    }
    return out + chunk("IEND", "");
  }
};

// The samples that a reader of the PDF file sees, as bytes.
std::string samples(const ImageStream& image) {
  QPDF document;
  document.emptyPDF();
  auto stream = document.newStream();
  auto parameters = QPDFObjectHandle::parse(
      "<< /Predictor 15 /Colors " + std::to_string(image.components) + " /BitsPerComponent " +
      std::to_string(image.bits) + " /Columns " + std::to_string(image.width) + " >>");
  stream.replaceStreamData(std::string(image.bytes()), QPDFObjectHandle::newName("/FlateDecode"),
                           parameters);
  const auto data = stream.getStreamData();
  return std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
}

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

TEST_CASE("an opaque PNG keeps its compressed bytes") {
  // Row 1 as it is, row 2 as the difference to it.
  Png png{2, 2, 8, 2, bytes({0, 1, 2, 3, 4, 5, 6, 2, 1, 1, 1, 0, 0, 0})};
  for (const std::size_t pieces : {1U, 3U}) {
    png.pieces = pieces;
    const std::string file = png.file();
    const auto image = read_png(file);
    REQUIRE(image);
    CHECK(image->color.bytes() == deflated(png.rows));
    CHECK(image->color.components == 3);
    CHECK(samples(image->color) == bytes({1, 2, 3, 4, 5, 6, 2, 3, 4, 4, 5, 6}));
    CHECK_FALSE(image->alpha);
  }
}

TEST_CASE("alpha is split off without loss, whatever the filters") {
  // Pixels (10,20,30,a) and (40,50,60,b); the second row by Up, Sub, Average and Paeth in turn.
  for (const int filter : {0, 1, 2, 3, 4}) {
    Png png{2, 2, 8, 6, bytes({0, 10, 20, 30, 100, 40, 50, 60, 200})};
    png.rows += bytes({filter, 1, 2, 3, 4, 5, 6, 7, 8});
    const std::string file = png.file();
    const auto image = read_png(file);
    REQUIRE(image);
    REQUIRE(image->alpha);
    Png whole = png;  // qpdf reads four channels as CMYK would be
    ImageStream four = image->color;
    four.components = 4;
    four.data = deflated(whole.rows);
    const std::string expected = samples(four);
    std::string color;
    std::string alpha;
    for (std::size_t i = 0; i < expected.size(); i += 4) {
      color += expected.substr(i, 3);
      alpha += expected[i + 3];
    }
    CHECK(samples(image->color) == color);
    CHECK(samples(*image->alpha) == alpha);
  }
}

TEST_CASE("an alpha that is opaque all over goes") {
  const std::string file = Png{1, 2, 8, 4, bytes({0, 9, 255, 2, 1, 0})}.file();
  const auto image = read_png(file);
  REQUIRE(image);
  CHECK_FALSE(image->alpha);
  CHECK(samples(image->color) == bytes({9, 10}));
}

TEST_CASE("transparent palette entries and colours become masks") {
  Png png{4, 1, 2, 3, bytes({0, 0b00011011})};
  png.palette = bytes({0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3});
  png.transparency = bytes({7, 8});
  std::string file = png.file();
  auto image = read_png(file);
  REQUIRE(image);
  CHECK(image->color.palette == png.palette);
  CHECK(image->color.bits == 2);
  REQUIRE(image->alpha);
  CHECK(samples(*image->alpha) == bytes({7, 8, 255, 255}));

  file = Png{2, 1, 8, 2, bytes({0, 1, 2, 3, 1, 2, 4}), 0, {}, bytes({0, 1, 0, 2, 0, 3})}.file();
  image = read_png(file);
  REQUIRE(image);
  REQUIRE(image->alpha);
  CHECK(samples(*image->alpha) == bytes({0, 255}));

  file = Png{2, 1, 4, 0, bytes({0, 0x3F}), 0, {}, bytes({0, 15})}.file();
  image = read_png(file);
  REQUIRE(image);
  REQUIRE(image->alpha);
  CHECK(samples(*image->alpha) == bytes({255, 0}));
}

TEST_CASE("what a mask hides takes the colour beside it, what is seen stays") {
  // A row each of RGB with alpha: only the pixel in the middle is seen, half.
  const std::string blank = bytes({0, 0, 0, 0});
  const std::string seen = bytes({200, 100, 50, 128});
  const std::string file =
      Png{3, 2, 8, 6, bytes({0}) + blank + seen + blank + bytes({0}) + blank + blank + blank}
          .file();
  auto image = read_png(file);
  REQUIRE(image);
  REQUIRE(image->alpha);
  CHECK(samples(*image->alpha) == bytes({0, 128, 0, 0, 0, 0}));
  std::string expected;
  for (int i = 0; i < 6; ++i) expected += seen.substr(0, 3);
  CHECK(samples(image->color) == expected);

  // An index of two bits whose colour is transparent.
  Png png{4, 1, 2, 3, bytes({0, 0b00011000})};
  png.palette = bytes({0, 0, 0, 1, 1, 1, 2, 2, 2});
  png.transparency = bytes({0});
  const std::string indexed = png.file();
  image = read_png(indexed);
  REQUIRE(image);
  CHECK(image->color.bits == 8);
  CHECK(samples(image->color) == bytes({1, 1, 2, 2}));
  CHECK(samples(*image->alpha) == bytes({0, 255, 255, 0}));
}

// A look from each hidden pixel to the next seen one would take minutes here.
TEST_CASE("a large picture that is mostly hidden is read in one pass") {
  constexpr std::uint32_t side = 2500;
  std::string rows;
  for (std::uint32_t y = 0; y < side; ++y) rows += '\0' + std::string(side * 2, '\0');
  rows.back() = '\xFF';
  const auto image = read_png(Png{side, side, 8, 4, rows}.file());
  REQUIRE(image);
  CHECK(image->alpha);
}

TEST_CASE("interlaced rows come in order") {
  // Adam7 of a 3 by 3 picture whose samples are 1 to 9 in reading order: pass 1 has 1; 4 has 3;
  // 5 has 7 and 9; 6 has 2, 8; 7 has 4, 5, 6.
  const Png png{3, 3, 8, 0, bytes({0, 1, 0, 3, 0, 7, 9, 0, 2, 0, 8, 1, 4, 1, 1}), 1};
  const std::string file = png.file();
  const auto image = read_png(file);
  REQUIRE(image);
  CHECK(samples(image->color) == bytes({1, 2, 3, 4, 5, 6, 7, 8, 9}));
  // The same with single bits: a checkerboard.
  const Png board{3, 3, 1, 0, bytes({0, 0x80, 0, 0x80, 0, 0xC0, 0, 0x00, 0, 0x00, 0, 0b01000000}),
                  1};
  const std::string board_file = board.file();
  const auto bits = read_png(board_file);
  REQUIRE(bits);
  CHECK(samples(bits->color) == bytes({0b10100000, 0b01000000, 0b10100000}));
}

TEST_CASE("broken PNG files are refused") {
  const std::string sound =
      Png{2, 2, 8, 6, bytes({0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8})}.file();
  CHECK(read_png(sound));
  for (std::size_t size = 0; size < sound.size() - 12; ++size) {
    CHECK_FALSE(read_png(std::string_view(sound).substr(0, size)));
  }
  CHECK_FALSE(read_png(Png{2, 9, 8, 6, bytes({0, 1})}.file()));
  CHECK_FALSE(read_png(Png{1, 1, 8, 6, bytes({9, 1, 2, 3, 4})}.file()));
  CHECK_FALSE(read_png(Png{1, 1, 8, 3, bytes({0, 0})}.file()));
  CHECK_FALSE(read_png(Png{1, 1, 4, 2, bytes({0, 0})}.file()));
  CHECK_FALSE(read_png(Png{0, 1, 8, 0, bytes({0, 0})}.file()));
}

TEST_CASE("the frame of a JPEG file is read past its other segments") {
  const std::string file =
      bytes({0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1,    2, 0xFF, 0xFF, 0xC2, 0, 17,   8,
             1,    2,    3,    4,    3, 1, 0x11, 0, 2,    0x11, 1,    3, 0x11, 1});
  const auto image = read_jpeg(file);
  REQUIRE(image);
  CHECK(image->color.height == 0x102);
  CHECK(image->color.width == 0x304);
  CHECK(image->color.components == 3);
  CHECK(image->color.bytes() == file);
  CHECK_FALSE(read_jpeg(file.substr(0, 16)));
  CHECK_FALSE(read_jpeg("\x89PNG"));
  CHECK_FALSE(read_jpeg(bytes({0xFF, 0xD8, 0xFF, 0xD9, 0, 0, 0, 0})));
}

TEST_CASE("a picture used twice stands once in the file") {
  Sample sample;
  auto picture = std::make_shared<figures::Picture>();
  picture->kind = figures::PictureKind::Raster;
  picture->media_type = "image/png";
  picture->bytes = Png{2, 1, 8, 6, bytes({0, 255, 0, 0, 128, 0, 255, 0, 255})}.file();
  const auto again = std::make_shared<figures::Picture>(*picture);
  for (const auto& one : {picture, picture, again}) {
    const auto figure = sample.add_element("Figure", 0);
    sample.layout.elements[figure].alternative = "图";
    sample.layout.pages.back().items.push_back(
        {typeset::PictureItem{one, {10, 10, 50, 50}}, typeset::Owner{figure}});
    sample.add_page("");
  }
  SECTION("in colour") {
    ReadBack file(sample.write());
    std::set<QPDFObjGen> images;
    for (auto& page : file.pages) {
      if (page.getObjGen() == file.pages[3].getObjGen()) continue;  // it has none
      for (auto& [name, image] : page.getKey("/Resources").getKey("/XObject").getDictAsMap()) {
        images.insert(image.getObjGen());
        CHECK(image.getStreamData()->getSize() == 6);
        CHECK(image.getDict().getKey("/SMask").getStreamData()->getSize() == 2);
      }
    }
    CHECK(images.size() == 1);
    CHECK(file.pages[0].hasKey("/Group"));
    CHECK_FALSE(file.pages[3].hasKey("/Group"));
  }
  SECTION("in greys") {
    sample.options.grey = true;
    ReadBack file(sample.write());
    auto images = file.pages[0].getKey("/Resources").getKey("/XObject").getDictAsMap();
    REQUIRE(images.size() == 1);
    auto image = images.begin()->second;
    CHECK(image.getDict().getKey("/ColorSpace").getName() == "/DeviceGray");
    const auto data = image.getStreamData();
    CHECK(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()) ==
          bytes({54, 182}));
  }
}

}  // namespace
}  // namespace diaoban::pdf
