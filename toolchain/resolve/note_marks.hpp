// Where the marks of notes stand beside the stop of their sentence.
#pragma once

#include <string_view>

#include "document/tree.hpp"

namespace diaoban::typeset {

bool has_note_marks(const document::Inlines& inlines);

// The inlines with each run of note marks before the stops that end the text ahead of it
// ("before-stop"), or behind those that begin the text after it ("after-stop").
document::Inlines place_note_marks(const document::Inlines& inlines, std::string_view wanted);

}  // namespace diaoban::typeset
