// The directives of all families by name, and what their readers share.
#include "reader/directive.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace diaoban::reader {

namespace {

using Table = std::map<std::string_view, const DirectiveEntry*>;

const Table& table() {
  static const Table entries = [] {
    Table all;
    for (const auto family :
         {admonition_directives(), figure_directives(), code_directives(), contents_directives(),
          math_directives(), container_directives(), table_directives(), include_directives(),
          panel_directives(), proof_directives(), glossary_directives(), diagram_directives(),
          quote_directives(), condition_directives(), text_directives(), media_directives(),
          role_directives()}) {
      for (const DirectiveEntry& entry : family) all.emplace(entry.name, &entry);
    }
    return all;
  }();
  return entries;
}

// Words between white space.
std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while ((begin = text.find_first_not_of(" \t\n,", begin)) != std::string_view::npos) {
    const std::size_t end = std::min(text.size(), text.find_first_of(" \t\n,", begin));
    out.emplace_back(text.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

}  // namespace

const DirectiveEntry* find_directive(std::string_view name) {
  // mystmd takes both names of the domain of proofs.
  constexpr std::string_view long_domain = "proof:";
  if (name.starts_with(long_domain)) {
    const auto found = table().find("prf:" + std::string(name.substr(long_domain.size())));
    return found == table().end() ? nullptr : found->second;
  }
  const auto found = table().find(name);
  return found == table().end() ? domain_directive(name) : found->second;
}

std::vector<std::string> directive_names() {
  std::vector<std::string> names;
  for (const auto& [name, entry] : table()) names.emplace_back(name);
  return names;
}

const DirectiveOption* Directive::option(std::string_view option_name) const {
  const auto found =
      std::find_if(options.begin(), options.end(),
                   [&](const DirectiveOption& option) { return option.name == option_name; });
  return found == options.end() ? nullptr : &*found;
}

std::string Directive::value(std::string_view option_name) const {
  const DirectiveOption* found = option(option_name);
  return found == nullptr ? std::string() : found->value;
}

document::Block directive_block(const Directive& directive, document::BlockNode node) {
  document::Block block{{}, directive.span, {}, std::move(node)};
  const std::string name =
      directive.has("name") ? directive.value("name") : directive.value("label");
  if (!name.empty()) block.attributes.edit().id = name;
  for (std::string& word : words(directive.value("class"))) {
    block.attributes.edit().classes.push_back(std::move(word));
  }
  if (directive.has("align")) block.attributes.edit().values["align"] = directive.value("align");
  return block;
}

void take_placement(const Directive& directive, document::Block& block, Parser& parser) {
  const DirectiveOption* option = directive.option("placement");
  if (option == nullptr) return;
  static const std::vector<std::string> places{"auto", "here", "top", "bottom", "page"};
  if (std::find(places.begin(), places.end(), option->value) != places.end()) {
    block.attributes.edit().values["placement"] = option->value;
    return;
  }
  parser.report(kinds::directive_value_wrong, option->value_span(),
                "'" + option->value + "' is no place of a page",
                "write auto, here, top, bottom or page");
}

Lines body_with_argument(const Directive& directive) {
  if (directive.argument.empty()) return directive.body;
  Lines body = {directive.argument};
  body.insert(body.end(), directive.body.begin(), directive.body.end());
  return body;
}

bool require_argument(const Directive& directive, Parser& parser) {
  if (!directive.argument.empty()) return true;
  parser.report(kinds::directive_argument_missing, directive.name_span,
                "'" + directive.name + "' needs an argument after its name");
  return false;
}

int number_option(const Directive& directive, std::string_view name, int otherwise,
                  Parser& parser) {
  const DirectiveOption* option = directive.option(name);
  if (option == nullptr || option->value.empty()) return otherwise;
  int number = 0;
  const char* end = option->value.data() + option->value.size();
  const auto [stop, error] = std::from_chars(option->value.data(), end, number);
  if (error == std::errc() && stop == end) return number;
  parser.report(kinds::directive_value_wrong, option->value_span(),
                "'" + option->value + "' is no whole number");
  return otherwise;
}

}  // namespace diaoban::reader
