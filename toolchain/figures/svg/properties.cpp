// What each property of CSS and each presentation attribute of SVG changes in a style.
#include "figures/svg/properties.hpp"

#include <algorithm>

#include "figures/svg/matrix.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/property_values.hpp"

namespace diaoban::figures {
namespace {

// A setter takes the style `s`, the value `v`, the parent's style `p` and the viewport `w`.
struct Entry {
  View name;
  bool is_attribute;
  PropertySetter set;
};

#define SET(...)                                                         \
  [](Style& s, [[maybe_unused]] View v, [[maybe_unused]] const Style& p, \
     [[maybe_unused]] Viewport w) { __VA_ARGS__ }

// Sorted by name.
constexpr Entry properties[] = {
    {"align-items", false, SET(set_flex_place(s.own.align_items, v);)},
    {"background", false,
     SET(Paint color{0, 0, 0, 0}; set_color(color, v, s.color); s.own.background = color;)},
    {"background-color", false,
     SET(Paint color{0, 0, 0, 0}; set_color(color, v, s.color); s.own.background = color;)},
    {"baseline-shift", true,
     SET(if (v == "super") s.own.baseline_shift = p.font_size * 0.4;
         if (v == "sub") s.own.baseline_shift = -p.font_size * 0.2;
         set_length(s.own.baseline_shift, v, s, p.font_size);)},
    {"border", false,
     SET(for (BorderSide& side
              : s.own.border) set_border(side, v, s);)},
    {"border-bottom", false, SET(set_border(s.own.border[2], v, s);)},
    {"border-bottom-width", false, SET(set_length(s.own.border[2].width, v, s, 0);)},
    {"border-collapse", false, SET(s.collapses_borders = v == "collapse";)},
    {"border-color", false, SET(set_border_colors(s, v);)},
    {"border-left", false, SET(set_border(s.own.border[3], v, s);)},
    {"border-radius", false, SET(set_length(s.own.border_radius, v, s, 0);)},
    {"border-right", false, SET(set_border(s.own.border[1], v, s);)},
    {"border-spacing", false, SET(set_length(s.border_spacing, v, s, 0);)},
    {"border-style", false, SET(set_border_styles(s, v);)},
    {"border-top", false, SET(set_border(s.own.border[0], v, s);)},
    {"border-width", false, SET(set_border_widths(s, v);)},
    {"clip-path", true, SET(s.own.clip_path = read_local_url(v).value_or("");)},
    {"clip-rule", true,
     SET(choose<FillRule>(s.clip_rule, v,
                          {{"evenodd", FillRule::EvenOdd}, {"nonzero", FillRule::NonZero}});)},
    {"color", true, SET(set_color(s.color, v, p.color);)},
    {"display", true, SET(set_display(s, v);)},
    {"dominant-baseline", true,
     SET(choose<Baseline>(s.baseline, v,
                          {{"auto", Baseline::Alphabetic},
                           {"alphabetic", Baseline::Alphabetic},
                           {"middle", Baseline::Middle},
                           {"central", Baseline::Central},
                           {"hanging", Baseline::Hanging},
                           {"text-before-edge", Baseline::Top},
                           {"text-top", Baseline::Top},
                           {"text-after-edge", Baseline::Bottom},
                           {"text-bottom", Baseline::Bottom}});)},
    {"fill", true, SET(set_paint(s.fill, v, p.fill, s.color);)},
    {"fill-opacity", true, SET(set_fraction(s.fill_opacity, v);)},
    {"fill-rule", true,
     SET(choose<FillRule>(s.fill_rule, v,
                          {{"evenodd", FillRule::EvenOdd}, {"nonzero", FillRule::NonZero}});)},
    {"filter", true, SET(s.own.filter = v == "none" ? View() : v;)},
    {"flex-direction", false, SET(s.own.flex_column = v.starts_with("column");)},
    {"flood-color", true, SET(set_color(s.own.flood_color, v, s.color);)},
    {"flood-opacity", true, SET(set_fraction(s.own.flood_opacity, v);)},
    {"font", true, SET(set_font(s, v, p);)},
    {"font-family", true, SET(s.family = v == "inherit" ? p.family : find_family(v);)},
    {"font-size", true, SET(set_font_size(s, v, p);)},
    {"font-style", true,
     SET(choose<bool>(s.italic, v, {{"italic", true}, {"oblique", true}, {"normal", false}});)},
    {"font-weight", true, SET(set_weight(s, v, p);)},
    {"height", false, SET(s.own.height = read_box_length(v, s);)},
    {"justify-content", false, SET(set_flex_place(s.own.justify_content, v);)},
    {"letter-spacing", true,
     SET(if (v == "normal") s.letter_spacing = 0; set_length(s.letter_spacing, v, s, 0);)},
    {"line-height", false, SET(set_line_height(s, v);)},
    {"margin", false, SET(set_sides(s.own.margin, v, s);)},
    {"margin-bottom", false, SET(s.own.margin[2] = read_box_length(v, s).value_or(BoxLength{});)},
    {"margin-left", false, SET(s.own.margin[3] = read_box_length(v, s).value_or(BoxLength{});)},
    {"margin-right", false, SET(s.own.margin[1] = read_box_length(v, s).value_or(BoxLength{});)},
    {"margin-top", false, SET(s.own.margin[0] = read_box_length(v, s).value_or(BoxLength{});)},
    {"marker", true, SET(s.markers.fill(read_local_url(v).value_or(""));)},
    {"marker-end", true, SET(s.markers[2] = read_local_url(v).value_or("");)},
    {"marker-mid", true, SET(s.markers[1] = read_local_url(v).value_or("");)},
    {"marker-start", true, SET(s.markers[0] = read_local_url(v).value_or("");)},
    {"mask", true, SET(s.own.has_mask = v != "none";)},
    {"max-height", false, SET(s.own.max_height = read_box_length(v, s);)},
    {"max-width", false, SET(s.own.max_width = read_box_length(v, s);)},
    {"min-width", false, SET(s.own.min_width = read_box_length(v, s);)},
    {"opacity", true, SET(set_fraction(s.own.opacity, v);)},
    {"overflow", true, SET(s.own.clips_overflow = v == "hidden" || v == "scroll" || v == "clip";)},
    {"overflow-wrap", false, SET(s.breaks_words = v == "anywhere" || v == "break-word";)},
    {"padding", false, SET(set_sides(s.own.padding, v, s);)},
    {"padding-bottom", false, SET(s.own.padding[2] = read_box_length(v, s).value_or(BoxLength{});)},
    {"padding-left", false, SET(s.own.padding[3] = read_box_length(v, s).value_or(BoxLength{});)},
    {"padding-right", false, SET(s.own.padding[1] = read_box_length(v, s).value_or(BoxLength{});)},
    {"padding-top", false, SET(s.own.padding[0] = read_box_length(v, s).value_or(BoxLength{});)},
    {"paint-order", true, SET(s.stroke_first = v.starts_with("stroke");)},
    {"stop-color", true, SET(set_color(s.own.stop_color, v, s.color);)},
    {"stop-opacity", true, SET(set_fraction(s.own.stop_opacity, v);)},
    {"stroke", true, SET(set_paint(s.stroke, v, p.stroke, s.color);)},
    {"stroke-dasharray", true, SET(set_dashes(s, v, w);)},
    {"stroke-dashoffset", true, SET(set_length(s.dash_offset, v, s, diagonal(w));)},
    {"stroke-linecap", true,
     SET(choose<LineCap>(
             s.cap, v,
             {{"butt", LineCap::Butt}, {"round", LineCap::Round}, {"square", LineCap::Square}});)},
    {"stroke-linejoin", true,
     SET(choose<LineJoin>(s.join, v,
                          {{"miter", LineJoin::Miter},
                           {"round", LineJoin::Round},
                           {"bevel", LineJoin::Bevel}});)},
    {"stroke-miterlimit", true,
     SET(if (const auto limit = read_number(v)) s.miter_limit = std::max(1.0, *limit);)},
    {"stroke-opacity", true, SET(set_fraction(s.stroke_opacity, v);)},
    {"stroke-width", true, SET(set_length(s.stroke_width, v, s, diagonal(w));)},
    {"text-align", false,
     SET(choose<TextAlign>(s.text_align, v,
                           {{"left", TextAlign::Start},
                            {"start", TextAlign::Start},
                            {"justify", TextAlign::Start},
                            {"center", TextAlign::Center},
                            {"right", TextAlign::End},
                            {"end", TextAlign::End}});)},
    {"text-anchor", true,
     SET(choose<TextAlign>(s.anchor, v,
                           {{"start", TextAlign::Start},
                            {"middle", TextAlign::Center},
                            {"end", TextAlign::End}});)},
    {"text-decoration", true, SET(set_decoration(s, v);)},
    {"text-decoration-line", true, SET(set_decoration(s, v);)},
    {"text-indent", false, SET(set_length(s.text_indent, v, s, 0);)},
    {"text-transform", false,
     SET(choose<TextCase>(s.text_case, v,
                          {{"none", TextCase::AsWritten},
                           {"uppercase", TextCase::Upper},
                           {"lowercase", TextCase::Lower},
                           {"capitalize", TextCase::Capitals}});)},
    {"transform", false, SET(s.own.transform = read_transform(v);)},
    {"vertical-align", false,
     SET(choose<VerticalAlign>(s.own.vertical_align, v,
                               {{"baseline", VerticalAlign::Baseline},
                                {"sub", VerticalAlign::Sub},
                                {"super", VerticalAlign::Super},
                                {"top", VerticalAlign::Top},
                                {"middle", VerticalAlign::Middle},
                                {"bottom", VerticalAlign::Bottom}});)},
    {"visibility", true,
     SET(choose<bool>(s.visible, v, {{"visible", true}, {"hidden", false}, {"collapse", false}});)},
    {"white-space", false,
     SET(choose<WhiteSpace>(s.white_space, v,
                            {{"normal", WhiteSpace::Normal},
                             {"nowrap", WhiteSpace::NoWrap},
                             {"pre", WhiteSpace::Pre},
                             {"pre-wrap", WhiteSpace::PreWrap},
                             {"break-spaces", WhiteSpace::PreWrap},
                             {"pre-line", WhiteSpace::PreLine}});)},
    {"width", false, SET(s.own.width = read_box_length(v, s);)},
    {"word-break", false,
     SET(s.breaks_all = v == "break-all"; if (v == "break-word") s.breaks_words = true;)},
    {"word-wrap", false, SET(s.breaks_words = v == "break-word";)},
};
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
