// Decoded pictures: from any format that gdk-pixbuf reads, upright, to PNG or JPEG.
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <string>
#include <string_view>

#include "base/handle.hpp"

namespace diaoban::figures {

using Pixels = base::Handle<GdkPixbuf, g_object_unref>;

// The picture's (first frame's) pixels, turned as its EXIF orientation asks; null when it cannot be
// decoded to the end, `problem` then says why.
Pixels decode_pixels(std::string_view bytes, std::string& problem);

int width_of(const Pixels& pixels);
int height_of(const Pixels& pixels);
// Whether any pixel is not opaque.
bool shows_through(const Pixels& pixels);
// On white, without an alpha channel.
Pixels flattened(const Pixels& pixels);
Pixels scaled(const Pixels& pixels, int width, int height);

// The same pixels give the same bytes. An alpha channel that is opaque all over is left out.
std::string encode_png(const Pixels& pixels);
std::string encode_jpeg(const Pixels& pixels, int quality);

}  // namespace diaoban::figures
