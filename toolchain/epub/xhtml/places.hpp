// Which page holds which place, and the links that lead there.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "epub/xhtml/page.hpp"

namespace diaoban::epub::xhtml {

class Places {
 public:
  explicit Places(const std::vector<Page>& pages);

  // The address of `goal` in the package: a file name with the id when that is there, the file's
  // beginning when it is not, "" when the book has no such file.
  std::string address(const resolve::Goal& goal) const;

 private:
  // Adds the ids below `top`, which are those of the manuscript file behind `prefix`.
  void add(const Page& page, Node top, std::uint32_t file, const std::string& prefix);

  std::map<std::uint32_t, std::string> firsts_;                          // of a manuscript file
  std::map<std::pair<std::uint32_t, std::string>, std::string> places_;  // of an id in such a file
};

// Gives each link that set_goal has marked its href; one that leads nowhere becomes a <span>.
void bind_links(std::vector<Page>& pages, const Places& places);

}  // namespace diaoban::epub::xhtml
