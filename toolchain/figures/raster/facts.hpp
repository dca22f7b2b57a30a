// What the head of a raster file says, without decoding a pixel.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace diaoban::figures {

enum class RasterFormat : std::uint8_t { Png, Jpeg, Gif, WebP, Avif, Bmp };

struct RasterFacts {
  RasterFormat format = RasterFormat::Png;
  std::uint32_t width = 0;  // pixels, as stored
  std::uint32_t height = 0;
  bool has_alpha = false;
  int orientation = 1;  // EXIF 2.3 §4.6.4 A: 1 upright … 8
  bool is_cmyk = false;
  bool is_animated = false;
  // Whether the file's structure holds to its end: chunks and their checksums, segments, end mark.
  bool is_whole = true;
};

// The format by the file's first bytes.
std::optional<RasterFormat> sniff_raster(std::string_view bytes);
// "PNG", "JPEG", …
std::string_view name_of(RasterFormat format);

// Nothing when the head itself is damaged. Sizes are at least 1.
std::optional<RasterFacts> read_raster_facts(std::string_view bytes);
std::optional<RasterFacts> read_png_facts(std::string_view bytes);
std::optional<RasterFacts> read_jpeg_facts(std::string_view bytes);

// Unsigned numbers in a file; 0 past its end.
inline std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0u;
}
inline std::uint32_t big_endian16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}
inline std::uint32_t big_endian32(std::string_view bytes, std::size_t at) {
  return big_endian16(bytes, at) << 16 | big_endian16(bytes, at + 2);
}
inline std::uint32_t little_endian16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8;
}
inline std::uint32_t little_endian32(std::string_view bytes, std::size_t at) {
  return little_endian16(bytes, at) | little_endian16(bytes, at + 2) << 16;
}

}  // namespace diaoban::figures
