// The head and the chunks of a PNG file (ISO/IEC 15948).
#include <zlib.h>

#include "figures/raster/facts.hpp"

namespace diaoban::figures {
namespace {

constexpr std::size_t signature_size = 8;
constexpr std::uint32_t largest_side = 0x7FFFFFFF;

// Whether the chunk's checksum is right (§5.5).
bool is_sound(std::string_view chunk_type_and_data, std::uint32_t checksum) {
  const auto* data = reinterpret_cast<const Bytef*>(chunk_type_and_data.data());
  return crc32_z(0, data, chunk_type_and_data.size()) == checksum;
}

}  // namespace

std::optional<RasterFacts> read_png_facts(std::string_view bytes) {
  if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR" || big_endian32(bytes, 8) != 13) return {};
  RasterFacts facts;
  facts.format = RasterFormat::Png;
  facts.width = big_endian32(bytes, 16);
  facts.height = big_endian32(bytes, 20);
  const std::uint32_t color_type = byte_at(bytes, 25);
  if (facts.width == 0 || facts.height == 0) return {};
  if (facts.width > largest_side || facts.height > largest_side || color_type > 6) return {};
  facts.has_alpha = (color_type & 4) != 0;
  bool has_data = false;
  facts.is_whole = false;
  for (std::size_t at = signature_size; at + 12 <= bytes.size();) {
    const std::size_t length = big_endian32(bytes, at);
    if (length > bytes.size() - at - 12) break;
    const std::string_view type = bytes.substr(at + 4, 4);
    if (!is_sound(bytes.substr(at + 4, length + 4), big_endian32(bytes, at + 8 + length))) break;
    if (type == "tRNS") facts.has_alpha = true;
    if (type == "acTL") facts.is_animated = true;
    if (type == "IDAT") has_data = true;
    if (type == "IEND") {
      facts.is_whole = has_data;
      break;
    }
    at += length + 12;
  }
  return facts;
}

}  // namespace diaoban::figures
