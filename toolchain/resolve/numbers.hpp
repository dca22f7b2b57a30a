// How numbers of chapters, figures and their like are worded.
#pragma once

#include <string>
#include <string_view>

#include "resolve/facts.hpp"
#include "resolve/survey.hpp"

namespace diaoban::resolve {

// The key of the word that stands before the number of such a thing, "figure"; "" for kinds that
// have none. `proof_kind` is the kind of a proof.
std::string number_word(PlaceKind kind, std::string_view proof_kind);

// "图 3-2" from its word and number; in Japanese and Korean as they write it.
std::string numbered_label(std::string_view language, const std::string& word,
                           const std::string& bare);

// Whether a title begins with a number of its own: "第 3 章", "3.1 …", "附录 A", "Chapter 3",
// and for captions "图 3-2", "Figure 3". Such titles get no second number.
bool has_written_number(std::string_view title);

}  // namespace diaoban::resolve
