// Roles that cite works of the bibliography: cite and its family, as sphinxcontrib-bibtex, mystmd
// and LaTeX's natbib name them.
#include "reader/role.hpp"

namespace diaoban::reader {
namespace {

using document::CitationKind;

// Keys between commas (or semicolons), without '@', with which Pandoc's keys begin.
std::vector<std::string> split_keys(std::string_view text) {
  std::vector<std::string> keys;
  while (!text.empty()) {
    const std::size_t end = std::min(text.size(), text.find_first_of(",;"));
    std::string_view key = text.substr(0, end);
    while (key.starts_with(' ')) key.remove_prefix(1);
    while (key.ends_with(' ')) key.remove_suffix(1);
    if (key.starts_with('@')) key.remove_prefix(1);
    if (!key.empty()) keys.emplace_back(key);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return keys;
}

// One node a key, so that each work has its own link. All carry the role's span: resolve/ sees by
// it which share their brackets.
template <CitationKind kind>
document::Inlines read_citation(const Role& role, Parser& parser) {
  const std::vector<std::string> keys = split_keys(role.text);
  if (keys.empty()) {
    parser.report(kinds::role_text_wrong, role.span, "this citation names no work",
                  "write {cite}`key` with the key of an entry of the bibliography");
    return one(document::Text{role.text});
  }
  document::Inlines inlines;
  for (const std::string& key : keys) {
    inlines.push_back({{}, role.span, {}, document::Citation{kind, {key}}});
  }
  return inlines;
}

constexpr RoleReader parenthetical = read_citation<CitationKind::Parenthetical>;
constexpr RoleReader textual = read_citation<CitationKind::Textual>;
constexpr RoleReader author = read_citation<CitationKind::Author>;
constexpr RoleReader year = read_citation<CitationKind::Year>;

constexpr RoleEntry entries[] = {
    {"cite", parenthetical},
    {"cite:p", parenthetical},
    {"cite:ps", parenthetical},
    {"cite:label", parenthetical},
    {"cite:cts", textual},
    {"cite:labelpar", parenthetical},
    {"citep", parenthetical},
    {"footcite", parenthetical},
    {"footcite:p", parenthetical},
    {"cite:t", textual},
    {"cite:ts", textual},
    {"cite:ct", textual},
    {"citet", textual},
    {"footcite:t", textual},
    {"cite:alp", parenthetical},
    {"cite:author", author},
    {"cite:authors", author},
    {"cite:authorpar", author},
    {"cite:year", year},
    {"cite:yearpar", year},
};

}  // namespace

std::span<const RoleEntry> citation_roles() { return entries; }

}  // namespace diaoban::reader
