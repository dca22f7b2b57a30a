// The names that nodes of the tree have in XHTML: elements, classes, roles.
#pragma once

#include <string>

#include "document/tree.hpp"
#include "highlight/highlight.hpp"

namespace diaoban::epub {

struct StyleTag {
  std::string name;        // element
  std::string class_name;  // empty: none
};

struct LiteralTag {
  std::string name;
  std::string class_name;
};

StyleTag style_tag(document::Style style);
LiteralTag literal_tag(document::LiteralKind kind);

// The directive's name, which is the class and the key of resolve::word: "note", "seealso" …
const char* admonition_name(document::AdmonitionKind kind);
const char* panel_name(document::PanelKind kind);
const char* quote_name(document::QuoteKind kind);           // "" for a plain quotation
const char* numbering_type(document::NumberStyle style);    // of <ol type>, "" for decimal
const char* alignment_name(document::Alignment alignment);  // "" for the default

// The key of resolve::word for a proof directive; "theorem" for a kind that has no word.
std::string proof_word(const std::string& kind);

// The class of a coloured piece of code; null for plain text.
const char* token_class(highlight::TokenClass kind);

}  // namespace diaoban::epub
