// Rules about the container and the package document (EPUB 3.3 §4, §5).
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "check/elements.hpp"
#include "check/rules.hpp"

namespace diaoban::check {

void check_container(const Publication& publication, Findings& findings) {
  if (publication.names.empty() || publication.names.front() != "mimetype") {
    findings.add("mimetype", "the first file is not 'mimetype'");
  } else if (publication.files.at("mimetype") != "application/epub+zip") {
    findings.add("mimetype", "it is not exactly 'application/epub+zip'");
  }
  if (!publication.package.child("package")) {
    findings.add("META-INF/container.xml", "it names no package document");
  }
}

void check_file_names(const Publication& publication, Findings& findings) {
  for (const std::string& name : publication.names) {
    if (name.starts_with("META-INF/")) continue;
    const std::string path = name.starts_with("EPUB/") ? name.substr(5) : name;
    const bool is_portable = std::all_of(path.begin(), path.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
             c == '/';
    });
    if (!is_portable) findings.add(name, "its name is not portable");
  }
}

void check_manifest(const Publication& publication, Findings& findings) {
  std::set<std::string> listed;
  for (const ManifestItem& item : publication.manifest) {
    if (!publication.files.contains(item.path)) {
      findings.add(publication.package_path, fmt::format("'{}' is not there", item.path));
    }
    if (!listed.insert(item.path).second) {
      findings.add(publication.package_path, fmt::format("'{}' is listed twice", item.path));
    }
  }
  for (const std::string& name : publication.names) {
    const bool is_own = name == "mimetype" || name.starts_with("META-INF/") ||
                        name == publication.package_path || name.ends_with("/");
    if (!is_own && !listed.contains(name)) {
      findings.add(publication.package_path, fmt::format("'{}' is not in the manifest", name));
    }
  }
  if (publication.spine.empty()) findings.add(publication.package_path, "the spine is empty");
}

void check_metadata(const Publication& publication, Findings& findings) {
  for (const char* name : {"title", "language", "identifier", "dcterms:modified"}) {
    if (publication.metadata(name).empty()) {
      findings.add_setting(publication.package_path, name, fmt::format("no {}", name));
    }
  }
}

void check_accessibility(const Publication& publication, Findings& findings) {
  for (const char* name :
       {"schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard",
        "schema:accessibilitySummary", "schema:accessModeSufficient"}) {
    if (publication.metadata(name).empty()) {
      findings.add(publication.package_path, fmt::format("no {}", name));
    }
  }
}

void check_cover(const Publication& publication, Findings& findings) {
  const std::string cover = publication.cover();
  if (cover.empty()) {
    findings.add(publication.package_path, "no item has the property 'cover-image'");
    return;
  }
  const ManifestItem* item = publication.find_item(cover);
  bool is_named_twice = false;
  const pugi::xml_node metadata = publication.package.child("package").child("metadata");
  for (const pugi::xml_node meta : metadata.children("meta")) {
    is_named_twice =
        is_named_twice || (std::string_view(meta.attribute("name").value()) == "cover" &&
                           meta.attribute("content").value() == item->id);
  }
  if (!is_named_twice) {
    findings.add(publication.package_path,
                 "the cover is not named by <meta name=\"cover\">, where stores look for it");
  }
}

void check_navigation(const Publication& publication, Findings& findings) {
  const PageFile* nav = publication.nav();
  if (!nav) {
    findings.add(publication.package_path, "no navigation document");
    return;
  }
  int contents = 0;
  int entries = 0;
  for_each_element(*nav->tree, [&](pugi::xml_node node) {
    if (is_named(node, "nav") && has_word(node.attribute("epub:type").value(), "toc")) {
      ++contents;
      if (node.child("ol").child("li")) ++entries;
    }
  });
  if (contents != 1) findings.add(nav->path, fmt::format("{} tables of contents", contents));
  if (contents == 1 && entries == 0) findings.add(nav->path, "the contents are empty");
}

}  // namespace diaoban::check
