// Rules about pages and what they lead to (EPUB 3.3 §6).
#include <fmt/format.h>

#include <map>
#include <set>

#include "check/elements.hpp"
#include "check/rules.hpp"

namespace diaoban::check {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
}

bool is_remote(std::string_view address) {
  return address.starts_with("http:") || address.starts_with("https:") || address.starts_with("//");
}

}  // namespace

void check_pages(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    if (!page.is_parsed) {
      findings.add(page.path, "it is not well-formed");
      continue;
    }
    const pugi::xml_node title = page.tree->document_element().child("head").child("title");
    if (is_blank(title.text().get())) findings.add(page.path, "it has no title");
  }
}

void check_languages(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    const pugi::xml_node root = page.tree->document_element();
    for (const char* name : {"lang", "xml:lang"}) {
      if (is_blank(root.attribute(name).value()))
        findings.add(page.path, fmt::format("no {}", name));
    }
  }
}

void check_duplicate_ids(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    std::set<std::string> ids;
    for_each_element(*page.tree, [&](pugi::xml_node node) {
      const std::string id = node.attribute("id").value();
      if (!id.empty() && !ids.insert(id).second) {
        findings.add(page.path, node, fmt::format("id '{}' stands twice", id));
      }
    });
  }
}

void check_links(const Publication& publication, Findings& findings) {
  std::map<std::string, std::set<std::string>> ids;
  for (const PageFile& page : publication.pages) {
    std::set<std::string>& own = ids[page.path];
    for_each_element(*page.tree,
                     [&](pugi::xml_node node) { own.insert(node.attribute("id").value()); });
  }
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](pugi::xml_node node) {
      for (const char* name : {"href", "src", "xlink:href"}) {
        const std::string_view address = node.attribute(name).value();
        if (address.empty() || address.starts_with("data:")) continue;
        const auto path = target_path(page.path, address);
        if (!path) continue;
        const std::string fragment = fragment_of(address);
        const auto found = ids.find(*path);
        const bool is_there =
            publication.files.contains(*path) &&
            (fragment.empty() || found == ids.end() || found->second.contains(fragment));
        if (!is_there) findings.add(page.path, node, fmt::format("'{}' leads nowhere", address));
      }
    });
  }
}

void check_remote(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](pugi::xml_node node) {
      const bool is_link = is_named(node, "a");
      for (const char* name : {"href", "src", "xlink:href"}) {
        const std::string_view address = node.attribute(name).value();
        if (!is_link && is_remote(address)) {
          findings.add(page.path, node, fmt::format("'{}' is not in the book", address));
        }
      }
    });
  }
  for (const Declaration& declaration : publication.style) {
    if (declaration.value.find("url(http") != std::string::npos) {
      findings.add("stylesheet", fmt::format("'{}' is not in the book", declaration.value));
    }
  }
}

void check_picture_texts(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](pugi::xml_node node) {
      if (is_named(node, "img") && !node.attribute("alt")) {
        findings.add(page.path, node,
                     fmt::format("'{}' has no alternative text", node.attribute("src").value()));
      }
    });
  }
}

void check_style_direction(const Publication& publication, Findings& findings) {
  for (const Declaration& declaration : publication.style) {
    if (declaration.property == "direction" || declaration.property == "unicode-bidi") {
      findings.add("stylesheet",
                   fmt::format("'{}' in '{}'", declaration.property, declaration.selector));
    }
  }
}

}  // namespace diaoban::check
