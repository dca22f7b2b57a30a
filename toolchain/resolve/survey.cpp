// The pass over one tree that gathers what the other steps need.
#include "resolve/survey.hpp"

#include <utility>

#include "document/visit.hpp"

namespace diaoban::resolve {
namespace {

using document::Block;
using document::Blocks;
using document::Inline;
using document::Inlines;

class Surveyor {
 public:
  explicit Surveyor(Survey& survey) : survey_(survey) {}

  void visit_blocks(const Blocks& blocks) {
    std::vector<const Block*> targets;
    for (const Block& block : blocks) {
      if (std::holds_alternative<document::Target>(block.node)) {
        targets.push_back(&block);
        continue;
      }
      visit_block(block, std::exchange(targets, {}));
    }
    // A target that nothing follows names its own place.
    if (!targets.empty()) {
      Place place{targets.front()->id,
                  PlaceKind::Other,
                  targets.front()->span,
                  {},
                  nullptr,
                  targets,
                  {},
                  true};
      survey_.places.push_back(std::move(place));
    }
  }

 private:
  // Adds the place of `block` when something can lead to it: an id, a target, or its kind.
  void add_place(const Block& block, PlaceKind kind, const Inlines* title,
                 std::vector<const Block*> targets) {
    const document::AttributeSet& attributes = block.attributes.get();
    if (kind == PlaceKind::Other && attributes.id.empty() && targets.empty()) return;
    Place place{block.id, kind, block.span, attributes.id, title, std::move(targets), {}, true};
    for (const std::string& name : attributes.classes) {
      if (name == "unnumbered" || name == "nonumber" || name == "-") place.numbered = false;
    }
    survey_.places.push_back(std::move(place));
  }

  void visit_nested(const Blocks& blocks) {
    ++nesting_;
    visit_blocks(blocks);
    --nesting_;
  }

  void visit_heading(const Block& block, const document::Heading& heading,
                     std::vector<const Block*> targets) {
    add_place(block, PlaceKind::Heading, &heading.children, std::move(targets));
    survey_.headings.push_back({survey_.places.size() - 1, heading.level, nesting_ > 0});
    if (nesting_ == 0) section_ = survey_.headings.size() - 1;
    visit_inlines(heading.children);
  }

  void visit_list(const document::List& list) {
    for (const document::ListItem& item : list.items) {
      if (!item.attributes.get().id.empty()) {
        survey_.places.push_back({item.id,
                                  PlaceKind::Other,
                                  item.span,
                                  item.attributes.get().id,
                                  nullptr,
                                  {},
                                  {},
                                  true});
      }
      visit_nested(item.blocks);
    }
  }

  void visit_table(const document::Table& table) {
    visit_inlines(table.caption);
    for (const auto* rows : {&table.head, &table.body}) {
      for (const document::TableRow& row : *rows) {
        for (const document::TableCell& cell : row.cells) visit_nested(cell.blocks);
      }
    }
  }

  void visit_definitions(const document::DefinitionList& list) {
    for (const document::DefinitionItem& item : list.items) {
      for (const Inlines& term : item.terms) {
        if (list.glossary && !term.empty()) {
          survey_.places.push_back({term.front().id,
                                    PlaceKind::Term,
                                    item.span,
                                    term.front().attributes.get().id,
                                    &term,
                                    {},
                                    {},
                                    true});
        }
        // The term's first inline is the term's place; its own id must not make a second one.
        visit_inlines(term, list.glossary);
      }
      for (const Blocks& definition : item.definitions) visit_nested(definition);
    }
  }

  void visit_footnote(const Block& block, const document::FootnoteDefinition& footnote,
                      std::vector<const Block*> targets) {
    add_place(block, PlaceKind::Footnote, nullptr, std::move(targets));
    survey_.footnotes.push_back(&block);
    const NodeId outer = std::exchange(footnote_, block.id);
    visit_nested(footnote.blocks);
    footnote_ = outer;
  }

  void visit_block(const Block& block, std::vector<const Block*> targets);
  void visit_inlines(const Inlines& inlines, bool first_is_place = false) {
    for (const Inline& node : inlines) {
      visit_inline(node, first_is_place);
      first_is_place = false;
    }
  }
  void visit_inline(const Inline& node, bool is_place);

  Survey& survey_;
  int nesting_ = 0;
  NodeId footnote_;
  std::optional<std::size_t> section_;
};

const Inlines* or_null(const Inlines& inlines) { return inlines.empty() ? nullptr : &inlines; }

void Surveyor::visit_block(const Block& block, std::vector<const Block*> targets) {
  const auto other = [&](const Inlines* title = nullptr) {
    add_place(block, PlaceKind::Other, title, std::move(targets));
  };
  document::visit(
      block,
      [&](const document::Paragraph& paragraph) {
        other();
        visit_inlines(paragraph.children);
      },
      [&](const document::Heading& heading) { visit_heading(block, heading, std::move(targets)); },
      [&](const document::ThematicBreak&) { other(); },
      [&](const document::List& list) {
        other();
        visit_list(list);
      },
      [&](const document::Quote& quote) {
        other();
        visit_nested(quote.blocks);
        visit_inlines(quote.attribution);
      },
      [&](const document::CodeBlock& code) {
        const bool is_listing = !code.caption.empty();
        add_place(block, is_listing ? PlaceKind::Listing : PlaceKind::Other, or_null(code.caption),
                  std::move(targets));
        visit_inlines(code.caption);
      },
      [&](const document::Table& table) {
        add_place(block, table.caption.empty() ? PlaceKind::Other : PlaceKind::Table,
                  or_null(table.caption), std::move(targets));
        visit_table(table);
      },
      [&](const document::Admonition& admonition) {
        other(or_null(admonition.title));
        visit_inlines(admonition.title);
        visit_nested(admonition.blocks);
      },
      [&](const document::Panel& panel) {
        other(or_null(panel.title));
        visit_inlines(panel.title);
        visit_nested(panel.blocks);
        visit_inlines(panel.footer);
      },
      [&](const document::Figure& figure) {
        add_place(block, figure.caption.empty() ? PlaceKind::Other : PlaceKind::Figure,
                  or_null(figure.caption), std::move(targets));
        visit_nested(figure.content);
        visit_inlines(figure.caption);
        visit_nested(figure.legend);
      },
      [&](const document::DefinitionList& list) {
        other();
        visit_definitions(list);
      },
      [&](const document::FieldList& list) {
        other();
        for (const document::Field& field : list.fields) {
          visit_inlines(field.name);
          visit_nested(field.body);
        }
      },
      [&](const document::FootnoteDefinition& footnote) {
        visit_footnote(block, footnote, std::move(targets));
      },
      [&](const document::MathBlock& math) {
        add_place(block, PlaceKind::Equation, nullptr, std::move(targets));
        Place& place = survey_.places.back();
        if (place.id.empty()) place.id = math.label;
        if (place.id.empty() && place.named.empty()) place.numbered = false;
      },
      [&](const document::Target&) { other(); },
      [&](const document::Proof& proof) {
        add_place(block, PlaceKind::Proof, or_null(proof.title), std::move(targets));
        survey_.places.back().proof_kind = proof.kind;
        if (!proof.numbered) survey_.places.back().numbered = false;
        visit_inlines(proof.title);
        visit_nested(proof.blocks);
      },
      [&](const document::Generated&) {
        other();
        survey_.generated.push_back({&block, section_});
      },
      [&](const document::Container& container) {
        other();
        visit_blocks(container.blocks);
      },
      [&](const document::RawBlock&) { other(); });
}

void Surveyor::visit_inline(const Inline& node, bool is_place) {
  const std::string& id = node.attributes.get().id;
  if (!id.empty() && !is_place) {
    survey_.places.push_back({node.id, PlaceKind::Other, node.span, id, nullptr, {}, {}, true});
  }
  document::visit(
      node, [](const document::Text&) {}, [](const document::SoftBreak&) {},
      [](const document::HardBreak&) {},
      [&](const document::Styled& styled) { visit_inlines(styled.children); },
      [](const document::Literal&) {},
      [&](const document::Link& link) {
        survey_.links.push_back(&node);
        visit_inlines(link.children);
      },
      [](const document::Image&) {},
      [&](const document::Reference& reference) {
        survey_.references.push_back(&node);
        visit_inlines(reference.title);
      },
      [&](const document::FootnoteReference&) {
        survey_.marks.push_back({&node, footnote_, survey_.headings.size()});
      },
      [&](const document::Citation&) { survey_.citations.push_back(&node); },
      [](const document::Math&) {}, [](const document::Abbreviation&) {},
      [](const document::Ruby&) {},
      [&](const document::IndexMark&) { survey_.index_marks.push_back(&node); },
      [&](const document::Bracketed& bracketed) { visit_inlines(bracketed.children); },
      [](const document::RawInline&) {});
}

}  // namespace

Survey read_survey(const document::Document& document) {
  Survey survey;
  Surveyor(survey).visit_blocks(document.blocks);
  return survey;
}

}  // namespace diaoban::resolve
