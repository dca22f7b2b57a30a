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
  bool is_call = false;     // the mark of a note (a Reference outside of contents)
  bool is_literal = false;  // code, a formula or a link: its lines may end inside words
};

// A block of the structure tree: a heading, paragraph, label, cell, caption, …
struct ReadBlock {
  std::string role;  // "P", "H1", …; own roles as they are mapped
  // Of its content and of the inline elements in it, with ActualText, and Alt of formulas, in place
  // of what they stand for. What is written in a figure that has an Alt is no text.
  std::string text;
  std::string alternative;        // of figures
  std::vector<ReadPiece> pieces;  // the text's, none empty, neighbours unlike
  // Bytes of the text at which the block's further lines begin.
  std::vector<std::size_t> line_starts;
};

// The blocks in reading order; those without text and alternative are left out. Text that stands in
// an element beside blocks is a block of its own. Throws Failure when the file is damaged.
std::vector<ReadBlock> read_structure(std::string_view bytes);

}  // namespace diaoban::pdf
