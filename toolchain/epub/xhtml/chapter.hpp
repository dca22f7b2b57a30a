// One manuscript file as a page: its tree in XHTML, with notes at the end.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/tree.hpp"
#include "epub/shared.hpp"
#include "epub/xhtml/page.hpp"

namespace diaoban::epub::xhtml {

// What surrounds the node that is written; passed down, so that the page is valid whatever the
// author nests.
struct Context {
  bool linked = false;  // inside <a>, which holds no other
  bool copied = false;  // text shown a second time: no ids and no notes
  bool flowing = true;  // headings and sections may stand here (not in <th>, <caption>)
  bool tight = false;   // paragraphs have no tags of their own
  int callouts = 0;     // numbers in the listing right above
};

class ChapterWriter {
 public:
  // `file` is the document's place in the reading order.
  ChapterWriter(const Shared& shared, std::uint32_t file);

  Page write();
  // Writes inlines that are shown again elsewhere (contents, lists, index) into `parent`.
  void write_copy(Node parent, const document::Inlines& inlines);

 private:
  // blocks.cpp
  void write_blocks(Node parent, std::span<const document::Block> blocks, Context context);
  void write_block(Node parent, const document::Block& block, Context context);
  // page_starts.cpp
  // Marks for the printed pages that start in this block, which stands in `parent` behind `before`
  // (null: at its beginning).
  void write_page_starts(Node parent, Node before, document::NodeId block);
  void write_paragraph(Node parent, const document::Block& block,
                       const document::Paragraph& paragraph, Context context);
  void write_heading(Node parent, const document::Block& block, const document::Heading& heading,
                     Context context);
  void write_quote(Node parent, const document::Block& block, const document::Quote& quote,
                   Context context);
  void write_math(Node parent, const document::Block& block, const document::MathBlock& math,
                  Context context);
  void write_raw(Node parent, const document::RawBlock& raw);

  // boxes.cpp
  void write_admonition(Node parent, const document::Block& block,
                        const document::Admonition& admonition, Context context);
  void write_panel(Node parent, const document::Block& block, const document::Panel& panel,
                   Context context);
  void write_proof(Node parent, const document::Block& block, const document::Proof& proof,
                   Context context);
  // A paragraph of class `class_name` with `number` and `title`, when there is either.
  void write_title(Node parent, std::string_view class_name, const std::string& number,
                   const document::Inlines& title, Context context);

  // lists.cpp
  void write_list(Node parent, const document::Block& block, const document::List& list,
                  Context context);
  void write_item(Node parent, const document::ListItem& item, Context context);
  void write_definitions(Node parent, const document::Block& block,
                         const document::DefinitionList& list, Context context);
  void write_fields(Node parent, const document::Block& block, const document::FieldList& list,
                    Context context);
  void write_generated(Node parent, const document::Block& block,
                       const document::Generated& generated, Context context);
  void write_index(Node parent, Context context);
  // The works of a bibliography, each with its id.
  void write_works(Node parent, const document::Block& block, Context context);

  // tables.cpp
  void write_table(Node parent, const document::Block& block, const document::Table& table,
                   Context context);
  void write_row(Node parent, const document::Table& table, const document::TableRow& row,
                 bool head, std::size_t rows_left, Context context);

  // listings.cpp
  void write_listing(Node parent, const document::Block& block, const document::CodeBlock& code,
                     Context context);

  // pictures.cpp
  void write_figure(Node parent, const document::Block& block, const document::Figure& figure,
                    Context context);
  void write_image(Node parent, const document::Inline& node, const document::Image& image,
                   bool block_level, Context context);
  // A framed box with the alternative text, and the address of a picture that is elsewhere.
  // On Kindle a drawing is a picture: its links and hover notes stand in a list under it.
  void write_picture_notes(Node parent, const document::Inlines& inlines, Context context);
  void write_missing(Node parent, const document::Inline& node, const document::Image& image,
                     Context context);
  // "图 3-2" and the caption, as a child `tag` of `parent`.
  Node write_caption(Node parent, const char* tag, document::NodeId numbered,
                     const document::Inlines& caption, Context context);

  // inlines.cpp
  // With the marks of notes where the theme wants them.
  void write_inlines(Node parent, const document::Inlines& inlines, Context context);
  void write_inline(Node parent, const document::Inline& node, Context context);
  void write_styled(Node parent, const document::Inline& node, const document::Styled& styled,
                    Context context);
  void write_literal(Node parent, const document::Inline& node, const document::Literal& literal,
                     Context context);
  void write_citation(Node parent, const document::Inline& node, const document::Citation& citation,
                      Context context);
  void write_ruby(Node parent, const document::Inline& node, const document::Ruby& ruby,
                  Context context);
  void write_anchor(Node parent, document::NodeId id, Context context);
  // Text, with the runs marked that are of another language than the chapter.
  void write_text(Node parent, std::string_view text);

  // links.cpp
  void write_link(Node parent, const document::Inline& node, const document::Link& link,
                  Context context);
  void write_reference(Node parent, const document::Inline& node,
                       const document::Reference& reference, Context context);
  // An element for something that leads to where `id` does: an <a>, or a <span> where no link can
  // stand or the goal cannot be reached from a book.
  Node open_link(Node parent, document::NodeId id, document::Span span, Context context);
  // An <a> to an address outside of the book; <span> and a diagnostic when it is no URL.
  Node open_address(Node parent, const std::string& address, document::Span span, Context context);

  void write_division(Node parent, const std::string& file_title, std::size_t begin,
                      std::size_t end, std::size_t chapter);

  // notes.cpp
  void find_notes();
  void write_note_reference(Node parent, const document::Inline& node,
                            const document::FootnoteReference& reference, Context context);
  // The notes of the chapter: of the file's first, or of the one that a start of starts_ opens.
  void write_notes(Node parent, std::size_t chapter);
  void write_note(Node section, const document::Block& definition);

  // Gives `element` the id that `id` has in facts, when it has one that is not used yet.
  void mark(Node element, document::NodeId id, Context context);
  // The same for blocks, with the language that the author states.
  void mark(Node element, const document::Block& block, Context context);
  void mark(Node element, const document::Inline& node, Context context);

  const Shared& shared_;
  const document::Document& document_;
  std::uint32_t file_;
  std::string language_;
  std::set<std::string> ids_;
  int drawings_ = 0;  // drawn in the page so far

  struct Note {
    const document::Block* definition = nullptr;
    std::string id;
    int number = 0;                       // in its chapter; 0: nothing refers to it
    std::string label;                    // as shown
    std::vector<std::string> references;  // ids of the marks in the text
    std::size_t chapter = 0;              // of the file's, where it is first named
  };
  std::map<document::NodeId, Note> notes_;  // by definition
  std::vector<document::NodeId> note_order_;
  std::vector<std::size_t> starts_;  // of chapters after the file's first: see resolve/chapters.hpp
};

}  // namespace diaoban::epub::xhtml
