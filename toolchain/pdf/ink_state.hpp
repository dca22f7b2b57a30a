// What a painter of PDF pages keeps while it reads (ISO 32000-1 8.4, 9.3).
#pragma once

#include <algorithm>

#include "pdf/page_ink.hpp"

namespace diaoban::pdf {

struct InkMatrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  // This one first, then `next`.
  InkMatrix then(const InkMatrix& next) const {
    return {a * next.a + b * next.c,          a * next.b + b * next.d,
            c * next.a + d * next.c,          c * next.b + d * next.d,
            e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f};
  }
};

// A box that grows; empty at first.
struct InkArea {
  double left = 1e9, bottom = 1e9, right = -1e9, top = -1e9;

  bool empty() const { return left > right || bottom > top; }
  void add(const InkMatrix& at, double x, double y) {
    const double px = at.a * x + at.c * y + at.e;
    const double py = at.b * x + at.d * y + at.f;
    left = std::min(left, px);
    right = std::max(right, px);
    bottom = std::min(bottom, py);
    top = std::max(top, py);
  }
  void add_box(const InkMatrix& at, double x0, double y0, double x1, double y1) {
    add(at, x0, y0);
    add(at, x1, y0);
    add(at, x0, y1);
    add(at, x1, y1);
  }
  void limit(const InkArea& other) {
    left = std::max(left, other.left);
    right = std::min(right, other.right);
    bottom = std::max(bottom, other.bottom);
    top = std::min(top, other.top);
  }
};

// Of a colour: what paper and press make of it.
struct InkPaint {
  bool white = false;
  bool colored = false;
  bool profiled = false;
};

struct InkState {
  InkMatrix matrix;
  InkArea clip{-1e9, -1e9, 1e9, 1e9};
  InkPaint fill;
  InkPaint stroke;
  double line_width = 1;
  const FontMeasure* font = nullptr;
  double size = 0;
  double character_space = 0;
  double word_space = 0;
  double stretch = 1;
  double rise = 0;
  double leading = 0;
  int mode = 0;
};

}  // namespace diaoban::pdf
