// Replays the operations of a vector picture on a canvas.
#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "base/hash.hpp"
#include "figures/canvas_members.hpp"

namespace diaoban::figures {
namespace {

cairo_matrix_t to_cairo(const Matrix& matrix) {
  return {matrix.xx, matrix.yx, matrix.xy, matrix.yy, matrix.x0, matrix.y0};
}

// A singular matrix would put the context in an error state for good.
bool is_usable(const Matrix& matrix) {
  const double determinant = matrix.xx * matrix.yy - matrix.xy * matrix.yx;
  return std::isfinite(determinant) && determinant != 0 && std::isfinite(matrix.x0) &&
         std::isfinite(matrix.y0);
}

bool is_usable(const std::vector<double>& dashes) {
  const auto sound = [](double dash) { return std::isfinite(dash) && dash >= 0; };
  return std::all_of(dashes.begin(), dashes.end(), sound) &&
         std::any_of(dashes.begin(), dashes.end(), [](double dash) { return dash > 0; });
}

void trace(cairo_t* cairo, const Path& path) {
  cairo_new_path(cairo);
  std::size_t at = 0;
  for (const auto verb : path.verbs) {
    const Point* points = path.points.data() + at;
    switch (verb) {
      case Path::Verb::Move:
        cairo_move_to(cairo, points[0].x, points[0].y);
        at += 1;
        break;
      case Path::Verb::Line:
        cairo_line_to(cairo, points[0].x, points[0].y);
        at += 1;
        break;
      case Path::Verb::Curve:
        cairo_curve_to(cairo, points[0].x, points[0].y, points[1].x, points[1].y, points[2].x,
                       points[2].y);
        at += 3;
        break;
      case Path::Verb::Close:
        cairo_close_path(cairo);
        break;
    }
  }
}

cairo_fill_rule_t to_cairo(FillRule rule) {
  return rule == FillRule::EvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING;
}

cairo_line_cap_t to_cairo(LineCap cap) {
  switch (cap) {
    case LineCap::Round:
      return CAIRO_LINE_CAP_ROUND;
    case LineCap::Square:
      return CAIRO_LINE_CAP_SQUARE;
    case LineCap::Butt:
      break;
  }
  return CAIRO_LINE_CAP_BUTT;
}

cairo_line_join_t to_cairo(LineJoin join) {
  switch (join) {
    case LineJoin::Round:
      return CAIRO_LINE_JOIN_ROUND;
    case LineJoin::Bevel:
      return CAIRO_LINE_JOIN_BEVEL;
    case LineJoin::Miter:
      break;
  }
  return CAIRO_LINE_JOIN_MITER;
}

cairo_extend_t to_cairo(Gradient::Spread spread) {
  switch (spread) {
    case Gradient::Spread::Repeat:
      return CAIRO_EXTEND_REPEAT;
    case Gradient::Spread::Reflect:
      return CAIRO_EXTEND_REFLECT;
    case Gradient::Spread::Pad:
      break;
  }
  return CAIRO_EXTEND_PAD;
}

// Walks the operations; pushes are undone by kind at their pop.
class Replay {
 public:
  explicit Replay(Canvas::Members& canvas) : canvas_(canvas), cairo_(canvas.cairo()) {}

  void run(const Drawing& drawing) {
    for (const auto& operation : drawing.operations) {
      std::visit([this](const auto& one) { paint(one); }, operation);
    }
    while (!opacities_.empty()) paint(PopOperation{});
  }

 private:
  // Makes the brush the source; false when nothing would be painted.
  bool set_brush(const Brush& brush) {
    if (const auto* color = std::get_if<Paint>(&brush)) {
      canvas_.set_paint(*color);
      return color->alpha > 0;
    }
    const auto& gradient = std::get<Gradient>(brush);
    if (!is_usable(gradient.transform)) return false;
    const Pattern pattern(gradient.radial
                              ? cairo_pattern_create_radial(gradient.from.x, gradient.from.y,
                                                            gradient.from_radius, gradient.to.x,
                                                            gradient.to.y, gradient.to_radius)
                              : cairo_pattern_create_linear(gradient.from.x, gradient.from.y,
                                                            gradient.to.x, gradient.to.y));
    for (const auto& stop : gradient.stops) {
      const Paint color = canvas_.options.grey ? to_grey(stop.color) : stop.color;
      cairo_pattern_add_color_stop_rgba(pattern.get(), stop.offset, color.red, color.green,
                                        color.blue, color.alpha);
    }
    cairo_pattern_set_extend(pattern.get(), to_cairo(gradient.spread));
    cairo_matrix_t inverse = to_cairo(gradient.transform);
    if (cairo_matrix_invert(&inverse) != CAIRO_STATUS_SUCCESS) return false;
    cairo_pattern_set_matrix(pattern.get(), &inverse);
    if (cairo_pattern_status(pattern.get()) != CAIRO_STATUS_SUCCESS) return false;
    cairo_set_source(cairo_, pattern.get());
    return true;
  }

  void paint(const ShapeOperation& shape) {
    if (!is_usable(shape.transform)) return;
    cairo_save(cairo_);
    const auto matrix = to_cairo(shape.transform);
    cairo_transform(cairo_, &matrix);
    trace(cairo_, shape.path);
    if (shape.fill && set_brush(*shape.fill)) {
      cairo_set_fill_rule(cairo_, to_cairo(shape.rule));
      cairo_fill_preserve(cairo_);
    }
    if (shape.stroke && shape.stroke->width > 0 && set_brush(shape.stroke->brush)) {
      const Stroke& stroke = *shape.stroke;
      cairo_set_line_width(cairo_, stroke.width);
      cairo_set_line_cap(cairo_, to_cairo(stroke.cap));
      cairo_set_line_join(cairo_, to_cairo(stroke.join));
      cairo_set_miter_limit(cairo_, stroke.miter_limit);
      if (is_usable(stroke.dashes)) {
        cairo_set_dash(cairo_, stroke.dashes.data(), static_cast<int>(stroke.dashes.size()),
                       stroke.dash_offset);
      }
      cairo_stroke(cairo_);
    }
    cairo_new_path(cairo_);
    cairo_restore(cairo_);
  }

  void paint(const TextOperation& text) {
    if (!is_usable(text.transform)) return;
    cairo_save(cairo_);
    const auto matrix = to_cairo(text.transform);
    cairo_transform(cairo_, &matrix);
    if (is_clipped_away(text)) {
      paint_hidden(text);
    } else {
      paint_runs(text);
    }
    cairo_restore(cairo_);
  }

  // Cairo leaves out what no part of is seen.
  bool is_clipped_away(const TextOperation& text) const {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    cairo_clip_extents(cairo_, &left, &top, &right, &bottom);
    return text.width < left || right < 0 || text.size < top || bottom < -1.5 * text.size;
  }

  // What a clip hides can still be found and copied, as in a browser.
  void paint_hidden(const TextOperation& text) {
    if (!canvas_.writes_invisible_text()) return;
    cairo_reset_clip(cairo_);
    canvas_.draw_mark(2, 2, Canvas::carrier_begin_width);
    paint_runs(text, true);
    canvas_.draw_mark(2, 2, Canvas::carrier_end_width);
  }

  // Without emoji where the text is hidden: they are pictures.
  void paint_runs(const TextOperation& text, bool hidden = false) {
    for (const auto& placed : text.runs) {
      if (hidden && canvas_.fonts->info(placed.run.face).color) continue;
      cairo_save(cairo_);
      cairo_translate(cairo_, placed.x, 0);
      if (placed.slanted) {
        const cairo_matrix_t lean{1, 0, -slant, 1, 0, 0};
        cairo_transform(cairo_, &lean);
      }
      canvas_.draw_run(placed.run, 0, 0, text.paint);
      cairo_restore(cairo_);
    }
  }

  void paint(const ImageOperation& image) {
    if (!is_usable(image.transform) || !image.bytes) return;
    cairo_save(cairo_);
    const auto matrix = to_cairo(image.transform);
    cairo_transform(cairo_, &matrix);
    canvas_.draw_raster(base::hash128(*image.bytes), *image.bytes, image.media_type, image.width,
                        image.height);
    cairo_restore(cairo_);
  }

  void paint(const PushClipOperation& clip) {
    cairo_save(cairo_);
    opacities_.push_back(unsaved_group);
    if (!is_usable(clip.transform)) return;
    const auto matrix = to_cairo(clip.transform);
    cairo_matrix_t before;
    cairo_get_matrix(cairo_, &before);
    cairo_transform(cairo_, &matrix);
    trace(cairo_, clip.path);
    cairo_set_fill_rule(cairo_, to_cairo(clip.rule));
    cairo_clip(cairo_);
    cairo_set_matrix(cairo_, &before);
  }

  void paint(const PushGroupOperation& group) {
    cairo_save(cairo_);
    if (group.opacity < 1) {
      cairo_push_group(cairo_);
      opacities_.push_back(group.opacity);
    } else {
      opacities_.push_back(unsaved_group);
    }
  }

  void paint(const PushLinkOperation&) {
    cairo_save(cairo_);
    opacities_.push_back(unsaved_group);
  }

  void paint(const PopOperation&) {
    if (opacities_.empty()) return;
    if (opacities_.back() != unsaved_group) {
      cairo_pop_group_to_source(cairo_);
      cairo_paint_with_alpha(cairo_, opacities_.back());
    }
    opacities_.pop_back();
    cairo_restore(cairo_);
  }

  static constexpr double unsaved_group = -1;
  Canvas::Members& canvas_;
  cairo_t* cairo_;
  std::vector<double> opacities_;  // of the open pushes; `unsaved_group` for one without a group
};

}  // namespace

void Canvas::Members::draw_drawing(const Drawing& drawing) { Replay(*this).run(drawing); }

}  // namespace diaoban::figures
