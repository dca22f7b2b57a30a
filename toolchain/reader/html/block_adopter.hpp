// The adopter of HTML blocks, whose steps are in blocks.cpp, tables.cpp and block_inlines.cpp.
#pragma once

#include "reader/html/nodes.hpp"

namespace diaoban::reader {

class BlockAdopter {
 public:
  BlockAdopter(const Lines& lines, Span span, Parser& parser)
      : source_(lines, span), span_(span), parser_(parser) {}

  document::Blocks adopt();

 private:
  // blocks.cpp
  // The HTML as it is written, for what is too much to be read.
  document::Blocks literal() const;
  // The blocks of a node's children but those of the name `except`.
  document::Blocks children_blocks(const GumboNode* parent, unsigned depth,
                                   std::string_view except = {});
  void add_block(const GumboNode* node, unsigned depth, document::Blocks& out);
  document::List list(const GumboNode* node, bool ordered, const HtmlTag& tag, unsigned depth);
  document::Panel details(const GumboNode* node, unsigned depth);
  document::Figure figure(const GumboNode* node, unsigned depth);
  document::DefinitionList definitions(const GumboNode* node, unsigned depth);
  // The inlines of the first child of a name, without white space at both ends.
  document::Inlines child_text(const GumboNode* node, std::string_view name, unsigned depth);

  // tables.cpp
  document::Table table(const GumboNode* node, unsigned depth);
  void add_rows(const GumboNode* node, bool head, unsigned depth, document::Table& out);
  void add_cells(const GumboNode* node, unsigned depth, document::TableRow& row);

  // block_inlines.cpp
  document::Inlines children_inlines(const GumboNode* parent, unsigned depth);
  void add_text(std::string_view text, Span span, document::Inlines& out);
  void add_inline(const GumboNode* node, unsigned depth, document::Inlines& out);
  void add_inline_element(const GumboNode* node, unsigned depth, document::Inlines& out);
  // Takes white space off both ends.
  static void trim(document::Inlines& inlines);

  HtmlText source_;
  Span span_;
  Parser& parser_;
};

}  // namespace diaoban::reader
