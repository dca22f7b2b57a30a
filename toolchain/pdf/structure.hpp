// Writes the planned structure tree into the file (ISO 32000-1 14.7).
#pragma once

#include "pdf/bounds.hpp"
#include "pdf/file.hpp"
#include "pdf/file_writer.hpp"
#include "pdf/plan.hpp"

namespace diaoban::pdf {

// Gives pages and annotations their keys into the ParentTree, and the catalog its MarkInfo and its
// StructTreeRoot, which write_structure makes.
void prepare_structure(File& file);

// StructTreeRoot with its elements, ParentTree, IDTree and RoleMap.
void write_structure(FileWriter& writer, File& file, const Plan& plan,
                     const std::map<std::uint32_t, Bounds>& bounds);

}  // namespace diaoban::pdf
