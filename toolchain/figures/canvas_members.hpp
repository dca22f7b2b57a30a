// What a Canvas holds, shared by the files that implement it and by nothing else.
#pragma once

#include <cairo.h>

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/handle.hpp"
#include "figures/canvas.hpp"
#include "figures/canvas_face.hpp"
#include "figures/drawing.hpp"

namespace diaoban::figures {

using Context = base::Handle<cairo_t, cairo_destroy>;
using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Pattern = base::Handle<cairo_pattern_t, cairo_pattern_destroy>;

// Where the invisible glyphs that carry the text of emoji come from: a font of their own, in which
// each emoji has its own glyph, so that readers that know nothing but a glyph's Unicode value read
// them right. They are inked ones: Cairo leaves out the text of blanks.
struct CarrierFace {
  CairoFace cairo;
  fonts::FaceId face;
  std::vector<fonts::ShapedGlyph> glyphs;
  std::map<std::string, std::size_t> taken;  // by the text that they carry
};

struct Canvas::Members {
  enum class Target : std::uint8_t { Pdf, Raster };

  const fonts::FontBook* fonts = nullptr;
  Target target = Target::Pdf;
  PdfOptions options;
  double page_width = 0;
  double page_height = 0;
  bool clip_may_stand = false;  // in the content stream, of what was painted last
  std::string output;  // the PDF so far
  // Emoji bitmaps and greyed pictures: `stand_ins` has views of their bytes.
  std::map<std::pair<std::uint16_t, std::uint32_t>, std::optional<EmojiBitmap>> emoji;
  std::deque<std::string> grey_pictures;
  std::vector<StandIn> stand_ins;
  std::vector<Surface> stand_in_surfaces;
  std::map<std::size_t, Surface> drawing_places;
  std::map<std::string, std::size_t, std::less<>> stand_in_indices;
  std::map<std::uint16_t, CairoFace> faces;        // with the glyphs of `options.glyphs`
  std::map<std::uint16_t, CairoFace> whole_faces;  // for runs that are not foreseen there
  std::map<std::uint16_t, BitmapFace> bitmap_faces;
  std::optional<CarrierFace> carrier_face;
  bool carrier_sought = false;
  Surface surface;
  Context context;

  cairo_t* cairo() const { return context.get(); }
  void set_paint(const Paint& paint) const;
  void set_text_paint(const Paint& paint) const;
  void draw_run(const fonts::GlyphRun& run, double x, double y, const Paint& paint);
  void draw_raster(const std::string& key, std::string_view bytes, const std::string& media_type,
                   double width, double height);
  void draw_drawing(const Drawing& drawing);
  // The marks around text that is there to be copied only: see Canvas::carrier_begin_width.
  void draw_mark(double x, double y, int width);
  bool writes_invisible_text() const {
    return target == Target::Pdf && options.copyable_emoji && page_width > 4 && page_height > 4;
  }

 private:
  void set_face(const fonts::GlyphRun& run);
  void draw_glyphs(const fonts::GlyphRun& run, double x, double y, const Paint& paint);
  void draw_emoji(const fonts::GlyphRun& run, double x, double y);
  void draw_carrier(const std::string& text, double size, double advance, double x, double y);
  const CarrierFace* find_carrier_face();
  std::optional<fonts::ShapedGlyph> find_carrier(const std::string& text);
  const std::optional<EmojiBitmap>& find_emoji(fonts::FaceId face, std::uint32_t glyph);
  void turn_into(double x, double y, double& width, double& height, bool turned) const;
  std::vector<fonts::GlyphRun> sheet_of(fonts::FaceId face) const;
  void draw_stand_in(const std::string& key, std::string_view bytes, const std::string& media_type,
                     double width, double height);
  void draw_decoded(std::string_view bytes, double width, double height);
  friend class Canvas;
};

// Throws Failure, telling `operation`, unless the status is success.
void ensure_success(cairo_status_t status, const char* operation);

// The paint as a grey of the same luma (Rec. 709 weights on the coded values).
Paint to_grey(const Paint& paint);

}  // namespace diaoban::figures
