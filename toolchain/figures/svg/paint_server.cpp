// Fills and strokes of elements as brushes: plain colours and gradients.
#include "figures/svg/paint_server.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "figures/kinds.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/style_of_element.hpp"

namespace diaoban::figures {
namespace {

constexpr std::size_t longest_chain = 8;
constexpr std::size_t most_stops = 256;

// A gradient and those it takes its missing attributes from (SVG 1.1 §13.2.2, href), nearest first.
std::vector<pugi::xml_node> find_chain(pugi::xml_node gradient, const SvgDocument& document) {
  std::vector<pugi::xml_node> chain;
  while (gradient && chain.size() < longest_chain &&
         std::find(chain.begin(), chain.end(), gradient) == chain.end()) {
    chain.push_back(gradient);
    const std::string_view reference = reference_of(gradient);
    gradient = reference.starts_with('#') ? document.find(reference.substr(1)) : pugi::xml_node{};
  }
  return chain;
}

// Whether anything in a pattern would show: exporters leave empty watermarks behind.
bool paints(const pugi::xml_node& pattern) {
  for (const pugi::xml_node& child : pattern.children()) {
    const std::string_view name = local_name(child);
    if (child.type() == pugi::node_element && name != "g" && name != "text") return true;
    if (name == "text" && !trim(text_of(child)).empty()) return true;
    if (name == "g" && paints(child)) return true;
  }
  return false;
}

class GradientReader {
 public:
  GradientReader(pugi::xml_node gradient, const SvgDocument& document, const Style& style,
                 Viewport viewport)
      : chain_(find_chain(gradient, document)),
        document_(document),
        style_(style),
        viewport_(viewport) {}

  std::optional<Brush> read(const Bounds& bounds, double opacity) {
    Gradient gradient;
    gradient.radial = local_name(chain_.front()) == "radialGradient";
    gradient.stops = read_stops(opacity);
    if (gradient.stops.empty()) return {};
    if (gradient.stops.size() == 1) return Brush{gradient.stops.front().color};
    in_box_ = attribute("gradientUnits") != "userSpaceOnUse";
    if (gradient.radial) {
      gradient.to = {coordinate("cx", "50%", viewport_.width),
                     coordinate("cy", "50%", viewport_.height)};
      gradient.from = {coordinate("fx", attribute("cx", "50%"), viewport_.width),
                       coordinate("fy", attribute("cy", "50%"), viewport_.height)};
      gradient.to_radius = coordinate("r", "50%", (viewport_.width + viewport_.height) / 2);
    } else {
      gradient.from = {coordinate("x1", "0%", viewport_.width),
                       coordinate("y1", "0%", viewport_.height)};
      gradient.to = {coordinate("x2", "100%", viewport_.width),
                     coordinate("y2", "0%", viewport_.height)};
    }
    const bool is_point = gradient.radial ? gradient.to_radius <= 0 : gradient.from == gradient.to;
    if (is_point) return Brush{gradient.stops.back().color};
    const std::string_view spread = attribute("spreadMethod");
    if (spread == "repeat") gradient.spread = Gradient::Spread::Repeat;
    if (spread == "reflect") gradient.spread = Gradient::Spread::Reflect;
    gradient.transform = read_transform(attribute("gradientTransform"));
    if (in_box_) {
      if (!(bounds.width() > 0) || !(bounds.height() > 0)) return {};
      gradient.transform = Matrix{bounds.width(), 0, 0, bounds.height(), bounds.left, bounds.top} *
                           gradient.transform;
    }
    if (!inverse(gradient.transform)) return {};
    return Brush{std::move(gradient)};
  }

 private:
  std::string_view attribute(const char* name, std::string_view fallback = {}) const {
    for (const pugi::xml_node& gradient : chain_) {
      if (const pugi::xml_attribute found = gradient.attribute(name)) return found.value();
    }
    return fallback;
  }

  double coordinate(const char* name, std::string_view fallback, double whole) const {
    const std::string_view text = attribute(name, fallback);
    return read_length(text, {style_.font_size, in_box_ ? 1 : whole}).value_or(0);
  }

  std::vector<GradientStop> read_stops(double opacity) const {
    std::vector<GradientStop> stops;
    for (const pugi::xml_node& gradient : chain_) {
      for (const pugi::xml_node& child : gradient.children()) {
        if (local_name(child) != "stop" || stops.size() == most_stops) continue;
        const Style style = style_of_element(child, document_, style_, viewport_);
        double offset = read_fraction(child.attribute("offset").value()).value_or(0);
        offset = std::clamp(offset, stops.empty() ? 0.0 : stops.back().offset, 1.0);
        Paint color = style.own.stop_color;
        color.alpha *= style.own.stop_opacity * opacity;
        stops.push_back({offset, color});
      }
      if (!stops.empty()) break;
    }
    return stops;
  }

  std::vector<pugi::xml_node> chain_;
  const SvgDocument& document_;
  const Style& style_;
  Viewport viewport_;
  bool in_box_ = true;
};

}  // namespace

std::optional<Brush> make_brush(const PaintValue& value, double opacity, const Bounds& bounds,
                                const Style& style, const SvgDocument& document, Viewport viewport,
                                Reporter& reporter) {
  if (const auto* color = std::get_if<Paint>(&value)) {
    Paint paint = *color;
    paint.alpha *= opacity;
    if (paint.alpha <= 0) return {};
    return Brush{paint};
  }
  const auto* reference = std::get_if<PaintReference>(&value);
  if (!reference) return {};
  const pugi::xml_node server = document.find(reference->id);
  const std::string_view name = local_name(server);
  if (name == "linearGradient" || name == "radialGradient") {
    return GradientReader(server, document, style, viewport).read(bounds, opacity);
  }
  if (name == "pattern" && paints(server)) {
    reporter.report(kinds::picture_part_lost, "a fill with a pattern is left out");
  }
  if (!reference->fallback) return {};
  Paint paint = *reference->fallback;
  paint.alpha *= opacity;
  return Brush{paint};
}

}  // namespace diaoban::figures
