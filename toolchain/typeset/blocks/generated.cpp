// Lists made from the book that stand in the text: toctrees, local contents, the index; and notes
// that nothing names.
#include "typeset/blocks/setter.hpp"
#include "typeset/matter/contents_line.hpp"
#include "typeset/matter/index.hpp"

namespace diaoban::typeset {
namespace {

constexpr int deepest = 6;

void layout_entries(Setter& setter, const std::vector<resolve::ContentsEntry>& entries,
                    const BlockPlace& place, std::uint32_t parent, int depth) {
  for (const resolve::ContentsEntry& entry : entries) {
    ContentsLine line;
    line.title = entry.title;
    line.number = entry.number;
    line.address = entry.address;
    if (entry.address.empty()) line.destination = setter.book().destinations.of(entry.goal);
    line.indent = depth * 1.5 * place.look.size.pt();
    layout_contents_line(setter, line, place, parent);
    if (depth < deepest) layout_entries(setter, entry.children, place, parent, depth + 1);
  }
}

}  // namespace

void Setter::layout_generated(const document::Block& block, const document::Generated& generated,
                              const BlockPlace& outer) {
  if (generated.kind == document::GeneratedKind::Index) {
    layout_index(*this, outer);
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
  layout_entries(*this, found->second, place, element, 0);
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
