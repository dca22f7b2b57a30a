// Pictures of a book, each prepared once for all editions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::figures {

struct Drawing;  // drawing operations of a vector picture; see drawing.hpp

// A clickable or hover box, in the picture's own units (CSS px, y down, origin at its top left).
struct LinkBox {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  std::string url;    // empty: only a hover note
  std::string title;  // empty: none
};

enum class PictureKind { Raster, Vector, Broken };

struct Picture {
  PictureKind kind = PictureKind::Broken;
  double width = 0;  // natural size in CSS px (1/96 in)
  double height = 0;
  std::string hash;  // of content and settings: the same picture has the same hash

  // Raster: an encoded file that both EPUB and PDF can take, upright, sRGB or grey.
  std::string bytes;
  std::string media_type;  // "image/png", "image/jpeg"
  int pixel_width = 0;
  int pixel_height = 0;
  bool has_alpha = false;

  // Vector.
  std::shared_ptr<const Drawing> drawing;
  std::string svg;  // plain SVG for EPUB: no foreignObject, scripts, or references outside
  std::vector<LinkBox> links;
  double smallest_text = 0;  // px; 0: no text

  std::string title;
  std::string description;
};

struct PrepareOptions {
  std::uint64_t max_pixels = 100'000'000;
  base::Path cache;                  // folder of prepared pictures; empty: no cache
  std::string language = "zh-Hans";  // BCP 47, of texts in drawings that state none
};

// Prepares the picture file `path` (bytes decide what it is, not its name). A picture that is
// broken, too large or hostile gives kind Broken and a diagnostic at `span`, in bounded time and
// memory. Safe from several threads.
Picture prepare(const base::Path& path, base::FileSystem& files, const fonts::FontBook& fonts,
                const PrepareOptions& options, diagnostics::Span span, diagnostics::Sink& sink);
// The same for a picture that stands in the manuscript itself; `name` is for what is said of it.
Picture prepare_bytes(std::string_view bytes, const base::Path& name, base::FileSystem& files,
                      const fonts::FontBook& fonts, const PrepareOptions& options,
                      diagnostics::Span span, diagnostics::Sink& sink);

}  // namespace diaoban::figures
