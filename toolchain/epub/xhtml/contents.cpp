// Implements lists of contents.
#include "epub/xhtml/contents.hpp"

#include "epub/address.hpp"

namespace diaoban::epub::xhtml {

void ContentsWriter::write(Node parent, const std::vector<resolve::ContentsEntry>& entries,
                           int depth) {
  if (entries.empty() || depth <= 0) return;
  Node list = add(parent, "ul");
  for (const resolve::ContentsEntry& entry : entries) {
    Node item = add(list, "li");
    Node link;
    if (entry.address.empty()) {
      link = add(item, "a");
      set_goal(link, entry.goal);
    } else {
      const Address address = read_address(entry.address);
      link = add(item, address.kind == AddressKind::Web ? "a" : "span");
      if (address.kind == AddressKind::Web) set(link, "href", address.url);
    }
    if (!entry.number.empty()) {
      add_text(add(link, "span", "number"), entry.number);
      add_text(link, " ");
    }
    titles_.write_copy(link, entry.title);
    if (!link.first_child()) add_text(link, entry.address.empty() ? "—" : entry.address);
    write(item, entry.children, depth - 1);
  }
}

}  // namespace diaoban::epub::xhtml
