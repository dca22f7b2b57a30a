// Implements the frame of a page.
#include "epub/xhtml/page.hpp"

#include <cstdlib>

namespace diaoban::epub::xhtml {

Page start_page(PageKind kind, const std::string& name, const std::string& title,
                const std::string& language) {
  Page page;
  page.kind = kind;
  page.name = name;
  page.tree = std::make_unique<pugi::xml_document>();
  Node html = page.tree->append_child("html");
  set(html, "xmlns", "http://www.w3.org/1999/xhtml");
  set(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
  set_language(html, language);
  Node head = add(html, "head");
  set(add(head, "meta"), "charset", "utf-8");
  // An empty title is not valid.
  const bool is_blank = title.find_first_not_of(" \t\n") == std::string::npos;
  add_text(add(head, "title"), is_blank ? name : title);
  Node style = add(head, "link");
  set(style, "rel", "stylesheet");
  set(style, "type", "text/css");
  set(style, "href", "style.css");
  page.body = add(html, "body");
  return page;
}

void set_goal(Node link, const resolve::Goal& goal) {
  set(link, "data-goal", std::to_string(goal.file) + "#" + goal.anchor);
}

void set_origin(Node element, document::NodeId node) {
  set(element, "data-origin", std::to_string(node.file) + "#" + std::to_string(node.index));
}

std::optional<document::NodeId> take_origin(Node element) {
  const pugi::xml_attribute attribute = element.attribute("data-origin");
  if (!attribute) return std::nullopt;
  const std::string written = attribute.value();
  element.remove_attribute(attribute);
  const std::size_t mark = written.find('#');
  document::NodeId node;
  node.file = static_cast<std::uint32_t>(std::strtoul(written.c_str(), nullptr, 10));
  node.index = static_cast<std::uint32_t>(std::strtoul(written.c_str() + mark + 1, nullptr, 10));
  return node;
}

void set_language(Node node, const std::string& language) {
  set(node, "xml:lang", language);
  set(node, "lang", language);
}

}  // namespace diaoban::epub::xhtml
