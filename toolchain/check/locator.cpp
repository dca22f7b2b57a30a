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

// The address of the first link at the element or in it; empty: none.
std::string_view address_in(pugi::xml_node element) {
  const pugi::xml_node link =
      element.find_node([](pugi::xml_node node) { return is_named(node, "a"); });
  return (is_named(element, "a") ? element : link).attribute("href").value();
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
  const auto own = sources_.pages.find(path);
  const PageFile* page = publication_.find_page(path);
  if (!page) return {};
  if (own == sources_.pages.end()) return of_address(path, address_in(element));
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

Span Locator::of_address(std::string_view from, std::string_view address) const {
  const std::optional<std::string> path = target_path(from, address);
  if (!path) return of_setting("");
  if (!sources_.pages.contains(*path)) return of_picture(*path);
  const std::string fragment = fragment_of(address);
  const PageFile* page = fragment.empty() ? nullptr : publication_.find_page(*path);
  if (page) {
    for (const pugi::xml_node element : elements_of(*page)) {
      if (element.attribute("id").value() == fragment) return of_element(*path, element);
    }
  }
  return of_file(*path);
}

Span Locator::of_line(std::string_view path, std::size_t line, std::size_t column) const {
  const auto found = publication_.files.find(std::string(path));
  if (found == publication_.files.end() || line == 0) return {};
  const std::string_view text = found->second;
  std::size_t start = 0;
  for (std::size_t at = 1; at < line && start < text.size(); ++at) {
    start = std::min(text.find('\n', start), text.size() - 1) + 1;
  }
  if (!publication_.find_page(path)) {
    const std::size_t tag = text.rfind('<', start + std::max<std::size_t>(column, 1) - 1);
    return of_named(path,
                    text.substr(tag == std::string_view::npos ? start : std::max(tag, start)));
  }
  const std::size_t count = count_starts(text, std::min(start + column, text.size()));
  return count == 0 ? Span{} : of_place(path, count - 1);
}

Span Locator::of_named(std::string_view path, std::string_view text) const {
  text = text.substr(0, text.find('\n'));
  for (const std::string_view name : {"href=\"", "src=\""}) {
    const std::size_t at = text.find(name);
    if (at == std::string_view::npos) continue;
    const std::string_view address = text.substr(at + name.size());
    return of_address(path, address.substr(0, address.find('"')));
  }
  // <dc:language>, say.
  const std::size_t at = text.find("<dc:");
  if (at == std::string_view::npos) return of_setting("");
  const std::string_view name = text.substr(at + 4);
  return of_setting(name.substr(0, name.find_first_of(" >")));
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
  const auto own = sources_.pages.find(path);
  if (own != sources_.pages.end() && !own->second.empty()) return own->second.begin()->second;
  return of_picture(path);
}

Span Locator::of_picture(std::string_view path) const {
  if (path == publication_.cover()) {
    for (const std::string_view key : {"cover.picture", "cover"}) {
      const auto found = sources_.settings.find(key);
      if (found != sources_.settings.end()) return found->second;
    }
  }
  for (const PageFile& page : publication_.pages) {
    if (!sources_.pages.contains(page.path)) continue;
    for (const pugi::xml_node element : elements_of(page)) {
      // Drawings in the page name what they embed by an <image>.
      const char* name = is_named(element, "img")     ? "src"
                         : is_named(element, "image") ? "xlink:href"
                                                      : nullptr;
      if (name && target_path(page.path, element.attribute(name).value()) == path) {
        const Span span = of_element(page.path, element);
        if (!span.is_null()) return span;
      }
    }
  }
  return of_setting("");
}

Span Locator::of_setting(std::string_view key) const {
  const auto found = sources_.settings.find(key);
  return found == sources_.settings.end() ? sources_.book : found->second;
}

}  // namespace diaoban::check
