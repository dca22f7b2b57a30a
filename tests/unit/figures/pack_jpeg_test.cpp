// Packing JPEG files anew: the pixels stay, the bytes get fewer.
#include "figures/raster/pack_jpeg.hpp"

#include <jpeglib.h>

#include <cstdlib>
#include <memory>
#include <vector>

#include "figures/raster/facts.hpp"
#include "figures/raster/pixels.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

constexpr int width = 160;
constexpr int height = 120;

// A picture of many colours, coded with the tables that every encoder begins with.
std::string make_jpeg(int components, bool is_progressive) {
  jpeg_error_mgr errors;
  jpeg_compress_struct file;
  file.err = jpeg_std_error(&errors);
  jpeg_create_compress(&file);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&file, &bytes, &size);
  file.image_width = width;
  file.image_height = height;
  file.input_components = components;
  file.in_color_space = components == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&file);
  if (is_progressive) jpeg_simple_progression(&file);
  jpeg_start_compress(&file, TRUE);
  jpeg_write_marker(&file, JPEG_COM, reinterpret_cast<const JOCTET*>("a remark"), 8);
  std::vector<JSAMPLE> row(static_cast<std::size_t>(width * components));
  for (int y = 0; y < height; ++y) {
    for (int i = 0; i < width * components; ++i) {
      row[static_cast<std::size_t>(i)] = static_cast<JSAMPLE>(i * y / 3 + i * i % 41 + y);
    }
    JSAMPROW rows[] = {row.data()};
    jpeg_write_scanlines(&file, rows, 1);
  }
  jpeg_finish_compress(&file);
  std::string made(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&file);
  std::free(bytes);
  return made;
}

int count_different(const std::string& one, const std::string& other) {
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
  return different;
}

bool is_progressive(const std::string& jpeg) { return jpeg.find("\xFF\xC2") != std::string::npos; }

TEST_CASE("packed photographs have the same pixels in fewer bytes") {
  for (const int components : {1, 3}) {
    INFO(components << " components");
    const std::string jpeg = make_jpeg(components, false);
    const std::string packed = pack_jpeg(jpeg);
    CHECK(packed.size() < jpeg.size());
    CHECK(count_different(jpeg, packed) == 0);
    CHECK(packed == pack_jpeg(jpeg));
    CHECK(packed.find("a remark") == std::string::npos);
    CHECK(!is_progressive(packed));
    CHECK(read_raster_facts(packed)->is_whole);
  }
}

TEST_CASE("a photograph that comes up step by step still does") {
  const std::string jpeg = make_jpeg(3, true);
  REQUIRE(is_progressive(jpeg));
  const std::string packed = pack_jpeg(jpeg + std::string(500, 'x'));  // what cameras append
  CHECK(packed.size() <= jpeg.size());
  CHECK(is_progressive(packed));
  CHECK(count_different(jpeg, packed) == 0);
}

TEST_CASE("photographs that are damaged, cut or in endless steps come back as they are") {
  const std::string jpeg = make_jpeg(3, false);
  const std::string cut = jpeg.substr(0, jpeg.size() / 2);
  CHECK(pack_jpeg(cut) == cut);
  std::string damaged = jpeg;
  damaged.replace(damaged.size() / 2, 40, std::string(40, '\xFF'));
  CHECK(pack_jpeg(damaged) == damaged);
  const std::string none(5000, '\xFF');
  CHECK(pack_jpeg(none) == none);
  // The last of the scans again and again.
  const std::string stepped = make_jpeg(3, true);
  const std::size_t scan = stepped.rfind("\xFF\xDA");
  std::string endless = stepped.substr(0, stepped.size() - 2);
  for (int i = 0; i < 100; ++i) endless += stepped.substr(scan, stepped.size() - 2 - scan);
  endless += "\xFF\xD9";
  CHECK(pack_jpeg(endless) == endless);
}

}  // namespace
}  // namespace diaoban::figures
