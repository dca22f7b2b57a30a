// What a reader clicks: link annotations, the outline and page labels.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "pdf/file.hpp"

namespace diaoban::pdf {

// One annotation a link area (ISO 32000-1 12.5.6.5): a URI action or a direct destination; the
// areas of several lines as QuadPoints. A link area without areas has none. Fills
// File::annotations.
void write_links(File& file, const typeset::Layout& layout);

// The outline nested as given, its first level open, each entry with a direct destination
// (12.3.3). Nothing when it is empty.
void write_outline(File& file, const typeset::Layout& layout);

// Page labels (12.4.2): runs of folios that count up become ranges.
void write_page_labels(File& file, const typeset::Layout& layout);

}  // namespace diaoban::pdf
