// A canvas's life: its surface, pages, plain shapes, and the bytes it ends as.
#include "figures/canvas.hpp"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "figures/canvas_members.hpp"

namespace diaoban::figures {
namespace {

cairo_status_t append_bytes(void* output, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(output)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

// The image surface's pixels as a picture without alpha.
base::Handle<GdkPixbuf, g_object_unref> copy_pixels(cairo_surface_t* surface) {
  const int width = cairo_image_surface_get_width(surface);
  const int height = cairo_image_surface_get_height(surface);
  base::Handle<GdkPixbuf, g_object_unref> pixels(
      gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height));
  if (!pixels) throw base::Failure("paint", "picture", "too large for memory");
  const unsigned char* from = cairo_image_surface_get_data(surface);
  unsigned char* to = gdk_pixbuf_get_pixels(pixels.get());
  for (int y = 0; y < height; ++y) {
    const auto* row = from + std::ptrdiff_t{y} * cairo_image_surface_get_stride(surface);
    auto* target = to + std::ptrdiff_t{y} * gdk_pixbuf_get_rowstride(pixels.get());
    for (int x = 0; x < width; ++x) {
      std::uint32_t pixel = 0;
      std::copy_n(row + std::ptrdiff_t{4} * x, 4, reinterpret_cast<unsigned char*>(&pixel));
      *target++ = static_cast<unsigned char>(pixel >> 16U);
      *target++ = static_cast<unsigned char>(pixel >> 8U);
      *target++ = static_cast<unsigned char>(pixel);
    }
  }
  return pixels;
}

}  // namespace

void ensure_success(cairo_status_t status, const char* operation) {
  if (status != CAIRO_STATUS_SUCCESS) {
    throw base::Failure(operation, "with Cairo", cairo_status_to_string(status));
  }
}

Paint to_grey(const Paint& paint) {
  const double luma = 0.2126 * paint.red + 0.7152 * paint.green + 0.0722 * paint.blue;
  return {luma, luma, luma, paint.alpha};
}

Canvas::Canvas(std::unique_ptr<Members> members) : members_(std::move(members)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Canvas Canvas::pdf(const fonts::FontBook& fonts, const PdfOptions& options) {
  auto members = std::make_unique<Members>();
  members->fonts = &fonts;
  members->options = options;
  members->surface.reset(
      cairo_pdf_surface_create_for_stream(append_bytes, &members->output, 100, 100));
  ensure_success(cairo_surface_status(members->surface.get()), "begin PDF");
  // Cairo writes the present time otherwise; the finishing pass puts the book's dates here.
  for (const auto key : {CAIRO_PDF_METADATA_CREATE_DATE, CAIRO_PDF_METADATA_MOD_DATE}) {
    cairo_pdf_surface_set_metadata(members->surface.get(), key, "2000-01-01T00:00:00Z");
  }
  members->context.reset(cairo_create(members->surface.get()));
  return Canvas(std::move(members));
}

Canvas Canvas::raster(const fonts::FontBook& fonts, double width, double height, double scale) {
  auto members = std::make_unique<Members>();
  members->fonts = &fonts;
  members->target = Members::Target::Raster;
  const double columns = std::round(width * scale);
  const double rows = std::round(height * scale);
  if (!(columns >= 1 && rows >= 1 && columns <= 32767 && rows <= 32767)) {
    throw base::Failure("paint", "picture", "its size is out of range");
  }
  members->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(columns),
                                                    static_cast<int>(rows)));
  ensure_success(cairo_surface_status(members->surface.get()), "begin picture");
  members->context.reset(cairo_create(members->surface.get()));
  cairo_t* cairo = members->cairo();
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_scale(cairo, columns / width, rows / height);
  members->page_width = width;
  members->page_height = height;
  return Canvas(std::move(members));
}

Paint find_text_paint(const Paint& paint, bool grey) {
  constexpr double light = 0.55;
  if (!grey) return paint;
  const Paint seen = to_grey(paint);
  return seen.red < light ? Paint{0, 0, 0, paint.alpha} : seen;
}

void Canvas::begin_page(double width, double height, double left, double top) {
  if (members_->target == Members::Target::Raster) return;
  members_->page_width = width;
  members_->page_height = height;
  cairo_pdf_surface_set_size(members_->surface.get(), width, height);
  cairo_identity_matrix(members_->cairo());
  cairo_translate(members_->cairo(), left, top);
}

void Canvas::end_page() {
  // An error of the context does not reach the surface: without this a page would be lost silently.
  ensure_success(cairo_status(members_->cairo()), "paint page");
  if (members_->target == Members::Target::Pdf) cairo_show_page(members_->cairo());
  ensure_success(cairo_status(members_->cairo()), "end page");
  ensure_success(cairo_surface_status(members_->surface.get()), "end page");
}

void Canvas::Members::set_paint(const Paint& paint) const {
  const Paint seen = options.grey ? to_grey(paint) : paint;
  cairo_set_source_rgba(cairo(), seen.red, seen.green, seen.blue, seen.alpha);
}

void Canvas::begin_turn() {
  cairo_save(members_->cairo());
  // Not by cairo_rotate(): the sine of a quarter turn is exact here.
  const cairo_matrix_t turn{0, -1, 1, 0, 0, 0};
  cairo_transform(members_->cairo(), &turn);
}

void Canvas::end_turn() { cairo_restore(members_->cairo()); }

void Canvas::Members::set_text_paint(const Paint& paint) const {
  set_paint(find_text_paint(paint, options.grey));
}

void Canvas::fill_rectangle(double x, double y, double width, double height, Paint paint) {
  // Clipped to itself, as an opaque fill of all the page without a clip makes Cairo throw away what
  // was painted before it, sentinels included.
  cairo_t* cairo = members_->cairo();
  const bool is_large = width >= members_->page_width && height >= members_->page_height;
  if (is_large) {
    cairo_save(cairo);
    cairo_rectangle(cairo, x, y, width, height);
    cairo_clip(cairo);
    members_->clip_may_stand = true;
  }
  members_->set_paint(paint);
  cairo_rectangle(cairo, x, y, width, height);
  cairo_fill(cairo);
  if (is_large) cairo_restore(cairo);
}

void Canvas::stroke_line(double x0, double y0, double x1, double y1, double thickness, Paint paint,
                         const std::vector<double>& dashes) {
  cairo_t* cairo = members_->cairo();
  members_->set_paint(paint);
  cairo_set_line_width(cairo, thickness);
  cairo_set_dash(cairo, dashes.data(), static_cast<int>(dashes.size()), 0);
  const bool dot = x0 == x1 && y0 == y1;
  cairo_set_line_cap(cairo, dot ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_move_to(cairo, x0, y0);
  cairo_line_to(cairo, x1, y1);
  cairo_stroke(cairo);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash(cairo, nullptr, 0, 0);
}

void Canvas::draw_run(const fonts::GlyphRun& run, double x, double y, Paint paint) {
  members_->draw_run(run, x, y, paint);
}

void Canvas::Members::draw_mark(double x, double y, int width) {
  if (target == Target::Raster) return;
  cairo_save(cairo());
  cairo_identity_matrix(cairo());
  cairo_set_source_rgb(cairo(), 0, 0, 0);
  cairo_rectangle(cairo(), x, y, width / 256.0, Canvas::sentinel_height / 256.0);
  cairo_fill(cairo());
  cairo_restore(cairo());
}

void Canvas::draw_sentinel() {
  Members& members = *members_;
  // Cairo lets a clip stand for whatever lies inside of it anyway. No clip but all of the page
  // holds both corners, so one of the two marks ends it, and what is put in at the sentinel is
  // seen.
  if (members.clip_may_stand) {
    members.draw_mark(members.page_width - 2, members.page_height - 2, clip_end_width);
  }
  members.clip_may_stand = false;
  members.draw_mark(1, 1, sentinel_width);
}

const std::vector<StandIn>& Canvas::stand_ins() const { return members_->stand_ins; }

std::string Canvas::finish_pdf() {
  base::ensure(members_->target == Members::Target::Pdf, "a raster canvas is asked for a PDF");
  ensure_success(cairo_status(members_->cairo()), "end PDF");
  cairo_surface_finish(members_->surface.get());
  ensure_success(cairo_surface_status(members_->surface.get()), "end PDF");
  return std::move(members_->output);
}

std::string Canvas::finish_png() {
  base::ensure(members_->target == Members::Target::Raster, "a PDF canvas is asked for a picture");
  ensure_success(cairo_status(members_->cairo()), "paint picture");
  std::string bytes;
  ensure_success(cairo_surface_write_to_png_stream(members_->surface.get(), append_bytes, &bytes),
                 "write PNG");
  return bytes;
}

std::string Canvas::finish_jpeg(int quality) {
  base::ensure(members_->target == Members::Target::Raster, "a PDF canvas is asked for a picture");
  ensure_success(cairo_status(members_->cairo()), "paint picture");
  cairo_surface_flush(members_->surface.get());
  const auto pixels = copy_pixels(members_->surface.get());
  const std::string value = std::to_string(quality);
  gchar* buffer = nullptr;
  gsize size = 0;
  GError* error = nullptr;
  const bool saved = gdk_pixbuf_save_to_buffer(pixels.get(), &buffer, &size, "jpeg", &error,
                                               "quality", value.c_str(), nullptr) != FALSE;
  const base::Handle<gchar, g_free> owned(buffer);
  const base::Handle<GError, g_error_free> owned_error(error);
  if (!saved) throw base::Failure("write", "JPEG", error ? error->message : "unknown reason");
  return std::string(buffer, size);
}

}  // namespace diaoban::figures
