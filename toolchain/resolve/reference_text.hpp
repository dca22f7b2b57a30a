// What a reference says when the author gave it no text.
#pragma once

#include <string>
#include <string_view>

#include "resolve/labels.hpp"
#include "resolve/title.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {

// The title or caption of the place; empty when it has none.
document::Inlines title_text(const Label& label);

// "第 3 章", "第 3.2 节", "图 3-2", "(3.2)": the number of the place; "" when it has none.
std::string number_text(const Work& work, const Label& label);

// What an empty link shows: the number of a captioned thing, the title of any other place, or the
// label itself.
document::Inlines best_text(const Work& work, const Label& label);

// Whether the place has a title or a number to show.
bool has_text(const Work& work, const Label& label);

// Whether the text has a place for a number or name: "%s", "{number}" or "{name}".
bool has_number_format(const document::Inlines& text);

// `format` with "%s" and "{number}" replaced by the bare number and "{name}" by the title.
document::Inlines formatted_text(const Work& work, const Label& label, const std::string& format);

}  // namespace diaoban::resolve
