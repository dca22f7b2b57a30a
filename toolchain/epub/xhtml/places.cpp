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
    firsts_.emplace(*page.file, page.name);
    add(page, page.body, *page.file, "");
    for (const JoinedChapter& chapter : page.joined) {
      firsts_.emplace(chapter.file, page.name + "#" + chapter.section.attribute("id").value());
      add(page, chapter.section, chapter.file, chapter.prefix);
    }
  }
}

void Places::add(const Page& page, Node top, std::uint32_t file, const std::string& prefix) {
  for (Node at = top; at; at = next(at, top)) {
    const std::string id = at.attribute("id").value();
    if (id.size() <= prefix.size() || !id.starts_with(prefix)) continue;
    places_.emplace(std::pair{file, id.substr(prefix.size())}, page.name + "#" + id);
  }
}

std::string Places::address(const resolve::Goal& goal) const {
  const auto first = firsts_.find(goal.file);
  if (first == firsts_.end()) return {};
  const auto found = places_.find({goal.file, goal.anchor});
  return found == places_.end() ? first->second : found->second;
}

void bind_links(std::vector<Page>& pages, const Places& places) {
  for (Page& page : pages) {
    for (Node at = page.body; at; at = next(at, page.body)) {
      if (has_attribute(at, "data-goal")) bind(at, page, places);
    }
  }
}

}  // namespace diaoban::epub::xhtml
