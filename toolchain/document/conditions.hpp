// What only some editions show: containers that carry a condition, and trees without those whose
// condition does not hold.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "document/tree.hpp"

namespace diaoban::document {

// The attribute value of a container that holds its condition: words, `and`, `or`, `not`, ( ).
inline constexpr const char* condition_key = "only";

using Tags = std::set<std::string, std::less<>>;

// Whether `condition` holds where the words of `tags` are true and all others false; nothing when
// it is no condition. As Sphinx reads the argument of `only`.
std::optional<bool> evaluate_condition(std::string_view condition, const Tags& tags);

bool has_conditions(const Blocks& blocks);

// Takes out the containers whose condition does not hold, and puts the blocks of the others in
// their place. One that is no condition counts as holding. Ids of nodes stay as they are.
void apply_conditions(Blocks& blocks, const Tags& tags);

}  // namespace diaoban::document
