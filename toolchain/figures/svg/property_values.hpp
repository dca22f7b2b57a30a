// Values of CSS properties that take more than a word or a number: what each changes in a style.
// A wrong value changes nothing.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "figures/svg/style.hpp"

namespace diaoban::figures {

using View = std::string_view;

// What the target becomes for each word.
template <class T>
void choose(T& target, View value, std::initializer_list<std::pair<View, T>> choices) {
  for (const auto& [word, meaning] : choices) {
    if (value == word) target = meaning;
  }
}

double diagonal(Viewport viewport);
void set_color(Paint& target, View value, const Paint& current);
void set_fraction(double& target, View value);
void set_paint(PaintValue& target, View value, const PaintValue& inherited, const Paint& current);
void set_length(double& target, View value, const Style& style, double whole);
std::optional<BoxLength> read_box_length(View value, const Style& style);
// One to four lengths: top, right, bottom, left (CSS 2.2 §8.3).
void set_sides(std::array<BoxLength, 4>& sides, View value, const Style& style);
void set_font_size(Style& style, View value, const Style& parent);
void set_weight(Style& style, View value, const Style& parent);
// The shorthand: style, weight, size/line-height, family (CSS 2.2 §15.8).
void set_font(Style& style, View value, const Style& parent);
void set_line_height(Style& style, View value);
void set_dashes(Style& style, View value, Viewport viewport);
void set_decoration(Style& style, View value);
void set_display(Style& style, View value);
void set_flex_place(FlexPlace& place, View value);
// The shorthand of one side: width, style, colour in any order (CSS 2.2 §8.5.4).
void set_border(BorderSide& side, View value, const Style& style);
// A longhand for all sides, one to four values: 'border-width', 'border-style', 'border-color'.
void set_border_widths(Style& style, View value);
void set_border_styles(Style& style, View value);
void set_border_colors(Style& style, View value);

}  // namespace diaoban::figures
