// Implements the tree as text: a line and a visit a node. Trees are read with a bounded depth, so
// the walk may recurse.
#include "document/dump.hpp"

#include <array>

#include "document/visit.hpp"

namespace diaoban::document {

namespace {

std::string quoted(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      out.append("\\") += c;
    } else if (byte < 0x20) {
      out.append("\\x") += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out += '"';
}

// The word of an enumerator, by its place in `words`.
template <class Enum, std::size_t count>
std::string_view word(Enum value, const std::array<std::string_view, count>& words) {
  const auto index = static_cast<std::size_t>(value);
  return index < count ? words[index] : std::string_view("?");
}

constexpr std::array<std::string_view, 14> style_words = {
    "emphasis",  "strong",      "strikethrough", "underline",   "inserted",
    "highlight", "small",       "smallcaps",     "superscript", "subscript",
    "dots",      "proper-name", "work-title",    "quoted"};
constexpr std::array<std::string_view, 10> literal_words = {
    "code",    "keyboard", "sample",   "file", "command",
    "program", "option",   "variable", "menu", "label"};
constexpr std::array<std::string_view, 7> reference_words = {"ref", "numref",   "doc", "term",
                                                             "eq",  "download", "any"};
constexpr std::array<std::string_view, 4> citation_words = {"parenthetical", "textual", "author",
                                                            "year"};
constexpr std::array<std::string_view, 16> admonition_words = {
    "note",         "important",      "hint",       "tip",           "seealso", "todo",
    "attention",    "caution",        "warning",    "danger",        "error",   "generic",
    "versionadded", "versionchanged", "deprecated", "versionremoved"};
constexpr std::array<std::string_view, 7> panel_words = {"sidebar", "margin", "topic",   "aside",
                                                         "card",    "tab",    "dropdown"};
constexpr std::array<std::string_view, 4> quote_words = {"quote", "epigraph", "pull-quote",
                                                         "highlights"};
constexpr std::array<std::string_view, 4> generated_words = {"toctree", "contents", "bibliography",
                                                             "index"};
constexpr std::array<std::string_view, 4> alignment_words = {"default", "left", "center", "right"};
constexpr std::array<std::string_view, 5> numbering_words = {
    "decimal", "lower-letter", "upper-letter", "lower-roman", "upper-roman"};

class Dumper {
 public:
  explicit Dumper(const diagnostics::Sources* sources) : sources_(sources) {}

  std::string take() { return std::move(out_); }

  void blocks(const Blocks& blocks) {
    for (const Block& block : blocks) this->block(block);
  }

 private:
  struct Indent {
    explicit Indent(unsigned& depth) : depth_(depth) { ++depth_; }
    ~Indent() { --depth_; }
    Indent(const Indent&) = delete;
    Indent& operator=(const Indent&) = delete;
    unsigned& depth_;
  };

  void line(std::string text, const Attributes& attributes, Span span) {
    out_.append(depth_ * 2, ' ').append(text);
    const AttributeSet& set = attributes.get();
    if (!set.id.empty()) out_.append(" #").append(set.id);
    for (const std::string& name : set.classes) out_.append(" .").append(name);
    for (const auto& [key, value] : set.values)
      out_.append(" ").append(key).append("=").append(quoted(value));
    place(span);
    out_ += '\n';
  }

  void label(std::string text, Span span = {}) { line(std::move(text), {}, span); }

  void place(Span span) {
    if (sources_ == nullptr || span.is_null()) return;
    const diagnostics::SourceFile& file = sources_->file(span.source);
    const diagnostics::Position begin = file.position(span.begin);
    const diagnostics::Position end = file.position(span.end);
    out_ += " @" + std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" +
            std::to_string(end.line) + ":" + std::to_string(end.column);
  }

  // A named list of inlines or blocks below the current node; nothing when it is empty.
  void part(std::string_view name, const Inlines& inlines) {
    if (inlines.empty()) return;
    const Indent indent(depth_);
    label(std::string(name));
    children(inlines);
  }
  void part(std::string_view name, const Blocks& parts) {
    if (parts.empty()) return;
    const Indent indent(depth_);
    label(std::string(name));
    children(parts);
  }

  void children(const Inlines& inlines) {
    const Indent indent(depth_);
    for (const Inline& node : inlines) inline_node(node);
  }
  void children(const Blocks& parts) {
    const Indent indent(depth_);
    blocks(parts);
  }

  static std::string with(std::string_view name, std::string_view key, const std::string& value) {
    return value.empty()
               ? std::string(name)
               : std::string(name).append(" ").append(key).append("=").append(quoted(value));
  }

  void inline_node(const Inline& node) {
    const auto say = [&](std::string text) { line(std::move(text), node.attributes, node.span); };
    visit(
        node, [&](const Text& text) { say("text " + quoted(text.text)); },
        [&](const SoftBreak& soft) { say(soft.joined ? "softbreak joined" : "softbreak"); },
        [&](const HardBreak&) { say("hardbreak"); },
        [&](const Styled& styled) {
          say(std::string(word(styled.style, style_words)));
          children(styled.children);
        },
        [&](const Literal& literal) {
          say(with(word(literal.kind, literal_words), "language", literal.language) + " " +
              quoted(literal.text));
        },
        [&](const Link& link) {
          say(with(with("link " + quoted(link.destination), "title", link.title), "automatic",
                   link.automatic ? "yes" : ""));
          children(link.children);
        },
        [&](const Image& image) {
          say(with(with("image " + quoted(image.source), "alt", image.alternative), "title",
                   image.title));
        },
        [&](const Reference& reference) {
          say("reference " + std::string(word(reference.kind, reference_words)) + " " +
              quoted(reference.target));
          children(reference.title);
        },
        [&](const FootnoteReference& note) { say("footnote-reference " + quoted(note.label)); },
        [&](const Citation& citation) {
          std::string text = "citation " + std::string(word(citation.kind, citation_words));
          for (const std::string& key : citation.keys) text += " " + quoted(key);
          say(std::move(text));
        },
        [&](const Math& math) {
          say((math.display ? "display-math " : "math ") + quoted(math.tex));
        },
        [&](const Abbreviation& abbreviation) {
          say(with("abbreviation " + quoted(abbreviation.text), "expansion",
                   abbreviation.expansion));
        },
        [&](const Ruby& ruby) {
          std::string text = "ruby";
          for (const auto& [base, reading] : ruby.pairs) {
            text += " " + quoted(base) + ":" + quoted(reading);
          }
          say(std::move(text));
        },
        [&](const IndexMark& mark) {
          std::string text = "index";
          for (const IndexEntry& entry : mark.entries) {
            for (const std::string& term : entry.terms) text += " " + quoted(term);
            text = with(with(with(text, "reading", entry.reading), "see", entry.see), "see-also",
                        entry.see_also);
            if (entry.main) text += " main";
          }
          say(std::move(text));
        },
        [&](const Bracketed& bracketed) {
          say("span");
          children(bracketed.children);
        },
        [&](const RawInline& raw) { say("raw " + raw.format + " " + quoted(raw.text)); });
  }

  void rows(std::string_view name, const std::vector<TableRow>& rows) {
    const Indent indent(depth_);
    for (const TableRow& row : rows) {
      label(std::string(name), row.span);
      const Indent cells(depth_);
      for (const TableCell& cell : row.cells) {
        std::string text = cell.header ? "head-cell" : "cell";
        if (cell.alignment != Alignment::Default) {
          text += " " + std::string(word(cell.alignment, alignment_words));
        }
        if (cell.columns > 1) text += " columns=" + std::to_string(cell.columns);
        if (cell.rows > 1) text += " rows=" + std::to_string(cell.rows);
        label(std::move(text), cell.span);
        children(cell.blocks);
      }
    }
  }

  static std::string list_line(const List& list) {
    if (!list.ordered) return list.tight ? "list tight" : "list";
    std::string text = "ordered-list start=" + std::to_string(list.start);
    if (list.delimiter == ListDelimiter::Parenthesis) text += " parenthesis";
    if (list.numbering != NumberStyle::Decimal) {
      text += " " + std::string(word(list.numbering, numbering_words));
    }
    return list.tight ? text + " tight" : text;
  }

  static std::string code_line(const CodeBlock& code) {
    std::string text = with(code.fenced ? "code" : "indented-code", "language", code.language);
    if (code.line_numbers) text += " numbered from=" + std::to_string(code.first_line_number);
    for (const int number : code.emphasized) text += " !" + std::to_string(number);
    return text + " " + quoted(code.text);
  }

  static std::string generated_line(const Generated& list) {
    std::string text = with(word(list.kind, generated_words), "caption", list.caption);
    if (list.depth > 0) text += " depth=" + std::to_string(list.depth);
    if (list.hidden) text += " hidden";
    if (list.glob) text += " glob";
    if (list.numbered) text += " numbered";
    return with(text, "style", list.style);
  }

  void block(const Block& block) {
    const auto say = [&](std::string text) { line(std::move(text), block.attributes, block.span); };
    visit(
        block,
        [&](const Paragraph& paragraph) {
          say("paragraph");
          children(paragraph.children);
        },
        [&](const Heading& heading) {
          say("heading " + std::to_string(heading.level));
          children(heading.children);
        },
        [&](const ThematicBreak&) { say("thematic-break"); },
        [&](const List& list) {
          say(list_line(list));
          const Indent indent(depth_);
          for (const ListItem& item : list.items) {
            line(item.checked ? (*item.checked ? "item [x]" : "item [ ]") : "item", item.attributes,
                 item.span);
            children(item.blocks);
          }
        },
        [&](const Quote& quote) {
          say(std::string(word(quote.kind, quote_words)));
          children(quote.blocks);
          part("attribution", quote.attribution);
        },
        [&](const CodeBlock& code) {
          say(code_line(code));
          part("caption", code.caption);
        },
        [&](const Table& table) {
          say("table columns=" + std::to_string(table.alignments.size()));
          part("caption", table.caption);
          rows("head-row", table.head);
          rows("row", table.body);
        },
        [&](const Admonition& admonition) {
          say(with("admonition " + std::string(word(admonition.kind, admonition_words)), "version",
                   admonition.version) +
              (admonition.collapsible ? " collapsible" : ""));
          part("title", admonition.title);
          children(admonition.blocks);
        },
        [&](const Panel& panel) {
          say("panel " + std::string(word(panel.kind, panel_words)));
          part("title", panel.title);
          children(panel.blocks);
          part("footer", panel.footer);
        },
        [&](const Figure& figure) {
          say("figure");
          children(figure.content);
          part("caption", figure.caption);
          part("legend", figure.legend);
        },
        [&](const DefinitionList& list) { definition_list(list, block); },
        [&](const FieldList& list) {
          say("field-list");
          for (const Field& field : list.fields) {
            part("field", field.name);
            children(field.body);
          }
        },
        [&](const FootnoteDefinition& note) {
          say("footnote " + quoted(note.label));
          children(note.blocks);
        },
        [&](const MathBlock& math) {
          say(with("math-block", "label", math.label) + " " + quoted(math.tex));
        },
        [&](const Target& target) { say("target " + quoted(target.name)); },
        [&](const Proof& proof) {
          say("proof " + proof.kind + (proof.numbered ? "" : " unnumbered"));
          part("title", proof.title);
          children(proof.blocks);
        },
        [&](const Generated& list) {
          say(generated_line(list));
          const Indent indent(depth_);
          for (const ListEntry& entry : list.entries) {
            label(with("entry " + quoted(entry.target), "title", entry.title), entry.span);
          }
        },
        [&](const Container& container) {
          say("container");
          children(container.blocks);
        },
        [&](const RawBlock& raw) { say("raw " + raw.format + " " + quoted(raw.text)); });
  }

  void definition_list(const DefinitionList& list, const Block& block) {
    std::string text = list.glossary ? "glossary" : "definition-list";
    if (list.tight) text += " tight";
    line(std::move(text), block.attributes, block.span);
    for (const DefinitionItem& item : list.items) {
      for (const Inlines& term : item.terms) part("term", term);
      for (const Blocks& definition : item.definitions) part("definition", definition);
    }
  }

  const diagnostics::Sources* sources_;
  std::string out_;
  unsigned depth_ = 0;
};

}  // namespace

std::string dump(const Document& document, const diagnostics::Sources* sources) {
  return dump(document.blocks, sources);
}

std::string dump(const Blocks& blocks, const diagnostics::Sources* sources) {
  Dumper dumper(sources);
  dumper.blocks(blocks);
  return dumper.take();
}

}  // namespace diaoban::document
