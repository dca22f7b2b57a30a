// Corrects what pages draw with: images and fonts.
#pragma once

#include "pdf/file.hpp"

namespace diaoban::pdf {

// Walks all pages' resources, nested ones too:
// - images that stand in for pictures become the pictures, or forms of `file.drawings`;
// - fonts of drawings that the pages have too give way to those;
// - Interpolate goes from images (ISO 19005-2 6.2.8 wants false);
// - TrueType CID fonts get CIDToGIDMap (ISO 14289-1 7.21.3.2; Cairo leaves it out);
// - pages that use no alpha lose their transparency group, which Cairo gives to all.
// Throws Failure when a picture cannot be put in.
void write_resources(File& file, const Painting& painting, unsigned jobs);

// The indexes of pages that draw with transparency. The others lose their transparency group.
std::vector<std::size_t> find_transparent_pages(File& file);

}  // namespace diaoban::pdf
