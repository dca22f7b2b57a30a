// Formats by their first bytes, and the sizes in the heads of GIF, WebP, AVIF and BMP files.
#include "figures/raster/facts.hpp"

#include <algorithm>

namespace diaoban::figures {
namespace {

// GIF89a: logical screen, and whether a second image follows.
std::optional<RasterFacts> read_gif_facts(std::string_view bytes) {
  if (bytes.size() < 13) return {};
  RasterFacts facts;
  facts.format = RasterFormat::Gif;
  facts.width = little_endian16(bytes, 6);
  facts.height = little_endian16(bytes, 8);
  facts.has_alpha = true;  // known only frame by frame
  const auto table_size = [](std::uint32_t flags) {
    return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : std::size_t{0};
  };
  std::size_t at = 13 + table_size(byte_at(bytes, 10));
  int images = 0;
  const auto skip_blocks = [&] {
    while (byte_at(bytes, at) != 0) at += byte_at(bytes, at) + 1;
    ++at;
  };
  while (at < bytes.size() && images < 2) {
    const std::uint32_t mark = byte_at(bytes, at);
    if (mark == 0x21) {
      at += 2;
      skip_blocks();
    } else if (mark == 0x2C) {
      ++images;
      at += 10 + table_size(byte_at(bytes, at + 9)) + 1;
      skip_blocks();
    } else {
      break;
    }
  }
  facts.is_animated = images > 1;
  return facts;
}

// The first chunk of a WebP container: lossy, lossless or extended.
std::optional<RasterFacts> read_webp_facts(std::string_view bytes) {
  if (bytes.size() < 30) return {};
  RasterFacts facts;
  facts.format = RasterFormat::WebP;
  facts.has_alpha = true;
  facts.is_whole = little_endian32(bytes, 4) <= bytes.size() - 8;
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8 ") {
    facts.width = little_endian16(bytes, 26) & 0x3FFF;
    facts.height = little_endian16(bytes, 28) & 0x3FFF;
    facts.has_alpha = false;
  } else if (chunk == "VP8L") {
    const std::uint32_t packed = little_endian32(bytes, 21);
    facts.width = (packed & 0x3FFF) + 1;
    facts.height = ((packed >> 14) & 0x3FFF) + 1;
  } else if (chunk == "VP8X") {
    facts.width = (little_endian32(bytes, 24) & 0xFFFFFF) + 1;
    facts.height = (little_endian16(bytes, 27) | byte_at(bytes, 29) << 16) + 1;
    facts.is_animated = (byte_at(bytes, 20) & 2) != 0;
  } else {
    return {};
  }
  return facts;
}

// The largest image spatial extents property (ISO/IEC 23008-12 §6.5.3) in the file's head.
std::optional<RasterFacts> read_avif_facts(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 64 * 1024);
  RasterFacts facts;
  facts.format = RasterFormat::Avif;
  facts.has_alpha = true;
  facts.is_animated = bytes.substr(8, 4) == "avis";
  for (std::size_t at = head.find("ispe"); at != std::string_view::npos;
       at = head.find("ispe", at + 4)) {
    facts.width = std::max(facts.width, big_endian32(head, at + 8));
    facts.height = std::max(facts.height, big_endian32(head, at + 12));
  }
  return facts;
}

std::optional<RasterFacts> read_bmp_facts(std::string_view bytes) {
  if (bytes.size() < 26) return {};
  RasterFacts facts;
  facts.format = RasterFormat::Bmp;
  if (little_endian32(bytes, 14) == 12) {
    facts.width = little_endian16(bytes, 18);
    facts.height = little_endian16(bytes, 20);
  } else {
    facts.width = little_endian32(bytes, 18);
    const std::uint32_t rows = little_endian32(bytes, 22);
    facts.height = (rows & 0x80000000u) != 0 ? 0u - rows : rows;  // negative: from the top
    const std::uint32_t packing = little_endian32(bytes, 30);
    const bool is_plain = packing == 0 || packing == 3;
    const std::uint64_t row =
        (std::uint64_t{facts.width} * little_endian16(bytes, 28) + 31) / 32 * 4;
    const std::uint64_t room =
        bytes.size() - std::min<std::size_t>(bytes.size(), little_endian32(bytes, 10));
    if (is_plain) facts.is_whole = row == 0 || facts.height <= room / row;
  }
  return facts;
}

}  // namespace

std::optional<RasterFormat> sniff_raster(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return RasterFormat::Png;
  if (bytes.starts_with("\xFF\xD8\xFF")) return RasterFormat::Jpeg;
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return RasterFormat::Gif;
  if (bytes.size() < 12) return {};
  if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return RasterFormat::WebP;
  if (bytes.substr(4, 4) == "ftyp") {
    const std::string_view brand = bytes.substr(8, 4);
    if (brand == "avif" || brand == "avis" || brand == "mif1" || brand == "miaf") {
      return RasterFormat::Avif;
    }
  }
  if (bytes.starts_with("BM") && bytes.size() >= 26) return RasterFormat::Bmp;
  return {};
}

std::string_view name_of(RasterFormat format) {
  static constexpr std::string_view names[] = {"PNG", "JPEG", "GIF", "WebP", "AVIF", "BMP"};
  return names[static_cast<std::size_t>(format)];
}

std::optional<RasterFacts> read_raster_facts(std::string_view bytes) {
  const std::optional<RasterFormat> format = sniff_raster(bytes);
  if (!format) return {};
  std::optional<RasterFacts> facts;
  switch (*format) {
    case RasterFormat::Png:
      facts = read_png_facts(bytes);
      break;
    case RasterFormat::Jpeg:
      facts = read_jpeg_facts(bytes);
      break;
    case RasterFormat::Gif:
      facts = read_gif_facts(bytes);
      break;
    case RasterFormat::WebP:
      facts = read_webp_facts(bytes);
      break;
    case RasterFormat::Avif:
      facts = read_avif_facts(bytes);
      break;
    case RasterFormat::Bmp:
      facts = read_bmp_facts(bytes);
      break;
  }
  if (facts && (facts->width == 0 || facts->height == 0)) return {};
  return facts;
}

}  // namespace diaoban::figures
