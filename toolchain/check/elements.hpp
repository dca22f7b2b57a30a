// Walking the elements of a page, without recursion.
#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace diaoban::check {

// The element after `node` in document order; null behind the last.
inline pugi::xml_node next_element(pugi::xml_node node) {
  pugi::xml_node at = node.first_child();
  while (node) {
    while (at && at.type() != pugi::node_element) at = at.next_sibling();
    if (at) return at;
    at = node.next_sibling();
    node = node.parent();
  }
  return {};
}

// Calls visit(element) for each element of `document`.
template <class Visit>
void for_each_element(const pugi::xml_document& document, Visit visit) {
  for (pugi::xml_node at = document.document_element(); at; at = next_element(at)) visit(at);
}

inline bool is_named(pugi::xml_node node, std::string_view name) { return node.name() == name; }

// Whether `node` stands in an element of that name.
inline bool is_inside(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node at = node.parent(); at; at = at.parent()) {
    if (is_named(at, name)) return true;
  }
  return false;
}

}  // namespace diaoban::check
