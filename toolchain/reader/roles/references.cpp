// Roles that point somewhere: ref, numref, doc, term, eq, download, any.
#include <array>

#include "reader/role.hpp"

namespace diaoban::reader {

namespace {

using document::Inlines;
using document::ReferenceKind;

Inlines reference(const Role& role, ReferenceKind kind) {
  const TitledTarget parts = split_title(role.text);
  document::Reference node;
  node.kind = kind;
  node.target = parts.target;
  node.role = role.name;
  if (parts.explicit_title) {
    node.title.push_back({{}, role.span, {}, document::Text{parts.title}});
  }
  return one(std::move(node));
}

template <ReferenceKind kind>
Inlines read_reference(const Role& role, Parser& /*parser*/) {
  return reference(role, kind);
}

constexpr std::array entries = {
    RoleEntry{"ref", read_reference<ReferenceKind::Ref>},
    RoleEntry{"numref", read_reference<ReferenceKind::Numref>},
    RoleEntry{"doc", read_reference<ReferenceKind::Doc>},
    RoleEntry{"term", read_reference<ReferenceKind::Term>},
    RoleEntry{"eq", read_reference<ReferenceKind::Equation>},
    RoleEntry{"download", read_reference<ReferenceKind::Download>},
    RoleEntry{"any", read_reference<ReferenceKind::Any>},
    RoleEntry{"keyword", read_reference<ReferenceKind::Any>},
    RoleEntry{"math:numref", read_reference<ReferenceKind::Equation>},
    RoleEntry{"prf:ref", read_reference<ReferenceKind::Numref>},
    RoleEntry{"std:ref", read_reference<ReferenceKind::Ref>},
    RoleEntry{"std:numref", read_reference<ReferenceKind::Numref>},
    RoleEntry{"std:doc", read_reference<ReferenceKind::Doc>},
    RoleEntry{"std:term", read_reference<ReferenceKind::Term>},
};

}  // namespace

std::span<const RoleEntry> reference_roles() { return entries; }

}  // namespace diaoban::reader
