// Implements finding the place in the manuscript.
#include "check/locator.hpp"

#include <algorithm>
#include <cstdlib>

#include "check/elements.hpp"

namespace diaoban::check {
namespace {

using diagnostics::Span;

// How many elements start in `text` before the byte `end`.
std::size_t count_starts(std::string_view text, std::size_t end) {
  std::size_t count = 0;
  for (std::size_t at = text.find('<'); at < end; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (text.substr(at, 4) == "<!--") {
      at = std::min(text.find("-->", at), text.size() - 1);
    } else if (next != '/' && next != '!' && next != '?') {
      ++count;
    }
  }
  return count;
}

}  // namespace

Locator::Locator(const Publication& publication, const SourceSpans& sources)
    : publication_(publication), sources_(sources) {}

const std::vector<pugi::xml_node>& Locator::elements_of(const PageFile& page) const {
  std::vector<pugi::xml_node>& elements = elements_[page.path];
  if (elements.empty()) {
    for_each_element(*page.tree, [&](pugi::xml_node node) { elements.push_back(node); });
  }
  return elements;
}

Span Locator::of_place(std::string_view path, std::size_t place) const {
  const PageFile* page = publication_.find_page(path);
  if (!page) return {};
  const std::vector<pugi::xml_node>& elements = elements_of(*page);
  return place < elements.size() ? of_element(path, elements[place]) : Span{};
}

Span Locator::of_element(std::string_view path, pugi::xml_node element) const {
  const auto own = sources_.find(path);
  const PageFile* page = publication_.find_page(path);
  if (own == sources_.end() || !page) return {};
  const std::vector<pugi::xml_node>& elements = elements_of(*page);
  // Elements stand before all that they hold.
  std::size_t place = elements.size();
  for (pugi::xml_node at = element; at; at = at.parent()) {
    while (place > 0 && elements[place - 1] != at) --place;
    if (place == 0) break;
    const auto found = own->second.find(place - 1);
    if (found != own->second.end()) return found->second;
  }
  return {};
}

Span Locator::of_line(std::string_view path, std::size_t line, std::size_t column) const {
  const auto found = publication_.files.find(std::string(path));
  if (found == publication_.files.end() || line == 0) return {};
  const std::string_view text = found->second;
  std::size_t start = 0;
  for (std::size_t at = 1; at < line && start < text.size(); ++at) {
    start = std::min(text.find('\n', start), text.size() - 1) + 1;
  }
  const std::size_t count = count_starts(text, std::min(start + column, text.size()));
  return count == 0 ? Span{} : of_place(path, count - 1);
}

Span Locator::of_cfi(std::string_view path, std::string_view cfi) const {
  const PageFile* page = publication_.find_page(path);
  if (!page) return {};
  pugi::xml_node node = page->tree->document_element();
  for (std::size_t at = 0; at < cfi.size() && cfi[at] == '/';) {
    const std::size_t end = std::min(cfi.find('/', at + 1), cfi.size());
    const long step =
        std::strtol(std::string(cfi.substr(at + 1, end - at - 1)).c_str(), nullptr, 10);
    pugi::xml_node child;
    long count = 0;
    for (const pugi::xml_node one : node.children()) {
      if (one.type() == pugi::node_element && (count += 2) == step) child = one;
    }
    if (!child) break;
    node = child;
    at = end;
  }
  return of_element(path, node);
}

Span Locator::of_file(std::string_view path) const {
  const auto own = sources_.find(path);
  if (own != sources_.end()) {
    return own->second.empty() ? Span{} : own->second.begin()->second;
  }
  for (const PageFile& page : publication_.pages) {
    if (!sources_.contains(page.path)) continue;
    for (const pugi::xml_node element : elements_of(page)) {
      // Drawings in the page name what they embed by an <image>.
      const char* name = is_named(element, "img")     ? "src"
                         : is_named(element, "image") ? "xlink:href"
                                                      : nullptr;
      if (name && target_path(page.path, element.attribute(name).value()) == path) {
        return of_element(page.path, element);
      }
    }
  }
  return {};
}

}  // namespace diaoban::check
