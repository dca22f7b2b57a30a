// From a scan to blocks: cmark reads the skeleton, and every region and text is put in its place.
#pragma once

#include "reader/parser.hpp"
#include "reader/scan/scan.hpp"

namespace diaoban::reader {

// The scan's regions are given up as they are read.
document::Blocks build_blocks(Scan& scan, Parser& parser);

// The blocks of one region (regions.cpp).
document::Blocks read_region(Region& region, Parser& parser);

// The blocks of a fence whose info is `{name} argument` (directive_fence.cpp).
bool is_directive_info(std::string_view info);
document::Blocks read_directive(Region& region, Parser& parser);

// The table of a region (tables.cpp).
document::Block read_table(const Region& region, Parser& parser);

}  // namespace diaoban::reader
