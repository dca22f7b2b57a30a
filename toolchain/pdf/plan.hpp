// The structure tree as it will stand in the file: elements, their content and annotations in
// reading order. Made from the layout and the marks of its painting; knows no library.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/paint.hpp"
#include "typeset/layout.hpp"

namespace diaoban::pdf {

inline constexpr std::uint32_t no_element = UINT32_MAX;

// What stands in an element at one place.
struct Kid {
  enum class Kind : std::uint8_t { Element, Content, Annotation };
  Kind kind = Kind::Content;
  std::uint32_t page = 0;   // Content, Annotation: index of the page
  std::uint32_t index = 0;  // Element: of the element; Content: the MCID; Annotation: of the link
};

struct PlannedElement {
  base::ShortText role;
  std::vector<Kid> kids;
  const typeset::Element* source = nullptr;  // in the layout, or one that says nothing
  base::Rare<std::string> id;
  std::uint32_t parent = no_element;
  bool in_tree = false;  // it has content, or its place must be kept (an empty table cell)
};

struct Plan {
  std::vector<PlannedElement> elements;  // [0] is the Document
  // A page's elements by MCID.
  std::vector<std::vector<std::uint32_t>> owners;
  // A page's Link elements, one a link area.
  std::vector<std::vector<std::uint32_t>> links;

  // The elements in the tree, each before its children, in reading order.
  std::vector<std::uint32_t> preorder() const;
  // The marked-content operators of a page, one a sentinel.
  std::vector<std::string> openings(const PaintedPage& page) const;
};

// - Content of a virtual element goes to the nearest real one, at the virtual one's place.
// - Elements without any content are left out, but for cells of tables.
// - Heading levels are made to leave no gap (ISO 14289-1 7.4.2): the look stays as it is.
// - Notes get an ID (ISO 14289-1 7.9), and a link area without an element gets a Link at the end.
// - Without `links`, as for the printer, there are no annotations and a Link is a Span.
Plan make_plan(const typeset::Layout& layout, const std::vector<PaintedPage>& pages,
               bool links = true);

// Whether `role` is one of the standard structure types of ISO 32000-1 14.8.4.
bool is_standard_role(std::string_view role);
// The level of "H1" to "H6", else 0.
int heading_level(std::string_view role);

}  // namespace diaoban::pdf
