// Barcodes as drawings: the EAN-13 of an ISBN with its price add-on, and QR codes. The only place
// that knows libzint.
#pragma once

#include <string>

#include "figures/drawing.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::cover {

// The EAN-13 of thirteen sound digits, with an add-on of two or five digits unless empty, at its
// nominal size (module 0.33 mm), in points, black, with its quiet zones and digits. Throws
// base::Failure when the library refuses.
figures::Drawing prepare_ean(const std::string& digits, const std::string& add_on,
                             const fonts::FontBook& fonts);

// A QR code of `text` that is `side` points wide with its quiet zone. Throws base::Failure when the
// text is too long for one.
figures::Drawing prepare_qr(const std::string& text, double side);

}  // namespace diaoban::cover
