// Raster files: formats by content, what passes untouched, what is converted, what is refused.
#include <lcms2.h>
#include <zlib.h>

#include "figures/raster/color_profile.hpp"
#include "figures/raster/facts.hpp"
#include "figures/raster/pixels.hpp"
#include "prepared.hpp"
#include "sample_pictures.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

// Red, green, blue of the pixel at the left top of an encoded picture.
std::vector<int> first_pixel(const std::string& bytes) {
  std::string problem;
  const Pixels pixels = Pixels::decode(bytes, problem);
  REQUIRE(!pixels.is_empty());
  const auto pixel = pixels.at(0, 0);
  return {pixel[0], pixel[1], pixel[2]};
}

bool is_red(const std::vector<int>& pixel) {
  return pixel[0] > 220 && pixel[1] < 60 && pixel[2] < 60;
}

TEST_CASE("PNG and JPEG pass byte for byte") {
  for (const std::string_view sample : {samples::png, samples::png_with_alpha, samples::jpeg}) {
    const std::string bytes = from_base64(sample);
    const Picture picture = prepare_bytes_as("a", bytes).picture;
    CHECK(picture.kind == PictureKind::Raster);
    CHECK(picture.bytes == bytes);
    CHECK(picture.pixel_width == 4);
    CHECK(picture.height == 2);
    CHECK(picture.has_alpha == (sample == samples::png_with_alpha));
  }
}

TEST_CASE("the content counts, not the name") {
  const Prepared made = prepare_bytes_as("photo.png", from_base64(samples::jpeg));
  CHECK(made.picture.media_type == "image/jpeg");
  CHECK(made.says("picture-named-wrong", "JPEG"));
  CHECK(!prepare_bytes_as("photo.JPG", from_base64(samples::jpeg)).says("picture-named-wrong"));
}

TEST_CASE("other formats become PNG") {
  for (const std::string_view sample :
       {samples::bmp, samples::webp, samples::avif, samples::gif_animated}) {
    const Prepared made = prepare_bytes_as("a", from_base64(sample));
    REQUIRE(made.picture.kind == PictureKind::Raster);
    CHECK(made.picture.media_type == "image/png");
    CHECK(made.picture.bytes.starts_with("\x89PNG"));
    CHECK(made.says("picture-animated") == (sample == samples::gif_animated));
    CHECK(!made.picture.has_alpha);
  }
  CHECK(
      is_red(first_pixel(prepare_bytes_as("a", from_base64(samples::gif_animated)).picture.bytes)));
}

TEST_CASE("four inks become three colours") {
  const Prepared made = prepare_bytes_as("a.jpg", from_base64(samples::jpeg_cmyk));
  REQUIRE(made.picture.kind == PictureKind::Raster);
  CHECK(made.picture.media_type == "image/jpeg");
  CHECK(!read_raster_facts(made.picture.bytes)->is_cmyk);
  CHECK(is_red(first_pixel(made.picture.bytes)));
}

// A profile whose red and blue are swapped, in the segment of a JPEG.
std::string with_swapped_profile(const std::string& jpeg) {
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries{{0.15, 0.06, 1}, {0.30, 0.60, 1}, {0.64, 0.33, 1}};
  cmsToneCurve* const curve = cmsBuildGamma(nullptr, 2.2);
  cmsToneCurve* curves[] = {curve, curve, curve};
  cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string data(size, '\0');
  cmsSaveProfileToMem(profile, data.data(), &size);
  cmsCloseProfile(profile);
  cmsFreeToneCurve(curve);
  const std::string segment = std::string("ICC_PROFILE\0\1\1", 14) + data;
  const std::size_t length = segment.size() + 2;
  return jpeg.substr(0, 2) + "\xFF\xE2" + static_cast<char>(length >> 8U) +
         static_cast<char>(length & 0xFFU) + segment + jpeg.substr(2);
}

TEST_CASE("colours of another profile become those of sRGB") {
  const std::string jpeg = from_base64(samples::jpeg);
  const Picture picture = prepare_bytes_as("a.jpg", with_swapped_profile(jpeg)).picture;
  REQUIRE(picture.kind == PictureKind::Raster);
  const std::vector<int> before = first_pixel(jpeg);
  const std::vector<int> pixel = first_pixel(picture.bytes);
  CHECK(before[0] > before[2] + 20);
  CHECK(pixel[2] > pixel[0] + 20);
  CHECK(read_color_profile(picture.bytes, RasterFormat::Jpeg).empty());
  // A profile that is none is not followed.
  std::string damaged = with_swapped_profile(jpeg);
  damaged.replace(damaged.find("acsp"), 4, "none");
  CHECK(prepare_bytes_as("a.jpg", damaged).picture.bytes == damaged);
}

// A TIFF directory that says nothing but the orientation, as an EXIF segment.
std::string with_orientation(const std::string& jpeg, char orientation) {
  std::string exif("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
  exif += orientation;
  exif += std::string("\0\0\0\0\0\0", 6);
  const auto size = static_cast<char>(exif.size() + 2);
  return jpeg.substr(0, 2) + "\xFF\xE1" + std::string(1, '\0') + size + exif + jpeg.substr(2);
}

// The corner whose colour is nearest to that of the first pixel of `before`.
std::string corner_of(const Pixels& pixels, const Pixels& before) {
  const int right = pixels.width() - 1;
  const int bottom = pixels.height() - 1;
  std::string best;
  int least = 1000;
  for (const auto& [name, x, y] :
       {std::tuple("left top", 0, 0), std::tuple("right top", right, 0),
        std::tuple("left bottom", 0, bottom), std::tuple("right bottom", right, bottom)}) {
    const auto pixel = pixels.at(x, y);
    const auto first = before.at(0, 0);
    int distance = 0;
    for (std::size_t i = 0; i < 3; ++i) distance += std::abs(pixel[i] - first[i]);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

TEST_CASE("pictures are turned upright, from each of the eight ways to lie") {
  const std::string jpeg = from_base64(samples::jpeg);
  std::string trouble;
  const Pixels upright = Pixels::decode(jpeg, trouble);
  // EXIF 2.32 table 6: where row 0 and column 0 of the data are seen.
  const std::pair<char, const char*> ways[] = {
      {1, "left top"}, {2, "right top"}, {3, "right bottom"}, {4, "left bottom"},
      {5, "left top"}, {6, "right top"}, {7, "right bottom"}, {8, "left bottom"}};
  for (const auto& [way, corner] : ways) {
    INFO("orientation " << int{way});
    const Picture turned = prepare_bytes_as("a.jpg", with_orientation(jpeg, way)).picture;
    CHECK(turned.pixel_width == (way < 5 ? 4 : 2));
    CHECK(turned.pixel_height == (way < 5 ? 2 : 4));
    CHECK(read_raster_facts(turned.bytes)->orientation == 1);
    std::string problem;
    const Pixels pixels = Pixels::decode(turned.bytes, problem);
    REQUIRE(!pixels.is_empty());
    CHECK(corner_of(pixels, upright) == corner);
  }
  // What is no orientation is taken for none.
  CHECK(prepare_bytes_as("a.jpg", with_orientation(jpeg, 9)).picture.pixel_width == 4);
}

TEST_CASE("broken files are refused wherever they are cut") {
  const std::string names[] = {"png", "jpeg", "gif", "webp", "avif", "bmp"};
  const std::string_view all[] = {samples::png,  samples::jpeg, samples::gif_animated,
                                  samples::webp, samples::avif, samples::bmp};
  for (std::size_t i = 0; i < 6; ++i) {
    const std::string bytes = from_base64(all[i]);
    for (const std::size_t size : {bytes.size() / 4, bytes.size() / 2}) {
      INFO(names[i] << " " << size);
      const Prepared made = prepare_bytes_as("a", bytes.substr(0, size));
      CHECK(made.picture.kind == PictureKind::Broken);
      CHECK(made.says("picture-broken"));
    }
  }
}

TEST_CASE("a PNG with a wrong checksum is refused") {
  std::string bytes = from_base64(samples::png);
  bytes[bytes.size() - 20] = static_cast<char>(bytes[bytes.size() - 20] ^ 1);
  CHECK(prepare_bytes_as("a.png", bytes).picture.kind == PictureKind::Broken);
}

TEST_CASE(
    "a JPEG whose data is garbage after its head is refused or decoded, never passed broken") {
  std::string bytes = from_base64(samples::jpeg);
  bytes.resize(bytes.size() - 2);  // without its end mark
  CHECK(prepare_bytes_as("a.jpg", bytes).picture.kind == PictureKind::Broken);
}

TEST_CASE("too many pixels are refused by the head alone") {
  std::string bytes = from_base64(samples::png);
  bytes[16] = 0x00;
  bytes[17] = 0x01;  // 65540 wide
  const std::string head = bytes.substr(12, 17);
  const auto checksum = static_cast<unsigned>(crc32(
      0, reinterpret_cast<const unsigned char*>(head.data()), static_cast<unsigned>(head.size())));
  for (unsigned i = 0; i < 4; ++i) bytes[29 + i] = static_cast<char>(checksum >> (24 - 8 * i));
  PrepareOptions options;
  options.max_pixels = 100'000;
  const Prepared made = prepare_bytes_as("a.png", bytes, options);
  CHECK(made.picture.kind == PictureKind::Broken);
  CHECK(made.says("picture-too-large", "65540 × 2"));
}

TEST_CASE("a file that is not there is said to be missing") {
  base::MemoryFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  const Picture picture = prepare("no/such.png", files, faces(), {}, {}, sink);
  CHECK(picture.kind == PictureKind::Broken);
  REQUIRE(sink.sorted(sources).size() == 1);
  CHECK(sink.sorted(sources)[0].kind->name == "picture-missing");
}

}  // namespace
}  // namespace diaoban::figures
