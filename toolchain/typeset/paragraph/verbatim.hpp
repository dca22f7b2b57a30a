// Lines of listings on columns of half an em.
#pragma once

#include <vector>

#include "typeset/paragraph/material.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset::paragraph {

// See Compositor::set_verbatim().
// What no face has is added to `missing`.
std::vector<SetLine> layout_verbatim(const ParagraphText& text, const VerbatimStyle& style,
                                     Workshop& workshop, std::vector<MissingCharacter>& missing);

}  // namespace diaoban::typeset::paragraph
