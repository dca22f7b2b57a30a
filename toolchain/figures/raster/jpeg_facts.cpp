// The segments of a JPEG file (ITU-T T.81 annex B) and the orientation in its EXIF part.
#include "figures/raster/facts.hpp"

namespace diaoban::figures {
namespace {

// The orientation in a TIFF structure's first directory (EXIF 2.3 §4.6.4); 1 when there is none.
int read_orientation(std::string_view tiff) {
  const bool little = tiff.starts_with("II");
  if (!little && !tiff.starts_with("MM")) return 1;
  const auto read16 = [&](std::size_t at) {
    return little ? little_endian16(tiff, at) : big_endian16(tiff, at);
  };
  const std::size_t directory = little ? little_endian32(tiff, 4) : big_endian32(tiff, 4);
  if (directory >= tiff.size()) return 1;
  const std::uint32_t entries = read16(directory);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    if (entry + 12 > tiff.size()) break;
    if (read16(entry) != 0x0112) continue;
    const std::uint32_t value = read16(entry + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

std::optional<RasterFacts> read_jpeg_facts(std::string_view bytes) {
  RasterFacts facts;
  facts.format = RasterFormat::Jpeg;
  bool has_scan = false;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) break;
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    const std::size_t length = big_endian16(bytes, at + 2);
    if (length < 2 || length > bytes.size() - at - 2) break;
    const std::string_view segment = bytes.substr(at + 4, length - 2);
    if (is_frame(marker)) {
      // Lossless and arithmetic frames are beyond what readers of books decode.
      if (marker > 0xC2) return {};
      facts.height = big_endian16(segment, 1);
      facts.width = big_endian16(segment, 3);
      facts.is_cmyk = byte_at(segment, 5) == 4;
      if (byte_at(segment, 0) != 8) return {};
    }
    if (marker == 0xE1 && segment.starts_with(std::string_view("Exif\0\0", 6))) {
      facts.orientation = read_orientation(segment.substr(6));
    }
    if (marker == 0xDA) {
      has_scan = true;
      break;
    }
    at += length + 2;
  }
  if (facts.width == 0 || facts.height == 0) return {};
  // Cameras append data after the end mark; without one the file was cut.
  facts.is_whole = has_scan && bytes.rfind("\xFF\xD9") != std::string_view::npos;
  return facts;
}

}  // namespace diaoban::figures
