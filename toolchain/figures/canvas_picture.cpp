// Painting prepared pictures: raster files as stand-ins or pixels, vector ones by their drawing.
#include <cairo.h>

#include <algorithm>
#include <memory>
#include <numbers>
#include <utility>

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "figures/canvas_members.hpp"
#include "figures/canvas_pixels.hpp"

namespace diaoban::figures {
namespace {

// An image of two pixels that the finishing pass knows again.
Surface make_stand_in(StandInMark mark, std::size_t index) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 2, 1));
  ensure_success(cairo_surface_status(surface.get()), "paint picture");
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  const std::uint32_t pixels[2] = {static_cast<std::uint32_t>(mark), stand_in_color(index)};
  std::copy_n(reinterpret_cast<const unsigned char*>(pixels), sizeof pixels, data);
  cairo_surface_mark_dirty(surface.get());
  // One image object in the file, however often it is painted.
  auto kept = std::make_unique<std::string>("stand-in " + std::to_string(pixels[0]) + " " +
                                            std::to_string(index));
  const auto free_text = [](void* text) { delete static_cast<std::string*>(text); };
  const auto* bytes = reinterpret_cast<const unsigned char*>(kept->data());
  ensure_success(cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_UNIQUE_ID, bytes,
                                             kept->size(), free_text, kept.get()),
                 "paint picture");
  kept.release();  // now owned by the surface
  return surface;
}

// Paints a surface of `columns` by `rows` pixels over the rectangle (0, 0, width, height).
void paint_surface(cairo_t* cairo, cairo_surface_t* surface, int columns, int rows, double width,
                   double height) {
  const Pattern pattern(cairo_pattern_create_for_surface(surface));
  ensure_success(cairo_pattern_status(pattern.get()), "paint picture");
  cairo_matrix_t matrix;
  cairo_matrix_init_scale(&matrix, columns / width, rows / height);
  cairo_pattern_set_matrix(pattern.get(), &matrix);
  cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_PAD);
  cairo_set_source(cairo, pattern.get());
  cairo_rectangle(cairo, 0, 0, width, height);
  cairo_fill(cairo);
}

// Fills the rectangle (0, 0, width, height) with the two pixels.
void paint_stand_in(cairo_t* cairo, cairo_surface_t* surface, double width, double height) {
  cairo_save(cairo);
  cairo_scale(cairo, width / 2, height);
  cairo_set_source_surface(cairo, surface, 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

}  // namespace

void Canvas::Members::draw_stand_in(const std::string& key, std::string_view bytes,
                                    const std::string& media_type, double width, double height) {
  auto found = stand_in_indices.find(key);
  if (found == stand_in_indices.end()) {
    found = stand_in_indices.emplace(key, stand_ins.size()).first;
    stand_in_surfaces.push_back(make_stand_in(options.mark, stand_ins.size()));
    std::string grey = options.grey ? make_grey_png(bytes) : std::string();
    if (grey.empty()) {
      stand_ins.push_back({bytes, media_type});
    } else {
      stand_ins.push_back({grey_pictures.emplace_back(std::move(grey)), "image/png"});
    }
  }
  clip_may_stand = true;
  paint_stand_in(cairo(), stand_in_surfaces[found->second].get(), width, height);
}

void Canvas::Members::draw_decoded(std::string_view bytes, double width, double height) {
  const Pixels pixels = decode_pixels(bytes);
  if (!pixels) return;
  const Surface surface_of_picture = to_surface(pixels.get());
  if (!surface_of_picture) return;
  paint_surface(cairo(), surface_of_picture.get(), gdk_pixbuf_get_width(pixels.get()),
                gdk_pixbuf_get_height(pixels.get()), width, height);
}

void Canvas::Members::draw_raster(const std::string& key, std::string_view bytes,
                                  const std::string& media_type, double width, double height) {
  if (width <= 0 || height <= 0) return;
  if (target == Target::Pdf) {
    draw_stand_in(key, bytes, media_type, width, height);
  } else {
    draw_decoded(bytes, width, height);
  }
}

// Makes the rectangle's corner the origin; width and height are then those of what is drawn.
void Canvas::Members::turn_into(double x, double y, double& width, double& height,
                                bool turned) const {
  cairo_translate(cairo(), x, y);
  if (!turned) return;
  cairo_translate(cairo(), 0, height);
  cairo_rotate(cairo(), -std::numbers::pi / 2);
  std::swap(width, height);
}

void Canvas::draw_drawing_place(std::size_t drawing, double x, double y, double width,
                                double height, bool turned) {
  base::ensure(members_->target == Members::Target::Pdf, "drawings are put into a PDF");
  if (width <= 0 || height <= 0) return;
  auto found = members_->drawing_places.find(drawing);
  if (found == members_->drawing_places.end()) {
    found = members_->drawing_places.emplace(drawing, make_stand_in(StandInMark::Drawing, drawing))
                .first;
  }
  members_->clip_may_stand = true;
  cairo_save(members_->cairo());
  members_->turn_into(x, y, width, height, turned);
  paint_stand_in(members_->cairo(), found->second.get(), width, height);
  cairo_restore(members_->cairo());
}

void Canvas::draw_picture(const Picture& picture, double x, double y, double width, double height,
                          bool turned) {
  if (picture.kind == PictureKind::Broken || width <= 0 || height <= 0) return;
  cairo_t* cairo = members_->cairo();
  cairo_save(cairo);
  members_->turn_into(x, y, width, height, turned);
  if (picture.kind == PictureKind::Raster) {
    const std::string key = picture.hash.empty() ? base::hash128(picture.bytes) : picture.hash;
    members_->draw_raster(key, picture.bytes, picture.media_type, width, height);
  } else if (picture.drawing && picture.drawing->width > 0 && picture.drawing->height > 0) {
    // What leaves the picture is not seen, and a background over all of a page does no harm: see
    // fill_rectangle().
    members_->clip_may_stand = true;
    cairo_rectangle(cairo, 0, 0, width, height);
    cairo_clip(cairo);
    cairo_scale(cairo, width / picture.drawing->width, height / picture.drawing->height);
    members_->draw_drawing(*picture.drawing);
  }
  cairo_restore(cairo);
}

}  // namespace diaoban::figures
