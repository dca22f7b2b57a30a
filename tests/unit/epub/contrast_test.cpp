// Every colour of the stylesheet is readable on every ground that it may stand on.
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>

#include "support/catch.hpp"
#include "unit/epub/book.hpp"

using namespace diaoban;
using epub::test::TestBook;
using epub::test::Tree;

namespace {

struct Rgb {
  double red = 0;
  double green = 0;
  double blue = 0;
};

// WCAG 2.2 "relative luminance", with channels from 0 to 255.
double luminance(Rgb color) {
  const auto linear = [](double channel) {
    const double share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast(Rgb a, Rgb b) {
  const double light = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

std::optional<Rgb> read_hex(const std::string& text) {
  if (text.size() != 7 || text[0] != '#') return {};
  const auto channel = [&](std::size_t at) {
    return static_cast<double>(std::strtol(text.substr(at, 2).c_str(), nullptr, 16));
  };
  return Rgb{channel(1), channel(3), channel(5)};
}

// The ground that rgba(r, g, b, share) makes of `paper`; none for other colours.
std::optional<Rgb> lay_over(const std::string& text, Rgb paper) {
  double red = 0;
  double green = 0;
  double blue = 0;
  double share = 0;
  if (std::sscanf(text.c_str(), "rgba(%lf, %lf, %lf, %lf)", &red, &green, &blue, &share) != 4) {
    return {};
  }
  const auto mix = [&](double over, double under) { return over * share + under * (1 - share); };
  return Rgb{mix(red, paper.red), mix(green, paper.green), mix(blue, paper.blue)};
}

// The values of a property in `css`.
std::set<std::string> values_of(const std::string& property, const std::string& css) {
  std::set<std::string> values;
  const std::string sign = property + ": ";
  for (std::size_t at = css.find(sign); at != std::string::npos; at = css.find(sign, at + 1)) {
    const char before = at == 0 ? ' ' : css[at - 1];
    if (before != ' ' && before != '{' && before != '\n') continue;
    const std::size_t begin = at + sign.size();
    values.insert(css.substr(begin, css.find_first_of(";}", begin) - begin));
  }
  return values;
}

void check_contrast(const std::string& css, const std::set<std::string>& tints, Rgb paper,
                    std::size_t least_colors) {
  std::size_t colors = 0;
  for (const std::string& value : values_of("color", css)) {
    const auto color = read_hex(value);
    if (!color) continue;
    ++colors;
    INFO(value);
    CHECK(contrast(*color, paper) >= 4.5);
    for (const std::string& tint : tints) {
      const auto ground = lay_over(tint, paper);
      INFO(tint);
      if (ground) CHECK(contrast(*color, *ground) >= 4.5);
    }
  }
  CHECK(colors >= least_colors);
}

}  // namespace

TEST_CASE("colours of the stylesheet have a contrast of 4.5 to 1 by day and by night") {
  CHECK(contrast({255, 255, 255}, {0, 0, 0}) > 20.9);
  for (const auto profile : {project::Profile::Epub, project::Profile::Kindle}) {
    TestBook book;
    book.edition.profile = profile;
    Tree tree(0);
    book.add({tree.heading(1, "章")});
    const std::string css = book.write()["EPUB/style.css"];
    const std::size_t night = css.find("@media (prefers-color-scheme: dark)");
    // Grounds of text: those of listings, boxes and stressed lines. Marked words have ink on them.
    std::set<std::string> tints = values_of("background-color", css);
    tints.erase("rgba(255, 200, 0, .35)");
    check_contrast(css.substr(0, night), tints, {255, 255, 255}, 10);
    if (profile == project::Profile::Kindle) {
      CHECK(night == std::string::npos);
      continue;
    }
    CHECK(tints.size() >= 3);
    REQUIRE(night != std::string::npos);
    check_contrast(css.substr(night), tints, {0x12, 0x12, 0x12}, 8);
    check_contrast(css.substr(night), {}, {0, 0, 0}, 8);
  }
}
