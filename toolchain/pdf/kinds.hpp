// The kinds of diagnostics of pdf/ as constants, and all of them for `diaoban explain`.
#pragma once

#include "diagnostics/diagnostic.hpp"

namespace diaoban::pdf::kinds {

using diagnostics::Severity;

#define KIND(identifier, ...) inline constexpr diagnostics::Kind identifier{__VA_ARGS__};
#include "pdf/kinds.def"
#undef KIND

inline constexpr const diagnostics::Kind* all[] = {
#define KIND(identifier, ...) &identifier,
#include "pdf/kinds.def"
#undef KIND
};

}  // namespace diaoban::pdf::kinds
