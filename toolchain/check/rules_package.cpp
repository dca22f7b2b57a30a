// Rules about what the package says of its files, and about the order of contents and pages.
#include <fmt/format.h>

#include <map>
#include <set>

#include "check/elements.hpp"
#include "check/rules.hpp"
#include "figures/raster/facts.hpp"

namespace diaoban::check {
namespace {

using pugi::xml_node;

// The nav element of that type; null: none.
xml_node find_nav(const Publication& publication, std::string_view type) {
  xml_node found;
  if (const PageFile* nav = publication.nav()) {
    for_each_element(*nav->tree, [&](xml_node node) {
      if (is_named(node, "nav") && has_word(node.attribute("epub:type").value(), type)) {
        found = node;
      }
    });
  }
  return found;
}

// Calls visit(link) for each <a> in `top`.
template <class Visit>
void for_each_link(xml_node top, Visit visit) {
  for (xml_node at = next_element(top); at; at = next_element(at)) {
    bool is_below = false;
    for (xml_node up = at.parent(); up && !is_below; up = up.parent()) is_below = up == top;
    if (!is_below) return;
    if (is_named(at, "a")) visit(at);
  }
}

// Places of all elements with ids, in reading order.
std::map<std::string, std::pair<std::size_t, std::size_t>> reading_order(
    const Publication& publication) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> order;
  for (std::size_t at = 0; at < publication.spine.size(); ++at) {
    const PageFile* page = publication.find_page(publication.spine[at]);
    if (!page) continue;
    order.emplace(page->path + "#", std::pair{at, std::size_t{0}});
    std::size_t count = 0;
    for_each_element(*page->tree, [&](xml_node node) {
      ++count;
      const std::string id = node.attribute("id").value();
      if (!id.empty()) order.emplace(page->path + "#" + id, std::pair{at, count});
    });
  }
  return order;
}

const char* media_type_of(std::string_view bytes) {
  if (bytes.starts_with("OTTO")) return "font/otf";
  if (bytes.starts_with(std::string_view("\0\1\0\0", 4))) return "font/ttf";
  if (bytes.starts_with("wOF2")) return "font/woff2";
  if (bytes.starts_with("wOFF")) return "font/woff";
  const auto format = figures::sniff_raster(bytes);
  if (!format) return nullptr;
  switch (*format) {
    case figures::RasterFormat::Png:
      return "image/png";
    case figures::RasterFormat::Jpeg:
      return "image/jpeg";
    case figures::RasterFormat::Gif:
      return "image/gif";
    case figures::RasterFormat::WebP:
      return "image/webp";
    case figures::RasterFormat::Avif:
    case figures::RasterFormat::Bmp:
      break;
  }
  return "no type that every reader takes";
}

}  // namespace

void check_contents_order(const Publication& publication, Findings& findings) {
  const xml_node contents = find_nav(publication, "toc");
  if (!contents) return;
  const std::string& nav = publication.nav()->path;
  const auto order = reading_order(publication);
  std::pair<std::size_t, std::size_t> last{0, 0};
  for_each_link(contents, [&](xml_node link) {
    const std::string_view address = link.attribute("href").value();
    const auto found =
        order.find(target_path(nav, address).value_or("") + "#" + fragment_of(address));
    if (found == order.end()) return;
    if (found->second < last) {
      findings.add(nav, link, fmt::format("'{}' stands before the entry above it", address));
    }
    last = found->second;
  });
}

void check_page_list(const Publication& publication, Findings& findings) {
  std::set<std::string> marks;
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      if (has_word(node.attribute("epub:type").value(), "pagebreak")) {
        marks.insert(page.path + "#" + node.attribute("id").value());
      }
    });
  }
  const xml_node list = find_nav(publication, "page-list");
  if (!list) {
    if (!marks.empty()) findings.add(publication.package_path, "pages are marked, but not listed");
    return;
  }
  const std::string& nav = publication.nav()->path;
  for_each_link(list, [&](xml_node link) {
    const std::string_view address = link.attribute("href").value();
    const std::string goal = target_path(nav, address).value_or("") + "#" + fragment_of(address);
    if (marks.erase(goal) == 0) {
      findings.add(nav, link, fmt::format("'{}' leads to no page, or twice to one", address));
    }
  });
  for (const std::string& mark : marks) findings.add(nav, fmt::format("'{}' is not listed", mark));
  if (publication.metadata("source").empty()) {
    findings.add(publication.package_path, "nothing names the edition whose pages these are");
  }
}

void check_properties(const Publication& publication, Findings& findings) {
  for (const ManifestItem& item : publication.manifest) {
    const PageFile* page = publication.find_page(item.path);
    if (!page) continue;
    for (const auto& [element, property] :
         {std::pair{"svg", "svg"}, {"math", "mathml"}, {"script", "scripted"}}) {
      bool has_element = false;
      for_each_element(*page->tree, [&, name = element](xml_node node) {
        has_element = has_element || is_named(node, name);
      });
      if (has_element == has_word(item.properties, property)) continue;
      findings.add(item.path, fmt::format("the manifest {} '{}'",
                                          has_element ? "leaves out" : "claims", property));
    }
  }
}

void check_media_types(const Publication& publication, Findings& findings) {
  for (const ManifestItem& item : publication.manifest) {
    const auto found = publication.files.find(item.path);
    if (found == publication.files.end()) continue;
    const bool is_binary =
        (item.media_type.starts_with("image/") && item.media_type != "image/svg+xml") ||
        item.media_type.starts_with("font/");
    const char* own = is_binary ? media_type_of(found->second) : nullptr;
    if (own && own != item.media_type) {
      findings.add(item.path, fmt::format("it is said to be {}, and is {}", item.media_type, own));
    }
  }
}

}  // namespace diaoban::check
