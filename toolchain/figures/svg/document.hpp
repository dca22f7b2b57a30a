// An SVG file as a tree of elements, within limits that no honest drawing reaches.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "figures/svg/stylesheet.hpp"

namespace diaoban::figures {

// What one file may hold. Reading stops at the first one that is passed.
struct SvgLimits {
  std::size_t bytes = 64u << 20;
  std::size_t elements = 400'000;
  std::size_t depth = 250;
  double length = 100'000;        // px, width and height of the picture
  double coordinate = 1'000'000;  // px, of anything drawn
  std::size_t operations = 400'000;
};

class SvgDocument {
 public:
  // Reads `bytes`. Document types are skipped, their entities never expanded, nothing is fetched.
  // When the file is no SVG or passes a limit, `problem()` says why and there is nothing to draw.
  SvgDocument(std::string_view bytes, const SvgLimits& limits);

  const std::string& problem() const { return problem_; }
  bool declares_entities() const { return declares_entities_; }
  pugi::xml_node root() const { return root_; }
  const Stylesheet& stylesheet() const { return stylesheet_; }
  // Null when no element has this id; the first when several have.
  pugi::xml_node find(std::string_view id) const;

 private:
  void check_size(std::string_view bytes, const SvgLimits& limits);
  void index(const SvgLimits& limits);

  pugi::xml_document document_;
  pugi::xml_node root_;
  Stylesheet stylesheet_;
  std::map<std::string_view, pugi::xml_node> ids_;
  std::string problem_;
  bool declares_entities_ = false;
};

// The element's name without a namespace prefix that means SVG; names of other vocabularies
// (inkscape:grid) keep theirs.
std::string_view local_name(const pugi::xml_node& element);

// The attribute href or xlink:href; empty when there is none.
std::string_view reference_of(const pugi::xml_node& element);

// All text in the element.
std::string text_of(const pugi::xml_node& element);

}  // namespace diaoban::figures
