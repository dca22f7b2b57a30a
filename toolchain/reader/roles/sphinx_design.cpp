// Roles of sphinx-design and its like: badges and buttons, which keep their text, and icons, which
// have none.
#include "reader/role.hpp"

namespace diaoban::reader {
namespace {

using document::Inlines;

Inlines read_badge(const Role& role, Parser& parser) {
  document::Bracketed badge{parser.inlines(role.text_lines)};
  Inlines result = one(std::move(badge));
  result.front().attributes.edit().classes = {"badge"};
  return result;
}

// {bdg-link-primary}`text <address>`, mystmd's {button}`text <address>` and
// {bdg-ref-primary}`text <label>`
Inlines read_badge_link(const Role& role, Parser& /*parser*/) {
  const TitledTarget parts = split_title(role.text);
  Inlines text;
  const std::string& shown = parts.explicit_title ? parts.title : parts.target;
  if (role.name.starts_with("bdg-ref")) {
    document::Reference reference;
    reference.kind = document::ReferenceKind::Any;
    reference.role = role.name;
    reference.target = parts.target;
    if (parts.explicit_title) {
      reference.title.push_back({{}, role.span, {}, document::Text{shown}});
    }
    return one(std::move(reference));
  }
  document::Link link;
  link.destination = parts.target;
  link.children.push_back({{}, role.span, {}, document::Text{shown}});
  return one(std::move(link));
}

// {octicon}`report;1em`: a picture of a font that the book has not.
Inlines read_icon(const Role& role, Parser& parser) {
  parser.report(kinds::icon_dropped, role.span, "the icon '" + role.text + "' is left out");
  return {};
}

constexpr RoleEntry badge{"bdg", read_badge};
constexpr RoleEntry badge_link{"bdg-link", read_badge_link};
constexpr RoleEntry icon{"octicon", read_icon};

}  // namespace

const RoleEntry* design_role(std::string_view name) {
  if (name == "button" || name.starts_with("bdg-link") || name.starts_with("bdg-ref"))
    return &badge_link;
  if (name == "bdg" || name.starts_with("bdg-")) return &badge;
  for (const std::string_view known : {"octicon", "fa", "fab", "far", "fas", "icon"}) {
    if (name == known) return &icon;
  }
  return name.starts_with("material-") ? &icon : nullptr;
}

}  // namespace diaoban::reader
