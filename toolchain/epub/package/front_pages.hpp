// The pages that are made from the book's data: cover, title page, part pages, colophon.
#pragma once

#include <cstdint>
#include <string>

#include "epub/shared.hpp"
#include "epub/xhtml/page.hpp"

namespace diaoban::epub {

// The cover as a page of its own, which holds nothing else (Kobo, EPUB 3 practice).
xhtml::Page write_cover_page(const Shared& shared);
xhtml::Page write_title_page(const Shared& shared);
xhtml::Page write_part_page(const Shared& shared, std::uint32_t part);
// 版权页: a table of the book's data.
xhtml::Page write_colophon(const Shared& shared, const std::string& identifier);

// Marks at the beginning of `page` the pages of the paginated edition that start there.
void mark_page_starts(xhtml::Page& page, const Shared& shared, PageStart::Place place);

// File name of the page of a part.
std::string part_page_name(std::uint32_t part);

}  // namespace diaoban::epub
