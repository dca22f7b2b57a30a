// Sets blocks: appends pieces to a galley and elements to the structure tree. One file of this
// folder implements the members of each family of blocks.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "highlight/highlight.hpp"
#include "typeset/blocks/picture_size.hpp"
#include "typeset/book/context.hpp"
#include "typeset/inline/flat_text.hpp"

namespace diaoban::typeset {

// Where and how blocks are set: passed down, changed by the blocks around.
struct BlockPlace {
  double left = 0;  // points from the type area's left edge
  double width = 399;
  project::TextLook look;      // of running text
  double first_indent = 0;     // points, of first lines
  double paragraph_space = 0;  // points between two paragraphs
  bool on_grid = true;
  bool in_cell = false;  // no page can end inside
  Setting setting = Setting::Justify;
  std::uint32_t element = 0;  // parent in the structure tree
  std::uint32_t frame = 0;
  int list_depth = 0;
  int callouts = 0;      // numbers in the listing right above
  std::string language;  // empty: the book's
};

// How lines become pieces.
struct LineStack {
  double space_before = 0;
  double space_after = 0;
  float break_inside = 0;  // cost of a page break between two lines; widows are kept anyhow
  bool keep_together = false;
  bool keep_with_next = false;
};

// A line of a listing.
struct CodeLine {
  std::string_view text;
  std::vector<highlight::Token> tokens;  // bytes of the line
  int number = 1;
  std::string callouts;  // "①②"
};

// What a listing's lines belong to.
struct CodePlace {
  std::uint32_t element = 0;
  diagnostics::Span span;  // of the listing in the manuscript
};

class Setter {
 public:
  Setter(const BookContext& book, Compositor& compositor, SetSection& section);

  const BookContext& book() const { return book_; }
  const project::Theme& theme() const { return book_.input.theme; }
  Galley& galley() { return section_.galley; }
  SetSection& section() { return section_; }
  Compositor& compositor() { return compositor_; }

  // The place of a chapter's running text.
  BlockPlace body_place() const;
  // A word of the book's language.
  const std::string& word(std::string_view key) const;

  // ---- blocks ----
  // The blocks [begin, end) of a file.
  void layout_file(std::uint32_t file, std::size_t begin, std::size_t end);
  void layout_blocks(std::span<const document::Block> blocks, const BlockPlace& place);

  // ---- structure ----
  std::uint32_t add_element(std::string role, std::uint32_t parent, document::NodeId node = {});
  Element& element(std::uint32_t index) { return section_.elements[index]; }
  // A plain piece of the text of `parent`, in its place among what else stands there.
  std::uint32_t add_text_element(std::uint32_t parent);

  // ---- text (inline/flatten.cpp, blocks/text_lines.cpp) ----
  // `inlines` in the look of `place`, owned by `element`; beside links and pictures text gets
  // virtual elements of its own. Stretches of other languages are marked when lines are set.
  FlatText flatten(const document::Inlines& inlines, const BlockPlace& place,
                   std::uint32_t element);
  FlatText flatten(std::string_view text, const project::TextLook& look, Owner owner);
  ParagraphStyle paragraph_style(const BlockPlace& place) const;
  Piece piece_of(SetLine& line, FlatText& flat, const BlockPlace& place);
  std::vector<Piece> lines_of(FlatText& flat, const ParagraphStyle& style, const BlockPlace& place);
  // Appends the lines to the galley, with the costs of breaks between them.
  void add_lines(std::vector<Piece> lines, const LineStack& stack);
  // Sets one line of `text` at once: baseline at `y`; returns its width.
  double set_line(Content& content, std::string_view text, const project::TextLook& look, double x,
                  double y, Owner owner);
  double width_of(std::string_view text, const project::TextLook& look);
  // A picture with the links in it; a framed box with its text where nothing can be drawn.
  void add_picture_item(Content& content, const std::shared_ptr<const figures::Picture>& picture,
                        const std::string& alternative, const Rectangle& area, Owner owner,
                        bool turned = false);

  // Gives a figure its alternative text; returns what to show in its place if it is missing.
  std::string describe_picture(const document::Image& image, const figures::Picture& picture,
                               const std::string& caption, std::uint32_t element);

  // ---- pieces ----
  void add_piece(Piece piece);
  // Blank above the next piece, at least; page breaks before it cost `cost`.
  void ask_space(double space);
  void ask_break(float cost);
  // Runs `work` with its pieces put aside instead of on the galley.
  template <class Work>
  std::vector<Piece> aside(Work&& work) {
    std::vector<Piece> pieces;
    std::vector<Piece>* const outer = std::exchange(out_, &pieces);
    const Pending pending = std::exchange(pending_, {});
    work();
    flush_marks();
    out_ = outer;
    pending_ = pending;
    return pieces;
  }
  std::uint32_t add_frame(const Frame& frame);
  // As much of an indent of `wanted` points as leaves room for text: however deep its author
  // nests, no text leaves the page.
  double allowed_indent(const BlockPlace& place, double wanted) const;
  // A destination that the next piece carries at its top.
  void mark_place(document::NodeId node);
  void mark_place(DestinationId destination);
  // Page label of a destination as the last round knows it.
  std::string page_label(DestinationId destination);
  int note_number(document::NodeId reference, int number_in_chapter);
  // Sets a footnote aside; its element stands beside `beside`. The indexes in Galley::notes of it
  // and of notes named in it.
  std::vector<std::uint32_t> layout_note(const resolve::Footnote& note, document::NodeId reference,
                                         int number, std::uint32_t beside);
  // Keeps a note for the end of its chapter.
  void keep_endnote(const resolve::Footnote& note, int number) {
    endnotes_.push_back({note, number});
  }
  // The notes kept, under a heading of their own.
  void layout_endnotes();
  // The picture that the manuscript names, kind Broken when there is none.
  std::shared_ptr<const figures::Picture> find_picture(const std::string& source) const;

 private:
  friend class Flattener;

  struct Endnote {
    resolve::Footnote note;
    int number = 0;
  };

  // What waits for the next piece.
  struct Pending {
    double space = 0;
    float break_cost = 0;
    std::vector<DestinationId> marks;
  };

  void layout_block(const document::Block& block, const BlockPlace& place);
  void layout_paragraph(const document::Block& block, const document::Paragraph& paragraph,
                        const BlockPlace& place);
  void layout_heading(const document::Block& block, const document::Heading& heading,
                      const BlockPlace& place);
  void layout_chapter_opening(const document::Block& block, const document::Heading& heading,
                              const BlockPlace& place);
  void layout_break(const BlockPlace& place);
  void layout_list(const document::Block& block, const document::List& list,
                   const BlockPlace& place);
  void layout_quote(const document::Block& block, const document::Quote& quote,
                    const BlockPlace& place);
  void layout_code(const document::Block& block, const document::CodeBlock& code,
                   const BlockPlace& place);
  void layout_table(const document::Block& block, const document::Table& table,
                    const BlockPlace& place);
  void layout_admonition(const document::Block& block, const document::Admonition& admonition,
                         const BlockPlace& place);
  void layout_panel(const document::Block& block, const document::Panel& panel,
                    const BlockPlace& place);
  void layout_figure(const document::Block& block, const document::Figure& figure,
                     const BlockPlace& place);
  // A figure that goes over the edges of a page of its own. False, and nothing is set, where it
  // does not ask for that or cannot.
  bool layout_full_bleed(const document::Block& block, const document::Figure& figure,
                         const document::Inline& node, const BlockPlace& place);
  void layout_definitions(const document::Block& block, const document::DefinitionList& list,
                          const BlockPlace& place);
  void layout_fields(const document::FieldList& list, const BlockPlace& place);
  void layout_math(const document::Block& block, const document::MathBlock& math,
                   const BlockPlace& place);
  void layout_proof(const document::Block& block, const document::Proof& proof,
                    const BlockPlace& place);
  void layout_generated(const document::Block& block, const document::Generated& generated,
                        const BlockPlace& place);
  // The works of a bibliography, one a paragraph.
  void layout_works(const document::Block& block, const BlockPlace& outer);
  void layout_unused_note(const document::Block& block, const document::FootnoteDefinition& note,
                          const BlockPlace& place);
  void layout_raw(const document::RawBlock& raw, const BlockPlace& place);

  // Lays out `blocks` with a label (a number, a bullet) that stands `label_width` left of them,
  // on their first line.
  void layout_labelled(FlatText label, double label_width, const document::Blocks& blocks,
                       const BlockPlace& body);
  void layout_picture(const document::Inline& node, const document::Image& image,
                      const BlockPlace& place, std::uint32_t element);
  // A block of `inset` points inside `frame`, with `space` above and below it.
  void layout_framed(const Frame& frame, double inset, double space, const BlockPlace& outer,
                     const std::function<void(BlockPlace)>& work);
  void layout_titled(const document::Inlines& title, const std::string& plain_title,
                     const BlockPlace& place, Color color);
  void layout_legend(const document::Blocks& legend, const BlockPlace& place);
  double height_of_heading_above() const;
  // What running heads say of the heading: the title that the reading order gives, or its own.
  HeadMark head_mark(const document::Block& block, const document::Heading& heading,
                     int level) const;
  double broken_picture_height(const std::string& alternative, double width);
  // The picture of `element`, which is told what stands for it.
  Piece picture_piece(const document::Inline& node, const document::Image& image,
                      const std::string& caption, const BlockPlace& place, double most_height,
                      std::uint32_t element);
  bool turn_picture(const document::Inline& node, const figures::Picture& picture,
                    const BlockPlace& place, double most_height, PictureSize& size);
  double may_shrink(const figures::Picture& picture, const PictureSize& size, bool turned) const;
  void add_fold_out(Content& content, const std::shared_ptr<const figures::Picture>& picture,
                    const std::string& alternative, const Rectangle& area, Owner owner);
  // Where the block asks to stand, else `usual` (values of the theme's figure.placement); nothing
  // when it must stay where it is written.
  static std::optional<Placement> placement_of(const document::Block& block,
                                               const std::string& usual);
  // Pieces that no page end parts, with `space` above and below: they float where the place allows
  // it and `placement` says so.
  void add_unit(std::vector<Piece> pieces, const BlockPlace& place, double space,
                std::optional<Placement> placement);
  // Pieces that were set in a column `length` wide, turned a quarter anticlockwise, on pages
  // without text.
  void add_turned(std::vector<Piece> pieces, double length);
  static std::string role_bold(const std::string& role);
  ParagraphText code_text(const CodeLine& line, const CodePlace& code) const;
  void add_code_line(const CodeLine& line, const CodePlace& code, const BlockPlace& place);
  void emphasize_code(std::size_t first_piece, const BlockPlace& place);
  void add_line_number(std::size_t first_piece, int number, const BlockPlace& place);
  void layout_caption(const document::Inlines& caption, document::NodeId node,
                      const BlockPlace& place, bool above);
  void flush_marks();

  const BookContext& book_;
  Compositor& compositor_;
  SetSection& section_;
  std::vector<Piece>* out_;
  Pending pending_;
  std::vector<Endnote> endnotes_;
  std::uint32_t file_ = 0;
};

}  // namespace diaoban::typeset
