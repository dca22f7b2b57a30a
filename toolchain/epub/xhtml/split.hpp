// Cutting long chapters into files that readers load quickly.
#pragma once

#include <cstddef>
#include <vector>

#include "epub/xhtml/page.hpp"

namespace diaoban::epub::xhtml {

// A little under 300 KB, above which some readers hesitate: escapes are not counted.
inline constexpr std::size_t page_limit = 280'000;

// Bytes that `node` takes in the file, but for escapes.
std::size_t size_of(Node node);

// The chapter `page` as pages of at most `limit` bytes, cut between blocks, before a heading where
// one is near, never behind a heading. Notes go with their first mark. A block that is larger than
// the limit by itself is cut too; what cannot be, a paragraph, has a page of its own.
std::vector<Page> split_chapter(Page page, std::size_t limit = page_limit);

}  // namespace diaoban::epub::xhtml
