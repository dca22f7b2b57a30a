// Fills and strokes of elements as brushes: plain colours and gradients.
#pragma once

#include <optional>

#include "figures/drawing.hpp"
#include "figures/report.hpp"
#include "figures/svg/document.hpp"
#include "figures/svg/matrix.hpp"
#include "figures/svg/style.hpp"

namespace diaoban::figures {

// The brush for `value` with `opacity` on a shape with these bounds in its own space. Nothing for
// none, for a gradient that paints nothing (SVG 1.1 §13.2), and for a pattern, which is reported.
std::optional<Brush> make_brush(const PaintValue& value, double opacity, const Bounds& bounds,
                                const Style& style, const SvgDocument& document, Viewport viewport,
                                Reporter& reporter);

}  // namespace diaoban::figures
