// The covers of a book's editions: the author's own picture, or a design with the metadata.
#pragma once

#include <string>

#include "cli/manuscript.hpp"
#include "cli/print_layout.hpp"
#include "cover/cover.hpp"
#include "cover/wrap.hpp"

namespace diaoban::cli {

class Covers {
 public:
  Covers(const Manuscript& manuscript, diagnostics::Sink& sink);

  // For EPUB and stores: a JPEG, or the author's own PNG or JPEG. Null where there is none to have.
  cover::PicturePointer store() const;
  // For the first page of a PDF of this size in points.
  cover::PicturePointer front(double width, double height) const;
  // The wrap of a printed book.
  cover::Wrap wrap(const PrintLayout& print, bool preview) const;

 private:
  const Manuscript& manuscript_;
  diagnostics::Sink& sink_;
  cover::PicturePointer own_;  // the whole cover is the author's picture
  cover::Request request_;
};

// A PDF of one page that shows the picture, which covers the bleed too. Lengths are points; width
// and height include the bleed. `pdfx` as in pdf::WriteOptions.
std::string write_picture_page(const Manuscript& manuscript, const project::Edition& edition,
                               const cover::PicturePointer& picture, double width, double height,
                               double bleed, bool pdfx, diagnostics::Sink& sink);

}  // namespace diaoban::cli
