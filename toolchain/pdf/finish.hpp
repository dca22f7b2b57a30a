// The finishing pass: what Cairo painted becomes a whole, tagged and linked file with its text.
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"
#include "pdf/paint.hpp"
#include "pdf/write.hpp"
#include "project/book.hpp"

namespace diaoban::pdf {

// The finished file's bytes. Throws Failure when qpdf refuses or the painting does not hold the
// marks that it should. Items are taken from the layout as their pages are written, since all pages
// of a long book are too much to keep until the file is finished.
std::string finish(const Painting& painting, typeset::Layout& layout, const project::Book& book,
                   const project::Edition& edition, const fonts::FontBook& fonts,
                   const WriteOptions& options, diagnostics::Sink& sink);

}  // namespace diaoban::pdf
