// Reads the frame header of JPEG files (ITU-T T.81 B.2).
#include "pdf/image.hpp"

namespace diaoban::pdf {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

}  // namespace

std::optional<Image> read_jpeg(std::string_view bytes) {
  if (bytes.substr(0, 2) != "\xFF\xD8") return std::nullopt;
  bool by_adobe = false;
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return std::nullopt;
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    const std::size_t length = byte_at(bytes, at + 2) << 8U | byte_at(bytes, at + 3);
    const auto segment = bytes.substr(at + 4).substr(0, length < 2 ? 0 : length - 2);
    if (marker == 0xEE && segment.substr(0, 5) == "Adobe") by_adobe = true;
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) {
      if (segment.size() < 6 || byte_at(segment, 0) != 8) return std::nullopt;
      Image image;
      image.color.is_jpeg = true;
      image.color.height = static_cast<int>(byte_at(segment, 1) << 8U | byte_at(segment, 2));
      image.color.width = static_cast<int>(byte_at(segment, 3) << 8U | byte_at(segment, 4));
      image.color.components = static_cast<int>(byte_at(segment, 5));
      image.color.inverted = by_adobe && image.color.components == 4;
      image.color.view = bytes;
      const int n = image.color.components;
      const bool sound =
          (n == 1 || n == 3 || n == 4) && image.color.width > 0 && image.color.height > 0;
      return sound ? std::optional(image) : std::nullopt;
    }
    if (marker == 0xDA || marker == 0xD9) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

}  // namespace diaoban::pdf
