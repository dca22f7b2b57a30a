// Inlines of the constructs that were hidden from cmark: roles, math, substitutions, notes.
#include <algorithm>

#include "reader/inline/addresses.hpp"
#include "reader/inline/build.hpp"
#include "reader/inline/signs.hpp"
#include "reader/role.hpp"
#include "reader/syntax.hpp"

namespace diaoban::reader {

namespace {

using document::Inlines;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string with_line_ends(std::string_view raw, char line_end) {
  std::string out(raw);
  std::replace(out.begin(), out.end(), '\f', line_end);
  return out;
}

// Text in which a backslash escapes signs and spaces, and nothing else is read.
std::string without_backslashes(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char next = i + 1 < raw.size() ? raw[i + 1] : 'a';
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                        (next >= '0' && next <= '9') || static_cast<unsigned char>(next) >= 0x80;
    if (raw[i] == '\\' && !letter) ++i;
    out += raw[i];
  }
  return out;
}

// A role of the file: as the one that it is made of, with its classes.
Inlines read_own_role(const Role& role, const OwnRole& own, Parser& parser) {
  Inlines inlines = own.base != nullptr ? own.base->read(role, parser)
                                        : one(document::Bracketed{parser.inlines(role.text_lines)});
  for (document::Inline& node : inlines) {
    if (!own.classes.empty()) node.attributes.edit().classes.push_back(own.classes);
  }
  return inlines;
}

Inlines read_role(const Sentinel& sentinel, const HiddenText& hidden, Parser& parser) {
  Role role;
  role.name = lowered(hidden.raw_text(sentinel.leaf, sentinel.name));
  role.name_span = hidden.raw_span(sentinel.leaf, sentinel.name);
  role.span = hidden.raw_span(sentinel.leaf, sentinel.whole);
  Range content = sentinel.content;
  role.text = with_line_ends(hidden.raw_text(sentinel.leaf, content), ' ');
  if (role.text.size() >= 2 && role.text.front() == ' ' && role.text.back() == ' ' &&
      role.text.find_first_not_of(' ') != std::string::npos) {
    role.text = role.text.substr(1, role.text.size() - 2);
    ++content.begin;
    --content.end;
  }
  role.text_lines = hidden.raw_lines(sentinel.leaf, content);
  if (const OwnRole* own = parser.own_role(role.name)) return read_own_role(role, *own, parser);
  if (const RoleEntry* entry = find_role(role.name)) return entry->read(role, parser);
  parser.report(kinds::role_unknown, role.name_span, "no role '" + role.name + "'",
                parser.hints().did_you_mean(role.name, role_names, "its text is shown as code"));
  Inlines result = one(document::Literal{document::LiteralKind::Code, role.text, {}});
  result.front().attributes.edit().classes.push_back("role-" + role.name);
  return result;
}

Inlines read_substitution(const Sentinel& sentinel, const HiddenText& hidden, Parser& parser) {
  const std::string name(hidden.raw_text(sentinel.leaf, sentinel.content));
  const Span span = hidden.raw_span(sentinel.leaf, sentinel.whole);
  if (const std::string* value = parser.spend_substitution(name, span)) {
    return parser.inlines(parser.made_lines(*value, span));
  }
  const bool known = parser.substitution(name) != nullptr;
  if (!known)
    parser.report(kinds::substitution_unknown, span, "no substitution '" + name + "'",
                  "it is left as written");
  return one(document::Text{with_line_ends(hidden.raw_text(sentinel.leaf, sentinel.whole), ' ')});
}

Inlines read_address(const Sentinel& sentinel, const HiddenText& hidden, const Parser& parser) {
  const std::string text(hidden.raw_text(sentinel.leaf, sentinel.whole));
  const Span span = hidden.raw_span(sentinel.leaf, sentinel.whole);
  document::Link link;
  link.destination = std::string(sentinel.prefix) + text;
  if (parser.options().dialect == Dialect::Sphinx) {
    link.destination = linked_address(std::move(link.destination));
  }
  link.automatic = true;
  const bool readable = reads_myst(parser.options());
  link.children.push_back({{}, span, {}, document::Text{readable ? shown_address(text) : text}});
  return one(std::move(link));
}

}  // namespace

Inlines read_hidden(const Sentinel& sentinel, const HiddenText& hidden, Parser& parser) {
  const std::string_view content = hidden.raw_text(sentinel.leaf, sentinel.content);
  switch (sentinel.kind) {
    case SentinelKind::Role:
      return read_role(sentinel, hidden, parser);
    case SentinelKind::Math:
      return one(document::Math{with_line_ends(content, '\n'), false});
    case SentinelKind::DisplayMath:
      return one(document::Math{with_line_ends(content, '\n'), true});
    case SentinelKind::Substitution:
      return read_substitution(sentinel, hidden, parser);
    case SentinelKind::FootnoteReference:
      return one(document::FootnoteReference{std::string(content)});
    case SentinelKind::Html:
      return one(document::RawInline{
          "html", with_line_ends(hidden.raw_text(sentinel.leaf, sentinel.whole), '\n')});
    case SentinelKind::Subscript:
      return one(
          document::Styled{document::Style::Subscript,
                           parser.inlines(hidden.raw_lines(sentinel.leaf, sentinel.content))});
    case SentinelKind::Superscript:
      return one(
          document::Styled{document::Style::Superscript,
                           parser.inlines(hidden.raw_lines(sentinel.leaf, sentinel.content))});
    case SentinelKind::Autolink:
      return read_address(sentinel, hidden, parser);
    case SentinelKind::InlineNote:
      return one(document::FootnoteReference{
          parser.add_inline_note(hidden.raw_lines(sentinel.leaf, sentinel.content))});
    case SentinelKind::Escaped: {
      const char sign = content.size() == 1 ? content.front() : entity_sign(content);
      Inlines text = one(document::Text{std::string(1, sign)});
      mark_escaped(text.front());
      return text;
    }
    case SentinelKind::PlainSubscript:
      return one(document::Styled{document::Style::Subscript,
                                  one(document::Text{without_backslashes(content)})});
    case SentinelKind::Caret:
    case SentinelKind::Tilde:
    case SentinelKind::Attributes:
    case SentinelKind::Literal:
      break;
  }
  return one(document::Text{std::string(hidden.raw_text(sentinel.leaf, sentinel.whole))});
}

}  // namespace diaoban::reader
