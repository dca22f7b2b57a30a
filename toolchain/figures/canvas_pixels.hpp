// Decoded pixels of pictures, for canvases that cannot take the encoded file.
#pragma once

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

#include <string>
#include <string_view>

#include "base/handle.hpp"

namespace diaoban::figures {

using Pixels = base::Handle<GdkPixbuf, g_object_unref>;

// The decoded picture, RGB or RGBA of 8 bits; null when it is broken.
Pixels decode_pixels(std::string_view bytes);

// A surface of the pixels; null when there is no memory for it.
base::Handle<cairo_surface_t, cairo_surface_destroy> to_surface(GdkPixbuf* pixels);

// The picture as a PNG file in greys of the same luma, with alpha where it has any; empty when it
// is broken.
std::string make_grey_png(std::string_view bytes);

}  // namespace diaoban::figures
