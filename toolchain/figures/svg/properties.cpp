// What each property of CSS and each presentation attribute of SVG changes in a style.
#include "figures/svg/properties.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "figures/svg/color.hpp"
#include "figures/svg/matrix.hpp"
#include "figures/svg/number.hpp"

namespace diaoban::figures {
namespace {

// A value of one of the properties below: `v` text, `s` style, `p` the parent's, `w` viewport.
using View = std::string_view;

double diagonal(Viewport viewport) {
  return std::sqrt((viewport.width * viewport.width + viewport.height * viewport.height) / 2);
}

template <class T>
void choose(T& target, View value, std::initializer_list<std::pair<View, T>> choices) {
  for (const auto& [word, meaning] : choices) {
    if (value == word) target = meaning;
  }
}

void set_color(Paint& target, View value, const Paint& current) {
  if (const std::optional<Paint> color = read_color(value, current)) target = *color;
}

void set_fraction(double& target, View value) {
  if (const std::optional<double> number = read_fraction(value)) {
    target = std::clamp(*number, 0.0, 1.0);
  }
}

void set_paint(PaintValue& target, View value, const PaintValue& inherited, const Paint& current) {
  if (value == "none") {
    target = std::monostate{};
  } else if (value == "inherit") {
    target = inherited;
  } else if (value.starts_with("url(")) {
    const std::size_t end = value.find(')');
    PaintReference reference{read_local_url(value).value_or(""), {}};
    if (end != View::npos) reference.fallback = read_color(value.substr(end + 1), current);
    target = std::move(reference);
  } else if (const std::optional<Paint> color = read_color(value, current)) {
    target = *color;
  }
}

void set_length(double& target, View value, const Style& style, double whole) {
  if (const auto length = read_length(value, {style.font_size, whole})) target = *length;
}

std::optional<BoxLength> read_box_length(View value, const Style& style) {
  if (value.ends_with('%')) {
    if (const auto share = read_number(value.substr(0, value.size() - 1))) {
      return BoxLength{*share, true};
    }
  }
  if (const auto px = read_length(value, {style.font_size, 0})) return BoxLength{*px, false};
  return {};
}

// One to four lengths: top, right, bottom, left (CSS 2.2 §8.3).
void set_sides(std::array<BoxLength, 4>& sides, View value, const Style& style) {
  std::vector<BoxLength> lengths;
  for (const View part : split_outside_brackets(value, ' ')) {
    lengths.push_back(read_box_length(part, style).value_or(BoxLength{}));
  }
  if (lengths.empty() || lengths.size() > 4) return;
  static constexpr std::size_t source[4][4] = {
      {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
  for (std::size_t side = 0; side < 4; ++side) {
    sides[side] = lengths[source[lengths.size() - 1][side]];
  }
}

void set_font_size(Style& style, View value, const Style& parent) {
  static constexpr std::pair<View, double> keywords[] = {
      {"xx-small", 9}, {"x-small", 10}, {"small", 13},   {"medium", 16},
      {"large", 18},   {"x-large", 24}, {"xx-large", 32}};
  for (const auto& [word, size] : keywords) {
    if (value == word) style.font_size = size;
  }
  if (value == "smaller") style.font_size = parent.font_size / 1.2;
  if (value == "larger") style.font_size = parent.font_size * 1.2;
  if (const auto size = read_length(value, {parent.font_size, parent.font_size})) {
    style.font_size = std::clamp(*size, 0.0, 10'000.0);
  }
}

void set_weight(Style& style, View value, const Style& parent) {
  if (value == "bold" || value == "bolder") style.bold = true;
  if (value == "normal" || value == "lighter") style.bold = false;
  if (value == "inherit") style.bold = parent.bold;
  if (const auto number = read_number(value)) style.bold = *number >= 600;
}

// The shorthand: style, weight, size/line-height, family (CSS 2.2 §15.8).
void set_font(Style& style, View value, const Style& parent) {
  bool has_size = false;
  std::size_t at = 0;
  for (const View part : split_outside_brackets(value, ' ')) {
    at = static_cast<std::size_t>(part.data() - value.data());
    if (has_size) break;
    const View size = part.substr(0, part.find('/'));
    if (part == "italic" || part == "oblique") style.italic = true;
    if (part == "bold" || part == "bolder") style.bold = true;
    if (read_number(part)) {
      style.bold = *read_number(part) >= 600;
    } else if (read_length(size, {})) {
      set_font_size(style, size, parent);
      has_size = true;
    }
  }
  if (has_size) style.family = find_family(value.substr(at));
}

void set_line_height(Style& style, View value) {
  if (value == "normal") style.line_height = {};
  if (const auto factor = read_number(value)) {
    style.line_height = {LineHeight::Kind::Factor, *factor};
  } else if (value.ends_with('%')) {
    if (const auto share = read_fraction(value)) {
      style.line_height = {LineHeight::Kind::Px, *share * style.font_size};
    }
  } else if (const auto px = read_length(value, {style.font_size, 0})) {
    style.line_height = {LineHeight::Kind::Px, *px};
  }
}

void set_dashes(Style& style, View value, Viewport viewport) {
  std::vector<double> dashes;
  double sum = 0;
  std::string spaced(value);
  std::replace(spaced.begin(), spaced.end(), ',', ' ');
  for (const View part : split_outside_brackets(spaced, ' ')) {
    const auto length = read_length(part, {style.font_size, diagonal(viewport)});
    if (!length || *length < 0 || dashes.size() == 64) return style.dashes.clear();
    dashes.push_back(*length);
    sum += *length;
  }
  if (sum <= 0) dashes.clear();
  style.dashes = std::move(dashes);
}

void set_decoration(Style& style, View value) {
  // Decorations of an ancestor stay (CSS Text Decoration 3 §2.1).
  if (value.find("underline") != View::npos) style.underline = true;
  if (value.find("line-through") != View::npos) style.line_through = true;
}

void set_display(Style& style, View value) {
  style.own.display_is_set = true;
  choose<Display>(style.own.display, value,
                  {{"none", Display::None},
                   {"inline", Display::Inline},
                   {"block", Display::Block},
                   {"list-item", Display::Block},
                   {"table", Display::InlineBlock},
                   {"table-row", Display::Block},
                   {"table-cell", Display::InlineBlock},
                   {"grid", Display::Block},
                   {"inline-block", Display::InlineBlock},
                   {"inline-table", Display::InlineBlock},
                   {"flex", Display::Flex},
                   {"inline-flex", Display::InlineFlex}});
}

void set_flex_place(FlexPlace& place, View value) {
  if (value.starts_with("unsafe ")) value.remove_prefix(7);
  if (value.starts_with("safe ")) value.remove_prefix(5);
  choose<FlexPlace>(place, value,
                    {{"center", FlexPlace::Center},
                     {"flex-start", FlexPlace::Start},
                     {"start", FlexPlace::Start},
                     {"normal", FlexPlace::Start},
                     {"flex-end", FlexPlace::End},
                     {"end", FlexPlace::End}});
}

void set_border(Style& style, View value) {
  bool solid = true;
  for (const View part : split_outside_brackets(value, ' ')) {
    if (part == "none" || part == "hidden") solid = false;
    if (const auto width = read_length(part, {style.font_size, 0})) {
      style.own.border_width = *width;
    } else if (const auto color = read_color(part, style.color)) {
      style.own.border_color = *color;
    }
  }
  if (!solid) style.own.border_width = 0;
}

struct Entry {
  View name;
  bool is_attribute;
  PropertySetter set;
};

#define SET                                                               \
  [](Style & s, [[maybe_unused]] View v, [[maybe_unused]] const Style& p, \
     [[maybe_unused]] Viewport w)

// Sorted by name.
constexpr Entry properties[] = {{"align-items", false, SET{set_flex_place(s.own.align_items, v);
}  // namespace
}  // namespace diaoban::figures
, {"background", false, SET{Paint color{0, 0, 0, 0};
set_color(color, v, s.color);
s.own.background = color;
}
}
, {"background-color", false, SET{Paint color{0, 0, 0, 0};
set_color(color, v, s.color);
s.own.background = color;
}
}
, {"baseline-shift", true, SET{if (v == "super") s.own.baseline_shift = p.font_size * 0.4;
if (v == "sub") s.own.baseline_shift = -p.font_size * 0.2;
set_length(s.own.baseline_shift, v, s, p.font_size);
}
}
, {"border", false, SET{set_border(s, v);
}
}
, {"clip-path", true, SET{s.own.clip_path = read_local_url(v).value_or("");
}
}
, {"clip-rule", true,
   SET{choose<FillRule>(s.clip_rule, v,
                        {{"evenodd", FillRule::EvenOdd}, {"nonzero", FillRule::NonZero}});
}
}
, {"color", true, SET{set_color(s.color, v, p.color);
}
}
, {"display", true, SET{set_display(s, v);
}
}
, {"dominant-baseline", true,
   SET{choose<Baseline>(s.baseline, v,
                        {{"auto", Baseline::Alphabetic},
                         {"alphabetic", Baseline::Alphabetic},
                         {"middle", Baseline::Middle},
                         {"central", Baseline::Central},
                         {"hanging", Baseline::Hanging},
                         {"text-before-edge", Baseline::Top},
                         {"text-top", Baseline::Top},
                         {"text-after-edge", Baseline::Bottom},
                         {"text-bottom", Baseline::Bottom}});
}
}
, {"fill", true, SET{set_paint(s.fill, v, p.fill, s.color);
}
}
, {"fill-opacity", true, SET{set_fraction(s.fill_opacity, v);
}
}
, {"fill-rule", true,
   SET{choose<FillRule>(s.fill_rule, v,
                        {{"evenodd", FillRule::EvenOdd}, {"nonzero", FillRule::NonZero}});
}
}
, {"filter", true, SET{s.own.has_filter = v != "none";
}
}
, {"flex-direction", false, SET{s.own.flex_column = v.starts_with("column");
}
}
, {"font", true, SET{set_font(s, v, p);
}
}
, {"font-family", true, SET{s.family = v == "inherit" ? p.family : find_family(v);
}
}
, {"font-size", true, SET{set_font_size(s, v, p);
}
}
, {"font-style", true,
   SET{choose<bool>(s.italic, v, {{"italic", true}, {"oblique", true}, {"normal", false}});
}
}
, {"font-weight", true, SET{set_weight(s, v, p);
}
}
, {"height", false, SET{s.own.height = read_box_length(v, s);
}
}
, {"justify-content", false, SET{set_flex_place(s.own.justify_content, v);
}
}
, {"letter-spacing", true, SET{if (v == "normal") s.letter_spacing = 0;
set_length(s.letter_spacing, v, s, 0);
}
}
, {"line-height", false, SET{set_line_height(s, v);
}
}
, {"margin", false, SET{set_sides(s.own.margin, v, s);
}
}
, {"margin-bottom", false, SET{s.own.margin[2] = read_box_length(v, s).value_or(BoxLength{});
}
}
, {"margin-left", false, SET{s.own.margin[3] = read_box_length(v, s).value_or(BoxLength{});
}
}
, {"margin-right", false, SET{s.own.margin[1] = read_box_length(v, s).value_or(BoxLength{});
}
}
, {"margin-top", false, SET{s.own.margin[0] = read_box_length(v, s).value_or(BoxLength{});
}
}
, {"marker", true, SET{s.markers.fill(read_local_url(v).value_or(""));
}
}
, {"marker-end", true, SET{s.markers[2] = read_local_url(v).value_or("");
}
}
, {"marker-mid", true, SET{s.markers[1] = read_local_url(v).value_or("");
}
}
, {"marker-start", true, SET{s.markers[0] = read_local_url(v).value_or("");
}
}
, {"mask", true, SET{s.own.has_mask = v != "none";
}
}
, {"max-height", false, SET{s.own.max_height = read_box_length(v, s);
}
}
, {"max-width", false, SET{s.own.max_width = read_box_length(v, s);
}
}
, {"min-width", false, SET{s.own.min_width = read_box_length(v, s);
}
}
, {"opacity", true, SET{set_fraction(s.own.opacity, v);
}
}
, {"overflow", true, SET{s.own.clips_overflow = v == "hidden" || v == "scroll" || v == "clip";
}
}
, {"overflow-wrap", false, SET{s.breaks_words = v == "anywhere" || v == "break-word";
}
}
, {"padding", false, SET{set_sides(s.own.padding, v, s);
}
}
, {"padding-bottom", false, SET{s.own.padding[2] = read_box_length(v, s).value_or(BoxLength{});
}
}
, {"padding-left", false, SET{s.own.padding[3] = read_box_length(v, s).value_or(BoxLength{});
}
}
, {"padding-right", false, SET{s.own.padding[1] = read_box_length(v, s).value_or(BoxLength{});
}
}
, {"padding-top", false, SET{s.own.padding[0] = read_box_length(v, s).value_or(BoxLength{});
}
}
, {"paint-order", true, SET{s.stroke_first = v.starts_with("stroke");
}
}
, {"stop-color", true, SET{set_color(s.own.stop_color, v, s.color);
}
}
, {"stop-opacity", true, SET{set_fraction(s.own.stop_opacity, v);
}
}
, {"stroke", true, SET{set_paint(s.stroke, v, p.stroke, s.color);
}
}
, {"stroke-dasharray", true, SET{set_dashes(s, v, w);
}
}
, {"stroke-dashoffset", true, SET{set_length(s.dash_offset, v, s, diagonal(w));
}
}
, {"stroke-linecap", true,
   SET{choose<LineCap>(
       s.cap, v, {{"butt", LineCap::Butt}, {"round", LineCap::Round}, {"square", LineCap::Square}});
}
}
, {"stroke-linejoin", true,
   SET{choose<LineJoin>(
       s.join, v,
       {{"miter", LineJoin::Miter}, {"round", LineJoin::Round}, {"bevel", LineJoin::Bevel}});
}
}
, {"stroke-miterlimit", true,
   SET{if (const auto limit = read_number(v)) s.miter_limit = std::max(1.0, *limit);
}
}
, {"stroke-opacity", true, SET{set_fraction(s.stroke_opacity, v);
}
}
, {"stroke-width", true, SET{set_length(s.stroke_width, v, s, diagonal(w));
}
}
, {"text-align", false,
   SET{choose<TextAlign>(s.text_align, v,
                         {{"left", TextAlign::Start},
                          {"start", TextAlign::Start},
                          {"justify", TextAlign::Start},
                          {"center", TextAlign::Center},
                          {"right", TextAlign::End},
                          {"end", TextAlign::End}});
}
}
, {"text-anchor", true,
   SET{choose<TextAlign>(
       s.anchor, v,
       {{"start", TextAlign::Start}, {"middle", TextAlign::Center}, {"end", TextAlign::End}});
}
}
, {"text-decoration", true, SET{set_decoration(s, v);
}
}
, {"text-decoration-line", true, SET{set_decoration(s, v);
}
}
, {"text-indent", false, SET{set_length(s.text_indent, v, s, 0);
}
}
, {"text-transform", false,
   SET{choose<TextCase>(s.text_case, v,
                        {{"none", TextCase::AsWritten},
                         {"uppercase", TextCase::Upper},
                         {"lowercase", TextCase::Lower},
                         {"capitalize", TextCase::Capitals}});
}
}
, {"transform", false, SET{s.own.transform = read_transform(v);
}
}
, {"vertical-align", false,
   SET{choose<VerticalAlign>(s.own.vertical_align, v,
                             {{"baseline", VerticalAlign::Baseline},
                              {"sub", VerticalAlign::Sub},
                              {"super", VerticalAlign::Super}});
}
}
, {"visibility", true,
   SET{choose<bool>(s.visible, v, {{"visible", true}, {"hidden", false}, {"collapse", false}});
}
}
, {"white-space", false,
   SET{choose<WhiteSpace>(s.white_space, v,
                          {{"normal", WhiteSpace::Normal},
                           {"nowrap", WhiteSpace::NoWrap},
                           {"pre", WhiteSpace::Pre},
                           {"pre-wrap", WhiteSpace::PreWrap},
                           {"break-spaces", WhiteSpace::PreWrap},
                           {"pre-line", WhiteSpace::PreLine}});
}
}
, {"width", false, SET{s.own.width = read_box_length(v, s);
}
}
, {"word-break", false, SET{s.breaks_all = v == "break-all";
if (v == "break-word") s.breaks_words = true;
}
}
, {"word-wrap", false, SET{s.breaks_words = v == "break-word";
}
}
,
}
;
#undef SET

const Entry* find_entry(View name) {
  const Entry* const found =
      std::lower_bound(std::begin(properties), std::end(properties), name,
                       [](const Entry& entry, View wanted) { return entry.name < wanted; });
  return found != std::end(properties) && found->name == name ? found : nullptr;
}

}  // namespace

PropertySetter find_property(std::string_view name) {
  const Entry* const entry = find_entry(name);
  return entry ? entry->set : nullptr;
}

bool is_presentation_attribute(std::string_view name) {
  const Entry* const entry = find_entry(name);
  return entry && entry->is_attribute;
}

std::optional<std::string> read_local_url(std::string_view value) {
  if (!value.starts_with("url(")) return {};
  std::string_view inside = value.substr(4);
  inside = trim(inside.substr(0, inside.find(')')));
  if (inside.size() >= 2 && (inside.front() == '"' || inside.front() == '\'')) {
    inside = inside.substr(1, inside.size() - 2);
  }
  if (!inside.starts_with('#') || inside.size() < 2) return {};
  return std::string(inside.substr(1));
}

}  // namespace diaoban::figures
