// Attribute lists in braces: {#id .class key=value key="a value" % comment %}.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "document/tree.hpp"

namespace diaoban::reader {

struct AttributeList {
  document::AttributeSet set;
  std::size_t length = 0;  // bytes, both braces included
};

// Whether a word without mark or value is a key: never, when an id, a class or a value stands
// beside it, or always; then braces without any item are a list too.
enum class BareWords { None, Beside, Alone };

// The list that `text` begins with; nothing when it is none.
std::optional<AttributeList> read_attributes(std::string_view text,
                                             BareWords words = BareWords::None);

// Where the attribute list at the end of a heading's text begins, or npos.
std::size_t heading_attributes(std::string_view text, BareWords words);

// Adds `from` to `to`: a later id or value replaces, classes are added.
void merge_attributes(document::Attributes& to, const document::AttributeSet& from);

}  // namespace diaoban::reader
