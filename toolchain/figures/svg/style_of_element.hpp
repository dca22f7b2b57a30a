// The style of an element of SVG, from its attributes, the file's style sheets and its parent.
#pragma once

#include <pugixml.hpp>

#include "figures/svg/document.hpp"
#include "figures/svg/style.hpp"

namespace diaoban::figures {

// The cascade of SVG 1.1 §6.4: presentation attributes, then rules, then the style attribute.
inline Style style_of_element(const pugi::xml_node& element, const SvgDocument& document,
                              const Style& parent, Viewport viewport) {
  Style style = parent.child();
  std::vector<Declaration> declarations;
  std::string_view inline_style;
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "style") {
      inline_style = attribute.value();
    } else if (name == "xml:space") {
      style.keeps_space = std::string_view(attribute.value()) == "preserve";
    } else if (name == "xml:lang" || name == "lang") {
      style.language = attribute.value();
    } else if (is_presentation_attribute(name)) {
      declarations.push_back({name, attribute.value(), false});
    }
  }
  if (!document.stylesheet().is_empty()) {
    for (const Declaration& declaration : document.stylesheet().find(element)) {
      declarations.push_back(declaration);
    }
  }
  for (const Declaration& declaration : read_declarations(inline_style)) {
    declarations.push_back(declaration);
  }
  apply_declarations(style, declarations, parent, viewport);
  return style;
}

}  // namespace diaoban::figures
