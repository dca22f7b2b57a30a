// What the marks of notes say, and where they stand beside the stop of their sentence.
#pragma once

#include <string>
#include <string_view>

#include "document/tree.hpp"

namespace diaoban::resolve {

// The mark of note `number`: ① to ㊿ where the language has them, digits otherwise.
std::string note_mark(std::string_view language, int number);

bool has_note_marks(const document::Inlines& inlines);

// The inlines with each run of note marks before the stops that end the text ahead of it
// ("before-stop"), or behind those that begin the text after it ("after-stop").
document::Inlines place_note_marks(const document::Inlines& inlines, std::string_view wanted);

}  // namespace diaoban::resolve
