// Decodes pictures through gdk-pixbuf.
#include "figures/canvas_pixels.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace diaoban::figures {
namespace {

std::uint32_t premultiplied(unsigned value, unsigned alpha) { return (value * alpha + 127) / 255; }

void put_number(std::string& out, std::uint32_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFFU);
}

// A chunk of PNG (ISO/IEC 15948 5.3).
void put_chunk(std::string& out, const std::string& name, const std::string& data) {
  const std::string body = name + data;
  put_number(out, static_cast<std::uint32_t>(data.size()));
  out += body;
  put_number(out, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(body.data()),
                                                   static_cast<uInt>(body.size()))));
}

// Rows of grey and, if `alpha`, alpha samples, each row with filter 1: the difference to the left.
std::string make_grey_rows(GdkPixbuf* pixels, bool alpha) {
  const int width = gdk_pixbuf_get_width(pixels);
  const int height = gdk_pixbuf_get_height(pixels);
  const int channels = gdk_pixbuf_get_n_channels(pixels);
  std::string rows;
  rows.reserve((static_cast<std::size_t>(width) * (alpha ? 2U : 1U) + 1) *
               static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    const guchar* from =
        gdk_pixbuf_read_pixels(pixels) + std::ptrdiff_t{y} * gdk_pixbuf_get_rowstride(pixels);
    rows += '\1';
    unsigned last_grey = 0;
    unsigned last_alpha = 0;
    for (int x = 0; x < width; ++x, from += channels) {
      // Weights of Rec. 709, as for paints, in 1/65536.
      const unsigned grey = (13933U * from[0] + 46871U * from[1] + 4732U * from[2] + 32768U) >> 16U;
      rows += static_cast<char>(grey - last_grey);
      last_grey = grey;
      if (!alpha) continue;
      rows += static_cast<char>(from[3] - last_alpha);
      last_alpha = from[3];
    }
  }
  return rows;
}

}  // namespace

Pixels decode_pixels(std::string_view bytes) {
  const base::Handle<GdkPixbufLoader, g_object_unref> loader(gdk_pixbuf_loader_new());
  const auto* data = reinterpret_cast<const guchar*>(bytes.data());
  const bool written = gdk_pixbuf_loader_write(loader.get(), data, bytes.size(), nullptr) != FALSE;
  const bool closed = gdk_pixbuf_loader_close(loader.get(), nullptr) != FALSE;
  if (!written || !closed) return nullptr;
  GdkPixbuf* pixels = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (pixels == nullptr || gdk_pixbuf_get_bits_per_sample(pixels) != 8) return nullptr;
  g_object_ref(pixels);
  return Pixels(pixels);
}

base::Handle<cairo_surface_t, cairo_surface_destroy> to_surface(GdkPixbuf* pixels) {
  const int width = gdk_pixbuf_get_width(pixels);
  const int height = gdk_pixbuf_get_height(pixels);
  const int channels = gdk_pixbuf_get_n_channels(pixels);
  base::Handle<cairo_surface_t, cairo_surface_destroy> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < height; ++y) {
    const guchar* from =
        gdk_pixbuf_read_pixels(pixels) + std::ptrdiff_t{y} * gdk_pixbuf_get_rowstride(pixels);
    auto* to = data + std::ptrdiff_t{y} * stride;
    for (int x = 0; x < width; ++x, from += channels, to += 4) {
      const unsigned alpha = channels == 4 ? from[3] : 255U;
      const std::uint32_t pixel = alpha << 24U | premultiplied(from[0], alpha) << 16U |
                                  premultiplied(from[1], alpha) << 8U |
                                  premultiplied(from[2], alpha);
      std::copy_n(reinterpret_cast<const unsigned char*>(&pixel), 4, to);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

std::string make_grey_png(std::string_view bytes) {
  const Pixels pixels = decode_pixels(bytes);
  if (!pixels) return {};
  const bool alpha = gdk_pixbuf_get_has_alpha(pixels.get()) != FALSE;
  const std::string rows = make_grey_rows(pixels.get(), alpha);
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string data(size, '\0');
  compress2(reinterpret_cast<Bytef*>(data.data()), &size,
            reinterpret_cast<const Bytef*>(rows.data()), static_cast<uLong>(rows.size()), 6);
  data.resize(size);
  std::string header;
  put_number(header, static_cast<std::uint32_t>(gdk_pixbuf_get_width(pixels.get())));
  put_number(header, static_cast<std::uint32_t>(gdk_pixbuf_get_height(pixels.get())));
  header += {8, static_cast<char>(alpha ? 4 : 0), 0, 0, 0};
  std::string png("\x89PNG\r\n\x1A\n", 8);
  put_chunk(png, "IHDR", header);
  put_chunk(png, "IDAT", data);
  put_chunk(png, "IEND", {});
  return png;
}

}  // namespace diaoban::figures
