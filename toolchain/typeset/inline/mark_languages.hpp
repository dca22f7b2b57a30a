// Tells the structure tree the language of each stretch of a text.
#pragma once

#include "typeset/inline/flat_text.hpp"

namespace diaoban::typeset {

class Setter;

// Where text is not in the language of the element that owns it, that element is given its
// language if all of its text has it and nothing else stands in it; else the stretches get Span
// elements of their own (ISO 32000-1 14.9.2). Looks, and so lines, stay as they are.
void mark_languages(Setter& setter, FlatText& flat);

}  // namespace diaoban::typeset
