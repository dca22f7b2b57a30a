// Assertion of our own invariants: a failed one is a bug of diaoban, never of the manuscript.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

namespace diaoban::base {

// Thrown when diaoban itself is wrong. Caught only in cli/, which asks the user to report it.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// Throws Bug with the place when `condition` does not hold.
void ensure(bool condition, std::string_view what,
            std::source_location where = std::source_location::current());

}  // namespace diaoban::base
