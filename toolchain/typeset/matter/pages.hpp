// The pages around the text that are laid out by hand, not as running text: cover, half-title,
// title page, colophon, part pages; and the lists: contents, figures, tables, listings.
#pragma once

#include <string>
#include <vector>

#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {

// The cover picture over the whole page; the type area's origin is (`left`, `top`) on it.
void layout_cover(Setter& setter, double left, double top);
void layout_half_title(Setter& setter);
void layout_title_page(Setter& setter);
// 版权页: the book's data as a table, its rights, and the line that diaoban made it.
void layout_colophon(Setter& setter);
void layout_part_page(Setter& setter, const std::string& title);

void layout_contents(Setter& setter);
// A list of figures, tables or listings under `title`.
void layout_list_of(Setter& setter, const std::string& title,
                    const std::vector<resolve::Listed>& entries);

// "甲、乙、丙".
std::string joined(const std::vector<std::string>& parts, const std::string& between);

// An opening like a chapter's, without a number, for matter that has no file.
void layout_matter_title(Setter& setter, const std::string& title);

}  // namespace diaoban::typeset
