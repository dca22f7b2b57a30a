// Reads a finished file again, independently of how it was made, and tells what is wrong with its
// tags: what validators of PDF/UA and PDF/A see and what they do not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::pdf {

struct Finding {
  std::string name;      // stable, kebab-case: "mcid-twice"
  std::size_t page = 0;  // from 1; 0: of the document
  std::string message;
};

// - Marked content is balanced, each MCID stands once on its page, once in the structure tree, and
//   under the same element in ParentTree; nothing is painted outside of tags and artifacts.
// - Each link annotation and its Link element name each other (OBJR and StructParent), and it has
//   Contents and the Print flag.
// - Figures and formulas have content and Alt, notes a unique ID, headings no gap; rows of tables
//   have cells.
// - No letters are in ornaments, no words are joined over a line end, all text is readable.
// - Every font is embedded and has a way to Unicode; the document has a language and a title.
// An untagged file gives the findings on fonts and annotations only. A file that is damaged gives
// "damaged" findings. Never throws for what is in `bytes`.
std::vector<Finding> inspect(std::string_view bytes);

}  // namespace diaoban::pdf
