// Implements notes for addresses: one walk over the tree with a stack, as its depth is the
// author's.
#include "document/link_notes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "document/visit.hpp"

namespace diaoban::document {
namespace {

bool leads_out(const std::string& destination) {
  static constexpr std::array<std::string_view, 4> schemes{"http://", "https://", "ftp://",
                                                           "mailto:"};
  return std::any_of(schemes.begin(), schemes.end(),
                     [&](std::string_view scheme) { return destination.starts_with(scheme); });
}

class Noter {
 public:
  explicit Noter(Document& document) : document_(document) {}

  void run() {
    blocks_.push_back(&document_.blocks);
    while (!blocks_.empty()) {
      Blocks& blocks = *blocks_.back();
      blocks_.pop_back();
      for (Block& block : blocks) enter(block);
    }
    for (Block& note : notes_) document_.blocks.push_back(std::move(note));
  }

 private:
  void enter(Block& block) {
    std::visit(
        Overloaded{[&](Paragraph& one) { note_links(one.children); }, [&](Heading&) {},
                   [&](ThematicBreak&) {},
                   [&](List& one) {
                     for (ListItem& item : one.items) blocks_.push_back(&item.blocks);
                   },
                   [&](Quote& one) {
                     blocks_.push_back(&one.blocks);
                     note_links(one.attribution);
                   },
                   [&](CodeBlock&) {},
                   [&](Table& one) {
                     enter(one.head);
                     enter(one.body);
                   },
                   [&](Admonition& one) { blocks_.push_back(&one.blocks); },
                   [&](Panel& one) { blocks_.push_back(&one.blocks); },
                   [&](Figure& one) { blocks_.push_back(&one.legend); },
                   [&](DefinitionList& one) { enter(one); },
                   [&](FieldList& one) {
                     for (Field& field : one.fields) blocks_.push_back(&field.body);
                   },
                   [&](FootnoteDefinition&) {}, [&](MathBlock&) {}, [&](Target&) {},
                   [&](Proof& one) { blocks_.push_back(&one.blocks); }, [&](Generated&) {},
                   [&](Container& one) { blocks_.push_back(&one.blocks); }, [&](RawBlock&) {}},
        block.node);
  }

  void enter(std::vector<TableRow>& rows) {
    for (TableRow& row : rows) {
      for (TableCell& cell : row.cells) blocks_.push_back(&cell.blocks);
    }
  }

  void enter(DefinitionList& list) {
    for (DefinitionItem& item : list.items) {
      for (Blocks& blocks : item.definitions) blocks_.push_back(&blocks);
    }
  }

  void note_links(Inlines& line) {
    std::vector<Inlines*> waiting{&line};
    while (!waiting.empty()) {
      Inlines& inlines = *waiting.back();
      waiting.pop_back();
      for (std::size_t i = 0; i < inlines.size(); ++i) {
        InlineNode& node = inlines[i].node;
        if (auto* styled = std::get_if<Styled>(&node)) waiting.push_back(&styled->children);
        if (auto* bracketed = std::get_if<Bracketed>(&node)) {
          waiting.push_back(&bracketed->children);
        }
        const auto* link = std::get_if<Link>(&node);
        if (link == nullptr || link->automatic || !leads_out(link->destination)) continue;
        Inline mark = note_of(link->destination, inlines[i].span);
        // Not while containers of this line wait: the insertion may move them.
        pending_.push_back({&inlines, i + 1, std::move(mark)});
      }
    }
    // From the last to the first, so that the earlier places stay right.
    while (!pending_.empty()) {
      Pending& last = pending_.back();
      last.into->insert(last.into->begin() + static_cast<std::ptrdiff_t>(last.at),
                        std::move(last.mark));
      pending_.pop_back();
    }
  }

  Inline note_of(const std::string& address, Span span) {
    const std::string label = "diaoban-address-" + std::to_string(++count_);
    Link link{address, {}, {}, true};
    link.children.push_back({next_id(), span, {}, Text{address}});
    Paragraph paragraph;
    paragraph.children.push_back({next_id(), span, {}, std::move(link)});
    FootnoteDefinition definition{label, {}};
    definition.blocks.push_back({next_id(), span, {}, std::move(paragraph)});
    notes_.push_back({next_id(), span, {}, std::move(definition)});
    return {next_id(), span, {}, FootnoteReference{label}};
  }

  NodeId next_id() {
    const std::uint32_t file = document_.blocks.empty() ? 0 : document_.blocks.front().id.file;
    return {file, ++document_.node_count};
  }

  struct Pending {
    Inlines* into;
    std::size_t at;
    Inline mark;
  };

  Document& document_;
  std::vector<Blocks*> blocks_;
  std::vector<Pending> pending_;
  std::vector<Block> notes_;
  int count_ = 0;
};

}  // namespace

void add_link_notes(Document& document) { Noter(document).run(); }

}  // namespace diaoban::document
