// Painting through Cairo: a PDF file or a raster picture. The only place that knows Cairo.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "figures/glyph_use.hpp"
#include "figures/paint.hpp"
#include "figures/picture.hpp"
#include "fonts/font_book.hpp"
#include "fonts/glyph_run.hpp"

namespace diaoban::figures {

// Colours of the first pixel of an image of two that stands in for something: the second is the
// index of what it stands for, as `stand_in_color(index)`.
enum class StandInMark : std::uint32_t {
  Picture = 0x5DB0BA,       // of Canvas::stand_ins()
  InnerPicture = 0x5DB0BB,  // the same of a canvas that paints drawings
  Drawing = 0x5DB0BC,       // see Canvas::draw_drawing_place()
};

struct PdfOptions {
  // An invisible glyph under each emoji carries its text; text of drawings that a clip hides is
  // there to be found.
  bool copyable_emoji = true;
  bool grey = false;  // colours become greys of the same luma, dark text black
  GlyphUse glyphs;    // what will be drawn, as far as it is known
  StandInMark mark = StandInMark::Picture;
};

// An encoded picture that a PDF canvas did not paint itself: where it belongs stands an image of
// two pixels. The finishing pass puts the picture's own bytes there, so that none is decoded and
// packed again.
struct StandIn {
  std::string_view bytes;  // of a Picture, a Drawing or the canvas: valid as long as they live
  std::string media_type;  // "image/png", "image/jpeg"
};
// 0xRRGGBB of seven bits each, never a grey: an encoder must not drop to one channel.
constexpr std::uint32_t stand_in_color(std::size_t index) {
  const auto number = static_cast<std::uint32_t>(index);
  return (number >> 7U & 0x7FU) << 16U | (number & 0x7FU) << 8U | 0x80U | (number >> 14U & 0x7FU);
}
constexpr std::size_t stand_in_index(std::uint32_t color) {
  return (color >> 16U & 0x7FU) << 7U | (color >> 8U & 0x7FU) | (color & 0x7FU) << 14U;
}

// A page of a glyph sheet: glyphs in the order in which they were drawn. One of nothing but blanks
// is empty, as Cairo leaves them out.
struct SheetPage {
  fonts::FaceId face;
  std::vector<std::uint32_t> glyphs;
};

// What text of this colour is painted with. In greys it is pure black, since a screen of grey has
// rough edges at such sizes; light text stays light: its ground is dark.
Paint find_text_paint(const Paint& paint, bool grey);

// Coordinates are points, y down, origin at the page's (or picture's) top left. Errors of the
// library become base::Failure in end_page() and finish(), so that none is lost.
class Canvas {
 public:
  // A PDF in memory. No tags, links or outline of Cairo's own are written; dates are fixed.
  static Canvas pdf(const fonts::FontBook& fonts, const PdfOptions& options = {});
  // An RGB picture on white, `scale` pixels a point. It has one page, begun already.
  static Canvas raster(const fonts::FontBook& fonts, double width, double height, double scale);
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  // A page of `width` by `height` whose origin lies `left` and `top` inside of its corner.
  void begin_page(double width, double height, double left = 0, double top = 0);
  void end_page();

  void fill_rectangle(double x, double y, double width, double height, Paint paint);
  // A line of no length is a round dot, `thickness` wide.
  void stroke_line(double x0, double y0, double x1, double y1, double thickness, Paint paint,
                   const std::vector<double>& dashes = {});
  // The run's origin is on the baseline at (x, y). An emoji face draws its bitmaps, with text that
  // can be copied. Clusters that do not sum up to the run's text and glyphs are taken as one.
  void draw_run(const fonts::GlyphRun& run, double x, double y, Paint paint);
  // Fills the rectangle with the picture, `turned` a quarter turn anticlockwise first. A broken
  // picture paints nothing. A PDF canvas keeps a view of the picture's bytes: see StandIn.
  void draw_picture(const Picture& picture, double x, double y, double width, double height,
                    bool turned = false);

  // Leaves the place of a vector picture that a canvas of its own paints, for the finishing pass to
  // fill: the file then holds each drawing once, however often and at whatever size it is shown.
  void draw_drawing_place(std::size_t drawing, double x, double y, double width, double height,
                          bool turned = false);
  // Pages of all glyphs of `faces` that the canvas knows it will draw, which are returned: their
  // fonts tell the codes of the glyphs. Canvases that begin with them number the glyphs of these
  // faces alike, so that the fonts of one file serve another.
  std::vector<SheetPage> draw_glyph_sheet(const std::vector<fonts::FaceId>& faces);

  // What is drawn between the two is turned a quarter anticlockwise about the page's origin: (x, y)
  // stands at (y, -x).
  void begin_turn();
  void end_turn();

  // The mark that the finishing pass finds again as the start of a marked-content run: a tiny
  // rectangle (1, 1, 33/256, 67/256) in black, outside any group or clip, with the mark of
  // clip_end_width before it where a clip could stand. Nothing on a raster.
  void draw_sentinel();
  // The marks around the invisible carrier of an emoji's text have these widths, in 1/256 point.
  static constexpr int sentinel_width = 33;
  static constexpr int carrier_begin_width = 35;
  static constexpr int carrier_end_width = 37;
  // A mark that only ends a clip of what was painted before the sentinel.
  static constexpr int clip_end_width = 39;
  static constexpr int sentinel_height = 67;

  // The pictures that stand-ins were painted for, in order of first use; one each, however often
  // it is used.
  const std::vector<StandIn>& stand_ins() const;

  // The PDF's bytes; the PNG's or JPEG's (quality 0 to 100) bytes of a raster canvas. No drawing
  // after it.
  std::string finish_pdf();
  std::string finish_png();
  std::string finish_jpeg(int quality);

  struct Members;

 private:
  explicit Canvas(std::unique_ptr<Members> members);
  std::unique_ptr<Members> members_;
};

}  // namespace diaoban::figures
