// Encoded pictures as image streams of a PDF file, repacked as little as possible.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoban::pdf {

// An image stream's data and what its dictionary says (ISO 32000-1 8.9.5).
struct ImageStream {
  int width = 0;
  int height = 0;
  int bits = 8;
  int components = 1;     // 1: grey, or an index when there is a palette; 3: RGB; 4: CMYK
  std::string palette;    // RGB triples
  bool inverted = false;  // CMYK as Adobe writes it
  bool is_jpeg = false;   // DCTDecode; else FlateDecode with rows as PNG filters them
  std::string data;       // empty: `view`
  std::string_view view;  // of the picture's own bytes
  std::string_view bytes() const { return data.empty() ? view : std::string_view(data); }
};

struct Image {
  ImageStream color;
  std::optional<ImageStream> alpha;  // a soft mask
};

// The picture of a PNG file (ISO/IEC 15948): an opaque one keeps its compressed bytes; one with
// alpha is split in two, and an alpha that is opaque all over is dropped. All that is seen stays as
// it is; what alpha hides has the colour of what is seen beside it. Nothing when the file is
// broken. The result views `bytes`.
std::optional<Image> read_png(std::string_view bytes);

// The picture of a JPEG file, its bytes untouched. Nothing when it has no frame of 8 bits.
std::optional<Image> read_jpeg(std::string_view bytes);

}  // namespace diaoban::pdf
