// Faces as a canvas needs them: opened with FreeType, outlines for Cairo, bitmaps for emoji.
#pragma once

#include <cairo-ft.h>

#include <memory>
#include <optional>
#include <string>

#include "base/handle.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::figures {

using CairoFace = base::Handle<cairo_font_face_t, cairo_font_face_destroy>;

// The outlines of a face, unhinted. Cairo keeps fonts alive in caches of its own, so the FreeType
// face and its library are freed by Cairo with the last of them. Throws Failure.
CairoFace open_cairo_face(const fonts::FaceInfo& info);
// The same from the bytes of a single-face font, which take the place of the face's file.
CairoFace open_cairo_face(const fonts::FaceInfo& info, std::string bytes);

// An emoji's picture and where it stands, in em fractions; y down from the baseline.
struct EmojiBitmap {
  std::string png;
  double left = 0;
  double top = 0;
  double width = 1;
  double height = 1;
  double advance = 1;
};

// A face of colour bitmaps, set to its largest strike.
class BitmapFace {
 public:
  // Throws Failure.
  explicit BitmapFace(const fonts::FaceInfo& info);
  BitmapFace(BitmapFace&&) noexcept;
  ~BitmapFace();
  // Placement of the glyph's bitmap without its bytes; nothing when it has none.
  std::optional<EmojiBitmap> placement(std::uint32_t glyph) const;

 private:
  struct Opened;
  std::unique_ptr<Opened> opened_;
};

}  // namespace diaoban::figures
