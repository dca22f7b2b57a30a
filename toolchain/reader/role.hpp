// What a role is to the code that reads it. One file of roles/ a family; each gives a table of its
// names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reader/parser.hpp"

namespace diaoban::reader {

// {name}`text`
struct Role {
  std::string name;  // lower case, as registered; "py:func" keeps its domain
  Span name_span;
  std::string text;  // line ends are spaces; without the space at both ends of `` {r}`` `x` `` ``
  Lines text_lines;  // the same with places, for Parser::inlines
  Span span;         // all of it
};

// Reads a role to inlines, which need no spans of their own: a null span becomes the role's.
using RoleReader = document::Inlines (*)(const Role& role, Parser& parser);

struct RoleEntry {
  std::string_view name;
  RoleReader read = nullptr;
};

// A role that a file makes of another with {role}: its entry, and what its text gets.
struct OwnRole {
  const RoleEntry* base = nullptr;  // null: text in a span
  std::string format;               // of raw text
  std::string classes;
};

// The entry of a name (lower case), or null.
const RoleEntry* find_role(std::string_view name);
std::vector<std::string> role_names();

// ---- what readers of roles share (role.cpp) ----

document::Inlines one(document::InlineNode node);

// `title <target>`, or the whole text as target. `!` or `~` at the beginning are left in place.
struct TitledTarget {
  std::string title;  // empty: none given
  std::string target;
  bool explicit_title = false;
};
TitledTarget split_title(std::string_view text);

// The families, one a file of roles/.
std::span<const RoleEntry> reference_roles();
std::span<const RoleEntry> literal_roles();
std::span<const RoleEntry> style_roles();
std::span<const RoleEntry> math_roles();
std::span<const RoleEntry> cjk_roles();
std::span<const RoleEntry> index_roles();
std::span<const RoleEntry> citation_roles();
std::span<const RoleEntry> external_roles();
std::span<const RoleEntry> text_roles();
std::span<const RoleEntry> raw_roles();

// Families with names of a common beginning: null for other names.
const RoleEntry* design_role(std::string_view name);
const RoleEntry& external_role();
const RoleEntry& domain_role();

}  // namespace diaoban::reader
