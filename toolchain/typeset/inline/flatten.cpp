// Implements the flattening of text, style and literals; links and notes are in references.cpp.
#include "typeset/inline/flatten.hpp"

#include <algorithm>
#include <utility>

#include "document/visit.hpp"
#include "resolve/note_marks.hpp"
#include "typeset/blocks/picture_size.hpp"

namespace diaoban::typeset {
namespace {

constexpr Color highlight_tint{0xff, 0xf1, 0xb8};
constexpr double script_scale = 0.66;
constexpr double superscript_rise = 0.38;
constexpr double subscript_rise = -0.16;
constexpr double small_scale = 0.85;

// `text` with what a line cannot hold (line ends, tabs, other controls) as spaces.
std::string without_controls(std::string_view text) {
  std::string clean(text);
  for (char& c : clean) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return clean;
}

// The same with runs of spaces as one, and none where `after_space`.
std::string with_single_spaces(std::string_view text, bool after_space) {
  std::string clean;
  for (const char c : without_controls(text)) {
    if (c == ' ' && after_space) continue;
    clean += c;
    after_space = c == ' ';
  }
  return clean;
}

}  // namespace

Flattener::Flattener(Setter& setter, const BlockPlace& place, std::uint32_t element)
    : setter_(setter), place_(place), element_(element), hosts_{{element, element}} {
  look_.style.role = place.look.role;
  look_.style.size = place.look.size.pt();
  look_.style.color = place.look.color;
  look_.style.language = place.language;
}

void Flattener::add(const document::Inlines& inlines) {
  const std::string& marks = setter_.theme().footnote_mark;
  if (marks != "as-written" && resolve::has_note_marks(inlines)) {
    for (const document::Inline& node : resolve::place_note_marks(inlines, marks)) {
      add_inline(node);
    }
    return;
  }
  for (const document::Inline& node : inlines) add_inline(node);
}

FlatText Flattener::take() {
  std::string& text = flat_.text.text;
  while (text.ends_with(' ')) {
    text.pop_back();
    auto& runs = flat_.text.runs;
    if (!runs.empty() && --runs.back().end == runs.back().begin) runs.pop_back();
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  for (TextMark& mark : flat_.text.marks) mark.offset = std::min(mark.offset, size);
  if (flat_.text.styles.empty()) style_index({});
  return std::move(flat_);
}

Owner Flattener::text_owner() {
  Host& host = hosts_.back();
  if (host.text == UINT32_MAX) host.text = setter_.add_text_element(host.element);
  return {host.text};
}

std::uint32_t Flattener::add_child(const char* role, document::NodeId node) {
  hosts_.back().text = UINT32_MAX;
  return setter_.add_element(role, hosts_.back().element, node);
}

std::uint32_t Flattener::style_index(diagnostics::Span span) {
  TextStyle style = look_.style;
  style.role = role_of(place_.look.role, look_.emphasis, look_.strong, look_.code);
  style.code = look_.code;
  const double code_scale = look_.code ? setter_.theme().inline_code_em : 1;
  style.size = place_.look.size.pt() * look_.scale * code_scale;
  style.owner = text_owner();
  style.span = span;
  flat_.text.styles.push_back(std::move(style));
  return static_cast<std::uint32_t>(flat_.text.styles.size() - 1);
}

void Flattener::add_text(std::string_view text, diagnostics::Span span) {
  const std::string& before = flat_.text.text;
  const bool after_space = before.empty() || before.back() == ' ' || before.back() == '\n';
  const std::string clean = with_single_spaces(text, after_space);
  if (!clean.empty()) flat_.text.append(clean, style_index(span));
}

void Flattener::add_literal(std::string text, const document::Inline& node, bool formula) {
  const Look outer = look_;
  look_.code = true;
  look_.style.formula = formula;
  if (!place_.look.role.starts_with("sans")) {
    look_.style.tint = setter_.theme().inline_code_tint;
  }
  const std::string clean = without_controls(text);
  if (!clean.empty()) {
    const std::uint32_t element = add_child(formula ? "Formula" : "Code");
    if (formula) {
      setter_.element(element).alternative = clean;
      setter_.element(element).attributes.edit()["Placement"] = "Inline";
    }
    fill(element, [&] { flat_.text.append(clean, style_index(node.span)); });
  }
  look_ = outer;
}

void Flattener::add_mark(const document::Inline& node) {
  const DestinationId destination = setter_.book().destinations.of(node.id);
  if (node.id.index == 0 || is_null(destination)) return;
  flat_.text.marks.push_back({static_cast<std::uint32_t>(flat_.text.text.size()),
                              static_cast<std::uint32_t>(flat_.marks.size())});
  flat_.marks.push_back({destination, UINT32_MAX});
}

void Flattener::add_inline(const document::Inline& node) {
  add_mark(node);
  const std::string outer_language = look_.style.language;
  if (!node.attributes.value("lang").empty()) look_.style.language = node.attributes.value("lang");
  document::visit(
      node, [&](const document::Text& n) { add_text(n.text, node.span); },
      [&](const document::SoftBreak& n) {
        if (!n.joined) add_text(" ", node.span);
      },
      [&](const document::HardBreak&) { flat_.text.append("\n", style_index(node.span)); },
      [&](const document::Styled& n) { add_styled(node, n); },
      [&](const document::Literal& n) {
        if (n.kind == document::LiteralKind::Menu || n.kind == document::LiteralKind::Label) {
          const bool strong = std::exchange(look_.strong, true);
          add_text(n.text, node.span);
          look_.strong = strong;
        } else {
          add_literal(n.text, node, false);
        }
      },
      [&](const document::Link& n) { add_link(node, n); },
      [&](const document::Image& n) { add_picture(node, n); },
      [&](const document::Reference& n) { add_reference(node, n); },
      [&](const document::FootnoteReference&) { add_note(node); },
      [&](const document::Citation& n) { add_citation(node, n); },
      [&](const document::Math& n) { add_literal(n.tex, node, true); },
      [&](const document::Abbreviation& n) { add_text(n.text, node.span); },
      [&](const document::Ruby& n) { add_ruby(node, n); }, [](const document::IndexMark&) {},
      [&](const document::Bracketed& n) {
        for (const document::Inline& child : n.children) add_inline(child);
      },
      // The reader adopts raw text that it can show; the rest is for another format.
      [](const document::RawInline&) {});
  look_.style.language = outer_language;
}

void Flattener::add_styled(const document::Inline& node, const document::Styled& styled) {
  using document::Style;
  const Look outer = look_;
  TextStyle& style = look_.style;
  const double size = place_.look.size.pt() * look_.scale;
  switch (styled.style) {
    case Style::Emphasis:
      look_.emphasis = !look_.emphasis;
      break;
    case Style::Strong:
      look_.strong = true;
      break;
    case Style::Strikethrough:
      style.strike = true;
      break;
    case Style::Underline:
    case Style::Inserted:
      style.underline = true;
      break;
    case Style::Highlight:
      style.tint = highlight_tint;
      break;
    case Style::Small:
      look_.scale *= small_scale;
      break;
    case Style::SmallCaps:
      look_.scale *= small_scale;
      break;
    case Style::Superscript:
      style.rise += superscript_rise * size;
      look_.scale *= script_scale;
      break;
    case Style::Subscript:
      style.rise += subscript_rise * size;
      look_.scale *= script_scale;
      break;
    case Style::EmphasisDot:
      style.emphasis_dot = true;
      break;
    case Style::ProperName:
      style.proper_name = true;
      break;
    case Style::WorkTitle:
      style.work_title = true;
      break;
    case Style::Quoted:
      add_text("“", node.span);
      break;
  }
  for (const document::Inline& child : styled.children) add_inline(child);
  if (styled.style == Style::Quoted) add_text("”", node.span);
  look_ = outer;
}

void Flattener::add_ruby(const document::Inline& node, const document::Ruby& ruby) {
  for (const auto& [base, reading] : ruby.pairs) {
    if (reading.empty()) {
      add_text(base, node.span);
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(flat_.text.text.size());
    const std::uint32_t element = add_child("Ruby");
    fill(setter_.add_element("RB", element), [&] { add_text(base, node.span); });
    const auto end = static_cast<std::uint32_t>(flat_.text.text.size());
    const Owner owner{setter_.add_element("RT", element)};
    if (end > begin) flat_.text.ruby.push_back({begin, end, reading, owner});
  }
}

void Flattener::add_picture(const document::Inline& node, const document::Image& image) {
  FlatPicture picture;
  picture.picture = setter_.find_picture(image.source);
  const PictureSize size = picture_size(*picture.picture, node.attributes, place_.width,
                                        setter_.book().area.height / 2, place_.look.size.pt());
  picture.width = size.width;
  picture.height = size.height;
  picture.owner = {add_child("Figure", node.id)};
  setter_.element(picture.owner.element).attributes.edit()["Placement"] = "Inline";
  picture.alternative =
      setter_.describe_picture(image, *picture.picture, {}, picture.owner.element);
  // Small pictures stand on the line as letters do; taller ones hang a little below it.
  const double descent = size.height > place_.look.size.pt() ? 0.12 * place_.look.size.pt() : 0;
  fill(picture.owner.element, [&] {
    flat_.text.append_object({0, size.width, size.height - descent, descent},
                             style_index(node.span));
  });
  flat_.pictures.push_back(std::move(picture));
}

}  // namespace diaoban::typeset
