// Decoded pictures: from any format that gdk-pixbuf reads, upright, to PNG or JPEG.
#include "figures/raster/pixels.hpp"

#include <cstddef>

#include "base/failure.hpp"

namespace diaoban::figures {
namespace {

using Loader = base::Handle<GdkPixbufLoader, g_object_unref>;
using Error = base::Handle<GError, g_error_free>;
using Buffer = base::Handle<void, g_free>;

// The message of `error`, which is freed.
std::string take_message(GError* error) {
  const Error owned(error);
  return owned ? owned->message : "no reason given";
}

std::string encode(GdkPixbuf* pixels, const char* type, const char* key, const std::string& value) {
  gchar* buffer = nullptr;
  gsize size = 0;
  GError* error = nullptr;
  const char* keys[] = {key, nullptr};
  const char* values[] = {value.c_str(), nullptr};
  const bool done =
      gdk_pixbuf_save_to_bufferv(pixels, &buffer, &size, type, const_cast<char**>(keys),
                                 const_cast<char**>(values), &error) != FALSE;
  const Buffer owned(buffer);
  if (!done) throw base::Failure("encode picture as", type, take_message(error));
  return std::string(buffer, size);
}

// Drops the alpha channel (by copying the colours); the pixels must be opaque.
Pixels without_alpha(const Pixels& pixels) {
  const int width = gdk_pixbuf_get_width(pixels.get());
  const int height = gdk_pixbuf_get_height(pixels.get());
  Pixels opaque(gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height));
  if (!opaque) throw base::Failure("encode", "picture", "out of memory");
  const guint8* from = gdk_pixbuf_read_pixels(pixels.get());
  guint8* to = gdk_pixbuf_get_pixels(opaque.get());
  const auto from_stride = static_cast<std::ptrdiff_t>(gdk_pixbuf_get_rowstride(pixels.get()));
  const auto to_stride = static_cast<std::ptrdiff_t>(gdk_pixbuf_get_rowstride(opaque.get()));
  for (std::ptrdiff_t y = 0; y < height; ++y) {
    const guint8* source = from + y * from_stride;
    guint8* target = to + y * to_stride;
    for (int x = 0; x < width; ++x, source += 4, target += 3) {
      for (int i = 0; i < 3; ++i) target[i] = source[i];
    }
  }
  return opaque;
}

}  // namespace

Pixels decode_pixels(std::string_view bytes, std::string& problem) {
  const Loader loader(gdk_pixbuf_loader_new());
  const auto* data = reinterpret_cast<const guchar*>(bytes.data());
  GError* error = nullptr;
  const bool written = gdk_pixbuf_loader_write(loader.get(), data, bytes.size(), &error) != FALSE;
  // Closing is needed after a failed write too; the first reason is the one to tell.
  GError* late_error = nullptr;
  const bool closed = gdk_pixbuf_loader_close(loader.get(), &late_error) != FALSE;
  if (!written || !closed) {
    const std::string late = late_error ? take_message(late_error) : std::string();
    problem = written ? late : take_message(error);
    return nullptr;
  }
  GdkPixbuf* loaded = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (!loaded || gdk_pixbuf_get_bits_per_sample(loaded) != 8) {
    problem = "it holds no picture";
    return nullptr;
  }
  return Pixels(gdk_pixbuf_apply_embedded_orientation(loaded));
}

int width_of(const Pixels& pixels) { return gdk_pixbuf_get_width(pixels.get()); }
int height_of(const Pixels& pixels) { return gdk_pixbuf_get_height(pixels.get()); }

bool shows_through(const Pixels& pixels) {
  if (gdk_pixbuf_get_has_alpha(pixels.get()) == FALSE) return false;
  const guint8* data = gdk_pixbuf_read_pixels(pixels.get());
  const auto stride = static_cast<std::ptrdiff_t>(gdk_pixbuf_get_rowstride(pixels.get()));
  for (std::ptrdiff_t y = 0; y < height_of(pixels); ++y) {
    for (std::ptrdiff_t x = 0; x < width_of(pixels); ++x) {
      if (data[y * stride + x * 4 + 3] != 255) return true;
    }
  }
  return false;
}

Pixels flattened(const Pixels& pixels) {
  const int width = width_of(pixels);
  const int height = height_of(pixels);
  Pixels flat(gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height));
  if (!flat) throw base::Failure("flatten", "picture", "out of memory");
  gdk_pixbuf_fill(flat.get(), 0xFFFFFFFFu);
  gdk_pixbuf_composite(pixels.get(), flat.get(), 0, 0, width, height, 0, 0, 1, 1,
                       GDK_INTERP_NEAREST, 255);
  return flat;
}

Pixels scaled(const Pixels& pixels, int width, int height) {
  Pixels result(gdk_pixbuf_scale_simple(pixels.get(), width, height, GDK_INTERP_HYPER));
  if (!result) throw base::Failure("scale", "picture", "out of memory");
  return result;
}

std::string encode_png(const Pixels& pixels) {
  const bool drop = gdk_pixbuf_get_has_alpha(pixels.get()) != FALSE && !shows_through(pixels);
  const Pixels opaque = drop ? without_alpha(pixels) : nullptr;
  return encode(drop ? opaque.get() : pixels.get(), "png", "compression", "9");
}

std::string encode_jpeg(const Pixels& pixels, int quality) {
  return encode(pixels.get(), "jpeg", "quality", std::to_string(quality));
}

}  // namespace diaoban::figures
