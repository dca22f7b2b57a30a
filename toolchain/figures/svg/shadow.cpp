// Shadows under parts of a drawing: the one kind of filter that editors of diagrams write.
#include "figures/svg/shadow.hpp"

#include <algorithm>
#include <iterator>

#include "figures/svg/color.hpp"
#include "figures/svg/matrix.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/properties.hpp"
#include "figures/svg/style_of_element.hpp"

namespace diaoban::figures {
namespace {

// How far the outlines of the layers reach, in standard deviations.
constexpr double reaches[shadow_layers] = {0, 0.3, 0.9};
// A line that is blurred spreads its colour over about this many standard deviations more.
constexpr double spread_of_line = 2.5;

// drop-shadow(<color>? <dx> <dy> <blur>?)
std::optional<Shadow> read_function(std::string_view filter, const Style& style) {
  constexpr std::string_view name = "drop-shadow(";
  if (!filter.starts_with(name) || !filter.ends_with(')')) return {};
  filter.remove_prefix(name.size());
  filter.remove_suffix(1);
  Shadow shadow;
  shadow.color = style.color;
  double* const lengths[] = {&shadow.dx, &shadow.dy, &shadow.blur};
  std::size_t next = 0;
  for (const std::string_view part : split_outside_brackets(filter, ' ')) {
    const auto length = read_length(part, {style.font_size, 0});
    if (length && next < std::size(lengths)) {
      *lengths[next++] = *length;
    } else if (const auto color = read_color(part, style.color)) {
      shadow.color = *color;
    } else {
      return {};
    }
  }
  if (next < 2) return {};
  return shadow;
}

// The parts of a filter that makes a shadow, in any order; anything else makes it another filter.
std::optional<Shadow> read_element(const pugi::xml_node& filter, const SvgDocument& document,
                                   const Style& style, Viewport viewport) {
  Shadow shadow;
  bool moves = false;
  const auto number = [](const pugi::xml_node& part, const char* name, double fallback) {
    return read_number(part.attribute(name).value()).value_or(fallback);
  };
  for (const pugi::xml_node& part : filter.children()) {
    if (part.type() != pugi::node_element) continue;
    const std::string_view name = local_name(part);
    const bool drops = name == "feDropShadow";
    if (drops || name == "feOffset") {
      shadow.dx = number(part, "dx", drops ? 2 : 0);
      shadow.dy = number(part, "dy", drops ? 2 : 0);
      moves = true;
    }
    if (drops || name == "feGaussianBlur") {
      const std::vector<double> blur = read_numbers(part.attribute("stdDeviation").value());
      shadow.blur = blur.empty() ? (drops ? 2 : 0) : blur.front();
    }
    if (drops || name == "feFlood") {
      const Style own = style_of_element(part, document, style, viewport);
      shadow.color = own.own.flood_color;
      shadow.color.alpha *= own.own.flood_opacity;
    }
    static constexpr std::string_view known[] = {"feDropShadow", "feOffset", "feGaussianBlur",
                                                 "feFlood",      "feBlend",  "feComposite",
                                                 "feMerge"};
    if (std::find(std::begin(known), std::end(known), name) == std::end(known)) return {};
  }
  if (!moves) return {};
  return shadow;
}

// Copies operations as silhouettes of one colour.
class Silhouette {
 public:
  // `reach` and `blur` are px of the picture.
  Silhouette(const Paint& color, const Matrix& move, double reach, double blur)
      : color_(color), move_(move), reach_(reach), blur_(blur) {}

  void add(const Operation& operation, std::vector<Operation>& target) {
    std::visit([&](const auto& one) { copy(one, target); }, operation);
  }

 private:
  void copy(ShapeOperation shape, std::vector<Operation>& target) const {
    shape.transform = move_ * shape.transform;
    const double scale = std::max(mean_scale(shape.transform), 1e-6);
    const double grown = 2 * reach_ / scale;
    if (shape.fill) shape.fill = color_;
    if (shape.stroke) {
      Paint color = color_;
      const double width = shape.stroke->width * scale;
      if (!shape.fill) color.alpha *= width / (width + spread_of_line * blur_);
      shape.stroke->brush = color;
      shape.stroke->width += grown;
    } else if (grown > 0) {
      shape.stroke = Stroke{color_, grown, LineCap::Round, LineJoin::Round, 4, {}, 0};
    }
    target.emplace_back(std::move(shape));
  }
  void copy(TextOperation text, std::vector<Operation>& target) const {
    text.transform = move_ * text.transform;
    text.paint = color_;
    target.emplace_back(std::move(text));
  }
  void copy(const ImageOperation& /*image*/, std::vector<Operation>& /*target*/) const {}
  void copy(PushClipOperation clip, std::vector<Operation>& target) {
    clip.transform = move_ * clip.transform;
    keeps_push_.push_back(true);
    target.emplace_back(std::move(clip));
  }
  void copy(const PushGroupOperation& group, std::vector<Operation>& target) {
    keeps_push_.push_back(true);
    target.emplace_back(group);
  }
  // A shadow belongs to no link.
  void copy(const PushLinkOperation& /*link*/, std::vector<Operation>& /*target*/) {
    keeps_push_.push_back(false);
  }
  void copy(const PopOperation& pop, std::vector<Operation>& target) {
    if (keeps_push_.back()) target.emplace_back(pop);
    keeps_push_.pop_back();
  }

  Paint color_;
  Matrix move_;
  double reach_;
  double blur_;
  std::vector<bool> keeps_push_;
};

}  // namespace

std::optional<Shadow> read_shadow(std::string_view filter, const SvgDocument& document,
                                  const Style& style, Viewport viewport) {
  const std::optional<std::string> id = read_local_url(filter);
  if (!id) return read_function(filter, style);
  const pugi::xml_node element = document.find(*id);
  if (!element || local_name(element) != "filter") return {};
  return read_element(element, document, style, viewport);
}

std::vector<Operation> make_shadow(const std::vector<Operation>& operations, const Shadow& shadow,
                                   const Matrix& matrix) {
  const Matrix linear{matrix.xx, matrix.yx, matrix.xy, matrix.yy, 0, 0};
  const Point by = linear * Point{shadow.dx, shadow.dy};
  const double blur = shadow.blur * mean_scale(matrix);
  Paint color = shadow.color;
  color.alpha = 1;
  std::vector<Operation> made;
  for (const double reach : reaches) {
    made.emplace_back(PushGroupOperation{shadow.color.alpha / static_cast<double>(shadow_layers)});
    Silhouette silhouette(color, translation(by.x, by.y), blur * reach, blur);
    for (const Operation& operation : operations) silhouette.add(operation, made);
    made.emplace_back(PopOperation{});
  }
  return made;
}

}  // namespace diaoban::figures
