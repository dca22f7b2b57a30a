// Implements the cutting of large blocks.
#include "epub/xhtml/large_blocks.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "epub/xhtml/split.hpp"

namespace diaoban::epub::xhtml {
namespace {

bool is(Node node, std::string_view name) { return name == node.name(); }

// From a block down to the element whose children are dealt out to the pieces.
std::vector<Node> path_to_holder(Node block, std::size_t limit) {
  std::vector<Node> path{block};
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (const Node child : path.back().children()) {
      if (child.type() != pugi::node_element || size_of(child) <= limit) continue;
      path.push_back(child);
      deeper = true;
      break;
    }
  }
  return path;
}

bool has_spanning_cells(Node holder) {
  for (Node at = holder; at; at = next(at, holder)) {
    if (has_attribute(at, "rowspan")) return true;
  }
  return false;
}

bool may_cut(Node holder) {
  for (const char* name : {"ul", "ol", "dl", "div", "section", "aside", "blockquote", "code"}) {
    if (is(holder, name)) return true;
  }
  return is(holder, "tbody") && !has_spanning_cells(holder);
}

// Where a piece of code may end: behind the first line end of a text, which is taken away.
bool end_line(Node text, Node holder) {
  if (text.type() != pugi::node_pcdata) return false;
  const std::string value = text.value();
  const std::size_t end = value.find('\n');
  if (end == std::string::npos) return false;
  if (end + 1 < value.size()) {
    holder.insert_child_after(pugi::node_pcdata, text).set_value(value.c_str() + end + 1);
  }
  text.set_value(value.substr(0, end).c_str());
  return true;
}

// The children of `holder` that stay in it; the others go to the next piece.
std::vector<Node> take_rest(Node holder, std::size_t limit) {
  std::size_t size = 0;
  std::vector<Node> rest;
  bool is_full = false;
  for (Node child = holder.first_child(); child; child = child.next_sibling()) {
    if (is_full) {
      rest.push_back(child);
      continue;
    }
    size += size_of(child);
    const Node following = child.next_sibling();
    const bool is_near = size + (following ? size_of(following) : 0) > limit;
    if (!is_near) continue;
    // A definition stays with its term.
    is_full = is(holder, "code") ? end_line(child, holder) : !is(following, "dd");
  }
  return rest;
}

int count_items(Node list) {
  int count = 0;
  for (const Node item : list.children("li")) count += item ? 1 : 0;
  return count;
}

Node copy_shell(Node parent, Node after, Node element) {
  Node shell = after ? parent.insert_child_after(element.name(), after)
                     : parent.append_child(element.name());
  for (const pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    if (name != "id" && name != "data-origin") set(shell, attribute.name(), attribute.value());
  }
  if (is(element, "table")) {
    if (const Node head = element.child("thead")) shell.append_copy(head);
  }
  if (is(element, "ol")) {
    set(shell, "start",
        std::to_string(element.attribute("start").as_int(1) + count_items(element)));
  }
  return shell;
}

void move_to(Node parent, Node node) {
  parent.append_copy(node);
  node.parent().remove_child(node);
}

// What stands behind `place` in its parent goes into `target`.
void move_following(Node place, Node target) {
  while (const Node behind = place.next_sibling()) move_to(target, behind);
}

// Cuts one piece off; gives the block that holds the rest, or null.
Node cut(Node block, std::size_t limit) {
  const std::vector<Node> path = path_to_holder(block, limit);
  const Node holder = path.back();
  if (!may_cut(holder)) return {};
  const std::vector<Node> rest = take_rest(holder, limit);
  if (rest.empty()) return {};
  std::vector<Node> shells;
  for (const Node element : path) {
    shells.push_back(shells.empty() ? copy_shell(block.parent(), block, element)
                                    : copy_shell(shells.back(), {}, element));
  }
  for (const Node node : rest) move_to(shells.back(), node);
  for (std::size_t depth = path.size(); depth-- > 1;)
    move_following(path[depth], shells[depth - 1]);
  return shells.front();
}

}  // namespace

void cut_large_blocks(Node section, std::size_t limit) {
  for (Node block = section.first_child(); block; block = block.next_sibling()) {
    if (block.type() != pugi::node_element || size_of(block) <= limit) continue;
    // Nothing larger than half a page is left, so that pieces and other blocks fill pages well.
    Node rest = cut(block, limit / 2);
    while (rest && size_of(rest) > limit) rest = cut(rest, limit / 2);
  }
}

}  // namespace diaoban::epub::xhtml
