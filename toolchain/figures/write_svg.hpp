// A drawing as plain SVG 1.1 text: what goes into an EPUB.
#pragma once

#include <string>
#include <string_view>

#include "figures/drawing.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::figures {

struct SvgNames {
  std::string id_prefix;  // of all ids, so that several drawings can stand in one document
  std::string title;      // empty: no title element
  std::string description;
};

// One svg element with shapes, text, links and embedded pictures: no foreignObject, style sheets,
// scripts or references outside. It is valid as a file of its own (EPUB 3.3 §6.2) and inline in
// XHTML. Text names the faces' families in order, `language` being that of the book.
std::string write_svg(const Drawing& drawing, const fonts::FontBook& fonts,
                      std::string_view language, const SvgNames& names);

}  // namespace diaoban::figures
