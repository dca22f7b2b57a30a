// Implements lengths and colours.
#include "project/units.hpp"

#include <array>
#include <charconv>
#include <string>

namespace diaoban::project {
namespace {

struct TypeSize {
  std::string_view name;
  double points;
};

constexpr std::array<TypeSize, 16> type_sizes{{{"初号", 42},
                                               {"小初", 36},
                                               {"一号", 26},
                                               {"小一", 24},
                                               {"二号", 22},
                                               {"小二", 18},
                                               {"三号", 16},
                                               {"小三", 15},
                                               {"四号", 14},
                                               {"小四", 12},
                                               {"五号", 10.5},
                                               {"小五", 9},
                                               {"六号", 7.5},
                                               {"小六", 6.5},
                                               {"七号", 5.5},
                                               {"八号", 5}}};

std::optional<int> hexadecimal(std::string_view digits) {
  int value = 0;
  const char* last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value, 16);
  if (error != std::errc{} || end != last || value < 0) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Length> read_length(std::string_view text) {
  std::string simplified(text);
  if (const std::size_t traditional = simplified.find("號"); traditional != std::string::npos) {
    simplified.replace(traditional, std::string_view("號").size(), "号");
  }
  for (const TypeSize& size : type_sizes) {
    if (simplified == size.name) return Length::from_pt(size.points);
    if (size.name.starts_with("小") && simplified == std::string(size.name) + "号") {
      return Length::from_pt(size.points);
    }
  }
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || !(number > -1e6 && number < 1e6)) return std::nullopt;
  std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  if (unit == "pt") return Length::from_pt(number);
  if (unit == "mm") return Length::from_mm(number);
  if (unit == "cm") return Length::from_mm(number * 10);
  if (unit == "in") return Length::from_in(number);
  return std::nullopt;
}

std::optional<Color> read_color(std::string_view text) {
  if (!text.starts_with('#') || (text.size() != 7 && text.size() != 4)) return std::nullopt;
  const std::size_t width = text.size() == 7 ? 2 : 1;
  std::array<std::uint8_t, 3> parts{};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::optional<int> value = hexadecimal(text.substr(1 + i * width, width));
    if (!value) return std::nullopt;
    parts[i] = static_cast<std::uint8_t>(width == 2 ? *value : *value * 17);
  }
  return Color{parts[0], parts[1], parts[2]};
}

}  // namespace diaoban::project
