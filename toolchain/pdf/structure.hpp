// Writes the planned structure tree into the file (ISO 32000-1 14.7).
#pragma once

#include "pdf/file.hpp"
#include "pdf/plan.hpp"

namespace diaoban::pdf {

// Adds StructTreeRoot with ParentTree, IDTree and RoleMap, the pages' and annotations' keys into
// it, and MarkInfo.
void write_structure(File& file, const Plan& plan, const typeset::Layout& layout);

}  // namespace diaoban::pdf
