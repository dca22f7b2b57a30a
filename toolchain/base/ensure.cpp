// Implements the invariant check.
#include "base/ensure.hpp"

namespace diaoban::base {

void ensure(bool condition, std::string_view what, std::source_location where) {
  if (condition) return;
  std::string message{what};
  message += " (";
  message += where.file_name();
  message += ':';
  message += std::to_string(where.line());
  message += ')';
  throw Bug(message);
}

}  // namespace diaoban::base
