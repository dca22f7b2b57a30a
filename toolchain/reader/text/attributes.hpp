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

// The list that `text` begins with; nothing when it is none, or is empty. With `bare_words` a
// word without mark or value is a key, when an id, a class or a value stands beside it.
std::optional<AttributeList> read_attributes(std::string_view text, bool bare_words);

// Where the attribute list at the end of a heading's text begins, or npos.
std::size_t heading_attributes(std::string_view text);

// Adds `from` to `to`: a later id or value replaces, classes are added.
void merge_attributes(document::Attributes& to, const document::AttributeSet& from);

}  // namespace diaoban::reader
