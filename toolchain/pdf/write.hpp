// Writes laid-out pages as a PDF file: Cairo paints, qpdf finishes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"
#include "fonts/font_book.hpp"
#include "project/book.hpp"
#include "typeset/layout.hpp"

namespace diaoban::pdf {

struct WriteOptions {
  bool tagged = true;
  bool links = true;        // annotations and outline; off for the printer
  bool grey = false;        // no colour but greys; print editions write greys as DeviceGray anyhow
  bool crop_marks = false;  // corner marks outside the bleed
  // Pictures with transparency become what they look like on white paper.
  bool flat = false;
  // PDF/X-1a:2001 (ISO 15930-1) for a press: greys and CMYK only, no transparency. What cannot be
  // made so is a diagnostic, and the file does not claim it.
  bool pdfx = false;
  unsigned jobs = 1;      // threads to use; the bytes are the same for any number
  std::int64_t date = 0;  // seconds since 1970, UTC: CreationDate and ModDate
  // Where a node stands in the manuscript, for diagnostics; empty: nothing is known.
  std::function<diagnostics::Span(document::NodeId)> find_span;
};

// The bytes of the PDF. The same layout, which is used up, gives the same bytes. Throws
// base::Failure when a library refuses; never writes a damaged file. What the file claims to keep
// is the edition's setting `standard`: names of "ua1" (ISO 14289-1) and "a2a" (ISO 19005-2), both
// for the screen when it is not set, none when it is empty. What breaks a standard is a diagnostic,
// and the file does not claim it.
std::string write(typeset::Layout layout, const project::Book& book,
                  const project::Edition& edition, const fonts::FontBook& fonts,
                  const WriteOptions& options, diagnostics::Sink& sink);

}  // namespace diaoban::pdf
