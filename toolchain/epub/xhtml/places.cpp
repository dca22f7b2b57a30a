// Implements the binding of links.
#include "epub/xhtml/places.hpp"

#include <cstdlib>

namespace diaoban::epub::xhtml {
namespace {

void bind(Node link, const Page& page, const Places& places) {
  const std::string written = link.attribute("data-goal").value();
  link.remove_attribute("data-goal");
  const std::size_t mark = written.find('#');
  resolve::Goal goal;
  goal.file = static_cast<std::uint32_t>(std::strtoul(written.c_str(), nullptr, 10));
  goal.anchor = written.substr(mark + 1);
  std::string address = places.address(goal);
  if (address.empty()) {
    for (const char* name : {"epub:type", "role"}) link.remove_attribute(name);
    link.set_name("span");
    return;
  }
  // In its own page an id is enough.
  if (address.starts_with(page.name + "#")) address.erase(0, page.name.size());
  link.prepend_attribute("href").set_value(address.c_str());
}

}  // namespace

Places::Places(const std::vector<Page>& pages) {
  for (const Page& page : pages) {
    if (!page.file) continue;
    first_pages_.emplace(*page.file, page.name);
    for (Node at = page.body; at; at = next(at, page.body)) {
      const char* id = at.attribute("id").value();
      if (*id != '\0') pages_.emplace(std::pair{*page.file, std::string(id)}, page.name);
    }
  }
}

std::string Places::address(const resolve::Goal& goal) const {
  const auto first = first_pages_.find(goal.file);
  if (first == first_pages_.end()) return {};
  if (goal.anchor.empty()) return first->second;
  const auto found = pages_.find({goal.file, goal.anchor});
  return found == pages_.end() ? first->second : found->second + "#" + goal.anchor;
}

void bind_links(std::vector<Page>& pages, const Places& places) {
  for (Page& page : pages) {
    for (Node at = page.body; at; at = next(at, page.body)) {
      if (has_attribute(at, "data-goal")) bind(at, page, places);
    }
  }
}

}  // namespace diaoban::epub::xhtml
