// Languages: tags made valid, and a guess from the text when none is given.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "project/book.hpp"
#include "project/data/value.hpp"
#include "project/source_tree.hpp"

namespace diaoban::project {

// The BCP 47 tag that `written` means (zh_CN, zh-hans-cn, en_US.UTF-8), in canonical form: RFC 5646
// §4.5. Nothing when it is not well-formed or names no language.
std::optional<std::string> language_tag(std::string_view written);

// Sets the book's language from a setting; what is no language is reported and gives "en".
void take_language(Book& book, const Value& value, diagnostics::Sink& sink);

// The language of the first files of the book by their script: zh-Hans, zh-Hant, ja, ko, or en.
std::string guess_language(SourceTree& tree, const Book& book);

}  // namespace diaoban::project
