// One document as an XHTML fragment, straight from its tree: no pictures, no language; facts only
// for what references say.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/tree.hpp"
#include "resolve/facts.hpp"

namespace diaoban::epub::fragment {

using Pairs = std::vector<std::pair<std::string, std::string>>;

class Writer {
 public:
  Writer(const document::Document& document, const resolve::Facts* facts);
  // The whole fragment: the blocks, then the notes in order of their first reference.
  std::string write();

 private:
  // Blocks.
  void write_blocks(const document::Blocks& blocks, bool tight = false);
  void write_block(const document::Block& block, bool tight);
  void write_list(const document::Block& block, const document::List& list);
  void write_item(const document::ListItem& item, bool tight);
  void write_quote(const document::Block& block, const document::Quote& quote);
  void write_code(const document::Block& block, const document::CodeBlock& code);
  void write_admonition(const document::Block& block, const document::Admonition& admonition);
  void write_panel(const document::Block& block, const document::Panel& panel);
  void write_figure(const document::Block& block, const document::Figure& figure);
  void write_definitions(const document::Block& block, const document::DefinitionList& list);
  void write_fields(const document::Block& block, const document::FieldList& list);
  void write_math(const document::Block& block, const document::MathBlock& math);
  void write_proof(const document::Block& block, const document::Proof& proof);
  void write_generated(const document::Block& block, const document::Generated& generated);
  void write_raw(const document::RawBlock& raw);
  void write_table(const document::Block& block, const document::Table& table);
  void write_row(const document::Table& table, const document::TableRow& row, bool head);
  // The number of a caption, where the author gave its block a label to refer to.
  void write_caption_number(const document::Block& block);
  void write_notes();
  void write_back_links(const std::string& label);

  // Inlines.
  void write_inlines(const document::Inlines& inlines);
  void write_inline(const document::Inline& node);
  void write_literal(const document::Inline& node, const document::Literal& literal);
  void write_unhandled(const std::string& classes, const std::string& role, std::string_view text);
  void write_styled(const document::Inline& node, const document::Styled& styled);
  void write_link(const document::Inline& node, const document::Link& link);
  void write_reference(const document::Inline& node, const document::Reference& reference);
  // What resolve/ found for a node that points somewhere in this file, or null.
  const resolve::Reference* found(const document::Inline& node) const;
  // Whether resolve/ looked for what a node points to and found nothing.
  bool leads_nowhere(const document::Inline& node) const;
  // The name of a file that a link without text names; null for other links.
  const document::Inlines* named_file(const document::Inline& node) const;
  std::string written_id(const std::string& name);
  void write_image(const document::Inline& node, const document::Image& image);
  void write_note_reference(const document::FootnoteReference& reference);
  void write_ruby(const document::Ruby& ruby);

  // Text.
  void start_line();
  void open(std::string_view tag, const document::Attributes& attributes = {},
            const Pairs& further = {}, bool empty = false);
  void close(std::string_view tag);
  void write_text(std::string_view text);

  // Collects the notes of `blocks` and of all blocks below them, by label.
  void find_notes(const document::Blocks& blocks);

  const document::Document& document_;
  const resolve::Facts* facts_;
  std::string out_;
  std::string pending_id_;  // of a target: the next element carries it
  std::map<std::string, const document::FootnoteDefinition*> notes_;
  std::map<std::string, int> note_numbers_;
  std::map<std::string, int> note_references_;  // how often referred to so far
  std::vector<std::string> note_order_;
  bool ids_known_ = false;
  std::map<std::string, std::string> ids_;  // as written, by themselves and in small letters
};

}  // namespace diaoban::epub::fragment
