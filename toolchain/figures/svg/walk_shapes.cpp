// Drawing the basic shapes, their strokes and their markers.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "figures/svg/number.hpp"
#include "figures/svg/paint_server.hpp"
#include "figures/svg/path_data.hpp"
#include "figures/svg/walk.hpp"

namespace diaoban::figures {
namespace {

// A place where a marker may stand, with the directions of the line before and after it.
struct Vertex {
  Point at;
  Point before;  // zero: none
  Point after;
};

Point difference(Point to, Point from) { return {to.x - from.x, to.y - from.y}; }
bool is_zero(Point vector) { return std::hypot(vector.x, vector.y) < 1e-9; }

// The first of the points that differs from `at`, as a direction from it.
Point direction_to(Point at, std::initializer_list<Point> points) {
  for (const Point& point : points) {
    if (!is_zero(difference(point, at))) return difference(point, at);
  }
  return {};
}

Point reversed(Point vector) { return {-vector.x, -vector.y}; }

// SVG 1.1 §11.6.2: the vertices and the directions at them.
std::vector<Vertex> find_vertices(const Path& path) {
  std::vector<Vertex> vertices;
  std::size_t at = 0;
  std::size_t start = 0;  // of the subpath, in `vertices`
  for (const Path::Verb verb : path.verbs) {
    if (verb == Path::Verb::Move) {
      start = vertices.size();
      vertices.push_back({path.points[at++], {}, {}});
      continue;
    }
    Vertex& from = vertices.back();
    if (verb == Path::Verb::Close) {
      const Point to = vertices[start].at;
      const Point along = direction_to(from.at, {to});
      from.after = along;
      vertices.push_back({to, along, vertices[start].after});
      vertices[start].before = along;
    } else if (verb == Path::Verb::Line) {
      const Point to = path.points[at++];
      from.after = direction_to(from.at, {to});
      vertices.push_back({to, from.after, {}});
    } else {
      const Point first = path.points[at];
      const Point second = path.points[at + 1];
      const Point to = path.points[at + 2];
      at += 3;
      from.after = direction_to(from.at, {first, second, to});
      vertices.push_back({to, reversed(direction_to(to, {second, first, vertices.back().at})), {}});
    }
  }
  return vertices;
}

double angle_of(Point vector) { return std::atan2(vector.y, vector.x) * 180 / std::numbers::pi; }

// The bisector where two lines meet.
double angle_at(const Vertex& vertex) {
  if (is_zero(vertex.before)) return is_zero(vertex.after) ? 0 : angle_of(vertex.after);
  if (is_zero(vertex.after)) return angle_of(vertex.before);
  const double a = std::hypot(vertex.before.x, vertex.before.y);
  const double b = std::hypot(vertex.after.x, vertex.after.y);
  const Point sum{vertex.before.x / a + vertex.after.x / b,
                  vertex.before.y / a + vertex.after.y / b};
  return is_zero(sum) ? angle_of(vertex.before) + 90 : angle_of(sum);
}

}  // namespace

Path SvgWalk::make_path(std::string_view name, const pugi::xml_node& element, const Style& style,
                        Viewport viewport) const {
  const auto x = [&](const char* attribute) {
    return length(element, attribute, style, viewport.width);
  };
  const auto y = [&](const char* attribute) {
    return length(element, attribute, style, viewport.height);
  };
  if (name == "path") return read_path_data(element.attribute("d").value());
  if (name == "polyline") return make_polyline(element.attribute("points").value(), false);
  if (name == "polygon") return make_polyline(element.attribute("points").value(), true);
  if (name == "line") return make_line({x("x1"), y("y1")}, {x("x2"), y("y2")});
  if (name == "circle") {
    const double whole = (viewport.width + viewport.height) / 2;
    const double r = length(element, "r", style, whole);
    return r > 0 ? make_ellipse(x("cx"), y("cy"), r, r) : Path{};
  }
  if (name == "ellipse") {
    const double rx = x("rx");
    const double ry = y("ry");
    return rx > 0 && ry > 0 ? make_ellipse(x("cx"), y("cy"), rx, ry) : Path{};
  }
  if (name == "rect") {
    // Their sizes may be given by the style too.
    const double width = style.own.width ? style.own.width->resolve(viewport.width) : x("width");
    const double height =
        style.own.height ? style.own.height->resolve(viewport.height) : y("height");
    if (!(width > 0) || !(height > 0)) return {};
    const double rx = element.attribute("rx") ? x("rx") : y("ry");
    const double ry = element.attribute("ry") ? y("ry") : rx;
    return make_rectangle(x("x"), y("y"), width, height, rx, ry);
  }
  return {};
}

void SvgWalk::draw_shape(Path path, const pugi::xml_node& element, const Surroundings& own) {
  const Style& style = own.style;
  const Bounds box = bounds_of(path, {});
  if (std::string_view(element.attribute("pointer-events").value()) == "all") {
    builder_.add_area(bounds_of(box, own.matrix));
  }
  if (!style.visible) return;
  const bool has_stroke = !std::holds_alternative<std::monostate>(style.stroke);
  const double folded = has_stroke ? 1 : style.own.opacity;
  std::optional<Brush> fill = make_brush(style.fill, style.fill_opacity * folded, box, style,
                                         document_, own.viewport, reporter_);
  std::optional<Stroke> stroke;
  if (has_stroke && style.stroke_width > 0) {
    std::optional<Brush> brush = make_brush(style.stroke, style.stroke_opacity, box, style,
                                            document_, own.viewport, reporter_);
    if (brush) {
      stroke = Stroke{std::move(*brush), style.stroke_width, style.cap,        style.join,
                      style.miter_limit, style.dashes,       style.dash_offset};
    }
  }
  const bool has_markers = std::any_of(style.markers.begin(), style.markers.end(),
                                       [](const std::string& id) { return !id.empty(); });
  const std::string_view name = local_name(element);
  const bool takes_markers = name != "rect" && name != "circle" && name != "ellipse";
  const Path outline = has_markers && takes_markers ? path : Path{};
  if (style.stroke_first && stroke && fill) {
    builder_.add_shape(path, own.matrix, {}, style.fill_rule, std::move(stroke));
    stroke.reset();
  }
  builder_.add_shape(std::move(path), own.matrix, std::move(fill), style.fill_rule,
                     std::move(stroke));
  if (!outline.verbs.empty()) draw_markers(outline, own);
}

void SvgWalk::draw_markers(const Path& path, const Surroundings& own) {
  const std::vector<Vertex> vertices = find_vertices(path);
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    const bool first = i == 0;
    const bool last = i + 1 == vertices.size();
    const double angle = angle_at(vertices[i]);
    for (const std::size_t place : {first ? std::size_t{0} : std::size_t{1}, std::size_t{2}}) {
      if (place == 2 && !last) continue;
      if (place == 1 && last) continue;
      const std::string& id = own.style.markers[place];
      const pugi::xml_node marker = id.empty() ? pugi::xml_node{} : document_.find(id);
      if (marker && local_name(marker) == "marker") {
        draw_marker(marker, vertices[i].at, angle, first && place == 0, own);
      }
    }
  }
}

// SVG 1.1 §11.6.3.
void SvgWalk::draw_marker(const pugi::xml_node& marker, Point at, double angle, bool at_start,
                          const Surroundings& own) {
  Surroundings around = own;
  around.style = Style{};
  around.style.variables = own.style.variables;
  const double width = length(marker, "markerWidth", own.style, 3, 3);
  const double height = length(marker, "markerHeight", own.style, 3, 3);
  if (!(width > 0) || !(height > 0)) return;
  const std::string_view orient = marker.attribute("orient").value();
  double turn = read_number(orient).value_or(0);
  if (orient.starts_with("auto")) turn = angle;
  if (orient == "auto-start-reverse" && at_start) turn = angle + 180;
  Matrix place = translation(at.x, at.y) * rotation(turn);
  if (std::string_view(marker.attribute("markerUnits").value()) != "userSpaceOnUse") {
    place = place * scaling(own.style.stroke_width, own.style.stroke_width);
  }
  bool slices = false;
  const Matrix fit =
      fit_view_box(marker.attribute("viewBox").value(),
                   marker.attribute("preserveAspectRatio").value(), {0, 0, width, height}, slices);
  const Matrix linear{fit.xx, fit.yx, fit.xy, fit.yy, 0, 0};
  const Point reference = linear * Point{length(marker, "refX", own.style, width),
                                         length(marker, "refY", own.style, height)};
  around.matrix = own.matrix * place * translation(-reference.x, -reference.y);
  Surroundings inside = enter(marker, around);
  // Its own children are a new drawing: a marker has no markers.
  inside.style.markers = {};
  const std::vector<double> box = read_numbers(marker.attribute("viewBox").value());
  const bool clips = inside.style.own.clips_overflow.value_or(true);
  if (clips) {
    const Point corner = box.size() == 4 ? linear * Point{box[0], box[1]} : Point{0, 0};
    builder_.push_clip(make_rectangle(corner.x, corner.y, width, height, 0, 0), inside.matrix,
                       FillRule::NonZero);
  }
  inside.matrix = inside.matrix * linear;
  draw_children(marker, inside);
  if (clips) builder_.pop();
}

}  // namespace diaoban::figures
