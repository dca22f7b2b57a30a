// The walk over the elements of an SVG file: containers, links, references and effects.
#include "figures/svg/walk.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "figures/kinds.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/path_data.hpp"
#include "figures/svg/shadow.hpp"
#include "figures/svg/style_of_element.hpp"
#include "figures/svg/text.hpp"

namespace diaoban::figures {
namespace {

constexpr int deepest = 300;

// Elements that show nothing of themselves, and what only editors read.
bool is_silent(std::string_view name) {
  static constexpr std::string_view names[] = {"defs",
                                               "symbol",
                                               "clipPath",
                                               "mask",
                                               "marker",
                                               "pattern",
                                               "filter",
                                               "style",
                                               "linearGradient",
                                               "radialGradient",
                                               "title",
                                               "desc",
                                               "metadata",
                                               "view",
                                               "animate",
                                               "set",
                                               "animateTransform",
                                               "animateMotion"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names) ||
         name.find(':') != std::string_view::npos;
}

bool is_shape(std::string_view name) {
  static constexpr std::string_view names[] = {"path", "rect",     "circle", "ellipse",
                                               "line", "polyline", "polygon"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// The hover note of an element. Graphviz titles every part with its name in the program, which is
// no note to a reader.
std::string title_of(const pugi::xml_node& element) {
  const std::string_view kind = element.attribute("class").value();
  if (kind == "node" || kind == "edge" || kind == "graph" || kind == "cluster") return {};
  for (const pugi::xml_node& child : element.children()) {
    if (local_name(child) == "title") return std::string(trim(text_of(child)));
  }
  return {};
}

// Addresses that a reader of a book may follow.
bool is_followed(std::string_view url) {
  const std::string lower = to_lower_ascii(trim(url).substr(0, 16));
  for (const char* scheme : {"http://", "https://", "mailto:", "ftp://", "tel:"}) {
    if (lower.starts_with(scheme)) return true;
  }
  return false;
}

}  // namespace

Matrix fit_view_box(std::string_view view_box, std::string_view preserve, const Bounds& place,
                    bool& slices) {
  slices = false;
  const std::vector<double> box = read_numbers(view_box);
  if (box.size() != 4 || !(box[2] > 0) || !(box[3] > 0)) return translation(place.left, place.top);
  double x_scale = place.width() / box[2];
  double y_scale = place.height() / box[3];
  double x_share = 0.5;
  double y_share = 0.5;
  if (preserve.find("none") == std::string_view::npos) {
    slices = preserve.find("slice") != std::string_view::npos;
    x_scale = y_scale = slices ? std::max(x_scale, y_scale) : std::min(x_scale, y_scale);
    if (preserve.find("xMin") != std::string_view::npos) x_share = 0;
    if (preserve.find("xMax") != std::string_view::npos) x_share = 1;
    if (preserve.find("YMin") != std::string_view::npos) y_share = 0;
    if (preserve.find("YMax") != std::string_view::npos) y_share = 1;
  }
  const double x = place.left + (place.width() - box[2] * x_scale) * x_share;
  const double y = place.top + (place.height() - box[3] * y_scale) * y_share;
  return Matrix{x_scale, 0, 0, y_scale, x - box[0] * x_scale, y - box[1] * y_scale};
}

Viewport SvgWalk::size_of(const pugi::xml_node& root) {
  const std::vector<double> box = read_numbers(root.attribute("viewBox").value());
  const bool has_box = box.size() == 4 && box[2] > 0 && box[3] > 0;
  const auto side = [&](const char* name) -> std::optional<double> {
    const std::string_view text = root.attribute(name).value();
    if (text.find('%') != std::string_view::npos) return {};
    return read_length(text, {});
  };
  std::optional<double> width = side("width");
  std::optional<double> height = side("height");
  const double ratio = has_box ? box[2] / box[3] : 2;
  if (!width && !height) {
    // CSS 2.2 §10.3.2: 300 × 150 when nothing is known.
    width = has_box ? box[2] : 300;
    height = has_box ? box[3] : 150;
  }
  if (!width) width = *height * ratio;
  if (!height) height = *width / ratio;
  return {std::max(1.0, *width), std::max(1.0, *height)};
}

double SvgWalk::length(const pugi::xml_node& element, const char* attribute, const Style& style,
                       double whole, double fallback) const {
  return read_length(element.attribute(attribute).value(), {style.font_size, whole})
      .value_or(fallback);
}

Surroundings SvgWalk::enter(const pugi::xml_node& element, const Surroundings& around) const {
  Surroundings own = around;
  own.style = style_of_element(element, document_, around.style, around.viewport);
  ++own.depth;
  const pugi::xml_attribute transform = element.attribute("transform");
  if (own.style.own.transform) {
    own.matrix = around.matrix * *own.style.own.transform;
  } else if (transform) {
    own.matrix = around.matrix * read_transform(transform.value());
  }
  return own;
}

void SvgWalk::draw_root(Viewport size, const Surroundings& around) {
  const pugi::xml_node root = document_.root();
  Surroundings own = enter(root, around);
  own.matrix = around.matrix;
  const Bounds place{0, 0, size.width, size.height};
  if (own.style.own.background) {
    builder_.add_shape(make_rectangle(0, 0, size.width, size.height, 0, 0), own.matrix,
                       own.style.own.background->alpha > 0
                           ? std::optional<Brush>(*own.style.own.background)
                           : std::nullopt,
                       FillRule::NonZero, {});
  }
  draw_viewport(root, own, place);
}

// SVG 1.1 §7.9: a new viewport, and the space of its viewBox inside.
void SvgWalk::draw_viewport(const pugi::xml_node& element, const Surroundings& own, Bounds place) {
  bool slices = false;
  const std::string_view view_box = element.attribute("viewBox").value();
  const Matrix fit =
      fit_view_box(view_box, element.attribute("preserveAspectRatio").value(), place, slices);
  Surroundings inside = own;
  inside.matrix = own.matrix * fit;
  const std::vector<double> box = read_numbers(view_box);
  const bool has_box = box.size() == 4 && box[2] > 0 && box[3] > 0;
  inside.viewport = has_box ? Viewport{box[2], box[3]} : Viewport{place.width(), place.height()};
  const bool is_root = element == document_.root() && own.file_depth == 0;
  const bool clips = !is_root && own.style.own.clips_overflow.value_or(true);
  if (clips) {
    builder_.push_clip(make_rectangle(place.left, place.top, place.width(), place.height(), 0, 0),
                       own.matrix, FillRule::NonZero);
  }
  draw_children(element, inside);
  if (clips) builder_.pop();
}

void SvgWalk::draw_children(const pugi::xml_node& element, const Surroundings& inside) {
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() == pugi::node_element) draw(child, inside);
  }
}

void SvgWalk::draw(const pugi::xml_node& element, const Surroundings& around) {
  const std::string_view name = local_name(element);
  if (builder_.is_full() || is_silent(name)) return;
  if (name == "script") {
    reporter_.report(kinds::picture_script_refused, "a script is left out");
    return;
  }
  if (++visited_ > limits_.elements || around.depth >= deepest) {
    reporter_.report(kinds::picture_part_lost,
                     "it uses its own parts too deeply or too often: the rest is left out");
    return;
  }
  const Surroundings own = enter(element, around);
  if (own.style.own.display == Display::None && own.style.own.display_is_set) return;
  const bool folds_opacity = is_shape(name) && own.style.own.opacity < 1 &&
                             std::holds_alternative<std::monostate>(own.style.stroke);
  const std::string title = title_of(element);
  const bool has_title = !title.empty() && !title.starts_with("Text is not SVG");
  const std::optional<int> pushes = push_effects(element, own, folds_opacity);
  if (!pushes) return;
  if (has_title) builder_.push_link({}, title);
  const std::size_t start = builder_.operation_count();
  draw_kind(name, element, own);
  if (!own.style.own.filter.empty()) apply_filter(start, own);
  if (has_title) builder_.pop();
  for (int i = 0; i < *pushes; ++i) builder_.pop();
}

void SvgWalk::draw_kind(std::string_view name, const pugi::xml_node& element,
                        const Surroundings& own) {
  if (name == "g") {
    draw_children(element, own);
  } else if (is_shape(name)) {
    draw_shape(make_path(name, element, own.style, own.viewport), element, own);
  } else if (name == "a") {
    draw_link(element, own);
  } else if (name == "switch") {
    draw_switch(element, own);
  } else if (name == "use") {
    draw_use(element, own);
  } else if (name == "image") {
    draw_image(element, own);
  } else if (name == "text") {
    draw_text(element, document_, own, shaper_, builder_, reporter_);
  } else if (name == "foreignObject") {
    draw_foreign_object(element, own);
  } else if (name == "svg") {
    const double x = length(element, "x", own.style, own.viewport.width);
    const double y = length(element, "y", own.style, own.viewport.height);
    const double width =
        length(element, "width", own.style, own.viewport.width, own.viewport.width);
    const double height =
        length(element, "height", own.style, own.viewport.height, own.viewport.height);
    if (width > 0 && height > 0) draw_viewport(element, own, {x, y, x + width, y + height});
  } else {
    reporter_.report(kinds::picture_part_lost,
                     "an element '" + std::string(name.substr(0, 40)) + "' is left out");
  }
}

void SvgWalk::draw_link(const pugi::xml_node& element, const Surroundings& own) {
  const std::string url(trim(reference_of(element)));
  const bool follows = is_followed(url) && own.file_depth == 0;
  if (!follows && !url.empty() && !url.starts_with('#') && own.file_depth == 0) {
    reporter_.report(kinds::picture_reference_refused, "the link '" + url + "' is not followed");
  }
  if (follows) builder_.push_link(url, {});
  draw_children(element, own);
  if (follows) builder_.pop();
}

// SVG 1.1 §5.8.1: the first child whose conditions hold. Labels in HTML hold, so the texts that
// stand for them in other programs go.
void SvgWalk::draw_switch(const pugi::xml_node& element, const Surroundings& own) {
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() != pugi::node_element || is_silent(local_name(child))) continue;
    const pugi::xml_attribute extensions = child.attribute("requiredExtensions");
    const bool wants_html = std::string_view(extensions.value()) == "http://www.w3.org/1999/xhtml";
    if (extensions && !wants_html) continue;
    const std::string languages = to_lower_ascii(child.attribute("systemLanguage").value());
    if (!languages.empty()) {
      const std::string wanted = to_lower_ascii(shaper_.language()).substr(0, 2);
      if (languages.find(wanted) == std::string::npos) continue;
    }
    draw(child, own);
    return;
  }
}

// SVG 1.1 §5.6. Chains that come back to themselves end at the limit of depth.
void SvgWalk::draw_use(const pugi::xml_node& element, const Surroundings& own) {
  const std::string_view reference = reference_of(element);
  if (!reference.starts_with('#')) {
    if (!reference.empty()) {
      reporter_.report(kinds::picture_reference_refused,
                       "the part '" + std::string(reference.substr(0, 200)) + "' is left out");
    }
    return;
  }
  const pugi::xml_node target = document_.find(reference.substr(1));
  if (!target) return;
  for (pugi::xml_node at = element; at; at = at.parent()) {
    if (at == target) {
      reporter_.report(kinds::picture_part_lost, "a part that uses itself is left out");
      return;
    }
  }
  Surroundings inside = own;
  inside.matrix = own.matrix * translation(length(element, "x", own.style, own.viewport.width),
                                           length(element, "y", own.style, own.viewport.height));
  if (local_name(target) != "symbol" && local_name(target) != "svg") return draw(target, inside);
  if (inside.depth >= deepest) return;
  const Surroundings symbol = enter(target, inside);
  const auto side = [&](const char* name, double whole) {
    return length(element, name, own.style, whole, length(target, name, own.style, whole, whole));
  };
  const double width = side("width", own.viewport.width);
  const double height = side("height", own.viewport.height);
  if (width > 0 && height > 0) draw_viewport(target, symbol, {0, 0, width, height});
}

std::optional<int> SvgWalk::push_effects(const pugi::xml_node& element, const Surroundings& own,
                                         bool opacity_is_folded) {
  const OwnStyle& style = own.style.own;
  if (style.opacity <= 0) return {};
  if (style.has_mask) {
    reporter_.report(kinds::picture_part_lost, "a mask is not applied");
  }
  int pushes = 0;
  if (!style.clip_path.empty()) {
    FillRule rule = FillRule::NonZero;
    const pugi::xml_node clip = document_.find(style.clip_path);
    if (clip && local_name(clip) == "clipPath") {
      Path path = make_clip(style.clip_path, element, own, rule);
      if (path.verbs.empty()) return {};
      builder_.push_clip(std::move(path), {}, rule);
      ++pushes;
    }
  }
  if (style.opacity < 1 && !opacity_is_folded) {
    builder_.push_group(style.opacity);
    ++pushes;
  }
  return pushes;
}

void SvgWalk::apply_filter(std::size_t start, const Surroundings& own) {
  if (const auto shadow = read_shadow(own.style.own.filter, document_, own.style, own.viewport)) {
    builder_.add_shadow(start, *shadow, own.matrix);
  } else {
    reporter_.report(kinds::picture_part_lost, "a filter is not applied");
  }
}

Path SvgWalk::make_clip(std::string_view id, const pugi::xml_node& element, const Surroundings& own,
                        FillRule& rule) {
  const pugi::xml_node clip = document_.find(id);
  Surroundings inside = enter(clip, own);
  if (std::string_view(clip.attribute("clipPathUnits").value()) == "objectBoundingBox") {
    const Bounds box =
        bounds_of(make_path(local_name(element), element, own.style, own.viewport), {});
    if (box.is_empty()) return {};
    inside.matrix = inside.matrix * Matrix{box.width(), 0, 0, box.height(), box.left, box.top};
    inside.viewport = {1, 1};
  }
  Path all;
  for (pugi::xml_node child : clip.children()) {
    Surroundings part = enter(child, inside);
    if (local_name(child) == "use") {
      part.matrix = part.matrix * translation(length(child, "x", part.style, part.viewport.width),
                                              length(child, "y", part.style, part.viewport.height));
      const std::string_view reference = reference_of(child);
      child = reference.starts_with('#') ? document_.find(reference.substr(1)) : pugi::xml_node{};
      part = enter(child, part);
    }
    const Path path =
        transformed(make_path(local_name(child), child, part.style, part.viewport), part.matrix);
    all.verbs.insert(all.verbs.end(), path.verbs.begin(), path.verbs.end());
    all.points.insert(all.points.end(), path.points.begin(), path.points.end());
    if (part.style.clip_rule == FillRule::EvenOdd) rule = FillRule::EvenOdd;
  }
  const Bounds bounds = bounds_of(all, {});
  const double limit = limits_.coordinate;
  const bool inside_limits =
      bounds.left > -limit && bounds.top > -limit && bounds.right < limit && bounds.bottom < limit;
  return inside_limits ? all : Path{};
}

}  // namespace diaoban::figures
