// Painting laid-out boxes of a label into a drawing.
#include "figures/label/paint.hpp"

#include <algorithm>
#include <cmath>

#include "figures/label/marker.hpp"
#include "figures/svg/path_data.hpp"

namespace diaoban::figures {
namespace {

class LabelPainter {
 public:
  LabelPainter(const Matrix& matrix, Shaper& shaper, DrawingBuilder& builder)
      : matrix_(matrix), shaper_(shaper), builder_(builder) {}

  void paint(const Box& box, double x, double y) {
    const OwnStyle& own = box.style.own;
    if (own.opacity <= 0) return;
    const bool is_group = own.opacity < 1;
    if (is_group) builder_.push_group(own.opacity);
    if (box.style.visible) paint_frame(box, x, y);
    const bool clips = own.clips_overflow.value_or(false) && reaches_out(box);
    if (clips) {
      builder_.push_clip(make_rectangle(x, y, box.width, box.height, 0, 0), matrix_,
                         FillRule::NonZero);
    }
    if (box.content) paint_content(box, x, y);
    for (const auto& child : box.children) paint(*child, x + child->x, y + child->y);
    // After the items, so that their text reads on without numbers in between.
    for (const auto& child : box.children) {
      if (!child->marker.empty()) paint_marker(*child, x + child->x, y + child->y);
    }
    if (clips) builder_.pop();
    if (is_group) builder_.pop();
  }

 private:
  static bool reaches_out(const Box& box) {
    if (box.content_height > box.height + 0.5) return true;
    const auto wide = [&](const Line& line) { return line.x + line.width > box.width + 0.5; };
    if (std::any_of(box.lines.begin(), box.lines.end(), wide)) return true;
    return std::any_of(box.children.begin(), box.children.end(), [&](const auto& child) {
      return child->x + child->width > box.width + 0.5 || reaches_out(*child);
    });
  }

  void fill(double x, double y, double width, double height, const Paint& paint) {
    if (paint.alpha <= 0 || width <= 0 || height <= 0) return;
    builder_.add_shape(make_rectangle(x, y, width, height, 0, 0), matrix_, Brush{paint},
                       FillRule::NonZero, {});
  }

  void paint_frame(const Box& box, double x, double y) {
    const OwnStyle& own = box.style.own;
    if (own.background && own.background->alpha > 0 && box.width > 0 && box.height > 0) {
      builder_.add_shape(
          make_rectangle(x, y, box.width, box.height, own.border_radius, own.border_radius),
          matrix_, Brush{*own.background}, FillRule::NonZero, {});
    }
    const BorderSide& first = own.border[0];
    const bool is_uniform =
        std::all_of(own.border.begin(), own.border.end(), [&](const BorderSide& side) {
          return side.thickness() == first.thickness() && side.color == first.color;
        });
    if (is_uniform) {
      paint_outline(box, x, y);
    } else {
      paint_sides(box, x, y);
    }
  }

  // A border that is the same on all sides, its corners round where the style says so.
  void paint_outline(const Box& box, double x, double y) {
    const BorderSide& side = box.style.own.border[0];
    Stroke stroke;
    stroke.brush = side.color.value_or(box.style.color);
    stroke.width = side.thickness();
    if (stroke.width <= 0) return;
    const double inset = stroke.width / 2;
    const double radius = std::max(0.0, box.style.own.border_radius - inset);
    builder_.add_shape(make_rectangle(x + inset, y + inset, box.width - stroke.width,
                                      std::max(0.0, box.height - stroke.width), radius, radius),
                       matrix_, {}, FillRule::NonZero, stroke);
  }

  void paint_sides(const Box& box, double x, double y) {
    const auto paint_side = [&](std::size_t index, double left, double top, double width,
                                double height) {
      fill(left, top, width, height, box.style.own.border[index].color.value_or(box.style.color));
    };
    const auto thickness = [&](std::size_t index) {
      return box.style.own.border[index].thickness();
    };
    paint_side(0, x, y, box.width, thickness(0));
    paint_side(1, x + box.width - thickness(1), y, thickness(1), box.height);
    paint_side(2, x, y + box.height - thickness(2), box.width, thickness(2));
    paint_side(3, x, y, thickness(3), box.height);
  }

  void paint_content(const Box& box, double x, double y) {
    for (const Line& line : box.lines) {
      for (const bool backgrounds : {true, false}) {
        each_piece(box, line, [&](const InlineSpan& span, std::size_t begin, std::size_t end) {
          const double left =
              x + line.x + box.content->advances[begin] - box.content->advances[line.begin];
          const double baseline = y + line.y + line.baseline;
          paint_piece(*box.content, span, begin, end, left, baseline, backgrounds);
        });
      }
    }
    for (const InlineBox& inside : box.content->boxes) {
      paint(*inside.box, x + inside.box->x, y + inside.box->y);
    }
  }

  template <class Use>
  static void each_piece(const Box& box, const Line& line, Use use) {
    const std::vector<InlineSpan>& spans = box.content->spans;
    for (std::size_t i = find_span(*box.content, line.begin); i < spans.size(); ++i) {
      const InlineSpan& span = spans[i];
      if (span.begin >= line.end) break;
      const std::size_t begin = std::max(span.begin, line.begin);
      const std::size_t end = std::min(span.end, line.end);
      if (begin < end) use(span, begin, end);
    }
  }

  void paint_piece(const InlineContent& content, const InlineSpan& span, std::size_t begin,
                   std::size_t end, double x, double baseline, bool is_background) {
    const InlineStyle& style = content.styles[span.style];
    if (!style.style.visible) return;
    const LineMetrics metrics = shaper_.metrics(font_of(style.style));
    const double width = content.advances[end] - content.advances[begin];
    baseline -= style.raise;
    if (is_background) {
      if (style.background) {
        fill(x, baseline - metrics.ascent, width, metrics.ascent + metrics.descent,
             *style.background);
      }
      return;
    }
    if (!style.url.empty()) builder_.push_link(style.url, {});
    TextOperation text = span.shaped.slice(begin - span.begin, end - span.begin, style.style.color);
    text.transform = matrix_ * translation(x, baseline);
    builder_.add_text(std::move(text), {0, -metrics.ascent, width, metrics.descent});
    if (style.style.underline) {
      fill(x, baseline + metrics.underline_offset, width, metrics.underline_thickness,
           style.style.color);
    }
    if (style.style.line_through) {
      fill(x, baseline - metrics.x_height / 2, width, metrics.underline_thickness,
           style.style.color);
    }
    if (!style.url.empty()) builder_.pop();
  }

  // Outside of the item, beside its first line: a disc where browsers draw it, or a number.
  void paint_marker(const Box& item, double x, double y) {
    if (!item.style.visible) return;
    const FontChoice font = font_of(item.style);
    const LineMetrics metrics = shaper_.metrics(font);
    const double baseline = y + first_baseline(item).value_or(metrics.ascent);
    if (item.marker == disc_marker || item.marker == circle_marker ||
        item.marker == square_marker) {
      return paint_bullet(item, x, baseline, metrics.ascent);
    }
    const ShapedText shaped = shaper_.shape(item.marker + " ", font);
    TextOperation text = shaped.slice(0, item.marker.size(), item.style.color);
    text.transform = matrix_ * translation(x - shaped.width(), baseline);
    builder_.add_text(std::move(text), {0, -metrics.ascent, shaped.width(), metrics.descent});
  }

  void paint_bullet(const Box& item, double x, double baseline, double ascent) {
    const double reach = std::floor(ascent * 2 / 3);
    const double side = std::floor((reach + 1) / 2);
    const double left = x - reach - 8;
    const double top = baseline - ascent + std::floor((ascent - reach) * 3 / 2);
    if (item.marker == square_marker) return fill(left, top, side, side, item.style.color);
    const double radius = side / 2;
    const Brush brush{item.style.color};
    if (item.marker == disc_marker) {
      builder_.add_shape(make_ellipse(left + radius, top + radius, radius, radius), matrix_, brush,
                         FillRule::NonZero, {});
      return;
    }
    Stroke stroke;
    stroke.brush = brush;
    builder_.add_shape(make_ellipse(left + radius, top + radius, radius - 0.5, radius - 0.5),
                       matrix_, {}, FillRule::NonZero, stroke);
  }

  static std::optional<double> first_baseline(const Box& box) {
    if (!box.lines.empty()) return box.lines.front().y + box.lines.front().baseline;
    for (const auto& child : box.children) {
      if (const auto inside = first_baseline(*child)) return child->y + *inside;
    }
    return {};
  }

  Matrix matrix_;
  Shaper& shaper_;
  DrawingBuilder& builder_;
};

}  // namespace

void paint_box(const Box& box, const Matrix& matrix, Shaper& shaper, DrawingBuilder& builder) {
  LabelPainter(matrix, shaper, builder).paint(box, 0, 0);
}

}  // namespace diaoban::figures
