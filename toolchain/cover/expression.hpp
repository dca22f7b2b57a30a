// Arithmetic in cover designs: lengths that depend on the cover's size and on other places.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace diaoban::cover {

using Variables = std::map<std::string, double, std::less<>>;

// The value of `text`: numbers, names of `variables` (with dots), + - * / ( ), min(a, b) and
// max(a, b). Nothing when it is not such an expression, names what is not there, or divides by 0.
std::optional<double> evaluate(std::string_view text, const Variables& variables);

}  // namespace diaoban::cover
