// The kinds of diagnostics of check/ as constants, and all of them for `diaoban explain`.
#pragma once

#include "diagnostics/diagnostic.hpp"

namespace diaoban::check::kinds {

using diagnostics::Severity;

#define KIND(identifier, ...) inline constexpr diagnostics::Kind identifier{__VA_ARGS__};
#include "check/kinds.def"
#undef KIND

inline constexpr const diagnostics::Kind* all[] = {
#define KIND(identifier, ...) &identifier,
#include "check/kinds.def"
#undef KIND
};

}  // namespace diaoban::check::kinds
