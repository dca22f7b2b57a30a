// Roles that style their text: sub, sup, strong, emphasis, underline, abbr and their like.
#include <array>

#include "reader/role.hpp"

namespace diaoban::reader {

namespace {

using document::Inlines;
using document::Style;

template <Style style>
Inlines read_styled(const Role& role, Parser& parser) {
  return one(document::Styled{style, parser.inlines(role.text_lines)});
}

// Where the bracket opens that the text's last one closes, or npos.
std::size_t opening_bracket(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (text[i] == ')') ++depth;
    if (text[i] == '(' && --depth == 0) return i;
    if (depth == 0) break;
  }
  return std::string_view::npos;
}

// {abbr}`HTML (HyperText Markup Language)`
Inlines read_abbreviation(const Role& role, Parser& /*parser*/) {
  const std::string_view text = role.text;
  const std::size_t open = opening_bracket(text);
  if (open == std::string_view::npos || open == 0 || !text.ends_with(')')) {
    return one(document::Abbreviation{role.text, {}});
  }
  std::string_view short_form = text.substr(0, open);
  while (short_form.ends_with(' ')) short_form.remove_suffix(1);
  std::string_view expansion = text.substr(open + 1, text.size() - open - 2);
  while (expansion.starts_with(' ')) expansion.remove_prefix(1);
  while (expansion.ends_with(' ')) expansion.remove_suffix(1);
  return one(document::Abbreviation{std::string(short_form), std::string(expansion)});
}

constexpr std::array entries = {
    RoleEntry{"sub", read_styled<Style::Subscript>},
    RoleEntry{"subscript", read_styled<Style::Subscript>},
    RoleEntry{"sup", read_styled<Style::Superscript>},
    RoleEntry{"superscript", read_styled<Style::Superscript>},
    RoleEntry{"strong", read_styled<Style::Strong>},
    RoleEntry{"emphasis", read_styled<Style::Emphasis>},
    RoleEntry{"dfn", read_styled<Style::Emphasis>},
    RoleEntry{"mark", read_styled<Style::Highlight>},
    RoleEntry{"highlight", read_styled<Style::Highlight>},
    RoleEntry{"ins", read_styled<Style::Inserted>},
    RoleEntry{"small", read_styled<Style::Small>},
    RoleEntry{"q", read_styled<Style::Quoted>},
    RoleEntry{"quote", read_styled<Style::Quoted>},
    RoleEntry{"title-reference", read_styled<Style::Quoted>},
    RoleEntry{"title", read_styled<Style::Quoted>},
    RoleEntry{"t", read_styled<Style::Quoted>},
    RoleEntry{"underline", read_styled<Style::Underline>},
    RoleEntry{"u", read_styled<Style::Underline>},
    RoleEntry{"del", read_styled<Style::Strikethrough>},
    RoleEntry{"strike", read_styled<Style::Strikethrough>},
    RoleEntry{"smallcaps", read_styled<Style::SmallCaps>},
    RoleEntry{"sc", read_styled<Style::SmallCaps>},
    RoleEntry{"abbr", read_abbreviation},
    RoleEntry{"abbreviation", read_abbreviation},
    RoleEntry{"acronym", read_abbreviation},
    RoleEntry{"ac", read_abbreviation},
};

}  // namespace

std::span<const RoleEntry> style_roles() { return entries; }

}  // namespace diaoban::reader
