// The kinds of diagnostics of the pipeline as constants, and all of them for `diaoban explain`.
#pragma once

#include "diagnostics/diagnostic.hpp"

namespace diaoban::cli::kinds {

using diagnostics::Severity;

#define KIND(identifier, ...) inline constexpr diagnostics::Kind identifier{__VA_ARGS__};
#include "cli/kinds.def"
#undef KIND

inline constexpr const diagnostics::Kind* all[] = {
#define KIND(identifier, ...) &identifier,
#include "cli/kinds.def"
#undef KIND
};

}  // namespace diaoban::cli::kinds
