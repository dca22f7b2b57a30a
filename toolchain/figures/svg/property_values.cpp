// Values of CSS properties that take more than a word or a number.
#include "figures/svg/property_values.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "figures/svg/color.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/properties.hpp"

namespace diaoban::figures {
namespace {

// Calls `use(side, part)` for the four sides of a value with one to four parts (CSS 2.2 §8.3).
template <class Use>
void each_side(View value, Use use) {
  const std::vector<View> parts = split_outside_brackets(value, ' ');
  if (parts.empty() || parts.size() > 4) return;
  static constexpr std::size_t source[4][4] = {
      {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
  for (std::size_t side = 0; side < 4; ++side) use(side, parts[source[parts.size() - 1][side]]);
}

// Whether a border of this style is seen; nothing when the word is no border style.
std::optional<bool> read_border_style(View word) {
  if (word == "none" || word == "hidden") return false;
  for (const View seen :
       {"solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"}) {
    if (word == seen) return true;
  }
  return {};
}

std::optional<double> read_border_width(View word, const Style& style) {
  if (word == "thin") return 1;
  if (word == "medium") return 3;
  if (word == "thick") return 5;
  return read_length(word, {style.font_size, 0});
}

}  // namespace

double diagonal(Viewport viewport) {
  return std::sqrt((viewport.width * viewport.width + viewport.height * viewport.height) / 2);
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

void set_sides(std::array<BoxLength, 4>& sides, View value, const Style& style) {
  each_side(value, [&](std::size_t side, View part) {
    sides[side] = read_box_length(part, style).value_or(BoxLength{});
  });
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
                   {"table", Display::Table},
                   {"table-row-group", Display::TableRowGroup},
                   {"table-row", Display::TableRow},
                   {"table-cell", Display::TableCell},
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

void set_border(BorderSide& side, View value, const Style& style) {
  side = {};
  for (const View part : split_outside_brackets(value, ' ')) {
    if (const std::optional<bool> seen = read_border_style(part)) {
      side.has_style = *seen;
    } else if (const std::optional<double> width = read_border_width(part, style)) {
      side.width = *width;
    } else if (const std::optional<Paint> color = read_color(part, style.color)) {
      side.color = color;
    }
  }
}

void set_border_widths(Style& style, View value) {
  each_side(value, [&](std::size_t side, View part) {
    if (const auto width = read_border_width(part, style)) style.own.border[side].width = *width;
  });
}

void set_border_styles(Style& style, View value) {
  each_side(value, [&](std::size_t side, View part) {
    if (const auto seen = read_border_style(part)) style.own.border[side].has_style = *seen;
  });
}

void set_border_colors(Style& style, View value) {
  each_side(value, [&](std::size_t side, View part) {
    if (const auto color = read_color(part, style.color)) style.own.border[side].color = color;
  });
}

}  // namespace diaoban::figures
