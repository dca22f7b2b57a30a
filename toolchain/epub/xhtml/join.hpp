// Joining short chapters, so that a book of many has fewer than 300 files.
#pragma once

#include <cstddef>
#include <vector>

#include "epub/xhtml/page.hpp"

namespace diaoban::epub::xhtml {

// `pages` in their order, neighbours joined until there are at most `most`, or until the joined
// ones are as large as pages may be (KPG "File Size": fewer than 300 files). Only chapters of one
// part and one matter of the book are joined, and files stay as even as can be. Links follow: they
// are bound after this.
std::vector<Page> join_chapters(std::vector<Page> pages, const project::Book& book,
                                std::size_t most);

}  // namespace diaoban::epub::xhtml
