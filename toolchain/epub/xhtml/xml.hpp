// XML trees as this room makes them, and their bytes.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace diaoban::epub::xhtml {

using Node = pugi::xml_node;

// A new last child of `parent`, with its class unless that is empty.
Node add(Node parent, const char* name, std::string_view class_name = {});
// The same before the first child.
Node add_first(Node parent, const char* name, std::string_view class_name = {});

// Sets an attribute; what XML cannot hold becomes U+FFFD.
void set(Node node, const char* name, std::string_view value);

// Adds text behind the last child, joined with text that already stands there.
void add_text(Node parent, std::string_view text);

bool has_attribute(Node node, const char* name);
// All text below `node`, without markup.
std::string text_of(Node node);

// The element after `node` in document order, or null: a walk needs no recursion. Stays below
// `top`.
Node next(Node node, Node top);
// The same, but past all that is below `node`.
Node next_outside(Node node, Node top);

// The bytes of an XHTML page, with XML declaration and `<!DOCTYPE html>`. HTML's void elements are
// closed in the tag and all others have an end tag, since some readers parse XHTML as HTML; lines
// are broken only where white space means nothing.
std::string serialise_page(const pugi::xml_document& tree);

// The bytes of a plain XML file (package document, NCX), with XML declaration.
std::string serialise_xml(const pugi::xml_document& tree);

}  // namespace diaoban::epub::xhtml
