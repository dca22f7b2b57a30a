// Implements barcodes through libzint's vector output.
#include "cover/barcode.hpp"

#include <zint.h>

#include <algorithm>
#include <string_view>

#include "base/failure.hpp"
#include "base/handle.hpp"
#include "cover/art.hpp"
#include "cover/line.hpp"
#include "cover/move.hpp"

namespace diaoban::cover {
namespace {

using Symbol = base::Handle<zint_symbol, ZBarcode_Delete>;

constexpr figures::Paint black{0, 0, 0, 1};

Symbol encode(int symbology, const std::string& data) {
  Symbol symbol(ZBarcode_Create());
  if (!symbol) throw base::Failure("make barcode", data, "out of memory");
  symbol->symbology = symbology;
  symbol->input_mode = UNICODE_MODE;
  symbol->output_options |= BARCODE_QUIET_ZONES;
  const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
  const int status =
      ZBarcode_Encode_and_Buffer_Vector(symbol.get(), bytes, static_cast<int>(data.size()), 0);
  if (status >= ZINT_ERROR || symbol->vector == nullptr) {
    throw base::Failure("make barcode", data, symbol->errtxt);
  }
  return symbol;
}

struct Bars {
  double module = 0;  // width of the narrowest bar
  double left = 0;
  double right = 0;
};

Bars measure(const zint_vector& vector) {
  Bars bars{double{vector.width}, double{vector.width}, 0};
  for (const auto* rectangle = vector.rectangles; rectangle != nullptr;
       rectangle = rectangle->next) {
    const double x = double{rectangle->x};
    const double width = double{rectangle->width};
    bars = {std::min(bars.module, width), std::min(bars.left, x), std::max(bars.right, x + width)};
  }
  return bars;
}

figures::Drawing draw_bars(const zint_vector& vector) {
  figures::Drawing drawing;
  drawing.width = double{vector.width};
  drawing.height = double{vector.height};
  figures::ShapeOperation bars;
  bars.fill = black;
  for (const auto* rectangle = vector.rectangles; rectangle != nullptr;
       rectangle = rectangle->next) {
    const figures::Path path =
        rectangle_path({double{rectangle->x}, double{rectangle->y}, double{rectangle->width},
                        double{rectangle->height}});
    bars.path.verbs.insert(bars.path.verbs.end(), path.verbs.begin(), path.verbs.end());
    bars.path.points.insert(bars.path.points.end(), path.points.begin(), path.points.end());
  }
  drawing.operations.emplace_back(std::move(bars));
  return drawing;
}

void draw_digits(figures::Drawing& drawing, const zint_vector& vector,
                 const fonts::FontBook& fonts) {
  const TextStyle style{"sans", "en", Direction::Horizontal};
  for (const auto* string = vector.strings; string != nullptr; string = string->next) {
    const std::string text(reinterpret_cast<const char*>(string->text),
                           static_cast<std::size_t>(string->length));
    Line line = set_line(fonts, text, style, double{string->fsize});
    // 0: centred on x, 1: from x, 2: up to x.
    const double share = string->halign == 0 ? 0.5 : string->halign == 1 ? 0 : 1;
    const double x = double{string->x} - share * line.extent;
    for (figures::TextOperation& piece : line.pieces) {
      piece.transform = then(piece.transform, {1, 0, 0, 1, x, double{string->y}});
      piece.paint = black;
      drawing.operations.emplace_back(std::move(piece));
    }
  }
}

void scale_to(figures::Drawing& drawing, double scale) {
  move(drawing, {scale, 0, 0, scale, 0, 0});
  drawing.width *= scale;
  drawing.height *= scale;
}

}  // namespace

figures::Drawing prepare_ean(const std::string& digits, const std::string& add_on,
                             const fonts::FontBook& fonts) {
  const Symbol symbol = encode(BARCODE_EANX, add_on.empty() ? digits : digits + "+" + add_on);
  figures::Drawing drawing = draw_bars(*symbol->vector);
  draw_digits(drawing, *symbol->vector, fonts);
  // Eleven modules are kept blank at the left, where the first digit stands, and seven at the
  // right.
  const Bars bars = measure(*symbol->vector);
  move(drawing, {1, 0, 0, 1, 11 * bars.module - bars.left, 0});
  drawing.width = bars.right - bars.left + 18 * bars.module;
  constexpr double nominal_module = 0.33 / 25.4 * 72;
  scale_to(drawing, nominal_module / bars.module);
  return drawing;
}

figures::Drawing prepare_qr(const std::string& text, double side) {
  const Symbol symbol = encode(BARCODE_QRCODE, text);
  figures::Drawing drawing = draw_bars(*symbol->vector);
  scale_to(drawing, side / drawing.width);
  return drawing;
}

}  // namespace diaoban::cover
