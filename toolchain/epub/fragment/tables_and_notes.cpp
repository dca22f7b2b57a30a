// Tables of a fragment, and its notes: found first, written last, numbered by their references.
#include "document/visit.hpp"
#include "epub/fragment/writer.hpp"
#include "epub/names.hpp"

namespace diaoban::epub::fragment {

using namespace document;

void Writer::write_table(const Block& block, const Table& table) {
  start_line();
  open("table", block.attributes);
  out_ += '\n';
  if (!table.caption.empty()) {
    out_ += "<caption>";
    write_caption_number(block);
    write_inlines(table.caption);
    out_ += "</caption>\n";
  }
  if (!table.head.empty()) {
    out_ += "<thead>\n";
    for (const TableRow& row : table.head) write_row(table, row, true);
    out_ += "</thead>\n";
  }
  if (!table.body.empty()) {
    out_ += "<tbody>\n";
    for (const TableRow& row : table.body) write_row(table, row, false);
    out_ += "</tbody>\n";
  }
  close("table");
  out_ += '\n';
}

void Writer::write_row(const Table& table, const TableRow& row, bool head) {
  out_ += "<tr>\n";
  std::size_t column = 0;
  for (const TableCell& cell : row.cells) {
    Alignment alignment = cell.alignment;
    if (alignment == Alignment::Default && column < table.alignments.size()) {
      alignment = table.alignments[column];
    }
    Pairs further;
    if (*alignment_name(alignment)) {
      further.emplace_back("style", std::string("text-align:") + alignment_name(alignment));
    }
    if (cell.columns > 1) further.emplace_back("colspan", std::to_string(cell.columns));
    if (cell.rows > 1) further.emplace_back("rowspan", std::to_string(cell.rows));
    const char* tag = head || cell.header ? "th" : "td";
    open(tag, {}, further);
    // A cell of one paragraph holds its text without <p>, as pipe tables are shown.
    write_blocks(cell.blocks, cell.blocks.size() == 1);
    close(tag);
    out_ += '\n';
    column += static_cast<std::size_t>(cell.columns);
  }
  out_ += "</tr>\n";
}

void Writer::find_notes(const Blocks& blocks) {
  for (const Block& block : blocks) {
    visit(
        block, [&](const Paragraph&) {}, [&](const Heading&) {}, [&](const ThematicBreak&) {},
        [&](const List& list) {
          for (const ListItem& item : list.items) find_notes(item.blocks);
        },
        [&](const Quote& quote) { find_notes(quote.blocks); }, [&](const CodeBlock&) {},
        [&](const Table& table) {
          for (const auto* rows : {&table.head, &table.body}) {
            for (const TableRow& row : *rows) {
              for (const TableCell& cell : row.cells) find_notes(cell.blocks);
            }
          }
        },
        [&](const Admonition& admonition) { find_notes(admonition.blocks); },
        [&](const Panel& panel) { find_notes(panel.blocks); },
        [&](const Figure& figure) {
          find_notes(figure.content);
          find_notes(figure.legend);
        },
        [&](const DefinitionList& list) {
          for (const DefinitionItem& item : list.items) {
            for (const Blocks& definition : item.definitions) find_notes(definition);
          }
        },
        [&](const FieldList& list) {
          for (const Field& field : list.fields) find_notes(field.body);
        },
        [&](const FootnoteDefinition& note) {
          notes_.emplace(note.label, &note);
          find_notes(note.blocks);
        },
        [&](const MathBlock&) {}, [&](const Target&) {},
        [&](const Proof& proof) { find_notes(proof.blocks); }, [&](const Generated&) {},
        [&](const Container& container) { find_notes(container.blocks); }, [&](const RawBlock&) {});
  }
}

void Writer::write_notes() {
  if (note_order_.empty()) return;
  start_line();
  out_ +=
      "<hr class=\"footnotes-sep\" />\n<section class=\"footnotes\">\n"
      "<ol class=\"footnotes-list\">\n";
  // A note may refer to further notes, which join the end of the order meanwhile.
  for (std::size_t at = 0; at < note_order_.size(); ++at) {
    const std::string label = note_order_[at];
    open("li", {}, {{"id", "fn" + std::to_string(at + 1)}, {"class", "footnote-item"}});
    const Blocks& blocks = notes_.at(label)->blocks;
    const auto* last = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().node);
    for (std::size_t index = 0; index < blocks.size(); ++index) {
      const bool ends_in_text = last && index + 1 == blocks.size();
      if (!ends_in_text) {
        write_block(blocks[index], false);
        continue;
      }
      start_line();
      open("p", blocks[index].attributes);
      write_inlines(last->children);
      write_back_links(label);
      out_ += "</p>\n";
    }
    if (!last) write_back_links(label);
    out_ += "</li>\n";
  }
  out_ += "</ol>\n</section>\n";
}

void Writer::write_back_links(const std::string& label) {
  const std::string number = std::to_string(note_numbers_[label]);
  const int count = note_references_[label];
  for (int reference = 0; reference < count; ++reference) {
    const std::string mark = reference == 0 ? number : number + ":" + std::to_string(reference);
    out_ += ' ';
    open("a", {}, {{"href", "#fnref" + mark}, {"class", "footnote-backref"}});
    out_ += "↩︎</a>";
  }
}

}  // namespace diaoban::epub::fragment
