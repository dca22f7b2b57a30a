// Signs for what is typed with the keys of a typewriter: (c), --, ..., and quotes that pair.
#pragma once

#include <string_view>

#include "document/tree.hpp"
#include "reader/read.hpp"

namespace diaoban::reader {

// Replaces in all text of a leaf that is no code, no bare address and not escaped, as the syntax
// says: `replacements` and `smartquotes` as markdown-it reads them.
void set_signs(document::Inlines& inlines, const Syntax& syntax);

// Marks text that was escaped; set_signs takes the mark off again.
void mark_escaped(document::Inline& text);

// The ASCII sign that an entity such as &quot; or &#40; stands for; '\0' for any other text.
char entity_sign(std::string_view entity);

}  // namespace diaoban::reader
