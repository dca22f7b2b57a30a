// From an element of a finished EPUB back to the manuscript.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/epub.hpp"
#include "check/publication.hpp"

namespace diaoban::check {

// Spans are null where the manuscript is not known, or has no part in what was found.
class Locator {
 public:
  Locator(const Publication& publication, const SourceSpans& sources);

  // Of the element, or else of the nearest around it.
  diagnostics::Span of_element(std::string_view path, pugi::xml_node element) const;
  // Of the element that starts last before the place; lines and columns count from 1.
  diagnostics::Span of_line(std::string_view path, std::size_t line, std::size_t column) const;
  // Of the element at the end of the path in an EPUB CFI, as "/4/2[id]/6" (EPUB CFI 1.1 §2).
  diagnostics::Span of_cfi(std::string_view path, std::string_view cfi) const;
  // Of a picture, where it is first shown; of a page, where its text starts.
  diagnostics::Span of_file(std::string_view path) const;

 private:
  diagnostics::Span of_place(std::string_view path, std::size_t place) const;
  // All elements of the page in their order.
  const std::vector<pugi::xml_node>& elements_of(const PageFile& page) const;

  const Publication& publication_;
  const SourceSpans& sources_;
  mutable std::map<std::string, std::vector<pugi::xml_node>, std::less<>> elements_;
};

}  // namespace diaoban::check
