// Pictures as editions need them: drawn as pixels, smaller, without transparency.
#include "figures/rendition.hpp"

#include "figures/raster/facts.hpp"
#include "figures/raster/pixels.hpp"
#include "prepared.hpp"
#include "sample_pictures.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

Pixels decode(const Picture& picture) {
  std::string problem;
  return Pixels::decode(picture.bytes, problem);
}

TEST_CASE("a drawing becomes a PNG of the width that is asked for") {
  const Picture drawing =
      prepare_svg("<a href='https://example.org/'><rect width='200' height='100' fill='red'/></a>")
          .picture;
  const Picture drawn = draw_as_pixels(drawing, faces(), 1000);
  CHECK(drawn.kind == PictureKind::Raster);
  CHECK(drawn.pixel_width == 1000);
  CHECK(drawn.pixel_height == 500);
  const auto facts = read_raster_facts(drawn.bytes);
  REQUIRE(facts);
  CHECK(facts->width == 1000);
  CHECK(facts->height == 500);
  CHECK(!facts->has_alpha);
  const Pixels pixels = decode(drawn);
  CHECK(pixels.at(10, 10) == std::array<unsigned char, 4>{255, 0, 0, 255});
  CHECK(pixels.at(990, 490) == std::array<unsigned char, 4>{255, 255, 255, 255});
  REQUIRE(drawn.links.size() == 1);
  CHECK(drawn.links[0].width == 500);
}

TEST_CASE("a raster picture is made smaller in proportion, never larger") {
  const Picture picture = prepare_bytes_as("a.jpg", from_base64(samples::jpeg)).picture;
  CHECK(fit_raster(picture, {400, 400, true}).bytes == picture.bytes);
  const Picture half = fit_raster(picture, {2, 0, true});
  CHECK(half.pixel_width == 2);
  CHECK(half.pixel_height == 1);
  CHECK(half.media_type == "image/jpeg");
  CHECK(half.width == picture.width);  // its natural size on the page stays
  CHECK(half.hash != picture.hash);
}

TEST_CASE("transparency is laid on white where it is not allowed, without dark edges") {
  const Picture picture = prepare_bytes_as("a.png", from_base64(samples::png_with_alpha)).picture;
  REQUIRE(picture.has_alpha);
  CHECK(fit_raster(picture, {0, 0, true}).bytes == picture.bytes);
  const Picture flat = fit_raster(picture, {0, 0, false});
  CHECK(!flat.has_alpha);
  const Pixels pixels = decode(flat);
  CHECK(pixels.at(0, 0) == std::array<unsigned char, 4>{255, 255, 255, 255});
  CHECK(pixels.at(1, 0)[0] == 255);
}

TEST_CASE("a broken picture stays as it is") {
  CHECK(draw_as_pixels(Picture{}, faces(), 100).kind == PictureKind::Broken);
}

}  // namespace
}  // namespace diaoban::figures
