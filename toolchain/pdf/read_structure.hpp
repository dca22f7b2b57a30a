// The reading text of a finished tagged file, as those hear it who have it read aloud.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoban::pdf {

// A part of a block's text in one language.
struct ReadPiece {
  std::string language;  // its own or inherited, down from the document's
  std::size_t bytes = 0;
};

// A block of the structure tree: a heading, paragraph, label, cell, caption, …
struct ReadBlock {
  std::string role;  // "P", "H1", …; own roles as they are mapped
  std::string text;  // of its content and of the inline elements in it, ActualText applied
  std::string alternative;
  std::vector<ReadPiece> pieces;  // the text's, none empty, neighbours of unlike languages
};

// The blocks in reading order; those without text and alternative are left out. Text that stands in
// an element beside blocks is a block of its own. Throws Failure when the file is damaged.
std::vector<ReadBlock> read_structure(std::string_view bytes);

}  // namespace diaoban::pdf
