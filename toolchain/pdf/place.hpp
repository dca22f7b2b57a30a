// Places that links and the outline go to.
#pragma once

#include "pdf/file.hpp"

namespace diaoban::pdf {

// The direct destination [page /XYZ x y null] (ISO 32000-1 12.3.2).
Object make_place(File& file, const typeset::Layout& layout, typeset::DestinationId id);

// The folio of the place's page, or its number in the file, as a reader is told.
std::string describe_place(const typeset::Layout& layout, typeset::DestinationId id);

}  // namespace diaoban::pdf
