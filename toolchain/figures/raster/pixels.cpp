// Decoded pictures: from any format that gdk-pixbuf reads, upright, to PNG or JPEG.
#include "figures/raster/pixels.hpp"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <cstddef>

#include "base/failure.hpp"
#include "base/handle.hpp"
#include "figures/raster/color_profile.hpp"

namespace diaoban::figures {
namespace {

using Pixbuf = base::Handle<GdkPixbuf, g_object_unref>;
using Loader = base::Handle<GdkPixbufLoader, g_object_unref>;
using Error = base::Handle<GError, g_error_free>;
using Memory = base::Handle<void, g_free>;

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
  const Memory owned(buffer);
  if (!done) throw base::Failure("encode picture as", type, take_message(error));
  return std::string(buffer, size);
}

Pixbuf ensure_made(GdkPixbuf* made, const char* operation) {
  if (made == nullptr) throw base::Failure(operation, "picture", "out of memory");
  return Pixbuf(made);
}

bool has_alpha(GdkPixbuf* pixels) { return gdk_pixbuf_get_has_alpha(pixels) != FALSE; }

// The ICC profile that came with the picture; empty: none.
std::string color_profile_of(GdkPixbuf* pixels) {
  const char* const text = gdk_pixbuf_get_option(pixels, "icc-profile");
  if (text == nullptr) return {};
  gsize size = 0;
  guchar* const bytes = g_base64_decode(text, &size);
  const Memory owned(bytes);
  return std::string(reinterpret_cast<const char*>(bytes), size);
}

const guint8* pixel(GdkPixbuf* pixels, int x, int y) {
  return gdk_pixbuf_read_pixels(pixels) + std::ptrdiff_t{y} * gdk_pixbuf_get_rowstride(pixels) +
         std::ptrdiff_t{x} * gdk_pixbuf_get_n_channels(pixels);
}

// The colours alone of pixels that are opaque.
Pixbuf without_alpha(GdkPixbuf* pixels) {
  const int width = gdk_pixbuf_get_width(pixels);
  const int height = gdk_pixbuf_get_height(pixels);
  Pixbuf opaque =
      ensure_made(gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height), "encode");
  guint8* const target = gdk_pixbuf_get_pixels(opaque.get());
  const auto stride = static_cast<std::ptrdiff_t>(gdk_pixbuf_get_rowstride(opaque.get()));
  for (int y = 0; y < height; ++y) {
    guint8* to = target + y * stride;
    const guint8* from = pixel(pixels, 0, y);
    for (int x = 0; x < width; ++x, from += 4, to += 3) {
      for (int i = 0; i < 3; ++i) to[i] = from[i];
    }
  }
  return opaque;
}

}  // namespace

struct Pixels::Buffer {
  Pixbuf pixels;
};

Pixels::Pixels(std::unique_ptr<Buffer> buffer) : buffer_(std::move(buffer)) {}
Pixels::Pixels(Pixels&&) noexcept = default;
Pixels& Pixels::operator=(Pixels&&) noexcept = default;
Pixels::~Pixels() = default;

Pixels Pixels::decode(std::string_view bytes, std::string& problem) {
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
    return Pixels(nullptr);
  }
  GdkPixbuf* loaded = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (!loaded || gdk_pixbuf_get_bits_per_sample(loaded) != 8) {
    problem = "it holds no picture";
    return Pixels(nullptr);
  }
  const std::string profile = color_profile_of(loaded);
  Pixbuf upright = ensure_made(gdk_pixbuf_apply_embedded_orientation(loaded), "turn");
  if (differs_from_srgb(profile)) {
    // The loader's own pixels are not ours to change.
    upright = ensure_made(gdk_pixbuf_copy(upright.get()), "convert");
    convert_to_srgb(profile, gdk_pixbuf_get_pixels(upright.get()),
                    gdk_pixbuf_get_width(upright.get()), gdk_pixbuf_get_height(upright.get()),
                    static_cast<std::size_t>(gdk_pixbuf_get_rowstride(upright.get())),
                    has_alpha(upright.get()));
  }
  return Pixels(std::make_unique<Buffer>(Buffer{std::move(upright)}));
}

int Pixels::width() const { return gdk_pixbuf_get_width(buffer_->pixels.get()); }
int Pixels::height() const { return gdk_pixbuf_get_height(buffer_->pixels.get()); }

std::array<unsigned char, 4> Pixels::at(int x, int y) const {
  GdkPixbuf* const pixels = buffer_->pixels.get();
  const guint8* const one = pixel(pixels, x, y);
  return {one[0], one[1], one[2], has_alpha(pixels) ? one[3] : guint8{255}};
}

bool Pixels::shows_through() const {
  GdkPixbuf* const pixels = buffer_->pixels.get();
  if (!has_alpha(pixels)) return false;
  for (int y = 0; y < height(); ++y) {
    const guint8* one = pixel(pixels, 0, y);
    for (int x = 0; x < width(); ++x, one += 4) {
      if (one[3] != 255) return true;
    }
  }
  return false;
}

Pixels Pixels::flattened() const {
  Pixbuf flat =
      ensure_made(gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width(), height()), "flatten");
  gdk_pixbuf_fill(flat.get(), 0xFFFFFFFFu);
  gdk_pixbuf_composite(buffer_->pixels.get(), flat.get(), 0, 0, width(), height(), 0, 0, 1, 1,
                       GDK_INTERP_NEAREST, 255);
  return Pixels(std::make_unique<Buffer>(Buffer{std::move(flat)}));
}

Pixels Pixels::scaled(int to_width, int to_height) const {
  Pixbuf result = ensure_made(
      gdk_pixbuf_scale_simple(buffer_->pixels.get(), to_width, to_height, GDK_INTERP_BILINEAR),
      "scale");
  return Pixels(std::make_unique<Buffer>(Buffer{std::move(result)}));
}

std::string Pixels::encode_png() const {
  GdkPixbuf* const pixels = buffer_->pixels.get();
  const bool drop = has_alpha(pixels) && !shows_through();
  const Pixbuf opaque = drop ? without_alpha(pixels) : nullptr;
  return encode(drop ? opaque.get() : pixels, "png", "compression", "9");
}

std::string Pixels::encode_jpeg(int quality) const {
  return encode(buffer_->pixels.get(), "jpeg", "quality", std::to_string(quality));
}

}  // namespace diaoban::figures
