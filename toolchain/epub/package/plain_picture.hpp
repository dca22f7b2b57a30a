// Pictures for readers that take neither drawings with text nor transparency.
#pragma once

#include <memory>

#include "figures/picture.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::epub {

// `picture` as an opaque raster: a drawing is painted on white, 1200 to 1800 pixels wide, a
// raster with transparency is laid on white. Any other picture is given back as it is (KPG "Image
// Guidelines": JPEG or PNG without transparency). Safe from several threads.
std::shared_ptr<const figures::Picture> prepare_plain_picture(
    const std::shared_ptr<const figures::Picture>& picture, const fonts::FontBook& fonts);

}  // namespace diaoban::epub
