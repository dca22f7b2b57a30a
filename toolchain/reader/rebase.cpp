// Implements the moving of addresses.
#include "reader/rebase.hpp"

#include "base/files.hpp"

namespace diaoban::reader {

std::string rebased(const Rebase& rebase, const std::string& address) {
  const bool relative = !address.empty() && address[0] != '/' && address[0] != '#' &&
                        address.find(':') == std::string::npos;
  if (!relative) return address;
  const auto path = base::resolve_inside(base::Path(rebase.path).parent_path(), address);
  return path ? "/" + path->generic_string() : address;
}

}  // namespace diaoban::reader
