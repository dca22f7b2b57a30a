// Rules of the Kindle Publishing Guidelines about characters, links and texts, and of Send to
// Kindle.
#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "check/elements.hpp"
#include "check/rules.hpp"

namespace diaoban::check {
namespace {

using pugi::xml_node;

// Spaces of other widths, marks of direction and joiners: Kindle knows the common space, the
// no-break space and the zero-width non-joiner.
bool is_format_character(char32_t c) {
  return (c >= 0x2000 && c <= 0x200B) || (c >= 0x200D && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

char32_t find_format_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    if (is_format_character(decoded.code_point)) return decoded.code_point;
    at += decoded.length;
  }
  return 0;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += base::decode(text, at).length) ++count;
  return count;
}

bool is_blank_paragraph(xml_node node) {
  if (!is_named(node, "p")) return false;
  for (const xml_node child : node.children()) {
    if (child.type() == pugi::node_element) return false;
    const std::string_view text = child.value();
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) return false;
  }
  return true;
}

bool is_note_mark(xml_node link) {
  return has_word(link.attribute("epub:type").value(), "noteref");
}

// Where a link with an id leads, and the link.
struct NamedLink {
  const PageFile* page = nullptr;
  xml_node node;
  std::string goal;
};

}  // namespace

void check_kindle_encoding(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    const std::string_view text = publication.files.at(page.path);
    const std::string_view head = text.substr(0, text.find("?>"));
    const bool is_stated =
        text.starts_with("<?xml") && (head.find("encoding=\"UTF-8\"") != std::string_view::npos ||
                                      head.find("encoding=\"utf-8\"") != std::string_view::npos);
    if (!is_stated) findings.add(page.path, "no encoding is stated at its start");
  }
}

void check_kindle_characters(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      for (const xml_node child : node.children()) {
        if (child.type() != pugi::node_pcdata) continue;
        const char32_t found = find_format_character(child.value());
        if (found == 0) continue;
        findings.add(page.path, node, fmt::format("U+{:04X}", static_cast<std::uint32_t>(found)));
      }
    });
  }
}

void check_kindle_alternatives(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      const std::size_t count =
          is_named(node, "img") ? count_characters(node.attribute("alt").value()) : 0;
      if (count >= 140) {
        findings.add(page.path, node,
                     fmt::format("'{}' has an alternative text of {} characters",
                                 node.attribute("src").value(), count));
      }
    });
  }
}

void check_kindle_blank_paragraphs(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      if (is_blank_paragraph(node) && is_blank_paragraph(node.next_sibling())) {
        findings.add(page.path, node, "blank paragraphs for space");
      }
    });
  }
}

void check_kindle_mutual_links(const Publication& publication, Findings& findings) {
  std::map<std::string, NamedLink> links;
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      const std::string id = node.attribute("id").value();
      const std::string_view address = node.attribute("href").value();
      const auto path = target_path(page.path, address);
      if (!is_named(node, "a") || id.empty() || !path || is_note_mark(node)) return;
      links[page.path + "#" + id] = {&page, node, *path + "#" + fragment_of(address)};
    });
  }
  for (const auto& [place, link] : links) {
    const auto other = links.find(link.goal);
    if (other == links.end() || other->second.goal != place) continue;
    findings.add(link.page->path, link.node,
                 fmt::format("'{}' and its goal lead to each other", place));
  }
}

void check_kindle_store_links(const Publication& publication, Findings& findings) {
  constexpr std::array<std::string_view, 8> stores{
      "play.google.com/store/books", "books.apple.com", "itunes.apple.com", "kobo.com",
      "barnesandnoble.com",          "smashwords.com",  "scribd.com",       "ebookjapan.jp"};
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      const std::string_view address = node.attribute("href").value();
      for (const std::string_view store : stores) {
        if (is_named(node, "a") && address.starts_with("http") &&
            address.find(store) != std::string_view::npos) {
          findings.add(page.path, node, fmt::format("'{}'", address));
        }
      }
    });
  }
}

void check_kindle_language(const Publication& publication, Findings& findings) {
  static const std::set<std::string> known{
      "af", "gsw", "ar", "eu", "nb", "br", "ca",  "zh", "kw", "co", "da", "nl", "stq", "en",
      "fi", "fr",  "fy", "gl", "de", "gu", "hi",  "is", "ga", "it", "ja", "lb", "mr",  "ml",
      "gv", "nn",  "pl", "pt", "oc", "rm", "sco", "gd", "es", "sv", "ta", "cy"};
  const std::string language = publication.metadata("language");
  if (!language.empty() && !known.contains(language.substr(0, language.find('-')))) {
    findings.add_setting(publication.package_path, "language", fmt::format("'{}'", language));
  }
}

void check_kindle_book_size(const Publication& publication, Findings& findings) {
  constexpr std::uint64_t mail = 50'000'000;
  if (publication.size > mail) {
    findings.add(publication.package_path,
                 fmt::format("the file has {} MB", publication.size / 1'000'000));
  }
}

}  // namespace diaoban::check
