// Implements the names that folders hold.
#include "base/folder_names.hpp"

#include <algorithm>
#include <utility>

namespace diaoban::base {

const FolderNames::Names& FolderNames::listed(const std::string& folder) {
  const auto found = folders_.find(folder);
  if (found != folders_.end()) return found->second;
  std::vector<std::string> names = files_.list(root_ / folder);
  return folders_.emplace(folder, Names(names.begin(), names.end())).first->second;
}

const FolderNames::Names& FolderNames::in(const std::string& folder) {
  // Down from the root, so that a folder which its parent does not hold is neither asked for nor
  // remembered.
  for (std::size_t end = 0; end < folder.size();) {
    const std::size_t begin = end == 0 ? 0 : end + 1;
    const std::string above = folder.substr(0, end);
    end = std::min(folder.size(), folder.find('/', begin));
    if (!listed(above).contains(folder.substr(begin, end - begin))) return none_;
  }
  return listed(folder);
}

}  // namespace diaoban::base
