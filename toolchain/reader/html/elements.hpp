// What one HTML element means in a book.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "reader/parser.hpp"

namespace diaoban::reader {

struct HtmlTag {
  std::string name;  // lower case
  bool closing = false;
  std::map<std::string, std::string> attributes;

  std::string attribute(const std::string& key) const {
    const auto found = attributes.find(key);
    return found == attributes.end() ? std::string() : found->second;
  }
};

// A single tag's text taken apart.
HtmlTag read_html_tag(std::string_view text);

// Elements whose content must not be read: script, style and their like.
bool is_unsafe_element(std::string_view name);
bool is_void_element(std::string_view name);

// Whether an address may be followed: no script or data scheme, however it is spelt.
bool is_safe_address(std::string_view address);

// The inlines that an element of a line with `children` stands for.
document::Inlines inline_element(const HtmlTag& tag, document::Inlines children, Span span,
                                 Parser& parser);

// Reports what is left out of the tag: event handlers, unsafe addresses.
void check_html_tag(const HtmlTag& tag, Span span, Parser& parser);

// id, class and lang of the tag.
document::Attributes html_attributes(const HtmlTag& tag);

}  // namespace diaoban::reader
