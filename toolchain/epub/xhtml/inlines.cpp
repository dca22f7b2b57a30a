// The inlines of a chapter but links, pictures and note marks.
#include "document/visit.hpp"
#include "epub/names.hpp"
#include "epub/xhtml/chapter.hpp"
#include "epub/xhtml/scripts.hpp"
#include "resolve/language_runs.hpp"
#include "resolve/note_marks.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

namespace {

// Code that is longer than this many bytes may break inside.
constexpr std::size_t unbroken_code = 12;

// Where a long name may break: behind its separators, and before the humps of camels. Readers would
// rather stretch the line above than break it elsewhere.
bool may_break(std::string_view code, std::size_t at) {
  constexpr std::string_view separators = "./:_-=,;&?)";
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const char before = code[at - 1];
  if (separators.find(before) != std::string_view::npos) {
    return separators.find(code[at]) == std::string_view::npos;
  }
  return is_lower(before) && is_upper(code[at]);
}

// Adds `code` to `element` with places for breaks, no nearer to each other than three letters.
void add_code(Node element, std::string_view code) {
  constexpr std::size_t least = 3;
  std::size_t begin = 0;
  for (std::size_t at = least; at + least <= code.size(); ++at) {
    if (at - begin < least || !may_break(code, at)) continue;
    add_text(element, code.substr(begin, at - begin));
    add(element, "wbr");
    begin = at;
  }
  add_text(element, code.substr(begin));
}

}  // namespace

void ChapterWriter::write_inlines(Node parent, const Inlines& inlines, Context context) {
  const std::string& marks = shared_.input.theme.footnote_mark;
  if (marks != "as-written" && resolve::has_note_marks(inlines)) {
    for (const Inline& node : resolve::place_note_marks(inlines, marks)) {
      write_inline(parent, node, context);
    }
    return;
  }
  for (const Inline& node : inlines) write_inline(parent, node, context);
}

void ChapterWriter::write_inline(Node parent, const Inline& node, Context context) {
  visit(
      node, [&](const Text& text) { write_text(parent, text.text); },
      [&](const SoftBreak& soft) {
        if (!soft.joined) add_text(parent, "\n");
      },
      [&](const HardBreak&) {
        if (context.copied) {
          add_text(parent, " ");
        } else {
          add(parent, "br");
        }
      },
      [&](const Styled& styled) { write_styled(parent, node, styled, context); },
      [&](const Literal& literal) { write_literal(parent, node, literal, context); },
      [&](const Link& link) { write_link(parent, node, link, context); },
      [&](const Image& image) { write_image(parent, node, image, false, context); },
      [&](const Reference& reference) { write_reference(parent, node, reference, context); },
      [&](const FootnoteReference& reference) {
        write_note_reference(parent, node, reference, context);
      },
      [&](const Citation& citation) { write_citation(parent, node, citation, context); },
      [&](const Math& math) {
        Node element = add(parent, "code", math.display ? "math display" : "math");
        mark(element, node, context);
        add_text(element, math.tex);
      },
      [&](const Abbreviation& abbreviation) {
        Node element = add(parent, "abbr");
        mark(element, node, context);
        if (!abbreviation.expansion.empty()) set(element, "title", abbreviation.expansion);
        write_text(element, abbreviation.text);
      },
      [&](const Ruby& ruby) { write_ruby(parent, node, ruby, context); },
      [&](const IndexMark&) { write_anchor(parent, node.id, context); },
      [&](const Bracketed& bracketed) {
        Node element = add(parent, "span");
        mark(element, node, context);
        write_inlines(element, bracketed.children, context);
      },
      [&](const RawInline& raw) {
        // As with blocks: HTML that the reader did not adopt is text, other formats are not ours.
        if (raw.format == "html") write_text(parent, raw.text);
      });
}

void ChapterWriter::write_styled(Node parent, const Inline& node, const Styled& styled,
                                 Context context) {
  const StyleTag tag = style_tag(styled.style);
  // Stressed Chinese is set in Kai, stressed Latin in italics.
  const bool is_latin =
      styled.style == Style::Emphasis && !holds_cjk(resolve::plain_text(styled.children));
  Node element = add(parent, tag.name.c_str(), is_latin ? "latin" : tag.class_name);
  mark(element, node, context);
  write_inlines(element, styled.children, context);
}

void ChapterWriter::write_literal(Node parent, const Inline& node, const Literal& literal,
                                  Context context) {
  const LiteralTag tag = literal_tag(literal.kind);
  Node element = add(parent, tag.name.c_str(), tag.class_name);
  mark(element, node, context);
  if (literal.kind == LiteralKind::Menu || literal.kind == LiteralKind::Label) {
    write_text(element, literal.text);
    return;
  }
  const bool breaks = !shared_.kindle() && literal.text.size() > unbroken_code;
  const auto put = [&](Node place, std::string_view piece) {
    breaks ? add_code(place, piece) : add_text(place, piece);
  };
  std::size_t at = 0;
  for (const highlight::Token& token : highlight::highlight(literal.text, literal.language)) {
    put(element, std::string_view(literal.text).substr(at, token.begin - at));
    const std::string_view piece =
        std::string_view(literal.text).substr(token.begin, token.end - token.begin);
    const char* class_name = token_class(token.kind);
    put(class_name ? add(element, "span", class_name) : element, piece);
    at = token.end;
  }
  put(element, std::string_view(literal.text).substr(at));
}

void ChapterWriter::write_citation(Node parent, const Inline& node, const Citation& citation,
                                   Context context) {
  const auto found = shared_.input.facts.references.find(node.id);
  Node element = open_link(parent, node.id, node.span, context);
  mark(element, node, context);
  set(element, "class", "citation");
  if (found != shared_.input.facts.references.end() && !found->second.text.empty()) {
    context.linked = true;
    context.copied = true;
    write_inlines(element, found->second.text, context);
    return;
  }
  std::string keys;
  for (const std::string& key : citation.keys) keys += (keys.empty() ? "" : "; ") + key;
  add_text(element, "[" + keys + "]");
}

void ChapterWriter::write_ruby(Node parent, const Inline& node, const Ruby& ruby, Context context) {
  Node element = add(parent, "ruby");
  mark(element, node, context);
  for (const auto& [text, reading] : ruby.pairs) {
    write_text(element, text);
    add_text(add(element, "rp"), "(");
    add_text(add(element, "rt"), reading);
    add_text(add(element, "rp"), ")");
  }
}

void ChapterWriter::write_anchor(Node parent, NodeId id, Context context) {
  if (context.copied || !shared_.input.facts.anchors.contains(id)) return;
  mark(add(parent, "span", "anchor"), id, context);
}

void ChapterWriter::write_text(Node parent, std::string_view text) {
  for (const resolve::LanguageRun& run :
       resolve::language_runs(text, language_, resolve::LatinWords::Own)) {
    Node element = parent;
    if (!run.language.empty()) {
      element = add(parent, "span");
      set_language(element, run.language);
    }
    add_text(element, text.substr(run.begin, run.end - run.begin));
  }
}

}  // namespace diaoban::epub::xhtml
