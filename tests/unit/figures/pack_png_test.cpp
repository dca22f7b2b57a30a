// Packing PNG files anew: the pixels stay, the bytes get fewer.
#include "figures/raster/pack_png.hpp"

#include <zlib.h>

#include "base/deflate.hpp"
#include "figures/raster/facts.hpp"
#include "figures/raster/pixels.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

constexpr int width = 120;
constexpr int height = 90;

void put_number(std::string& out, std::size_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFFU);
}

std::string chunk(const std::string& name, const std::string& data) {
  std::string out;
  put_number(out, data.size());
  out += name + data;
  put_number(out, base::crc32(name + data));
  return out;
}

// Not packed at all: blocks of RFC 1951 §3.2.4 with the samples as they are.
std::string store(const std::string& bytes) {
  std::string out("\x78\x01", 2);
  for (std::size_t at = 0; at < bytes.size(); at += 65535) {
    const std::size_t size = std::min<std::size_t>(65535, bytes.size() - at);
    out += static_cast<char>(at + size == bytes.size());
    for (const std::size_t n : {size, ~size}) {
      out += static_cast<char>(n & 0xFFU);
      out += static_cast<char>(n >> 8U & 0xFFU);
    }
    out.append(bytes, at, size);
  }
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const char c : bytes) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  put_number(out, b << 16U | a);
  return out;
}

// A picture of `type` whose samples `sample(x, y, channel)` gives; `filter` stands before each row,
// and is undone by the decoder: the samples are then the differences.
template <typename Sample>
std::string make_png(int type, int channels, Sample sample, char filter = 0, char interlace = 0,
                     const std::string& extra = {}) {
  std::string rows;
  for (int y = 0; y < height; ++y) {
    rows += filter;
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < channels; ++c) rows += static_cast<char>(sample(x, y, c));
    }
  }
  std::string head;
  put_number(head, width);
  put_number(head, height);
  head += {8, static_cast<char>(type), 0, 0, interlace};
  return std::string("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", head) + extra +
         chunk("IDAT", store(rows)) + chunk("IEND", {});
}

void check_same_pixels(const std::string& one, const std::string& other) {
  std::string problem;
  const Pixels a = Pixels::decode(one, problem);
  const Pixels b = Pixels::decode(other, problem);
  REQUIRE(!a.is_empty());
  REQUIRE(!b.is_empty());
  REQUIRE(a.width() == b.width());
  REQUIRE(a.height() == b.height());
  int different = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) different += a.at(x, y) != b.at(x, y) ? 1 : 0;
  }
  CHECK(different == 0);
}

// Rows of an RGB picture, its data in one chunk, that have a filter.
int count_filters(const std::string& png) {
  const std::size_t at = png.find("IDAT");
  std::string rows(std::size_t{height} * (3 * width + 1), '\0');
  uLongf size = rows.size();
  REQUIRE(uncompress(reinterpret_cast<Bytef*>(rows.data()), &size,
                     reinterpret_cast<const Bytef*>(png.data() + at + 4),
                     png.size() - at - 4) == Z_OK);
  int filtered = 0;
  for (std::size_t y = 0; y < height; ++y) filtered += rows[y * (3 * width + 1)] != 0 ? 1 : 0;
  return filtered;
}

int type_of(const std::string& png) { return static_cast<unsigned char>(png[25]); }

TEST_CASE("packed pictures have the same pixels in fewer bytes") {
  const auto smooth = [](int x, int y, int c) { return x * (c + 1) + y * 3 + (x * y) % 5; };
  for (const char filter : {0, 1, 2, 3, 4}) {
    INFO("filter " << int{filter});
    for (const auto& [type, channels] :
         {std::pair(0, 1), std::pair(2, 3), std::pair(4, 2), std::pair(6, 4)}) {
      const std::string png = make_png(type, channels, smooth, filter);
      const std::string packed = pack_png(png);
      CHECK(packed.size() < png.size());
      check_same_pixels(png, packed);
      CHECK(packed == pack_png(png));
    }
  }
}

TEST_CASE("rows are filtered only where that makes them smaller") {
  // A picture of many colours in which the same tile stands everywhere.
  const auto tiles = [](int x, int y, int c) {
    return ((x % 20) * 7 + (y % 18) * 113 + c * 31) * ((x % 20) + 3) % 251;
  };
  const auto slow = [](int x, int y, int c) { return x + 2 * y + c * 40 + (x * y) % 3; };
  CHECK(count_filters(pack_png(make_png(2, 3, tiles))) == 0);
  CHECK(count_filters(pack_png(make_png(2, 3, slow))) > 0);
}

TEST_CASE("alpha that hides nothing goes; few colours become a palette") {
  const auto opaque = [](int x, int y, int c) { return c == 3 ? 255 : x * 2 + y * (c + 1); };
  const std::string without = pack_png(make_png(6, 4, opaque));
  CHECK(type_of(without) == 2);
  CHECK(!read_raster_facts(without)->has_alpha);
  check_same_pixels(without, make_png(6, 4, opaque));
  const auto few = [](int x, int y, int c) { return c == 3 ? (x % 3) * 127 : (x + y) % 4 * 60; };
  const std::string indexed = pack_png(make_png(6, 4, few));
  CHECK(type_of(indexed) == 3);
  CHECK(read_raster_facts(indexed)->has_alpha);
  check_same_pixels(indexed, make_png(6, 4, few));
}

TEST_CASE("what cannot be packed comes back as it is") {
  const auto ramp = [](int x, int y, int c) { return x + y + c; };
  const std::string interlaced = make_png(2, 3, ramp, 0, 1);
  CHECK(pack_png(interlaced) == interlaced);
  const std::string keyed = make_png(2, 3, ramp, 0, 0, chunk("tRNS", std::string(6, '\0')));
  CHECK(pack_png(keyed) == keyed);
  const std::string unknown_filter = make_png(2, 3, ramp, 9);
  CHECK(pack_png(unknown_filter) == unknown_filter);
  std::string damaged = make_png(2, 3, ramp);
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  CHECK(pack_png(damaged) == damaged);
  const std::string cut = make_png(2, 3, ramp).substr(0, 9000);
  CHECK(pack_png(cut) == cut);
}

TEST_CASE("how colours are meant stays, texts go") {
  const auto ramp = [](int x, int y, int c) { return x + y + c; };
  const std::string extra =
      chunk("gAMA", std::string("\0\1\x86\xA0", 4)) + chunk("tEXt", "Comment\0a note");
  const std::string packed = pack_png(make_png(2, 3, ramp, 0, 0, extra));
  CHECK(packed.find("gAMA") != std::string::npos);
  CHECK(packed.find("tEXt") == std::string::npos);
}

}  // namespace
}  // namespace diaoban::figures
