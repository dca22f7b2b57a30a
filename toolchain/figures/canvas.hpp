// Painting through Cairo: a PDF file or a raster picture. The only place that knows Cairo.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "figures/paint.hpp"
#include "figures/picture.hpp"
#include "fonts/font_book.hpp"
#include "fonts/glyph_run.hpp"

namespace diaoban::figures {

// Coordinates are points, y down, origin at the page's (or picture's) top left. Errors of the
// library become base::Failure in end_page() and finish(), so that none is lost.
class Canvas {
 public:
  // A PDF in memory. No tags, links or outline of Cairo's own are written; dates are fixed.
  static Canvas pdf(const fonts::FontBook& fonts);
  // An RGB picture on white, `scale` pixels a point.
  static Canvas raster(const fonts::FontBook& fonts, double width, double height, double scale);
  Canvas(Canvas&&) noexcept;
  ~Canvas();

  void begin_page(double width, double height);
  void end_page();

  void fill_rectangle(double x, double y, double width, double height, Paint paint);
  void stroke_line(double x0, double y0, double x1, double y1, double thickness, Paint paint,
                   const std::vector<double>& dashes = {});
  // The run's origin is on the baseline at (x, y). An emoji face draws its bitmaps, with text that
  // can be copied.
  void draw_run(const fonts::GlyphRun& run, double x, double y, Paint paint);
  void draw_picture(const Picture& picture, double x, double y, double width, double height);

  // The mark that the finishing pass finds again as the start of a marked-content run: a tiny
  // rectangle (1, 1, 33/256, 67/256) in black, outside any group or clip.
  void draw_sentinel();

  // The PDF's bytes; the PNG's or JPEG's bytes of a raster canvas. No drawing after it.
  std::string finish_pdf();
  std::string finish_png();
  std::string finish_jpeg(int quality);

 private:
  Canvas();
  struct Members;
  std::unique_ptr<Members> members_;
};

}  // namespace diaoban::figures
