// The kinds of diagnostics of reader/ as constants, and all of them for `diaoban explain`.
#pragma once

#include "diagnostics/diagnostic.hpp"

namespace diaoban::reader::kinds {

using diagnostics::Severity;

#define KIND(identifier, ...) inline constexpr diagnostics::Kind identifier{__VA_ARGS__};
#include "reader/kinds.def"
#undef KIND

inline constexpr const diagnostics::Kind* all[] = {
#define KIND(identifier, ...) &identifier,
#include "reader/kinds.def"
#undef KIND
};

}  // namespace diaoban::reader::kinds
