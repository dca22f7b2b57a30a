// The finishing pass: what Cairo painted becomes a whole, tagged and linked file.
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"
#include "pdf/paint.hpp"
#include "pdf/write.hpp"
#include "project/book.hpp"

namespace diaoban::pdf {

// The finished file's bytes. Throws Failure when qpdf refuses or the painting does not hold the
// marks that it should.
std::string finish(const Painting& painting, const typeset::Layout& layout,
                   const project::Book& book, const project::Edition& edition,
                   const WriteOptions& options, diagnostics::Sink& sink);

}  // namespace diaoban::pdf
