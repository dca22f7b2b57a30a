// Names made from titles: the slugs that other tools give headings, and ids for the outputs.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::resolve {

// The slug that GitHub, MyST-Parser and mdBook give a heading: lower case, letters, digits, '-'
// and '_' of any script kept, each space a '-', all else gone.
std::string slug_of(std::string_view title);

// What two slugs have in common when only their punctuation, spaces and case differ.
std::string loose_key(std::string_view text);

// `name` as an ASCII NCName (XML Names §2.1) if enough of it is ASCII, or "" when less than two
// letters would be left of it. An id that already is one comes back unchanged.
std::string ascii_name(std::string_view name);

// A label as Sphinx compares them: lower case, runs of white space as one space.
std::string label_key(std::string_view label);

}  // namespace diaoban::resolve
