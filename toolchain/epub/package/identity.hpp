// What names the book: identifier, dates.
#pragma once

#include <cstdint>
#include <string>

#include "project/book.hpp"

namespace diaoban::epub {

// The book's identifier: "urn:isbn:…" or "urn:uuid:…" where the author gave such a one, what he
// gave otherwise, or a UUID made from title, authors and language, the same in every build.
std::string identifier_of(const project::Metadata& metadata);

// `seconds` since 1970 as "2026-11-23T08:00:00Z" (EPUB 3.3 §5.5.3.2).
std::string modified_date(std::int64_t seconds);

// Whether `date` is of the form that dc:date wants: YYYY, YYYY-MM or YYYY-MM-DD (W3CDTF).
bool is_date(const std::string& date);

}  // namespace diaoban::epub
