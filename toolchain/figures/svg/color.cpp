// Colours as SVG and CSS write them.
#include "figures/svg/color.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "figures/svg/number.hpp"

namespace diaoban::figures {
namespace {

constexpr std::size_t longest_color = 1000;  // bytes

Paint from_packed(unsigned rgb) {
  return {((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0, 1};
}

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return {};
}

// The digits after '#': 3, 4, 6 or 8 of them.
std::optional<Paint> read_hexadecimal(std::string_view digits) {
  const bool is_short = digits.size() == 3 || digits.size() == 4;
  if (!is_short && digits.size() != 6 && digits.size() != 8) return {};
  double components[4] = {0, 0, 0, 1};
  const std::size_t step = is_short ? 1 : 2;
  for (std::size_t i = 0; i * step < digits.size(); ++i) {
    const std::optional<int> high = hex_digit(digits[i * step]);
    const std::optional<int> low = hex_digit(digits[i * step + step - 1]);
    if (!high || !low) return {};
    components[i] = (*high * 16 + *low) / 255.0;
  }
  return Paint{components[0], components[1], components[2], components[3]};
}

Paint from_hsl(double hue, double saturation, double lightness, double alpha) {
  const double chroma = saturation * std::min(lightness, 1 - lightness);
  const auto component = [&](double n) {
    const double k = std::fmod(n + hue / 30, 12);
    return lightness - chroma * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return {component(0), component(8), component(4), alpha};
}

// The arguments of rgb() or hsl(), in either of CSS's notations.
std::optional<Paint> read_components(std::string_view function, std::string_view arguments) {
  NumberScanner scanner(arguments);
  std::vector<double> values;
  std::vector<bool> percent;
  for (scanner.skip_separator(); !scanner.at_end(); scanner.skip_separator()) {
    if (scanner.peek() == '/') {
      scanner.advance();
      continue;
    }
    const std::optional<double> value = scanner.read_number();
    if (!value) return {};
    values.push_back(*value);
    percent.push_back(scanner.peek() == '%');
    if (scanner.peek() == '%') scanner.advance();
    scanner.read_word();  // deg
  }
  if (values.size() != 3 && values.size() != 4) return {};
  const auto clamp = [](double value) { return std::clamp(value, 0.0, 1.0); };
  const double alpha = values.size() == 4 ? clamp(percent[3] ? values[3] / 100 : values[3]) : 1;
  if (function.starts_with("hsl")) {
    const double hue = std::fmod(std::fmod(values[0], 360) + 360, 360);
    return from_hsl(hue, clamp(values[1] / 100), clamp(values[2] / 100), alpha);
  }
  const auto component = [&](std::size_t i) {
    return clamp(values[i] / (percent[i] ? 100.0 : 255.0));
  };
  return Paint{component(0), component(1), component(2), alpha};
}

}  // namespace

std::optional<Paint> read_color(std::string_view text, const Paint& current) {
  if (text.size() > longest_color) return {};
  std::string lower = to_lower_ascii(trim(text));
  // An end is near: each turn takes off a function name.
  while (lower.starts_with("light-dark(") && lower.ends_with(")")) {
    const std::string inner = lower.substr(11, lower.size() - 12);
    const std::vector<std::string_view> parts = split_outside_brackets(inner, ',');
    if (parts.empty()) return {};
    lower = std::string(parts.front());
  }
  if (lower.empty()) return {};
  if (lower.front() == '#') return read_hexadecimal(std::string_view(lower).substr(1));
  if (lower == "currentcolor") return current;
  if (lower == "transparent") return Paint{0, 0, 0, 0};
  // The system colours that draw.io and browsers write for labels (CSS Color 4 §6.2).
  if (lower == "windowtext" || lower == "canvastext") return Paint{};
  if (lower == "canvas" || lower == "window") return Paint{1, 1, 1, 1};
  const std::size_t bracket = lower.find('(');
  if (bracket != std::string::npos && lower.back() == ')') {
    const std::string_view function = std::string_view(lower).substr(0, bracket);
    if (function != "rgb" && function != "rgba" && function != "hsl" && function != "hsla") {
      return {};
    }
    return read_components(function,
                           std::string_view(lower).substr(bracket + 1, lower.size() - bracket - 2));
  }
  if (const std::optional<unsigned> named = find_color_name(lower)) return from_packed(*named);
  return {};
}

}  // namespace diaoban::figures
