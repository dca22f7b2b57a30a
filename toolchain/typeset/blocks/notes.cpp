// Footnotes: set where their mark is met, kept aside for the foot of that page.
#include <algorithm>
#include <array>
#include <string_view>

#include "resolve/note_marks.hpp"
#include "typeset/blocks/setter.hpp"
#include "typeset/inline/flatten.hpp"

namespace diaoban::typeset {
namespace {

// Whether a note may stand in an element of `role`: these hold parts of their own kind only
// (ISO 32000-1 14.8.4.3).
bool holds_notes(std::string_view role) {
  static constexpr std::array<std::string_view, 9> closed{"L",     "LI",    "Table", "TR",  "THead",
                                                          "TBody", "TFoot", "TOC",   "TOCI"};
  return std::find(closed.begin(), closed.end(), role) == closed.end();
}

}  // namespace

std::vector<std::uint32_t> Setter::layout_note(const resolve::Footnote& note,
                                               document::NodeId reference, int number,
                                               std::uint32_t beside) {
  const auto found = book_.notes.find(note.definition);
  if (found == book_.notes.end()) return {};
  const document::Block& block = *found->second;
  const auto& definition = std::get<document::FootnoteDefinition>(block.node);
  const project::TextLook& look = theme().footnote;
  const double label_width = 1.5 * look.size.pt();

  // A sibling after the paragraph that holds the mark; at the end of a label or caption where no
  // sibling may stand.
  std::uint32_t parent = section_.elements[beside].parent;
  if (parent == UINT32_MAX) parent = 0;
  if (!holds_notes(section_.elements[parent].role)) parent = beside;
  const std::uint32_t element = add_element("Note", parent, block.id);
  section_.elements[element].id =
      "note-" + std::to_string(note.definition.file) + "-" + std::to_string(note.definition.index);
  BlockPlace place = body_place();
  place.look = look;
  place.left = label_width;
  place.width = book_.measure - label_width;
  place.first_indent = 0;
  place.on_grid = false;
  place.in_cell = true;
  place.element = element;

  BlockPlace label_place = place;
  label_place.width = book_.measure;
  const std::uint32_t label = add_element("Lbl", element);
  FlatText mark = flatten(resolve::note_mark(book_.language, number), look, {label});
  std::vector<Piece> lines = aside([&] {
    mark_place(note.definition);
    layout_labelled(std::move(mark), label_width, definition.blocks, place);
  });
  // Notes that this note names stand below it.
  std::vector<std::uint32_t> indexes{static_cast<std::uint32_t>(galley().notes.size())};
  for (Piece& line : lines) {
    indexes.insert(indexes.end(), line.content.notes.begin(), line.content.notes.end());
    line.content.notes.clear();
  }
  indexes.front() = static_cast<std::uint32_t>(galley().notes.size());
  galley().notes.push_back({std::move(lines), reference});
  return indexes;
}

void Setter::layout_endnotes() {
  if (endnotes_.empty()) return;
  document::Block heading;
  heading.node = document::Heading{2, {{{}, {}, {}, document::Text{word("footnotes")}}}};
  layout_block(heading, body_place());
  const std::uint32_t list = add_element("L", 0);
  BlockPlace place = body_place();
  place.look = theme().footnote;
  place.first_indent = 0;
  place.on_grid = false;
  // A note may name further ones, which then stand after it.
  for (std::size_t i = 0; i < endnotes_.size(); ++i) {
    const Endnote endnote = endnotes_[i];
    const auto found = book_.notes.find(endnote.note.definition);
    if (found == book_.notes.end()) continue;
    const document::Block& block = *found->second;
    const std::uint32_t entry = add_element("LI", list);
    FlatText mark = flatten(resolve::note_mark(book_.language, endnote.number), place.look,
                            {add_element("Lbl", entry)});
    const double label_width = width_of("00", place.look) + place.look.size.pt();
    BlockPlace body = place;
    body.left = label_width;
    body.width = book_.measure - label_width;
    body.element = add_element("LBody", entry, block.id);
    mark_place(endnote.note.definition);
    layout_labelled(std::move(mark), label_width,
                    std::get<document::FootnoteDefinition>(block.node).blocks, body);
  }
  endnotes_.clear();
}

int Setter::note_number(document::NodeId reference, int number_in_chapter) {
  if (theme().footnote_numbering != "page") return number_in_chapter;
  const auto known = book_.pages.note_numbers.find(reference);
  const int number = known == book_.pages.note_numbers.end() ? number_in_chapter : known->second;
  section_.asked_notes.push_back({reference, number});
  return number;
}

}  // namespace diaoban::typeset
