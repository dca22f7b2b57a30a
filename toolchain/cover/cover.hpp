// Covers: one design and the book's metadata give the cover of every edition.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "cover/design.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/picture.hpp"
#include "fonts/font_book.hpp"
#include "project/book.hpp"

namespace diaoban::cover {

using PicturePointer = std::shared_ptr<const figures::Picture>;

// What a cover is made from. Title and authors are always those of the metadata.
struct Request {
  const project::Metadata& metadata;
  std::string design;      // "label", "leaf", "woodcut"; empty or unknown: the first
  std::string color;       // "#rrggbb" in place of the design's own; empty: none
  PicturePointer picture;  // the author's, for designs that show one; null: an ornament
  std::string about;       // on the back: who wrote it
  std::map<std::string, diagnostics::Span> places = {};  // of its texts in the settings, by name
};

// The request that the book's settings make: cover.design, cover.color, cover.about.
Request read_request(const project::Book& book, PicturePointer picture, diagnostics::Sink& sink);

// The front as a vector picture of this size in points: the first page of a PDF.
PicturePointer prepare_front(const Request& request, double width, double height,
                             const fonts::FontBook& fonts, diagnostics::Sink& sink);

// The front as a JPEG of 1600 by 2560 pixels, sRGB: the cover of EPUB and of stores.
PicturePointer prepare_store_cover(const Request& request, const fonts::FontBook& fonts,
                                   diagnostics::Sink& sink);

// An author's own cover picture as EPUB and stores take it: JPEG and PNG as they are, when they
// have no transparency and at most 5.6 million pixels; others as a JPEG on white. A picture
// smaller than stores ask for is a diagnostic at `place`; a broken one gives null.
PicturePointer prepare_own_cover(const PicturePointer& picture, diagnostics::Span place,
                                 const fonts::FontBook& fonts, diagnostics::Sink& sink);

}  // namespace diaoban::cover
