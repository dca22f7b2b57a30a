// Notes: a mark in the text, the note at the chapter's end, links both ways (EPUB 3.3 and KPG
// "Footnotes": each mark has a link back).
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "document/walk.hpp"
#include "epub/xhtml/chapter.hpp"
#include "resolve/note_marks.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

void ChapterWriter::find_notes() {
  const resolve::Facts& facts = shared_.input.facts;
  const auto anchor_of = [&](NodeId id, const std::string& otherwise) {
    const auto found = facts.anchors.find(id);
    return found == facts.anchors.end() ? otherwise : found->second;
  };
  std::size_t chapter = 0;
  Walker walker;
  walker.block = [&](const Block& block) {
    if (chapter < starts_.size() && block.id == document_.blocks[starts_[chapter]].id) ++chapter;
    const auto* definition = std::get_if<FootnoteDefinition>(&block.node);
    if (!definition) return;
    Note& note = notes_[block.id];
    note.definition = &block;
    note.id = anchor_of(block.id, fmt::format("note-{}", block.id.index));
    if (note.label.empty()) note.label = definition->label;
  };
  walker.inline_node = [&](const Inline& node) {
    const auto found = facts.footnotes.find(node.id);
    if (found == facts.footnotes.end()) return;
    Note& note = notes_[found->second.definition];
    if (note.references.empty()) {
      note_order_.push_back(found->second.definition);
      note.chapter = chapter;
    }
    note.number = found->second.number;
    note.label = resolve::note_mark(shared_.language(), note.number);
    note.references.push_back(anchor_of(node.id, fmt::format("mark-{}", node.id.index)));
  };
  walk(document_.blocks, walker);
  std::stable_sort(note_order_.begin(), note_order_.end(), [&](NodeId a, NodeId b) {
    return std::pair(notes_[a].chapter, notes_[a].number) <
           std::pair(notes_[b].chapter, notes_[b].number);
  });
  // A note that nothing refers to is still the author's text.
  for (auto& [id, note] : notes_) {
    if (!note.references.empty()) continue;
    note.chapter = starts_.size();
    note_order_.push_back(id);
  }
}

void ChapterWriter::write_note_reference(Node parent, const Inline& node,
                                         const FootnoteReference& reference, Context context) {
  if (context.copied) return;
  const auto found = shared_.input.facts.footnotes.find(node.id);
  const auto note = found == shared_.input.facts.footnotes.end()
                        ? notes_.end()
                        : notes_.find(found->second.definition);
  if (note == notes_.end() || !note->second.definition) {
    write_text(parent, "[^" + reference.label + "]");
    return;
  }
  Node place = add(parent, "sup");
  Node mark = add(place, context.linked ? "span" : "a", "note-mark");
  const std::string id = [&] {
    const auto anchor = shared_.input.facts.anchors.find(node.id);
    return anchor == shared_.input.facts.anchors.end() ? fmt::format("mark-{}", node.id.index)
                                                       : anchor->second;
  }();
  if (ids_.insert(id).second) set(mark, "id", id);
  if (!context.linked) {
    set(mark, "epub:type", "noteref");
    set(mark, "role", "doc-noteref");
    set_goal(mark, {file_, note->second.id, {}});
  }
  add_text(mark, note->second.label);
}

void ChapterWriter::write_notes(Node parent, std::size_t chapter) {
  const bool has_notes = std::any_of(note_order_.begin(), note_order_.end(),
                                     [&](NodeId id) { return notes_[id].chapter == chapter; });
  if (!has_notes) return;
  const std::string& title = resolve::word(shared_.language(), "footnotes");
  Node section = add(parent, "section", "notes");
  if (shared_.input.theme.footnote_numbering == "endnotes") {
    set(section, "epub:type", "endnotes");
    set(section, "role", "doc-endnotes");
    add_text(add(section, "h2"), title);
  } else {
    set(section, "epub:type", "footnotes");
  }
  set(section, "aria-label", title);
  for (const NodeId id : note_order_) {
    if (notes_[id].definition && notes_[id].chapter == chapter)
      write_note(section, *notes_[id].definition);
  }
}

void ChapterWriter::write_note(Node section, const Block& definition) {
  const Note& note = notes_[definition.id];
  Node element = add(section, "aside", "note");
  set(element, "epub:type", "footnote");
  set(element, "role", "doc-footnote");
  if (ids_.insert(note.id).second) set(element, "id", note.id);
  const Blocks& blocks = std::get<FootnoteDefinition>(definition.node).blocks;
  // The label stands in the first paragraph, so that it does not take a line of its own.
  const auto* first = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.front().node);
  Node paragraph = add(element, "p");
  Node label = add(paragraph, note.references.empty() ? "span" : "a", "note-label");
  if (!note.references.empty()) {
    set(label, "role", "doc-backlink");
    set_goal(label, {file_, note.references.front(), {}});
  }
  add_text(label, note.label);
  add_text(paragraph, " ");
  if (first) {
    mark(paragraph, blocks.front(), {});
    write_inlines(paragraph, first->children, {});
  }
  for (std::size_t at = first ? 1 : 0; at < blocks.size(); ++at) {
    write_block(element, blocks[at], {});
  }
  for (std::size_t at = 1; at < note.references.size(); ++at) {
    Node back = add(paragraph, "a", "note-back");
    set(back, "role", "doc-backlink");
    set(back, "aria-label", resolve::word(shared_.language(), "back-to-text"));
    set_goal(back, {file_, note.references[at], {}});
    add_text(back, fmt::format("↩{}", at + 1));
  }
}

}  // namespace diaoban::epub::xhtml
