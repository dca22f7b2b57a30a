// Finds the files of the reading order by the paths that authors write.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/folder_names.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {

enum class PathState {
  Found,      // a file of the reading order
  NotInBook,  // there, but not a part of the book
  Missing,
  Outside,  // leaves the book's folder
};

struct FoundPath {
  PathState state = PathState::Missing;
  std::uint32_t file = 0;  // of a Found one
  std::string path;        // relative to the root, as far as it could be made out
};

class Paths {
 public:
  explicit Paths(const Work& work);

  // What `path` means in the file `from`: relative to it, or from the root when it starts with
  // '/'; sites whose manuscripts lie in a folder of their tree start there, so the folders above
  // `from` count as roots too. With or without the extension, as .html, or a folder that has an
  // index or a readme.
  FoundPath find(std::string_view path, std::uint32_t from) const;
  // The files whose path without extension matches the pattern of a toctree's glob, in order.
  std::vector<std::uint32_t> find_all(std::string_view pattern, std::uint32_t from) const;
  // All paths of the reading order, for hints.
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::optional<std::uint32_t> find_file(const std::string& path) const;
  // The file that `name` means from the nearest folder at or above `folder` in which there is one.
  std::optional<std::uint32_t> find_below_roots(const std::string& name, base::Path folder) const;
  bool is_there(const std::string& path) const;

  const Work& work_;
  mutable base::FolderNames folders_;  // of the book, also of what no chapter is made of
  std::map<std::string, std::uint32_t, std::less<>> files_;
  std::vector<std::string> all_;
};

// The path without the extension of a manuscript file.
std::string without_extension(std::string_view path);

}  // namespace diaoban::resolve
