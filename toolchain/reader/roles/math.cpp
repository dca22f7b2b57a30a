// The role of mathematics in a line: math.
#include <array>

#include "reader/role.hpp"

namespace diaoban::reader {

namespace {

document::Inlines read_math(const Role& role, Parser& /*parser*/) {
  return one(document::Math{role.text, false});
}

constexpr std::array entries = {RoleEntry{"math", read_math}};

}  // namespace

std::span<const RoleEntry> math_roles() { return entries; }

}  // namespace diaoban::reader
