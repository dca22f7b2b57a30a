// Roles that point out of the book: rfc, pep, and the indexes of other projects (intersphinx).
#include "reader/role.hpp"

namespace diaoban::reader {
namespace {

using document::Inlines;

document::Inlines link_to(std::string destination, std::string text, const Role& role) {
  document::Link link;
  link.destination = std::move(destination);
  Inlines shown = one(document::Text{std::move(text)});
  shown.front().span = role.span;
  // Sphinx sets its own roles strong, docutils (rfc-reference) does not.
  const bool strong = role.name.find('-') == std::string::npos;
  link.children =
      strong ? one(document::Styled{document::Style::Strong, std::move(shown)}) : std::move(shown);
  link.children.front().span = role.span;
  return one(std::move(link));
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "8259", "8259#section-2" or "text <8259>".
struct Numbered {
  std::string number;
  std::string fragment;
  std::string title;
};

bool read_numbered(const Role& role, Parser& parser, Numbered& result) {
  const TitledTarget parts = split_title(role.text);
  const std::size_t hash = std::min(parts.target.size(), parts.target.find('#'));
  result.number = parts.target.substr(0, hash);
  result.fragment = parts.target.substr(hash);
  result.title = parts.title;
  if (is_number(result.number)) return true;
  parser.report(kinds::role_text_wrong, role.span, "'" + role.text + "' is no number",
                "write {" + role.name + "}`" + (role.name.starts_with("rfc") ? "8259`" : "8`"));
  return false;
}

Inlines read_rfc(const Role& role, Parser& parser) {
  Numbered parts;
  if (!read_numbered(role, parser, parts)) return one(document::Text{role.text});
  // Where Sphinx and docutils send it.
  const std::string place = role.name == "rfc" ? "https://datatracker.ietf.org/doc/html/rfc"
                                               : "https://tools.ietf.org/html/rfc";
  return link_to(place + parts.number + ".html" + parts.fragment,
                 parts.title.empty() ? "RFC " + parts.number : parts.title, role);
}

Inlines read_pep(const Role& role, Parser& parser) {
  Numbered parts;
  if (!read_numbered(role, parser, parts)) return one(document::Text{role.text});
  const std::string padded =
      std::string(4 - std::min<std::size_t>(4, parts.number.size()), '0') + parts.number;
  const std::string slash = role.name == "pep" ? "/" : "";
  return link_to("https://peps.python.org/pep-" + padded + slash + parts.fragment,
                 parts.title.empty() ? "PEP " + parts.number : parts.title, role);
}

// {external:class}`x` and {external+sphinx:ref}`x`: what resolve/ reports as another project's.
Inlines read_external(const Role& role, Parser& /*parser*/) {
  const TitledTarget parts = split_title(role.text);
  std::string target = parts.target;
  if (target.starts_with('!') || target.starts_with('~')) target.erase(0, 1);
  const std::string project = role.name.substr(0, role.name.find(':'));
  const std::size_t plus = project.find('+');
  const std::string name = plus == std::string::npos ? std::string() : project.substr(plus + 1);
  document::Link link;
  link.destination = "inv:" + name + "#" + target;
  const std::string& shown = parts.explicit_title ? parts.title : target;
  const bool is_code =
      !role.name.ends_with(":ref") && !role.name.ends_with(":doc") && !role.name.ends_with(":term");
  link.children.push_back(
      is_code && !parts.explicit_title
          ? document::Inline{{},
                             role.span,
                             {},
                             document::Literal{document::LiteralKind::Code, shown, {}}}
          : document::Inline{{}, role.span, {}, document::Text{shown}});
  return one(std::move(link));
}

constexpr RoleEntry entries[] = {
    {"rfc", read_rfc},
    {"rfc-reference", read_rfc},
    {"pep", read_pep},
    {"pep-reference", read_pep},
};

constexpr RoleEntry external{"external", read_external};

}  // namespace

std::span<const RoleEntry> external_roles() { return entries; }

const RoleEntry& external_role() { return external; }

}  // namespace diaoban::reader
