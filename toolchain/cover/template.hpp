// Fills the template of a cover design: expressions become numbers, names become colours.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "cover/design.hpp"
#include "cover/expression.hpp"

namespace diaoban::cover {

struct Filling {
  Part part = Part::Front;
  Script script = Script::EastAsian;
  std::set<std::string, std::less<>> texts;  // texts that the cover has, for data-if
  Variables variables;
  std::map<std::string, std::string> palette;
  std::uint64_t seed = 0;
};

// The SVG of one part of a cover. Elements of another part or script, or that need a text that the
// cover does not have, are left out; <ornament> elements are drawn.
std::string fill_template(std::string_view art, const Filling& filling);

}  // namespace diaoban::cover
