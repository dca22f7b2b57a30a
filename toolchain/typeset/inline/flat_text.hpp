// Inlines as one styled text with its marks, links and pictures: what a paragraph is set from.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "figures/picture.hpp"
#include "typeset/book/context.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset {

// A picture in a line: ParagraphText::objects of the same index holds its place.
struct FlatPicture {
  std::shared_ptr<const figures::Picture> picture;
  std::string alternative;
  double width = 0;
  double height = 0;
  Owner owner;
};

// TextMark::id is an index into FlatText::marks.
struct FlatMark {
  DestinationId destination;        // null: none
  std::uint32_t note = UINT32_MAX;  // index into Galley::notes
};

struct FlatText {
  ParagraphText text;
  std::vector<FlatPicture> pictures;
  std::vector<FlatMark> marks;

  bool empty() const { return text.text.empty() && marks.empty(); }
};

// Appends `more` to `text`.
void append_text(FlatText& text, FlatText more);

}  // namespace diaoban::typeset
