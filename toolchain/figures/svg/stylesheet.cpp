// Style sheets in an SVG file: rules with simple selectors, matched against elements.
#include "figures/svg/stylesheet.hpp"

#include <algorithm>
#include <utility>

#include "figures/svg/document.hpp"
#include "figures/svg/number.hpp"

namespace diaoban::figures {
namespace {

constexpr std::size_t most_rules = 5000;
constexpr std::size_t most_compounds = 8;

std::string without_comments(std::string_view text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t comment = text.find("/*", at);
    clean += text.substr(at, comment - at);
    if (comment == std::string_view::npos) break;
    const std::size_t end = text.find("*/", comment + 2);
    if (end == std::string_view::npos) break;
    clean += ' ';
    at = end + 2;
  }
  return clean;
}

// The place after the block that opens at `open`.
std::size_t skip_block(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
    if (depth == 0) return at + 1;
  }
  return text.size();
}

bool has_class(std::string_view list, std::string_view name) {
  for (std::size_t at = list.find(name); at != std::string_view::npos;
       at = list.find(name, at + 1)) {
    const bool begins = at == 0 || list[at - 1] == ' ';
    const std::size_t end = at + name.size();
    if (begins && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

void Stylesheet::add(std::string_view text) {
  texts_.push_back(std::make_unique<const std::string>(without_comments(text)));
  const std::string_view sheet = *texts_.back();
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t open = sheet.find('{', at);
    if (open == std::string_view::npos) break;
    std::string_view head = trim(sheet.substr(at, open - at));
    // An at-rule without a block ends at its semicolon.
    const std::size_t semicolon = head.rfind(';');
    if (head.starts_with('@') && semicolon != std::string_view::npos) {
      head = trim(head.substr(semicolon + 1));
    }
    const std::size_t end = skip_block(sheet, open);
    if (head.starts_with("@font-face")) has_fonts_ = true;
    if (!head.starts_with('@')) add_rule(head, sheet.substr(open + 1, end - open - 2));
    at = end;
  }
}

void Stylesheet::add_rule(std::string_view selectors, std::string_view block) {
  if (rules_.size() >= most_rules) return;
  const std::size_t index = declarations_.size();
  declarations_.push_back(read_declarations(block));
  for (const std::string_view selector : split_outside_brackets(selectors, ',')) {
    Rule rule;
    rule.block = index;
    if (!read_selector(selector, rule)) continue;
    std::string key;
    for (const Condition& condition : rule.compounds.back().conditions) {
      if (condition.kind == Condition::Kind::Attribute) continue;
      const char* const mark = condition.kind == Condition::Kind::Id      ? "#"
                               : condition.kind == Condition::Kind::Class ? "."
                                                                          : "";
      key = mark + condition.name;
    }
    index_[key].push_back(rules_.size());
    rules_.push_back(std::move(rule));
  }
}

// CSS 2.2 §5.2; specificity by §6.4.3, ids in the high bits.
bool Stylesheet::read_selector(std::string_view text, Rule& rule) {
  std::string spaced;
  for (const char c : text) spaced += c == '>' ? std::string(" > ") : std::string(1, c);
  bool is_child = false;
  for (const std::string_view part : split_outside_brackets(spaced, ' ')) {
    if (part == ">") {
      is_child = true;
      continue;
    }
    Compound compound;
    compound.is_child = std::exchange(is_child, false);
    if (rule.compounds.size() == most_compounds || !read_compound(part, compound)) return false;
    for (const Condition& condition : compound.conditions) {
      rule.specificity += condition.kind == Condition::Kind::Id     ? 1u << 16
                          : condition.kind == Condition::Kind::Type ? 1u
                                                                    : 1u << 8;
    }
    rule.compounds.push_back(std::move(compound));
  }
  return !rule.compounds.empty() && !is_child;
}

bool Stylesheet::read_compound(std::string_view text, Compound& compound) {
  NumberScanner scanner(text);
  if (scanner.peek() == '*') {
    scanner.advance();
  } else if (const std::string_view type = scanner.read_word(); !type.empty()) {
    compound.conditions.push_back({Condition::Kind::Type, std::string(type), {}, false});
  }
  while (!scanner.at_end()) {
    const char mark = scanner.peek();
    scanner.advance();
    const std::string name(scanner.read_word());
    if (name.empty()) return false;
    if (mark == '.') {
      compound.conditions.push_back({Condition::Kind::Class, name, {}, false});
    } else if (mark == '#') {
      compound.conditions.push_back({Condition::Kind::Id, name, {}, false});
    } else if (mark == '[') {
      const std::size_t end = scanner.rest().find(']');
      if (end == std::string_view::npos) return false;
      std::string_view value = scanner.rest().substr(0, end);
      for (std::size_t i = 0; i <= end; ++i) scanner.advance();
      Condition condition{Condition::Kind::Attribute, name, {}, value.starts_with('=')};
      if (!value.empty() && !condition.has_value) return false;
      if (condition.has_value) value.remove_prefix(1);
      if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) {
        value = value.substr(1, value.size() - 2);
      }
      condition.value = std::string(value);
      compound.conditions.push_back(std::move(condition));
    } else {
      return false;
    }
  }
  return true;
}

bool Stylesheet::matches(const Condition& condition, const pugi::xml_node& element) {
  switch (condition.kind) {
    case Condition::Kind::Type:
      return local_name(element) == condition.name;
    case Condition::Kind::Class:
      return has_class(element.attribute("class").value(), condition.name);
    case Condition::Kind::Id:
      return condition.name == element.attribute("id").value();
    case Condition::Kind::Attribute: {
      const pugi::xml_attribute attribute = element.attribute(condition.name.c_str());
      return attribute && (!condition.has_value || condition.value == attribute.value());
    }
  }
  return false;
}

bool Stylesheet::matches(const Compound& compound, const pugi::xml_node& element) {
  return std::all_of(compound.conditions.begin(), compound.conditions.end(),
                     [&](const Condition& condition) { return matches(condition, element); });
}

// From the subject outwards. A descendant combinator takes the nearest ancestor that matches.
bool Stylesheet::matches(const Rule& rule, const pugi::xml_node& element) {
  if (!matches(rule.compounds.back(), element)) return false;
  pugi::xml_node at = element;
  for (std::size_t i = rule.compounds.size() - 1; i > 0; --i) {
    at = at.parent();
    if (!rule.compounds[i].is_child) {
      while (at && !matches(rule.compounds[i - 1], at)) at = at.parent();
    }
    if (!at || !matches(rule.compounds[i - 1], at)) return false;
  }
  return true;
}

std::vector<Declaration> Stylesheet::find(const pugi::xml_node& element) const {
  std::vector<std::pair<std::uint32_t, std::size_t>> found;  // specificity, rule
  const auto look_up = [&](const std::string& key) {
    const auto entry = index_.find(key);
    if (entry == index_.end()) return;
    for (const std::size_t rule : entry->second) {
      if (matches(rules_[rule], element)) found.emplace_back(rules_[rule].specificity, rule);
    }
  };
  look_up("");
  look_up(std::string(local_name(element)));
  if (const pugi::xml_attribute id = element.attribute("id"))
    look_up("#" + std::string(id.value()));
  for (const std::string_view name :
       split_outside_brackets(element.attribute("class").value(), ' ')) {
    look_up("." + std::string(name));
  }
  std::sort(found.begin(), found.end());
  std::vector<Declaration> declarations;
  for (const auto& [specificity, rule] : found) {
    const std::vector<Declaration>& block = declarations_[rules_[rule].block];
    declarations.insert(declarations.end(), block.begin(), block.end());
  }
  return declarations;
}

}  // namespace diaoban::figures
