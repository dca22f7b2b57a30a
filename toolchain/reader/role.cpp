// The roles of all families by name, and what their readers share.
#include "reader/role.hpp"

#include <map>

#include "reader/domains.hpp"

namespace diaoban::reader {

namespace {

using Table = std::map<std::string_view, const RoleEntry*>;

const Table& table() {
  static const Table entries = [] {
    Table all;
    for (const auto family :
         {reference_roles(), literal_roles(), style_roles(), math_roles(), cjk_roles(),
          index_roles(), citation_roles(), external_roles(), text_roles(), raw_roles()}) {
      for (const RoleEntry& entry : family) all.emplace(entry.name, &entry);
    }
    return all;
  }();
  return entries;
}

}  // namespace

const RoleEntry* find_role(std::string_view name) {
  if (name == "proof:ref") return find_role("prf:ref");  // mystmd takes both names
  const auto found = table().find(name);
  if (found != table().end()) return found->second;
  if (const RoleEntry* design = design_role(name)) return design;
  if (name.starts_with("external:") || name.starts_with("external+")) return &external_role();
  return is_domain_role(name) ? &domain_role() : nullptr;
}

std::vector<std::string> role_names() {
  std::vector<std::string> names;
  for (const auto& [name, entry] : table()) names.emplace_back(name);
  return names;
}

document::Inlines one(document::InlineNode node) {
  document::Inlines inlines;
  inlines.push_back({{}, {}, {}, std::move(node)});
  return inlines;
}

TitledTarget split_title(std::string_view text) {
  TitledTarget result;
  result.target = text;
  if (!text.ends_with('>')) return result;
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos || open == 0 || text[open - 1] == '\\') return result;
  std::string_view title = text.substr(0, open);
  while (title.ends_with(' ')) title.remove_suffix(1);
  if (title.empty()) return result;
  result.title = title;
  result.target = text.substr(open + 1, text.size() - open - 2);
  result.explicit_title = true;
  return result;
}

}  // namespace diaoban::reader
