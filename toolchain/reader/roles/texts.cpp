// Roles whose text is read in a way of its own: chemical formulas, quantities, substitutions, raw
// text, spans.
#include "base/utf8.hpp"
#include "reader/role.hpp"

namespace diaoban::reader {
namespace {

using document::Inlines;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// {chem}`H2SO4`: digits after a letter or a bracket stand low.
Inlines read_formula(const Role& role, Parser& /*parser*/) {
  Inlines inlines;
  const std::string_view text = role.text;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    const bool low = at > 0 && is_digit(text[at]) && text[at - 1] != ' ';
    while (end < text.size() && is_digit(text[end]) == is_digit(text[at])) ++end;
    document::Inlines part = one(document::Text{std::string(text.substr(at, end - at))});
    if (low) part = one(document::Styled{document::Style::Subscript, std::move(part)});
    inlines.push_back(std::move(part.front()));
    at = end;
  }
  return inlines;
}

// The symbol of a unit that siunitx would write as a macro; the name itself when it is not known.
std::string unit_symbol(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> symbols[] = {
      {"yocto", "y"},    {"nano", "n"},     {"micro", "µ"},    {"milli", "m"},  {"centi", "c"},
      {"deci", "d"},     {"kilo", "k"},     {"mega", "M"},     {"giga", "G"},   {"tera", "T"},
      {"metre", "m"},    {"meter", "m"},    {"gram", "g"},     {"second", "s"}, {"ampere", "A"},
      {"kelvin", "K"},   {"mole", "mol"},   {"candela", "cd"}, {"hertz", "Hz"}, {"newton", "N"},
      {"pascal", "Pa"},  {"joule", "J"},    {"watt", "W"},     {"volt", "V"},   {"ohm", "Ω"},
      {"degree", "°"},   {"celsius", "°C"}, {"percent", "%"},  {"litre", "L"},  {"liter", "L"},
      {"per", "/"},      {"squared", "²"},  {"cubed", "³"},    {"byte", "B"},   {"bit", "bit"},
      {"minute", "min"}, {"hour", "h"},     {"day", "d"}};
  for (const auto& [known, symbol] : symbols) {
    if (known == name) return std::string(symbol);
  }
  return std::string(name);
}

// {si}`100 <\kilo\metre\per\hour>`: "100 km/h" with a no-break space.
Inlines read_quantity(const Role& role, Parser& /*parser*/) {
  const TitledTarget parts = split_title(role.text);
  if (!parts.explicit_title) return one(document::Text{role.text});
  std::string unit;
  std::string_view rest = parts.target;
  while (!rest.empty()) {
    if (rest.front() == '\\') rest.remove_prefix(1);
    const std::size_t end = std::min(rest.size(), rest.find('\\'));
    unit += unit_symbol(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  return one(document::Text{parts.title + "\u00A0" + unit});
}

// {sub-ref}`name`: the value of a substitution.
Inlines read_substitution(const Role& role, Parser& parser) {
  if (const std::string* value = parser.substitution(role.text)) {
    return parser.inlines(parser.made_lines(*value, role.span));
  }
  parser.report(kinds::substitution_unknown, role.span, "no substitution '" + role.text + "'",
                "it is left as written");
  return one(document::Literal{document::LiteralKind::Code, role.text, {}});
}

// {span}`text`: only carries attributes.
Inlines read_span(const Role& role, Parser& parser) {
  return one(document::Bracketed{parser.inlines(role.text_lines)});
}

constexpr RoleEntry entries[] = {
    {"chem", read_formula},
    {"chemicalformula", read_formula},
    {"si", read_quantity},
    {"sub-ref", read_substitution},
    {"substitution-reference", read_substitution},
    {"span", read_span},
};

}  // namespace

std::span<const RoleEntry> text_roles() { return entries; }

}  // namespace diaoban::reader
