// The sRGB profile against the numbers that the ICC and IEC 61966-2-1 publish.
#include "pdf/color_profile.hpp"

#include <cmath>
#include <cstdint>

#include "support/catch.hpp"

namespace diaoban::pdf {
namespace {

std::uint32_t number(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

double fixed(const std::string& bytes, std::size_t at) {
  return static_cast<std::int32_t>(number(bytes, at)) / 65536.0;
}

std::size_t offset_of(const std::string& profile, const std::string& tag) {
  for (std::size_t i = 0; i < number(profile, 128); ++i) {
    const std::size_t entry = 132 + 12 * i;
    if (profile.substr(entry, 4) == tag) return number(profile, entry + 4);
  }
  return 0;
}

bool is_near(double a, double b) { return std::abs(a - b) < 0.0004; }

TEST_CASE("the header says what it is and how long") {
  const std::string profile = make_color_profile();
  CHECK(number(profile, 0) == profile.size());
  CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
  CHECK(profile.substr(36, 4) == "acsp");
  CHECK(profile.size() % 4 == 0);
}

TEST_CASE("the primaries are those of sRGB seen from D50, and sum up to it") {
  const std::string profile = make_color_profile();
  const double expected[3][3] = {
      {0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7139}};
  double sum[3] = {};
  const char* tags[] = {"rXYZ", "gXYZ", "bXYZ"};
  for (int color = 0; color < 3; ++color) {
    const std::size_t at = offset_of(profile, tags[color]);
    REQUIRE(at != 0);
    CHECK(profile.substr(at, 4) == "XYZ ");
    for (std::size_t i = 0; i < 3; ++i) {
      const double value = fixed(profile, at + 8 + 4 * i);
      CHECK(is_near(value, expected[color][i]));
      sum[i] += value;
    }
  }
  CHECK(is_near(sum[0], 0.9642));
  CHECK(is_near(sum[1], 1));
  CHECK(is_near(sum[2], 0.8249));
}

TEST_CASE("the curve meets the line where sRGB says") {
  const std::string profile = make_color_profile();
  const std::size_t at = offset_of(profile, "gTRC");
  REQUIRE(at != 0);
  CHECK(profile.substr(at, 4) == "para");
  const auto part = [&](std::size_t i) { return fixed(profile, at + 12 + 4 * i); };
  const double edge = part(4);
  CHECK(is_near(edge, 0.04045));
  CHECK(is_near(std::pow(part(1) * edge + part(2), part(0)), part(3) * edge));
  CHECK(is_near(std::pow(part(1) + part(2), part(0)), 1));
}

}  // namespace
}  // namespace diaoban::pdf
