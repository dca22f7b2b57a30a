// Writes laid-out pages as a PDF file: Cairo paints, qpdf finishes.
#pragma once

#include <cstdint>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "fonts/font_book.hpp"
#include "project/book.hpp"
#include "typeset/layout.hpp"

namespace diaoban::pdf {

struct WriteOptions {
  bool tagged = true;
  bool links = true;     // annotations and outline; off for the printer
  std::int64_t date = 0; // seconds since 1970, UTC: CreationDate and ModDate
};

// The bytes of the PDF. The same layout gives the same bytes. Throws base::Failure when a library
// refuses; never writes a damaged file.
std::string write(const typeset::Layout& layout, const project::Book& book,
                  const project::Edition& edition, const fonts::FontBook& fonts,
                  const WriteOptions& options, diagnostics::Sink& sink);

}  // namespace diaoban::pdf
