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

  // Of the element, or else of the nearest around it; of an entry of the contents, where it leads.
  diagnostics::Span of_element(std::string_view path, pugi::xml_node element) const;
  // Of the element that starts last before the place; in a file that is no page, of what is named
  // on the line. Lines and columns count from 1.
  diagnostics::Span of_line(std::string_view path, std::size_t line, std::size_t column) const;
  // Of the element at the end of the path in an EPUB CFI, as "/4/2[id]/6" (EPUB CFI 1.1 §2).
  diagnostics::Span of_cfi(std::string_view path, std::string_view cfi) const;
  // Of a picture, where it is first shown; of a page, where its text starts; of what is made from
  // the book's settings, where these stand.
  diagnostics::Span of_file(std::string_view path) const;
  // Of a setting, or else of the book.
  diagnostics::Span of_setting(std::string_view key) const;

 private:
  diagnostics::Span of_place(std::string_view path, std::size_t place) const;
  // Of what the address leads to from the file at `from`, when that is a page of the text or a
  // picture of it.
  diagnostics::Span of_address(std::string_view from, std::string_view address) const;
  // Of what the line that `text` starts with names.
  diagnostics::Span of_named(std::string_view path, std::string_view text) const;
  diagnostics::Span of_picture(std::string_view path) const;
  // All elements of the page in their order.
  const std::vector<pugi::xml_node>& elements_of(const PageFile& page) const;

  const Publication& publication_;
  const SourceSpans& sources_;
  mutable std::map<std::string, std::vector<pugi::xml_node>, std::less<>> elements_;
};

}  // namespace diaoban::check
