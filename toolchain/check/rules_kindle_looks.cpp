// Rules of the Kindle Publishing Guidelines about stylesheets, faces and pictures.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "check/elements.hpp"
#include "check/rules.hpp"
#include "figures/raster/facts.hpp"

namespace diaoban::check {
namespace {

using pugi::xml_node;

std::string shown(const Declaration& declaration) {
  return fmt::format("'{}: {}' in '{}'", declaration.property, declaration.value,
                     declaration.selector);
}

// The number before `unit` at the end of `value`; nothing when it is of another unit.
std::optional<double> number_of(std::string_view value, std::string_view unit) {
  if (!value.ends_with(unit)) return std::nullopt;
  value.remove_suffix(unit.size());
  double number = 0;
  const auto result = std::from_chars(value.data(), value.data() + value.size(), number);
  if (result.ec != std::errc{} || result.ptr != value.data() + value.size()) return std::nullopt;
  return number;
}

// The share of the page that an <img> takes, in per cent; nothing when none is stated beside it.
std::optional<double> stated_percent(xml_node image) {
  std::string_view style = image.attribute("style").value();
  if (style.starts_with("width:")) {
    style.remove_prefix(6);
    return number_of(style.substr(0, style.find(';')), "%");
  }
  return number_of(image.attribute("width").value(), "%");
}

bool is_lacking(const Declaration& declaration) {
  static const std::set<std::string> properties{
      "max-width",     "max-height",    "counter-increment", "counter-reset", "outline",
      "outline-color", "outline-style", "outline-width",     "position",      "content"};
  if (properties.contains(declaration.property)) return true;
  if (declaration.property == "display" && (declaration.value.find("flex") != std::string::npos ||
                                            declaration.value.find("grid") != std::string::npos)) {
    return true;
  }
  return declaration.value.find("var(") != std::string::npos ||
         declaration.property.starts_with("--");
}

bool is_selector_lacking(std::string_view selector) {
  if (selector.starts_with("@")) return false;
  return selector.find("::") != std::string_view::npos ||
         selector.find(":before") != std::string_view::npos ||
         selector.find(":after") != std::string_view::npos ||
         selector.find('+') != std::string_view::npos ||
         selector.find('~') != std::string_view::npos;
}

bool is_size(const std::string& property) {
  return property == "font-size" || property == "width" || property == "height" ||
         property == "text-indent" || property.starts_with("margin") ||
         property.starts_with("padding");
}

}  // namespace

void check_kindle_style(const Publication& publication, Findings& findings) {
  for (const Declaration& declaration : publication.style) {
    if (is_lacking(declaration) || is_selector_lacking(declaration.selector)) {
      findings.add("stylesheet", shown(declaration));
    }
  }
}

void check_kindle_fixed_sizes(const Publication& publication, Findings& findings) {
  for (const Declaration& declaration : publication.style) {
    if (!is_size(declaration.property)) continue;
    const bool is_fixed = declaration.value.find("px") != std::string::npos ||
                          declaration.value.find("pt") != std::string::npos;
    if (is_fixed || declaration.value.starts_with("-"))
      findings.add("stylesheet", shown(declaration));
  }
}

void check_kindle_body_text(const Publication& publication, Findings& findings) {
  static const std::set<std::string> bodies{"html", "body", "p", "div", "section"};
  static const std::set<std::string> left_to_reader{
      "color",       "background",  "background-color", "line-height",
      "font-family", "font-weight", "font-style",       "font-size"};
  for (const Declaration& declaration : publication.style) {
    if (!left_to_reader.contains(declaration.property) || declaration.value == "inherit" ||
        declaration.value == "1em" || declaration.value == "100%") {
      continue;
    }
    std::string_view selectors = declaration.selector;
    while (!selectors.empty()) {
      const std::size_t end = std::min(selectors.find(','), selectors.size());
      std::string_view one = selectors.substr(0, end);
      while (one.starts_with(' ')) one.remove_prefix(1);
      // A face for the whole body is how a book that brings its faces names them.
      const bool is_book_face = one == "body" && declaration.property == "font-family";
      if (bodies.contains(std::string(one)) && !is_book_face) {
        findings.add("stylesheet", shown(declaration));
      }
      selectors.remove_prefix(std::min(end + 1, selectors.size()));
    }
  }
}

void check_kindle_margins(const Publication& publication, Findings& findings) {
  static const std::set<std::string> sides{"margin-left", "margin-right", "padding-left",
                                           "padding-right"};
  for (const Declaration& declaration : publication.style) {
    const bool is_share = declaration.value.ends_with("%") || declaration.value == "0" ||
                          declaration.value == "auto" || declaration.value == "inherit";
    if (sides.contains(declaration.property) && !is_share) {
      findings.add("stylesheet", shown(declaration));
    }
  }
}

void check_kindle_headings(const Publication& publication, Findings& findings) {
  for (const char* name : {"h1", "h2", "h3"}) {
    bool is_stated = false;
    for (const Declaration& declaration : publication.style) {
      is_stated =
          is_stated || (declaration.property == "text-align" &&
                        (" " + declaration.selector + ",").find(std::string(" ") + name + ",") !=
                            std::string::npos);
    }
    if (!is_stated) findings.add("stylesheet", fmt::format("'{}' has no text-align", name));
  }
}

void check_kindle_fonts(const Publication& publication, Findings& findings) {
  for (const ManifestItem& item : publication.manifest) {
    const auto found = publication.files.find(item.path);
    if (!item.path.starts_with("EPUB/fonts/") && !item.media_type.starts_with("font/")) continue;
    if (item.media_type == "text/plain" || found == publication.files.end()) continue;
    const std::string_view head = std::string_view(found->second).substr(0, 4);
    if (head != "OTTO" && head != std::string_view("\0\1\0\0", 4)) {
      findings.add(item.path, "it is neither OpenType nor TrueType");
    }
  }
}

void check_kindle_picture_formats(const Publication& publication, Findings& findings) {
  for (const ManifestItem& item : publication.manifest) {
    const auto found = publication.files.find(item.path);
    if (!item.media_type.starts_with("image/") || found == publication.files.end()) continue;
    if (item.media_type != "image/png" && item.media_type != "image/jpeg") {
      findings.add(item.path, item.media_type);
      continue;
    }
    const auto facts = figures::read_raster_facts(found->second);
    if (facts && facts->has_alpha) findings.add(item.path, "transparency");
    if (facts && facts->is_cmyk) findings.add(item.path, "colours for print (CMYK)");
  }
}

void check_kindle_picture_widths(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      if (is_named(node, "img") && !stated_percent(node)) {
        findings.add(page.path, node,
                     fmt::format("'{}' has no width in %", node.attribute("src").value()));
      }
    });
  }
}

void check_kindle_picture_resolution(const Publication& publication, Findings& findings) {
  for (const PageFile& page : publication.pages) {
    for_each_element(*page.tree, [&](xml_node node) {
      if (!is_named(node, "img")) return;
      const auto path = target_path(page.path, node.attribute("src").value());
      const auto found = path ? publication.files.find(*path) : publication.files.end();
      if (found == publication.files.end()) return;
      const auto facts = figures::read_raster_facts(found->second);
      const double percent = stated_percent(node).value_or(100);
      // Kindle's page is 4 in wide.
      if (facts && facts->width < 72 * 4 * percent / 100 - 1) {
        findings.add(
            page.path, node,
            fmt::format("'{}' has {} pixels at {:g} % of the page", *path, facts->width, percent));
      }
    });
  }
}

}  // namespace diaoban::check
