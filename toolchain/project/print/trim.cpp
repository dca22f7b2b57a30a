// Implements the names of trim sizes.
#include "project/print/trim.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "project/units.hpp"

namespace diaoban::project {
namespace {

struct NamedTrim {
  std::string_view name;
  double width;  // mm
  double height;
};

// Finished sizes; GB/T 788-1999 for the A series, the 正度 and 大度 sheets for the others.
constexpr std::array<NamedTrim, 20> named_trims{
    {{"16开", 185, 260},   {"正16开", 185, 260}, {"小16开", 184, 260}, {"大16开", 210, 285},
     {"异16开", 170, 240}, {"32开", 130, 184},   {"正32开", 130, 184}, {"大32开", 140, 203},
     {"64开", 105, 144},   {"A4", 210, 297},     {"A5", 148, 210},     {"A6", 105, 148},
     {"B5 ISO", 176, 250}, {"B5 JIS", 182, 257}, {"B5 GB", 169, 239},  {"B6 ISO", 125, 176},
     {"B6 JIS", 128, 182}, {"四六判", 127, 188}, {"新書判", 103, 182}, {"文庫判", 105, 148}}};

// Small letters, no spaces, 开 for 開, x for ×.
std::string simplified(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("開")) {
      out += "开";
      at += std::string_view("開").size();
    } else if (rest.starts_with("×")) {
      out += 'x';
      at += std::string_view("×").size();
    } else {
      const char c = text[at++];
      if (c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return out;
}

// "6x9in": the unit counts for both numbers, and the first may have it too.
std::optional<TrimSize> read_sides(const std::string& text) {
  const std::size_t cross = text.find('x');
  if (cross == std::string::npos || text.size() < cross + 4) return std::nullopt;
  const std::string unit = text.substr(text.size() - 2);
  std::string first = text.substr(0, cross);
  if (first.size() <= 2 || first.substr(first.size() - 2) != unit) first += unit;
  const auto width = read_length(first);
  const auto height = read_length(text.substr(cross + 1));
  if (!width || !height) return std::nullopt;
  return TrimSize{*width, *height};
}

}  // namespace

std::optional<TrimSize> read_trim(std::string_view text) {
  const std::string wanted = simplified(text);
  for (const NamedTrim& named : named_trims) {
    if (simplified(named.name) != wanted) continue;
    return TrimSize{base::Length::from_mm(named.width), base::Length::from_mm(named.height)};
  }
  return read_sides(wanted);
}

const std::vector<std::string>& trim_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (const NamedTrim& named : named_trims) made.emplace_back(named.name);
    return made;
  }();
  return names;
}

bool same_trim(const TrimSize& one, const TrimSize& other) {
  constexpr double tolerance = 0.2;  // mm
  return std::abs(one.width.mm() - other.width.mm()) < tolerance &&
         std::abs(one.height.mm() - other.height.mm()) < tolerance;
}

std::string written_trim(const TrimSize& trim) {
  const auto side = [](double mm) { return fmt::format("{}", std::round(mm * 10) / 10); };
  return side(trim.width.mm()) + " × " + side(trim.height.mm()) + " mm";
}

}  // namespace diaoban::project
