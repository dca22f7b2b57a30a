// What the file says about itself: XMP and Info, language, colours, viewer preferences.
#pragma once

#include <cstdint>
#include <string>

#include "pdf/file.hpp"
#include "pdf/standard.hpp"
#include "project/book.hpp"

namespace diaoban::pdf {

// Writes the XMP packet (ISO 16684-1) and the Info dictionary, equal in what both have; the claims
// of `standards` with the extension schema that ISO 19005-2 6.6.2.3 wants; Lang, DisplayDocTitle,
// and the sRGB output intent.
void write_metadata(File& file, const project::Metadata& metadata, const Standards& standards,
                    std::int64_t date);

// The Info dictionary and the output intent of PDF/X-1a:2001 (ISO 15930-1 6.2 and 6.13): printing
// by the conditions that are registered as CGATS TR 001, so that no profile is needed.
void write_press_metadata(File& file, const project::Metadata& metadata, std::int64_t date);

// "2026-01-02T03:04:05Z" of seconds since 1970.
std::string write_iso_time(std::int64_t seconds);

// The XMP packet alone.
std::string write_xmp(const project::Metadata& metadata, const Standards& standards,
                      std::int64_t date);

}  // namespace diaoban::pdf
