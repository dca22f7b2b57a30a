// Which names folders hold, asked of the file system once a folder.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/files.hpp"

namespace diaoban::base {

// Answers many questions for paths that are not there without going to the disk for each. The
// folders must not change while it lives. Not for several threads.
class FolderNames {
 public:
  using Names = std::set<std::string, std::less<>>;

  FolderNames(const FileSystem& files, Path root) : files_(files), root_(std::move(root)) {}

  // The names in `folder`, a normalised path relative to the root ("" is the root itself); none
  // when there is no such folder.
  const Names& in(const std::string& folder);

 private:
  const Names& listed(const std::string& folder);

  const FileSystem& files_;
  Path root_;
  std::map<std::string, Names> folders_;
  const Names none_;
};

}  // namespace diaoban::base
