// Rules of the Kindle Publishing Guidelines about contents and markup.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "check/elements.hpp"
#include "check/rules.hpp"

namespace diaoban::check {
namespace {

using pugi::xml_node;

int list_depth(xml_node node) {
  int depth = 0;
  for (xml_node at = node; at; at = at.parent()) depth += is_named(at, "ol") ? 1 : 0;
  return depth;
}

// Non-blank text of a page's body, in bytes.
std::size_t text_size(const PageFile& page) {
  std::size_t size = 0;
  for_each_element(*page.tree, [&](xml_node node) {
    if (is_inside(node, "head") || is_named(node, "head")) return;
    for (const xml_node child : node.children()) {
      if (child.type() != pugi::node_pcdata) continue;
      const std::string_view text = child.value();
      size += static_cast<std::size_t>(
          std::count_if(text.begin(), text.end(), [](char c) { return c > ' ' || c < 0; }));
    }
  });
  return size;
}

}  // namespace

void check_kindle_contents(const Publication& publication, Findings& findings) {
  const PageFile* nav = publication.nav();
  std::string contents;
  if (nav) {
    for_each_element(*nav->tree, [&](xml_node node) {
      if (is_named(node, "a") && has_word(node.attribute("epub:type").value(), "toc")) {
        contents = target_path(nav->path, node.attribute("href").value()).value_or("");
      }
    });
  }
  if (contents.empty()) {
    findings.add(nav ? nav->path : publication.package_path, "no landmark leads to the contents");
    return;
  }
  const auto found = std::find(publication.spine.begin(), publication.spine.end(), contents);
  if (found == publication.spine.end()) {
    findings.add(contents, "the contents page is not in the spine");
  } else if (found - publication.spine.begin() > 3) {
    findings.add(contents, "the contents page is not near the book's front");
  }
}

void check_kindle_contents_depth(const Publication& publication, Findings& findings) {
  const PageFile* nav = publication.nav();
  if (!nav) return;
  int depth = 0;
  xml_node deepest;
  for_each_element(*nav->tree, [&](xml_node node) {
    if (!is_named(node, "nav") || !has_word(node.attribute("epub:type").value(), "toc")) return;
    for (xml_node at = next_element(node); at && at != node.next_sibling(); at = next_element(at)) {
      if (is_named(at, "nav")) break;
      if (!is_named(at, "li") || list_depth(at) <= depth) continue;
      depth = list_depth(at);
      deepest = at;
    }
  });
  if (depth > 2) findings.add(nav->path, deepest, fmt::format("contents of {} levels", depth));
}

void check_kindle_cover_page(const Publication& publication, Findings& findings) {
  const std::string cover = publication.cover();
  if (cover.empty()) return;
  for (const PageFile& page : publication.pages) {
    bool has_cover = false;
    for_each_element(*page.tree, [&](xml_node node) {
      has_cover = has_cover || (is_named(node, "img") &&
                                target_path(page.path, node.attribute("src").value()) == cover);
    });
    if (page.in_spine && has_cover && text_size(page) == 0) {
      findings.add(page.path, "a page of nothing but the cover");
    }
  }
}

void check_kindle_file_size(const Publication& publication, Findings& findings) {
  if (publication.pages.size() >= 300) {
    findings.add(publication.package_path, fmt::format("{} pages", publication.pages.size()));
  }
  for (const PageFile& page : publication.pages) {
    if (publication.files.at(page.path).size() >= 30'000'000)
      findings.add(page.path, "30 MB or more");
  }
}

void check_kindle_markup(const Publication& publication, Findings& findings) {
  static const std::set<std::string> forbidden{"script", "form",   "input",  "frame", "iframe",
                                               "object", "canvas", "button", "audio", "video"};
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      if (forbidden.contains(node.name()))
        findings.add(page.path, node, fmt::format("<{}>", node.name()));
      if (is_named(node, "p") && is_inside(node, "p")) findings.add(page.path, node, "<p> in <p>");
    });
  }
}

void check_kindle_note_links(const Publication& publication, Findings& findings) {
  // Where the links of each note lead, and which marks lead to it.
  std::set<std::string> back_links;
  std::set<std::string> notes;
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      const std::string place = page.path + "#" + node.attribute("id").value();
      if (has_word(node.attribute("epub:type").value(), "footnote")) notes.insert(place);
      if (!is_named(node, "a") || !is_inside(node, "aside")) return;
      const std::string_view address = node.attribute("href").value();
      if (const auto path = target_path(page.path, address)) {
        back_links.insert(*path + "#" + fragment_of(address));
      }
    });
  }
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      if (!is_named(node, "a") || !has_word(node.attribute("epub:type").value(), "noteref")) return;
      const std::string id = node.attribute("id").value();
      const std::string_view address = node.attribute("href").value();
      const std::string note =
          target_path(page.path, address).value_or("") + "#" + fragment_of(address);
      if (!notes.contains(note))
        findings.add(page.path, node, fmt::format("no note at '{}'", address));
      if (!back_links.contains(page.path + "#" + id)) {
        findings.add(page.path, node, fmt::format("no link back to '{}'", id));
      }
    });
  }
}

void check_kindle_chinese(const Publication& publication, Findings& findings) {
  const std::string language = publication.metadata("language");
  if (!language.starts_with("zh")) return;
  const bool is_traditional = language.find("Hant") != std::string::npos ||
                              language.starts_with("zh-TW") || language.starts_with("zh-HK") ||
                              language.starts_with("zh-MO");
  if (!is_traditional) {
    findings.add_setting(
        publication.package_path, "language",
        "KDP does not list Simplified Chinese e-books; Send to Kindle takes this book");
  }
}

void check_kindle_svg(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      if (is_named(node, "text") && is_inside(node, "svg")) {
        findings.add(page.path, node, "a drawing with text");
      }
    });
  }
  for (const ManifestItem& item : publication.manifest) {
    const auto found = publication.files.find(item.path);
    if (item.media_type == "image/svg+xml" && found != publication.files.end() &&
        found->second.find("<text") != std::string::npos) {
      findings.add(item.path, "a drawing with text");
    }
  }
}

void check_kindle_tables(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      if (!is_named(node, "table")) return;
      if (is_inside(node, "table")) findings.add(page.path, node, "a table in a table");
      std::size_t rows = 0;
      int columns = 0;
      for (const xml_node part : node.children()) {
        for (const xml_node row : part.children("tr")) {
          ++rows;
          int own = 0;
          for (const xml_node cell : row.children()) {
            if (cell.type() != pugi::node_element) continue;
            own += std::max(cell.attribute("colspan").as_int(1), 1);
          }
          columns = std::max(columns, own);
        }
      }
      if (rows >= 100) findings.add(page.path, node, fmt::format("a table of {} rows", rows));
      if (columns > 10)
        findings.add(page.path, node, fmt::format("a table of {} columns", columns));
    });
  }
}

}  // namespace diaoban::check
