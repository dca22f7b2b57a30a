// Rules of Apple Books, Google Play and Kobo.
#include <fmt/format.h>

#include <algorithm>

#include "check/elements.hpp"
#include "check/rules.hpp"
#include "figures/raster/facts.hpp"

namespace diaoban::check {
namespace {

std::optional<figures::RasterFacts> facts_of(const Publication& publication,
                                             const std::string& path) {
  const auto found = publication.files.find(path);
  if (found == publication.files.end()) return std::nullopt;
  return figures::read_raster_facts(found->second);
}

}  // namespace

void check_apple_cover(const Publication& publication, Findings& findings) {
  const auto facts = facts_of(publication, publication.cover());
  if (facts && std::min(facts->width, facts->height) < 1400) {
    findings.add(publication.cover(),
                 fmt::format("the cover is {} by {} pixels", facts->width, facts->height));
  }
}

void check_apple_pictures(const Publication& publication, Findings& findings) {
  for (const ManifestItem& item : publication.manifest) {
    if (!item.media_type.starts_with("image/")) continue;
    const auto facts = facts_of(publication, item.path);
    if (facts && std::uint64_t{facts->width} * facts->height > 5'600'000) {
      findings.add(item.path, fmt::format("{} by {} pixels", facts->width, facts->height));
    }
  }
}

void check_google_cover(const Publication& publication, Findings& findings) {
  const auto facts = facts_of(publication, publication.cover());
  if (!facts) return;
  if (std::min(facts->width, facts->height) < 640 || std::max(facts->width, facts->height) > 7200) {
    findings.add(publication.cover(),
                 fmt::format("the cover is {} by {} pixels", facts->width, facts->height));
  }
}

void check_kobo_fonts(const Publication& publication, Findings& findings) {
  for (const ManifestItem& item : publication.manifest) {
    if (item.media_type == "font/woff2") findings.add(item.path, "WOFF 2");
  }
}

void check_kobo_weight(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    std::size_t bytes = publication.files.at(page.path).size();
    for_each_element(*page.tree, [&](pugi::xml_node node) {
      if (!is_named(node, "img")) return;
      const auto path = target_path(page.path, node.attribute("src").value());
      const auto found = path ? publication.files.find(*path) : publication.files.end();
      if (found != publication.files.end()) bytes += found->second.size();
    });
    if (bytes > 10'000'000) {
      findings.add(page.path, fmt::format("{} MB with its pictures", bytes / 1'000'000));
    }
  }
}

void check_apple_fonts(const Publication& publication, Findings& findings) {
  bool has_fonts = false;
  for (const ManifestItem& item : publication.manifest) {
    has_fonts = has_fonts || item.media_type.starts_with("font/");
  }
  if (has_fonts && publication.metadata("ibooks:specified-fonts") != "true") {
    findings.add(publication.package_path, "no ibooks:specified-fonts");
  }
}

void check_apple_body(const Publication& publication, Findings& findings) {
  for (const Declaration& declaration : publication.style) {
    if (declaration.selector != "body" && declaration.selector != "html") continue;
    const bool is_fixed = declaration.property == "color" ||
                          declaration.property.starts_with("background") ||
                          (declaration.property == "font-size" && declaration.value != "1em" &&
                           declaration.value != "100%");
    if (is_fixed) {
      findings.add("stylesheet", fmt::format("'{}: {}' in '{}'", declaration.property,
                                             declaration.value, declaration.selector));
    }
  }
}

void check_google_pictures(const Publication& publication, Findings& findings) {
  for (const ManifestItem& item : publication.manifest) {
    if (!item.media_type.starts_with("image/") || item.path == publication.cover()) continue;
    const auto facts = facts_of(publication, item.path);
    if (facts && std::max(facts->width, facts->height) > 3200) {
      findings.add(item.path, fmt::format("{} by {} pixels", facts->width, facts->height));
    }
  }
}

void check_kobo_contents_depth(const Publication& publication, Findings& findings) {
  const PageFile* nav = publication.nav();
  if (!nav) return;
  int deepest = 0;
  pugi::xml_node entry;
  for_each_element(*nav->tree, [&](pugi::xml_node node) {
    if (!is_named(node, "li")) return;
    int depth = 0;
    for (pugi::xml_node at = node; at; at = at.parent()) depth += is_named(at, "ol") ? 1 : 0;
    if (depth <= deepest) return;
    deepest = depth;
    entry = node;
  });
  if (deepest > 3) findings.add(nav->path, entry, fmt::format("contents of {} levels", deepest));
}

void check_kobo_pictures(const Publication& publication, Findings& findings) {
  for (const ManifestItem& item : publication.manifest) {
    if (!item.media_type.starts_with("image/")) continue;
    const auto facts = facts_of(publication, item.path);
    if (facts && facts->has_alpha) findings.add(item.path, "transparency");
  }
}

}  // namespace diaoban::check
