// The blocks of a fragment but tables and notes.
#include "document/visit.hpp"
#include "epub/escape.hpp"
#include "epub/fragment/writer.hpp"
#include "epub/names.hpp"

namespace diaoban::epub::fragment {

using namespace document;

namespace {

// A fragment has no language: names of admonitions are English.
std::string admonition_title(const Admonition& admonition) {
  return resolve::admonition_title("en", admonition);
}

std::string first_word(const std::string& info) {
  return info.substr(0, info.find_first_of(" \t"));
}

// The picture of a figure that holds nothing else, or null.
const Inline* sole_image(const Blocks& blocks) {
  if (blocks.size() != 1) return nullptr;
  const auto* paragraph = std::get_if<Paragraph>(&blocks.front().node);
  if (!paragraph || paragraph->children.size() != 1) return nullptr;
  const Inline& only = paragraph->children.front();
  return std::holds_alternative<Image>(only.node) ? &only : nullptr;
}

}  // namespace

void Writer::write_blocks(const Blocks& blocks, bool tight) {
  for (const Block& block : blocks) {
    // Tight paragraphs have no tags, so those that follow each other need lines of their own.
    if (tight && &block != &blocks.front()) start_line();
    write_block(block, tight);
  }
}

void Writer::write_block(const Block& block, bool tight) {
  visit(
      block,
      [&](const Paragraph& paragraph) {
        if (tight) {
          write_inlines(paragraph.children);
          return;
        }
        start_line();
        open("p", block.attributes);
        write_inlines(paragraph.children);
        close("p");
        out_ += '\n';
      },
      [&](const Heading& heading) {
        const std::string tag = "h" + std::to_string(heading.level);
        start_line();
        open(tag, block.attributes);
        write_inlines(heading.children);
        close(tag);
        out_ += '\n';
      },
      [&](const ThematicBreak&) {
        start_line();
        open("hr", block.attributes, {}, true);
        out_ += '\n';
      },
      [&](const List& list) { write_list(block, list); },
      [&](const Quote& quote) { write_quote(block, quote); },
      [&](const CodeBlock& code) { write_code(block, code); },
      [&](const Table& table) { write_table(block, table); },
      [&](const Admonition& admonition) { write_admonition(block, admonition); },
      [&](const Panel& panel) { write_panel(block, panel); },
      [&](const Figure& figure) { write_figure(block, figure); },
      [&](const DefinitionList& list) { write_definitions(block, list); },
      [&](const FieldList& list) { write_fields(block, list); },
      [&](const FootnoteDefinition&) {},  // written at the end
      [&](const MathBlock& math) { write_math(block, math); },
      [&](const Target& target) { pending_id_ = target.name; },
      [&](const Proof& proof) { write_proof(block, proof); },
      [&](const Generated& generated) { write_generated(block, generated); },
      [&](const Container& container) {
        start_line();
        open("div", block.attributes);
        out_ += '\n';
        write_blocks(container.blocks);
        start_line();
        close("div");
        out_ += '\n';
      },
      [&](const RawBlock& raw) { write_raw(raw); });
}

void Writer::write_list(const Block& block, const List& list) {
  const std::string tag = list.ordered ? "ol" : "ul";
  Pairs further;
  bool tasks = false;
  for (const ListItem& item : list.items) tasks = tasks || item.checked.has_value();
  if (tasks) further.emplace_back("class", "contains-task-list");
  if (list.ordered && list.start != 1) further.emplace_back("start", std::to_string(list.start));
  if (list.ordered && *numbering_type(list.numbering)) {
    further.emplace_back("type", numbering_type(list.numbering));
  }
  start_line();
  open(tag, block.attributes, further);
  out_ += '\n';
  for (const ListItem& item : list.items) write_item(item, list.tight);
  close(tag);
  out_ += '\n';
}

void Writer::write_item(const ListItem& item, bool tight) {
  start_line();
  open("li", item.attributes, item.checked ? Pairs{{"class", "task-list-item"}} : Pairs{});
  if (item.checked) {
    Pairs further{{"class", "task-list-item-checkbox"}, {"disabled", ""}, {"type", "checkbox"}};
    if (*item.checked) further.emplace_back("checked", "");
    open("input", {}, further, true);
    out_ += ' ';
  }
  write_blocks(item.blocks, tight);
  close("li");
  out_ += '\n';
}

void Writer::write_quote(const Block& block, const Quote& quote) {
  Pairs further;
  if (*quote_name(quote.kind)) further.emplace_back("class", quote_name(quote.kind));
  start_line();
  open("blockquote", block.attributes, further);
  out_ += '\n';
  write_blocks(quote.blocks);
  if (!quote.attribution.empty()) {
    start_line();
    open("p", {}, {{"class", "attribution"}});
    write_inlines(quote.attribution);
    close("p");
  }
  start_line();
  close("blockquote");
  out_ += '\n';
}

void Writer::write_code(const Block& block, const CodeBlock& code) {
  const std::string language = code.language.empty() ? first_word(code.info) : code.language;
  Pairs further;
  if (!language.empty()) further.emplace_back("class", "language-" + language);
  start_line();
  if (!code.caption.empty()) {
    out_ += "<figure>\n<figcaption>";
    write_inlines(code.caption);
    out_ += "</figcaption>\n";
  }
  out_ += "<pre>";
  open("code", block.attributes, further);
  write_text(code.text);
  out_ += "</code></pre>\n";
  if (!code.caption.empty()) out_ += "</figure>\n";
}

void Writer::write_admonition(const Block& block, const Admonition& admonition) {
  std::string classes = "admonition";
  if (*admonition_name(admonition.kind))
    classes += std::string(" ") + admonition_name(admonition.kind);
  start_line();
  open("aside", block.attributes, {{"class", classes}});
  out_ += '\n';
  const std::string title = admonition_title(admonition);
  if (!admonition.title.empty() || !title.empty()) {
    open("p", {}, {{"class", "admonition-title"}});
    if (admonition.title.empty()) write_text(title);
    write_inlines(admonition.title);
    close("p");
    out_ += '\n';
  }
  write_blocks(admonition.blocks);
  start_line();
  close("aside");
  out_ += '\n';
}

void Writer::write_panel(const Block& block, const Panel& panel) {
  start_line();
  open("aside", block.attributes, {{"class", panel_name(panel.kind)}});
  out_ += '\n';
  if (!panel.title.empty()) {
    open("p", {}, {{"class", "title"}});
    write_inlines(panel.title);
    close("p");
    out_ += '\n';
  }
  write_blocks(panel.blocks);
  if (!panel.footer.empty()) {
    start_line();
    open("p", {}, {{"class", "footer"}});
    write_inlines(panel.footer);
    close("p");
  }
  start_line();
  close("aside");
  out_ += '\n';
}

void Writer::write_figure(const Block& block, const Figure& figure) {
  const Inline* image = sole_image(figure.content);
  const bool plain = image && figure.caption.empty() && figure.legend.empty();
  start_line();
  if (!plain) {
    open("figure", block.attributes);
    out_ += '\n';
  }
  if (image) {
    write_inline(*image);
  } else {
    write_blocks(figure.content);
  }
  start_line();
  if (plain) return;
  if (!figure.caption.empty()) {
    out_ += "<figcaption>\n<p>";
    write_caption_number(block);
    write_inlines(figure.caption);
    out_ += "</p>\n</figcaption>\n";
  }
  if (!figure.legend.empty()) {
    out_ += "<div class=\"legend\">\n";
    write_blocks(figure.legend);
    start_line();
    out_ += "</div>\n";
  }
  close("figure");
  out_ += '\n';
}

void Writer::write_caption_number(const Block& block) {
  if (facts_ == nullptr || block.attributes.get().id.empty()) return;
  const auto number = facts_->numbers.find(block.id);
  if (number == facts_->numbers.end()) return;
  open("span", {}, {{"class", "caption-number"}});
  write_text(number->second.label);
  close("span");
}

void Writer::write_definitions(const Block& block, const DefinitionList& list) {
  start_line();
  open("dl", block.attributes, list.glossary ? Pairs{{"class", "glossary"}} : Pairs{});
  out_ += '\n';
  for (const DefinitionItem& item : list.items) {
    for (const Inlines& term : item.terms) {
      out_ += "<dt>";
      write_inlines(term);
      out_ += "</dt>\n";
    }
    for (const Blocks& definition : item.definitions) {
      out_ += "<dd>";
      write_blocks(definition, list.tight);
      out_ += "</dd>\n";
    }
  }
  close("dl");
  out_ += '\n';
}

void Writer::write_fields(const Block& block, const FieldList& list) {
  start_line();
  open("dl", block.attributes, {{"class", "field-list"}});
  out_ += '\n';
  for (const Field& field : list.fields) {
    out_ += "<dt>";
    write_inlines(field.name);
    out_ += "</dt>\n<dd>";
    write_blocks(field.body);
    out_ += "</dd>\n";
  }
  close("dl");
  out_ += '\n';
}

void Writer::write_math(const Block& block, const MathBlock& math) {
  const bool environment = math.tex.find("\\begin{") == math.tex.find_first_not_of(" \n\t");
  Pairs further{{"class", environment && !math.tex.empty() ? "math amsmath" : "math block"}};
  if (!math.label.empty()) further.emplace_back("id", math.label);
  start_line();
  open("div", block.attributes, further);
  out_ += '\n';
  write_text(math.tex);
  start_line();
  close("div");
  out_ += '\n';
}

void Writer::write_proof(const Block& block, const Proof& proof) {
  start_line();
  open("div", block.attributes, {{"class", "proof " + proof.kind}});
  out_ += '\n';
  if (!proof.title.empty()) {
    open("p", {}, {{"class", "title"}});
    write_inlines(proof.title);
    close("p");
    out_ += '\n';
  }
  write_blocks(proof.blocks);
  start_line();
  close("div");
  out_ += '\n';
}

void Writer::write_generated(const Block& block, const Generated& generated) {
  if (generated.hidden) return;
  start_line();
  // What stands in the list is known when the book is made; its title is the author's.
  if (generated.kind == GeneratedKind::LocalContents && !generated.caption.empty()) {
    open("p", block.attributes, {{"class", "title"}});
    write_text(generated.caption);
    close("p");
    out_ += '\n';
  }
  if (generated.entries.empty()) return;
  open("ul", block.attributes, {{"class", "contents"}});
  out_ += '\n';
  for (const ListEntry& entry : generated.entries) {
    out_ += "<li>";
    open("a", {}, {{"href", encode_url(entry.target)}});
    write_text(entry.title.empty() ? entry.target : entry.title);
    out_ += "</a></li>\n";
  }
  close("ul");
  out_ += '\n';
}

void Writer::write_raw(const RawBlock& raw) {
  // Raw text of other formats is meant for those only.
  if (raw.format != "html") return;
  start_line();
  out_ += raw.text;
  start_line();
}

}  // namespace diaoban::epub::fragment
