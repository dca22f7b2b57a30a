// The rules of UAX #14 over resolved classes. What Chinese changes is laid over them in breaks.cpp.
#pragma once

#include <cstdint>
#include <vector>

namespace diaoban::typeset::paragraph {

enum class Opportunity : std::uint8_t {
  Prohibited,
  Allowed,
  Mandatory,
};

// A character as the rules see it: a ULineBreak class in which AI, CJ, SA, SG and XX have been
// resolved (UAX #14 LB1), and two properties of LB30 and LB30b.
struct BreakInput {
  std::uint8_t line_class = 0;
  bool wide = false;
  bool pictographic_unassigned = false;
};

// The class with those of LB1 resolved: CJ to NS (strict), the others to AL. Classes of a later
// Unicode than 15 become AL.
std::uint8_t resolve_line_class(std::uint8_t line_class);

// One entry a character: what is possible after it. The last is always Mandatory (LB3).
void find_opportunities(const std::vector<BreakInput>& text, std::vector<Opportunity>& after);

}  // namespace diaoban::typeset::paragraph
