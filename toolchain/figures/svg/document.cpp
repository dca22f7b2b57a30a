// An SVG file as a tree of elements, within limits that no honest drawing reaches.
#include "figures/svg/document.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace diaoban::figures {
namespace {

// Calls `enter` for each node in document order with its depth, without recursion. Stops when it
// returns false.
template <class Enter>
void walk(pugi::xml_node root, Enter enter) {
  std::size_t depth = 1;
  for (pugi::xml_node at = root; at;) {
    if (!enter(at, depth)) return;
    if (at.first_child()) {
      at = at.first_child();
      ++depth;
      continue;
    }
    while (at != root && !at.next_sibling()) {
      at = at.parent();
      --depth;
    }
    if (at == root) return;
    at = at.next_sibling();
  }
}

}  // namespace

SvgDocument::SvgDocument(std::string_view bytes, const SvgLimits& limits) {
  check_size(bytes, limits);
  if (!problem_.empty()) return;
  declares_entities_ = bytes.find("<!ENTITY") != std::string_view::npos;
  const unsigned options =
      (pugi::parse_default | pugi::parse_ws_pcdata) & ~static_cast<unsigned>(pugi::parse_doctype);
  const pugi::xml_parse_result result = document_.load_buffer(bytes.data(), bytes.size(), options);
  if (!result) {
    const auto offset = std::min(
        static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, result.offset)), bytes.size());
    const auto line =
        std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
    problem_ = fmt::format("it is not well-formed XML: line {}: {}", line, result.description());
    return;
  }
  root_ = document_.document_element();
  if (local_name(root_) != "svg") {
    problem_ = fmt::format("its root element is '{}', not 'svg'", root_.name());
    root_ = {};
    return;
  }
  index(limits);
  if (!problem_.empty()) root_ = {};
}

// What the parser would need in memory follows from these counts.
void SvgDocument::check_size(std::string_view bytes, const SvgLimits& limits) {
  if (bytes.size() > limits.bytes) {
    problem_ = fmt::format("it has {} bytes, more than {}", bytes.size(), limits.bytes);
    return;
  }
  const auto tags = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '<'));
  if (tags > limits.elements * 3) {
    problem_ = fmt::format("it has more than {} elements", limits.elements);
  }
}

void SvgDocument::index(const SvgLimits& limits) {
  std::size_t elements = 0;
  walk(root_, [&](const pugi::xml_node& node, std::size_t depth) {
    if (node.type() != pugi::node_element) return true;
    if (++elements > limits.elements) {
      problem_ = fmt::format("it has more than {} elements", limits.elements);
    } else if (depth > limits.depth) {
      problem_ = fmt::format("its elements are nested deeper than {}", limits.depth);
    }
    if (const pugi::xml_attribute id = node.attribute("id")) ids_.emplace(id.value(), node);
    if (local_name(node) == "style") stylesheet_.add(text_of(node));
    return problem_.empty();
  });
}

pugi::xml_node SvgDocument::find(std::string_view id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? pugi::xml_node{} : found->second;
}

std::string_view local_name(const pugi::xml_node& element) {
  const std::string_view name = element.name();
  return name.starts_with("svg:") ? name.substr(4) : name;
}

std::string_view reference_of(const pugi::xml_node& element) {
  const pugi::xml_attribute plain = element.attribute("href");
  return plain ? plain.value() : element.attribute("xlink:href").value();
}

std::string text_of(const pugi::xml_node& element) {
  std::string text;
  walk(element, [&](const pugi::xml_node& node, std::size_t) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
    return true;
  });
  return text;
}

}  // namespace diaoban::figures
