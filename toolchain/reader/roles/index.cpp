// The role that marks its text for the index: index.
#include "reader/index_terms.hpp"
#include "reader/role.hpp"

namespace diaoban::reader {
namespace {

// {index}`text`, {index}`text <single: term; below>`, or {index}`single: term; below`, which shows
// nothing.
document::Inlines read_index(const Role& role, Parser& /*parser*/) {
  const TitledTarget parts = split_title(role.text);
  document::IndexMark mark;
  add_index_entries(parts.target, mark.entries);
  document::Inlines inlines = one(std::move(mark));
  // Text without a title is shown unless it is an entry of a kind of its own ("pair: …").
  const bool shown = parts.explicit_title || role.text.find(": ") == std::string::npos;
  const std::string& text = parts.explicit_title ? parts.title : role.text;
  if (shown) {
    const std::size_t mark_length = text.starts_with('!') ? 1 : 0;
    inlines.push_back({{}, {}, {}, document::Text{text.substr(mark_length)}});
  }
  return inlines;
}

constexpr RoleEntry entries[] = {{"index", read_index}};

}  // namespace

std::span<const RoleEntry> index_roles() { return entries; }

}  // namespace diaoban::reader
