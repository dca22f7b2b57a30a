// The reading order that toctrees give: the root document, then what its toctrees reach.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "project/trees/reading_order.hpp"

namespace diaoban::project {

struct ToctreeRoot {
  std::string path;                   // of the root document; an .rst page gives its lists only
  std::vector<std::string> excluded;  // patterns of paths that are no part of the book
  // Of documents, each with its dot: a name without one gets the first that is there.
  std::vector<std::string> suffixes{".md"};
};

// Adds the root document (front matter, if it has toctrees) and, depth first, the files of its
// toctrees and of theirs. Captions in the root document become parts; one that says 附录 or
// Appendix makes appendices instead. Returns whether the root document has toctrees, and puts the
// targets of `include` directives on the way into `included`.
bool add_toctrees(SourceTree& tree, Book& book, ReadingOrder& order, const ToctreeRoot& root,
                  std::set<std::string>& included);

// The first pattern that fits `path` or a folder above it; null when none does.
const std::string* excluding_pattern(const std::vector<std::string>& patterns,
                                     const std::string& path);

}  // namespace diaoban::project
