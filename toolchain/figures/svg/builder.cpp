// Collects the operations of a drawing, in the picture's space, with the boxes of its links.
#include "figures/svg/builder.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/ensure.hpp"
#include "figures/kinds.hpp"

namespace diaoban::figures {
namespace {

// A link's line is at least this wide for the pointer (px on each side).
constexpr double line_reach = 3;
constexpr std::size_t most_line_areas = 16;
constexpr std::size_t most_areas = 64;

double area_of(const Bounds& box) { return box.is_empty() ? 0 : box.width() * box.height(); }

Bounds united(Bounds a, const Bounds& b) {
  a.include(b);
  return a;
}

bool touch(const Bounds& a, const Bounds& b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

// Joins areas that overlap where the joint box is hardly larger than both: a box and its label
// become one, an arrow across the picture does not swallow what it passes.
std::vector<Bounds> merged(std::vector<Bounds> areas) {
  if (areas.size() > most_areas) {
    Bounds all;
    for (const Bounds& area : areas) all.include(area);
    return {all};
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < areas.size() && !changed; ++i) {
      for (std::size_t j = i + 1; j < areas.size() && !changed; ++j) {
        const Bounds both = united(areas[i], areas[j]);
        if (!touch(areas[i], areas[j])) continue;
        if (area_of(both) > 1.5 * (area_of(areas[i]) + area_of(areas[j]))) continue;
        areas[i] = both;
        areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(j));
        changed = true;
      }
    }
  }
  return areas;
}

Gradient transformed_gradient(Gradient gradient, const Matrix& matrix) {
  gradient.transform = matrix * gradient.transform;
  return gradient;
}

// The matrix without what is only the noise of numbers in a file, such as
// scale(0.9999999999999999).
Matrix snapped(Matrix matrix) {
  for (double* const number : {&matrix.xx, &matrix.yx, &matrix.xy, &matrix.yy}) {
    const double nearest = std::round(*number);
    if (std::abs(*number - nearest) < 1e-9) *number = nearest;
  }
  return matrix;
}

// How far the ink of a stroke may lie from its line: corners and square ends stick out.
double reach_of(const Stroke& stroke, double half) {
  const double corners = stroke.join == LineJoin::Miter ? std::max(stroke.miter_limit, 1.0) : 1;
  return half * std::max(corners, stroke.cap == LineCap::Square ? 1.5 : 1);
}

// The rectangle that `path` is; empty when it is anything else.
Bounds rectangle_of(const Path& path) {
  using enum Path::Verb;
  if (path.verbs != std::vector{Move, Line, Line, Line, Close}) return {};
  const Bounds bounds = bounds_of(path, {});
  for (std::size_t i = 0; i < 4; ++i) {
    const Point& one = path.points[i];
    const Point& next = path.points[(i + 1) % 4];
    // Each side leads along one edge of the bounds from end to end.
    const bool is_level = one.y == next.y && std::abs(one.x - next.x) == bounds.width();
    const bool is_upright = one.x == next.x && std::abs(one.y - next.y) == bounds.height();
    if (i % 2 == 0 ? !is_level : !is_upright) return {};
  }
  return bounds;
}

// Whether a clip to `outer` would take nothing away that can be seen. The boxes of texts are those
// of their lines, which their ink does not fill.
bool holds(Bounds outer, const Bounds& inner) {
  outer.grow(0.5);
  return inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right &&
         inner.bottom <= outer.bottom;
}

void transform_brush(Brush& brush, const Matrix& matrix) {
  if (auto* gradient = std::get_if<Gradient>(&brush)) {
    *gradient = transformed_gradient(std::move(*gradient), matrix);
  }
}

}  // namespace

DrawingBuilder::DrawingBuilder(double width, double height, const SvgLimits& limits,
                               Reporter& reporter)
    : limits_(limits), reporter_(reporter) {
  drawing_.width = width;
  drawing_.height = height;
  // Taken out again when nothing was drawn beyond the picture's edge.
  drawing_.operations.push_back(
      PushClipOperation{Path{{Path::Verb::Move, Path::Verb::Line, Path::Verb::Line,
                              Path::Verb::Line, Path::Verb::Close},
                             {{0, 0}, {width, 0}, {width, height}, {0, height}}},
                        {},
                        FillRule::NonZero});
}

bool DrawingBuilder::accept(const Bounds& bounds) {
  if (is_full_) return false;
  if (drawing_.operations.size() >= limits_.operations) {
    reporter_.report(kinds::picture_part_lost, "it has too many parts: the last ones are left out");
    is_full_ = true;
    return false;
  }
  const double limit = limits_.coordinate;
  // Written so that what is not a number is refused too.
  const bool inside =
      bounds.left > -limit && bounds.top > -limit && bounds.right < limit && bounds.bottom < limit;
  if (!inside && !bounds.is_empty()) {
    reporter_.report(kinds::picture_part_lost, "a part with gigantic coordinates is left out");
  }
  return inside;
}

void DrawingBuilder::add_shape(Path path, const Matrix& place, std::optional<Brush> fill,
                               FillRule rule, std::optional<Stroke> stroke) {
  const Matrix matrix = snapped(place);
  if (path.verbs.size() < 2 || (!fill && !stroke)) return;
  Bounds bounds = bounds_of(path, matrix);
  const double scale = mean_scale(matrix);
  const double half = stroke ? stroke->width * scale / 2 : 0;
  if (!accept(bounds) || !(half < limits_.coordinate)) return;
  if (!open_scopes_.empty()) {
    if (fill) {
      add_area(bounds);
    } else {
      add_stroke_areas(path, matrix, half);
    }
  }
  Bounds inked = bounds;
  if (stroke) inked.grow(reach_of(*stroke, half));
  note_drawn(inked);
  bounds.grow(half);
  drawn_.include(bounds);
  ShapeOperation shape{std::move(path), matrix, std::move(fill), rule, std::move(stroke)};
  if (keeps_shape(matrix)) {
    shape.path = transformed(std::move(shape.path), matrix);
    shape.transform = {};
    if (shape.fill) transform_brush(*shape.fill, matrix);
    if (shape.stroke) {
      transform_brush(shape.stroke->brush, matrix);
      shape.stroke->width *= scale;
      for (double& dash : shape.stroke->dashes) dash *= scale;
      shape.stroke->dash_offset *= scale;
    }
  }
  drawing_.operations.push_back(std::move(shape));
}

void DrawingBuilder::add_stroke_areas(const Path& path, const Matrix& matrix, double half) {
  const double reach = std::max(half, line_reach);
  std::vector<Bounds> areas;
  std::size_t at = 0;
  Point current;
  for (const Path::Verb verb : path.verbs) {
    if (verb == Path::Verb::Close) continue;
    const std::size_t count = verb == Path::Verb::Curve ? 3 : 1;
    Bounds area;
    if (verb != Path::Verb::Move) area.include(matrix * current);
    for (std::size_t i = 0; i < count; ++i) area.include(matrix * path.points[at + i]);
    at += count;
    current = path.points[at - 1];
    if (verb == Path::Verb::Move) continue;
    area.grow(reach);
    areas.push_back(area);
  }
  if (areas.size() > most_line_areas) {
    Bounds all = bounds_of(path, matrix);
    all.grow(reach);
    areas = {all};
  }
  for (const Bounds& area : areas) add_area(area);
}

void DrawingBuilder::add_text(TextOperation text, const Bounds& box) {
  if (text.runs.empty() || text.size <= 0) return;
  text.transform = snapped(text.transform);
  const Bounds bounds = bounds_of(box, text.transform);
  if (!accept(bounds)) return;
  const double size = text.size * mean_scale(text.transform);
  if (!(size > 0)) return;
  if (smallest_text_ == 0 || size < smallest_text_) smallest_text_ = size;
  add_area(bounds);
  note_drawn(bounds);
  drawn_.include(bounds);
  drawing_.operations.push_back(std::move(text));
}

void DrawingBuilder::add_image(ImageOperation image) {
  const Bounds bounds = bounds_of(Bounds{0, 0, image.width, image.height}, image.transform);
  if (image.width <= 0 || image.height <= 0 || !accept(bounds)) return;
  add_area(bounds);
  note_drawn(bounds);
  drawn_.include(bounds);
  drawing_.operations.push_back(std::move(image));
}

void DrawingBuilder::add_area(const Bounds& area) {
  if (!open_scopes_.empty() && !area.is_empty()) {
    scopes_[open_scopes_.back()].areas.push_back(area);
  }
}

void DrawingBuilder::add_shadow(std::size_t start, const Shadow& shadow, const Matrix& matrix) {
  std::vector<Operation>& operations = drawing_.operations;
  const std::size_t count = operations.size() - start;
  if (count == 0 || shadow.color.alpha <= 0) return;
  const Matrix linear{matrix.xx, matrix.yx, matrix.xy, matrix.yy, 0, 0};
  const Bounds reach{shadow.dx - shadow.blur, shadow.dy - shadow.blur, shadow.dx + shadow.blur,
                     shadow.dy + shadow.blur};
  if (!accept(bounds_of(reach, linear))) return;
  if (operations.size() + shadow_layers * (count + 2) > limits_.operations) {
    reporter_.report(kinds::picture_part_lost,
                     "it has too many shadows: the last ones are left out");
    return;
  }
  const auto first = operations.begin() + static_cast<std::ptrdiff_t>(start);
  std::vector<Operation> beneath =
      make_shadow(std::vector<Operation>(first, operations.end()), shadow, matrix);
  operations.insert(first, std::make_move_iterator(beneath.begin()),
                    std::make_move_iterator(beneath.end()));
  constexpr double anywhere = 1e30;  // as far as clips are concerned: none around it goes
  note_drawn({-anywhere, -anywhere, anywhere, anywhere});
}

void DrawingBuilder::note_drawn(const Bounds& bounds) {
  if (!pushes_.empty()) pushes_.back().drawn.include(bounds);
}

void DrawingBuilder::open(Operation operation, bool is_link, const Bounds& clip) {
  pushes_.push_back({drawing_.operations.size(), is_link, clip, {}});
  drawing_.operations.push_back(std::move(operation));
}

void DrawingBuilder::push_clip(Path path, const Matrix& matrix, FillRule rule) {
  path = transformed(std::move(path), matrix);
  const Bounds rectangle = rectangle_of(path);
  open(PushClipOperation{std::move(path), {}, rule}, false, rectangle);
}

void DrawingBuilder::push_group(double opacity) { open(PushGroupOperation{opacity}, false, {}); }

void DrawingBuilder::push_link(const std::string& url, const std::string& title) {
  LinkScope scope{url, title, {}};
  if (!open_scopes_.empty()) {
    const LinkScope& outer = scopes_[open_scopes_.back()];
    if (scope.url.empty()) scope.url = outer.url;
    if (scope.title.empty()) scope.title = outer.title;
  }
  open_scopes_.push_back(scopes_.size());
  scopes_.push_back(std::move(scope));
  open(PushLinkOperation{url, title}, true, {});
}

void DrawingBuilder::pop() {
  base::ensure(!pushes_.empty(), "every pop of a drawing has its push");
  const Push push = pushes_.back();
  pushes_.pop_back();
  if (push.is_link) open_scopes_.pop_back();
  note_drawn(push.drawn);
  const bool is_empty = push.at + 1 == drawing_.operations.size();
  const bool is_idle = !push.clip.is_empty() && holds(push.clip, push.drawn);
  if (is_empty || is_idle) {
    drawing_.operations.erase(drawing_.operations.begin() + static_cast<std::ptrdiff_t>(push.at));
  } else {
    drawing_.operations.push_back(PopOperation{});
  }
}

Drawing DrawingBuilder::take_drawing() {
  base::ensure(pushes_.empty(), "every push of a drawing has its pop");
  const bool inside = drawn_.is_empty() ||
                      (drawn_.left >= -1 && drawn_.top >= -1 &&
                       drawn_.right <= drawing_.width + 1 && drawn_.bottom <= drawing_.height + 1);
  if (inside) {
    drawing_.operations.erase(drawing_.operations.begin());
  } else {
    drawing_.operations.push_back(PopOperation{});
  }
  return std::move(drawing_);
}

std::vector<LinkBox> DrawingBuilder::take_links() {
  std::vector<LinkBox> links;
  for (LinkScope& scope : scopes_) {
    for (const Bounds& area : merged(std::move(scope.areas))) {
      const double left = std::clamp(area.left, 0.0, drawing_.width);
      const double top = std::clamp(area.top, 0.0, drawing_.height);
      const double right = std::clamp(area.right, 0.0, drawing_.width);
      const double bottom = std::clamp(area.bottom, 0.0, drawing_.height);
      if (right - left < 0.5 || bottom - top < 0.5) continue;
      links.push_back({left, top, right - left, bottom - top, scope.url, scope.title});
    }
  }
  scopes_.clear();
  return links;
}

}  // namespace diaoban::figures
