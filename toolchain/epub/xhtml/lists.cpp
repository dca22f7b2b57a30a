// Lists of all sorts: items, definitions, fields, and those that are made from the book.
#include "epub/names.hpp"
#include "epub/xhtml/chapter.hpp"
#include "epub/xhtml/contents.hpp"
#include "highlight/callouts.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

namespace {

// The mark of a listing's callout before the text that explains it.
void write_callout(Node item, int number) {
  Node first = item.first_child();
  Node place = std::string_view(first.name()) == "p" ? first : item;
  add_text(add_first(place, "span", "callout-mark"), highlight::callout_mark(number) + " ");
}

}  // namespace

void ChapterWriter::write_list(Node parent, const Block& block, const List& list, Context context) {
  if (list.items.empty()) return;
  // A list that explains the callouts of the listing above it has their marks.
  const bool explains =
      list.ordered && list.start == 1 && static_cast<int>(list.items.size()) == context.callouts;
  Node element = add(parent, list.ordered ? "ol" : "ul", explains ? "callouts" : "");
  mark(element, block, context);
  if (list.ordered && list.start != 1) set(element, "start", std::to_string(list.start));
  if (list.ordered && *numbering_type(list.numbering)) {
    set(element, "type", numbering_type(list.numbering));
  }
  context.tight = list.tight;
  int number = 0;
  for (const ListItem& item : list.items) {
    write_item(element, item, context);
    if (explains) write_callout(element.last_child(), ++number);
  }
}

void ChapterWriter::write_item(Node parent, const ListItem& item, Context context) {
  Node element = add(parent, "li");
  mark(element, item.id, context);
  if (item.checked) {
    // A checkbox would be a form, which books do not have (KPG, HTML support).
    set(element, "class", "task");
    Node place = element;
    if (!context.tight && !item.blocks.empty()) place = add(element, "p");
    add_text(add(place, "span", "task-mark"), *item.checked ? "☑" : "☐");
    add_text(place, " ");
    if (const auto* first =
            item.blocks.empty() ? nullptr : std::get_if<Paragraph>(&item.blocks[0].node)) {
      mark(place, item.blocks[0], context);
      Context inside = context;
      inside.tight = false;
      write_inlines(place, first->children, inside);
      for (std::size_t at = 1; at < item.blocks.size(); ++at) {
        write_block(element, item.blocks[at], context);
      }
      return;
    }
  }
  write_blocks(element, item.blocks, context);
}

void ChapterWriter::write_definitions(Node parent, const Block& block, const DefinitionList& list,
                                      Context context) {
  if (list.items.empty()) return;
  Node element = add(parent, "dl", list.glossary ? "glossary" : "");
  mark(element, block, context);
  if (list.glossary && context.flowing) set(element, "epub:type", "glossary");
  context.tight = list.tight;
  for (const DefinitionItem& item : list.items) {
    for (const Inlines& term : item.terms) {
      Node name = add(element, "dt");
      // A term's own anchor is kept under its first inline.
      if (list.glossary && !term.empty()) mark(name, term.front().id, context);
      write_inlines(name, term, context);
    }
    if (item.terms.empty()) add(element, "dt");
    for (const Blocks& definition : item.definitions) {
      write_blocks(add(element, "dd"), definition, context);
    }
    // A name without a value is not valid (HTML §4.4.9).
    if (item.definitions.empty()) add(element, "dd");
  }
}

void ChapterWriter::write_fields(Node parent, const Block& block, const FieldList& list,
                                 Context context) {
  if (list.fields.empty()) return;
  Node element = add(parent, "dl", "fields");
  mark(element, block, context);
  for (const Field& field : list.fields) {
    write_inlines(add(element, "dt"), field.name, context);
    context.tight = field.body.size() == 1;
    write_blocks(add(element, "dd"), field.body, context);
  }
}

void ChapterWriter::write_generated(Node parent, const Block& block, const Generated& generated,
                                    Context context) {
  if (generated.kind == GeneratedKind::Index) {
    write_index(parent, context);
    return;
  }
  if (generated.kind == GeneratedKind::Bibliography) {
    write_works(parent, block, context);
    return;
  }
  if (generated.hidden) {
    write_anchor(add(parent, "div", "anchor"), block.id, context);
    return;
  }
  const auto found = shared_.input.facts.generated.find(block.id);
  if (found == shared_.input.facts.generated.end() || found->second.empty()) return;
  Node element = add(parent, "div", "contents");
  mark(element, block, context);
  if (!generated.caption.empty()) {
    write_text(add(element, "p", "contents-title"), generated.caption);
  }
  ContentsWriter(*this).write(element, found->second, 6);
}

void ChapterWriter::write_works(Node parent, const Block& block, Context context) {
  const auto found = shared_.input.facts.bibliographies.find(block.id);
  if (found == shared_.input.facts.bibliographies.end()) return;
  Node list = add(parent, "div", "bibliography");
  mark(list, block, context);
  for (const resolve::BibliographyEntry& entry : found->second) {
    Node element = add(list, "p", "work");
    mark(element, entry.node, context);
    if (!entry.label.empty()) add_text(element, entry.label + " ");
    Context text = context;
    text.copied = true;
    write_inlines(element, entry.text, text);
  }
}

}  // namespace diaoban::epub::xhtml
