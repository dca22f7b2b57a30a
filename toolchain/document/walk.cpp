// Implements the walk. Depth is bounded by the reader's cap on nesting, so recursion is safe.
#include "document/walk.hpp"

#include "document/visit.hpp"

namespace diaoban::document {
namespace {

void walk_rows(const std::vector<TableRow>& rows, const Walker& walker) {
  for (const TableRow& row : rows) {
    for (const TableCell& cell : row.cells) walk(cell.blocks, walker);
  }
}

void walk_children(const Block& block, const Walker& walker) {
  visit(
      block, [&](const Paragraph& n) { walk(n.children, walker); },
      [&](const Heading& n) { walk(n.children, walker); }, [](const ThematicBreak&) {},
      [&](const List& n) {
        for (const ListItem& item : n.items) walk(item.blocks, walker);
      },
      [&](const Quote& n) {
        walk(n.blocks, walker);
        walk(n.attribution, walker);
      },
      [&](const CodeBlock& n) { walk(n.caption, walker); },
      [&](const Table& n) {
        walk(n.caption, walker);
        walk_rows(n.head, walker);
        walk_rows(n.body, walker);
      },
      [&](const Admonition& n) {
        walk(n.title, walker);
        walk(n.blocks, walker);
      },
      [&](const Panel& n) {
        walk(n.title, walker);
        walk(n.blocks, walker);
        walk(n.footer, walker);
      },
      [&](const Figure& n) {
        walk(n.content, walker);
        walk(n.caption, walker);
        walk(n.legend, walker);
      },
      [&](const DefinitionList& n) {
        for (const DefinitionItem& item : n.items) {
          for (const Inlines& term : item.terms) walk(term, walker);
          for (const Blocks& definition : item.definitions) walk(definition, walker);
        }
      },
      [&](const FieldList& n) {
        for (const Field& field : n.fields) {
          walk(field.name, walker);
          walk(field.body, walker);
        }
      },
      [&](const FootnoteDefinition& n) { walk(n.blocks, walker); }, [](const MathBlock&) {},
      [](const Target&) {},
      [&](const Proof& n) {
        walk(n.title, walker);
        walk(n.blocks, walker);
      },
      [](const Generated&) {}, [&](const Container& n) { walk(n.blocks, walker); },
      [](const RawBlock&) {});
}

void walk_children(const Inline& node, const Walker& walker) {
  visit(
      node, [](const Text&) {}, [](const SoftBreak&) {}, [](const HardBreak&) {},
      [&](const Styled& n) { walk(n.children, walker); }, [](const Literal&) {},
      [&](const Link& n) { walk(n.children, walker); }, [](const Image&) {},
      [&](const Reference& n) { walk(n.title, walker); }, [](const FootnoteReference&) {},
      [](const Citation&) {}, [](const Math&) {}, [](const Abbreviation&) {}, [](const Ruby&) {},
      [](const IndexMark&) {}, [&](const Bracketed& n) { walk(n.children, walker); },
      [](const RawInline&) {});
}

}  // namespace

void walk(const Blocks& blocks, const Walker& walker) {
  for (const Block& block : blocks) {
    if (walker.block) walker.block(block);
    walk_children(block, walker);
  }
}

void visit_bodies(Block& block, const std::function<void(Blocks&)>& visit) {
  const auto visit_rows = [&](std::vector<TableRow>& rows) {
    for (TableRow& row : rows) {
      for (TableCell& cell : row.cells) visit(cell.blocks);
    }
  };
  std::visit(Overloaded{
                 [](Paragraph&) {},
                 [](Heading&) {},
                 [](ThematicBreak&) {},
                 [&](List& list) {
                   for (ListItem& item : list.items) visit(item.blocks);
                 },
                 [&](Quote& quote) { visit(quote.blocks); },
                 [](CodeBlock&) {},
                 [&](Table& table) {
                   visit_rows(table.head);
                   visit_rows(table.body);
                 },
                 [&](Admonition& admonition) { visit(admonition.blocks); },
                 [&](Panel& panel) { visit(panel.blocks); },
                 [&](Figure& figure) {
                   visit(figure.content);
                   visit(figure.legend);
                 },
                 [&](DefinitionList& list) {
                   for (DefinitionItem& item : list.items) {
                     for (Blocks& definition : item.definitions) visit(definition);
                   }
                 },
                 [&](FieldList& list) {
                   for (Field& field : list.fields) visit(field.body);
                 },
                 [&](FootnoteDefinition& note) { visit(note.blocks); },
                 [](MathBlock&) {},
                 [](Target&) {},
                 [&](Proof& proof) { visit(proof.blocks); },
                 [](Generated&) {},
                 [&](Container& container) { visit(container.blocks); },
                 [](RawBlock&) {},
             },
             block.node);
}

void walk(const Inlines& inlines, const Walker& walker) {
  for (const Inline& node : inlines) {
    if (walker.inline_node) walker.inline_node(node);
    walk_children(node, walker);
  }
}

}  // namespace diaoban::document
