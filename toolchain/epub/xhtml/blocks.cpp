// The blocks of a chapter that have no file of their own.
#include <algorithm>

#include "document/visit.hpp"
#include "epub/names.hpp"
#include "epub/xhtml/chapter.hpp"
#include "epub/xhtml/scripts.hpp"
#include "highlight/callouts.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

namespace {

bool is_picture(const Inline& node) {
  if (std::holds_alternative<Image>(node.node)) return true;
  const auto* link = std::get_if<Link>(&node.node);
  return link && link->children.size() == 1 &&
         std::holds_alternative<Image>(link->children.front().node);
}

// "picture" for a paragraph of nothing but pictures, "flush" for one that starts with a picture:
// an indented picture would reach over the edge of the page. "" for any other.
const char* picture_class(const Inlines& inlines) {
  if (inlines.empty() || !is_picture(inlines.front())) return "";
  const bool is_all = std::all_of(inlines.begin(), inlines.end(), [](const Inline& node) {
    return is_picture(node) || std::holds_alternative<SoftBreak>(node.node) ||
           std::holds_alternative<HardBreak>(node.node);
  });
  return is_all ? "picture" : "flush";
}

// A block of English in a chapter of another script says so, for voices, hyphens and quotation
// marks.
void mark_english(Node element, std::string_view language) {
  const bool is_cjk =
      language.starts_with("zh") || language.starts_with("ja") || language.starts_with("ko");
  if (is_cjk && !has_attribute(element, "lang") && is_english(element)) {
    set_language(element, "en");
  }
}

}  // namespace

void ChapterWriter::write_blocks(Node parent, std::span<const Block> blocks, Context context) {
  context.callouts = 0;
  for (const Block& block : blocks) {
    write_block(parent, block, context);
    const auto* code = std::get_if<CodeBlock>(&block.node);
    context.callouts = code ? highlight::count_callouts(code->text) : 0;
  }
}

void ChapterWriter::write_block(Node parent, const Block& block, Context context) {
  const Node before = parent.last_child();
  visit(
      block,
      [&](const Paragraph& paragraph) { write_paragraph(parent, block, paragraph, context); },
      [&](const Heading& heading) { write_heading(parent, block, heading, context); },
      [&](const ThematicBreak&) { mark(add(parent, "hr"), block, context); },
      [&](const List& list) { write_list(parent, block, list, context); },
      [&](const Quote& quote) { write_quote(parent, block, quote, context); },
      [&](const CodeBlock& code) { write_listing(parent, block, code, context); },
      [&](const Table& table) { write_table(parent, block, table, context); },
      [&](const Admonition& admonition) { write_admonition(parent, block, admonition, context); },
      [&](const Panel& panel) { write_panel(parent, block, panel, context); },
      [&](const Figure& figure) { write_figure(parent, block, figure, context); },
      [&](const DefinitionList& list) { write_definitions(parent, block, list, context); },
      [&](const FieldList& list) { write_fields(parent, block, list, context); },
      [&](const FootnoteDefinition&) {},  // stands at the end of the chapter: write_notes
      [&](const MathBlock& math) { write_math(parent, block, math, context); },
      [&](const Target&) {
        // Most targets name the block that follows, which then carries the id.
        if (shared_.input.facts.anchors.contains(block.id)) {
          mark(add(parent, "div", "anchor"), block, context);
        }
      },
      [&](const Proof& proof) { write_proof(parent, block, proof, context); },
      [&](const Generated& generated) { write_generated(parent, block, generated, context); },
      [&](const Container& container) {
        Node division = add(parent, "div");
        mark(division, block, context);
        context.tight = false;
        write_blocks(division, container.blocks, context);
      },
      [&](const RawBlock& raw) { write_raw(parent, raw); });
  if (!context.copied) write_page_starts(parent, before, block.id);
}

void ChapterWriter::write_paragraph(Node parent, const Block& block, const Paragraph& paragraph,
                                    Context context) {
  if (context.tight && !shared_.input.facts.anchors.contains(block.id)) {
    // A second tight paragraph starts a line of its own.
    if (parent.last_child().type() == pugi::node_pcdata) add(parent, "br");
    write_inlines(parent, paragraph.children, context);
    return;
  }
  Node element = add(parent, "p", picture_class(paragraph.children));
  mark(element, block, context);
  context.tight = false;
  write_inlines(element, paragraph.children, context);
  mark_english(element, language_);
  write_picture_notes(parent, paragraph.children, context);
}

void ChapterWriter::write_heading(Node parent, const Block& block, const Heading& heading,
                                  Context context) {
  const resolve::Facts& facts = shared_.input.facts;
  const auto found = facts.heading_levels.find(block.id);
  const int level = found == facts.heading_levels.end() ? heading.level : found->second;
  // A head cell or a caption holds no headings (HTML §4.9.10), but the words stay.
  const std::string tag =
      context.flowing ? "h" + std::to_string(std::min(std::max(level, 1), 6)) : std::string("p");
  Node element = add(parent, tag.c_str(), context.flowing ? "" : "heading");
  mark(element, block, context);
  const auto number = facts.numbers.find(block.id);
  // Levels below the third show no number, as in the PDF.
  if (number != facts.numbers.end() && !number->second.label.empty() && level <= 3) {
    add_text(add(element, "span", level == 1 ? "chapter-label" : "number"), number->second.label);
    add_text(element, " ");
  }
  write_inlines(element, heading.children, context);
  // The number is in the chapter's language.
  if (!element.child("span")) mark_english(element, language_);
}

void ChapterWriter::write_quote(Node parent, const Block& block, const Quote& quote,
                                Context context) {
  Node element = add(parent, "blockquote", quote_name(quote.kind));
  mark(element, block, context);
  if (quote.kind == QuoteKind::Epigraph && context.flowing) {
    set(element, "epub:type", "epigraph");
    set(element, "role", "doc-epigraph");
  }
  context.tight = false;
  write_blocks(element, quote.blocks, context);
  if (!quote.attribution.empty()) {
    write_inlines(add(element, "p", "attribution"), quote.attribution, context);
  }
  // Kai is for Chinese.
  if (!holds_cjk(text_of(element))) {
    const std::string name = element.attribute("class").value();
    set(element, "class", name.empty() ? "latin" : name + " latin");
  }
}

void ChapterWriter::write_math(Node parent, const Block& block, const MathBlock& math,
                               Context context) {
  Node element = add(parent, "div", "equation");
  mark(element, block, context);
  add_text(add(element, "code", "math"), math.tex);
  const auto number = shared_.input.facts.numbers.find(block.id);
  if (number != shared_.input.facts.numbers.end()) {
    add_text(element, " ");
    add_text(add(element, "span", "number"), number->second.label);
  }
}

void ChapterWriter::write_raw(Node parent, const RawBlock& raw) {
  // The reader adopts a book's HTML; what comes here was kept as text on purpose. Raw text of
  // other formats is meant for those only.
  if (raw.format == "html") add_text(add(add(parent, "pre"), "code"), raw.text);
}

}  // namespace diaoban::epub::xhtml
