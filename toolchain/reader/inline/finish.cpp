// Implements the last walk. The tree is at most Parser::depth_limit blocks and as many inlines
// deep, so the walk may recurse.
#include "reader/inline/finish.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/visit.hpp"
#include "reader/parser.hpp"

namespace diaoban::reader {

namespace {

using document::Block;
using document::Blocks;
using document::Inline;
using document::Inlines;
using document::Overloaded;

char32_t first_character(std::string_view text) { return base::decode(text, 0).code_point; }

char32_t last_character(std::string_view text) {
  return base::decode(text, base::last_character(text)).code_point;
}

class Finisher {
 public:
  Finisher(std::vector<Inlines>& texts, std::uint32_t file, const Rebases& rebases)
      : texts_(texts), file_(file), rebases_(rebases) {}

  std::uint32_t count() const { return count_; }

  void blocks(Blocks& blocks) {
    for (Block& block : blocks) this->block(block);
  }

 private:
  void number(document::NodeId& id) { id = {file_, ++count_}; }

  // Puts texts in the place of their placeholders. Texts hold placeholders of later texts only.
  void place(Inlines& inlines) {
    bool any = false;
    for (const Inline& node : inlines) any = any || is_leaf_placeholder(node);
    if (!any) return;
    if (inlines.size() == 1) {
      const Inline node = std::move(inlines.front());
      inlines = std::move(texts_[leaf_index(node)]);
      for (Inline& part : inlines) {
        if (part.span.is_null()) part.span = node.span;
      }
      return place(inlines);
    }
    Inlines out;
    for (Inline& node : inlines) {
      if (!is_leaf_placeholder(node)) {
        out.push_back(std::move(node));
        continue;
      }
      Inlines text = std::move(texts_[leaf_index(node)]);
      place(text);
      for (Inline& part : text) {
        if (part.span.is_null()) part.span = node.span;
        out.push_back(std::move(part));
      }
    }
    inlines = std::move(out);
  }

  // A run of inlines that is read as one line of text.
  void line(Inlines& inlines) {
    pending_ = nullptr;
    before_ = 0;
    this->inlines(inlines);
    pending_ = nullptr;
  }

  // Text that follows text in the manuscript too is one node.
  static void join_texts(Inlines& inlines) {
    std::size_t kept = 0;
    for (std::size_t i = 1; i < inlines.size(); ++i) {
      Inline& last = inlines[kept];
      auto* before = std::get_if<document::Text>(&last.node);
      auto* text = std::get_if<document::Text>(&inlines[i].node);
      const bool follows =
          last.span.source == inlines[i].span.source && last.span.end == inlines[i].span.begin;
      if (before != nullptr && text != nullptr && follows && last.attributes.empty() &&
          inlines[i].attributes.empty()) {
        before->text += text->text;
        last.span.end = inlines[i].span.end;
      } else if (++kept != i) {
        inlines[kept] = std::move(inlines[i]);
      }
    }
    if (!inlines.empty())
      inlines.erase(inlines.begin() + static_cast<std::ptrdiff_t>(kept) + 1, inlines.end());
  }

  void inlines(Inlines& inlines) {
    place(inlines);
    join_texts(inlines);
    for (Inline& node : inlines) {
      number(node.id);
      inline_node(node);
    }
  }

  // A character that is seen: the line end before it is decided.
  void seen(char32_t first, char32_t last) {
    if (pending_ != nullptr) {
      pending_->joined = base::joins_without_space(before_) && base::joins_without_space(first);
    }
    pending_ = nullptr;
    before_ = last;
  }

  // A line end before <br> is nothing: the break parts what stands around it.
  void hard_break() {
    if (pending_ != nullptr) pending_->joined = true;
    pending_ = nullptr;
    before_ = 0;
  }

  void seen_text(std::string_view written) {
    // Authors write these beside emphasis, for their Markdown: a line end is not beside them.
    const std::string_view text = base::without_zero_width_ends(written);
    if (!text.empty()) seen(first_character(text), last_character(text));
  }

  const Rebase* rebase_of(const Inline& node) const {
    if (rebases_.empty()) return nullptr;
    const auto found = rebases_.find(node.span.source);
    return found == rebases_.end() ? nullptr : &found->second;
  }

  void inline_node(Inline& node) {
    std::visit(Overloaded{
                   [&](document::Text& text) { seen_text(text.text); },
                   [&](document::SoftBreak& soft) { pending_ = &soft; },
                   [&](document::HardBreak&) { hard_break(); },
                   [&](document::Styled& styled) { inlines(styled.children); },
                   [&](document::Literal& literal) { seen_text(literal.text); },
                   [&](document::Link& link) {
                     const Rebase* rebase = rebase_of(node);
                     if (rebase != nullptr && rebase->docs &&
                         link.destination.starts_with(rebase->docs_prefix)) {
                       link.destination = rebased(*rebase, link.destination);
                     }
                     inlines(link.children);
                   },
                   [&](document::Image& image) {
                     const Rebase* rebase = rebase_of(node);
                     if (rebase != nullptr && rebase->images) {
                       image.source = rebased(*rebase, image.source);
                     }
                     seen(0, 0);
                   },
                   [&](document::Reference& reference) {
                     if (reference.title.empty()) seen(0, 0);
                     inlines(reference.title);
                   },
                   [&](document::FootnoteReference&) {},
                   [&](document::Citation&) { seen(0, 0); },
                   [&](document::Math&) { seen(0, 0); },
                   [&](document::Abbreviation& abbreviation) { seen_text(abbreviation.text); },
                   [&](document::Ruby& ruby) {
                     for (const auto& pair : ruby.pairs) seen_text(pair.first);
                   },
                   [&](document::IndexMark&) {},
                   [&](document::Bracketed& bracketed) { inlines(bracketed.children); },
                   [&](document::RawInline&) {},
               },
               node.node);
  }

  void table_rows(std::vector<document::TableRow>& rows) {
    for (document::TableRow& row : rows) {
      for (document::TableCell& cell : row.cells) blocks(cell.blocks);
    }
  }

  void block(Block& block) {
    number(block.id);
    std::visit(Overloaded{
                   [&](document::Paragraph& paragraph) { line(paragraph.children); },
                   [&](document::Heading& heading) { line(heading.children); },
                   [&](document::ThematicBreak&) {},
                   [&](document::List& list) {
                     for (document::ListItem& item : list.items) {
                       number(item.id);
                       blocks(item.blocks);
                     }
                   },
                   [&](document::Quote& quote) {
                     blocks(quote.blocks);
                     line(quote.attribution);
                   },
                   [&](document::CodeBlock& code) { line(code.caption); },
                   [&](document::Table& table) {
                     line(table.caption);
                     table_rows(table.head);
                     table_rows(table.body);
                   },
                   [&](document::Admonition& admonition) {
                     line(admonition.title);
                     blocks(admonition.blocks);
                   },
                   [&](document::Panel& panel) {
                     line(panel.title);
                     blocks(panel.blocks);
                     line(panel.footer);
                   },
                   [&](document::Figure& figure) {
                     blocks(figure.content);
                     line(figure.caption);
                     blocks(figure.legend);
                   },
                   [&](document::DefinitionList& list) {
                     for (document::DefinitionItem& item : list.items) {
                       for (Inlines& term : item.terms) line(term);
                       for (Blocks& definition : item.definitions) blocks(definition);
                     }
                   },
                   [&](document::FieldList& list) {
                     for (document::Field& field : list.fields) {
                       line(field.name);
                       blocks(field.body);
                     }
                   },
                   [&](document::FootnoteDefinition& note) { blocks(note.blocks); },
                   [&](document::MathBlock&) {},
                   [&](document::Target&) {},
                   [&](document::Proof& proof) {
                     line(proof.title);
                     blocks(proof.blocks);
                   },
                   [&](document::Generated&) {},
                   [&](document::Container& container) { blocks(container.blocks); },
                   [&](document::RawBlock&) {},
               },
               block.node);
  }

  std::vector<Inlines>& texts_;
  std::uint32_t file_;
  const Rebases& rebases_;
  std::uint32_t count_ = 0;
  document::SoftBreak* pending_ = nullptr;
  char32_t before_ = 0;
};

}  // namespace

std::uint32_t finish_tree(Blocks& blocks, std::vector<Inlines>& texts, std::uint32_t file,
                          const Rebases& rebases) {
  Finisher finisher(texts, file, rebases);
  finisher.blocks(blocks);
  return finisher.count();
}

}  // namespace diaoban::reader
