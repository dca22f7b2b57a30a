// The text of a paragraph as characters in context: quotation marks and dashes told apart by their
// pairs and neighbours, and what kind of break is possible after each.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/paragraph/characters.hpp"
#include "typeset/paragraph/line_break.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset::paragraph {

// What may happen after a character. From Rescue on, only where nothing else will do.
enum class Break : std::uint8_t {
  None,
  Normal,
  Identifier,  // after a separator of an address or identifier: nothing is added
  Hump,        // inside a compound name: "Thread|Local"
  Hyphen,      // a hyphen is added
  Mandatory,
  Rescue,     // forbidden by the rules of line starts and ends
  Emergency,  // inside a word that is longer than the line
};

struct Character {
  char32_t c = 0;
  std::uint32_t offset = 0;  // bytes
  std::uint16_t style = 0;
  Kind kind = Kind::Symbol;
  Break after = Break::None;
  std::uint8_t line_class = 0;  // as Unicode has it
  bool wide = false;
  bool pictographic_unassigned = false;
  std::uint16_t script = 0;
};

// The characters of `text`, their kinds in context, and the breaks between them at the level that
// `style` asks for.
std::vector<Character> analyse(const ParagraphText& text, const ParagraphStyle& style,
                               CharacterTable& table);

// The steps of analyse(), in order.
std::vector<Character> read_characters(const ParagraphText& text, CharacterTable& table);
void resolve_context(std::vector<Character>& characters, const ParagraphText& text,
                     const ParagraphStyle& style);
void resolve_breaks(std::vector<Character>& characters, const ParagraphText& text,
                    const ParagraphStyle& style);
void resolve_dictionary_breaks(std::vector<Character>& characters);
void resolve_identifier_breaks(std::vector<Character>& characters, const ParagraphText& text);
// A picture that takes up more than half of the measure, or the room of several lines, …
bool is_display(const InlineObject& object, const ParagraphStyle& style);
// … stands in a line of its own.
void resolve_display_objects(std::vector<Character>& characters, const ParagraphText& text,
                             const ParagraphStyle& style);

// The language of a stretch in `style`: its own or the paragraph's.
const std::string& language_of(const TextStyle& style, const ParagraphStyle& paragraph);

}  // namespace diaoban::typeset::paragraph
