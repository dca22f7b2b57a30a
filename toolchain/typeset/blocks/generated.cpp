// Lists made from the book that stand in the text: toctrees, local contents, the index; and notes
// that nothing names.
#include "typeset/blocks/setter.hpp"
#include "typeset/matter/contents_line.hpp"
#include "typeset/matter/index.hpp"

namespace diaoban::typeset {
namespace {

// A list in the text shows no more levels than the book's own contents, which have the page
// numbers of all; one of a few lines keeps all of its levels.
constexpr std::size_t short_list = 16;
constexpr int deepest = 6;

std::size_t count_entries(const std::vector<resolve::ContentsEntry>& entries) {
  std::size_t count = entries.size();
  for (const resolve::ContentsEntry& entry : entries) count += count_entries(entry.children);
  return count;
}

void layout_entries(Setter& setter, const std::vector<resolve::ContentsEntry>& entries,
                    const BlockPlace& place, std::uint32_t parent, int depth, int most) {
  for (const resolve::ContentsEntry& entry : entries) {
    ContentsLine line;
    line.title = entry.title;
    line.number = entry.number;
    line.address = entry.address;
    if (entry.address.empty()) line.destination = setter.book().destinations.of(entry.goal);
    line.indent = depth * 1.5 * place.look.size.pt();
    layout_contents_line(setter, line, place, parent);
    if (depth + 1 < most) {
      layout_entries(setter, entry.children, place, parent, depth + 1, most);
    }
  }
}

}  // namespace

void Setter::layout_generated(const document::Block& block, const document::Generated& generated,
                              const BlockPlace& outer) {
  if (generated.kind == document::GeneratedKind::Index) {
    layout_index(*this, outer);
    return;
  }
  if (generated.kind == document::GeneratedKind::Bibliography) {
    layout_works(block, outer);
    return;
  }
  const auto found = book_.input.facts.generated.find(block.id);
  if (found == book_.input.facts.generated.end() || found->second.empty()) return;
  BlockPlace place = outer;
  place.first_indent = 0;
  const std::uint32_t element = add_element("TOC", outer.element, block.id);
  if (!generated.caption.empty()) {
    BlockPlace head = place;
    head.look.role = "sans-bold";
    const std::uint32_t caption = add_element("Caption", element);
    FlatText flat = flatten(generated.caption, head.look, {caption});
    LineStack stack;
    stack.keep_together = true;
    stack.keep_with_next = true;
    add_lines(lines_of(flat, paragraph_style(head), head), stack);
  }
  const bool is_short = count_entries(found->second) <= short_list;
  layout_entries(*this, found->second, place, element, 0,
                 is_short ? deepest : theme().contents_depth);
}

void Setter::layout_works(const document::Block& block, const BlockPlace& outer) {
  const auto found = book_.input.facts.bibliographies.find(block.id);
  if (found == book_.input.facts.bibliographies.end()) return;
  BlockPlace place = outer;
  place.first_indent = 0;
  for (const resolve::BibliographyEntry& entry : found->second) {
    document::Inlines text = entry.text;
    if (!entry.label.empty()) {
      text.insert(text.begin(), {{}, {}, {}, document::Text{entry.label + " "}});
    }
    mark_place(entry.node);
    FlatText flat = flatten(text, place, add_element("P", outer.element));
    // Further lines stand in, so that the eye finds where each work begins.
    ParagraphStyle style = paragraph_style(place);
    style.other_indent = theme().indent_em * place.look.size.pt();
    LineStack stack;
    stack.space_before = place.paragraph_space;
    stack.space_after = place.paragraph_space;
    add_lines(lines_of(flat, style, place), stack);
  }
}

void Setter::layout_unused_note(const document::Block& block,
                                const document::FootnoteDefinition& note, const BlockPlace& place) {
  // A note that is named stands at the foot of the page of its mark. One that nothing names is
  // reported by resolve/; its text is kept, where it was written.
  if (book_.input.facts.definitions.contains(block.id)) return;
  mark_place(block.id);
  layout_blocks(note.blocks, place);
}

}  // namespace diaoban::typeset
