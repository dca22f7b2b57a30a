// Style sheets in an SVG file: rules with simple selectors, matched against elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "figures/svg/style.hpp"

namespace diaoban::figures {

// Selectors that are read: type, `*`, `.class`, `#id`, `[attribute]`, `[attribute=value]`, joined
// by descendant and child combinators (CSS 2.2 §5). Rules with other selectors, and at-rules, are
// left out.
class Stylesheet {
 public:
  // Adds the rules of one style element.
  void add(std::string_view text);
  bool is_empty() const { return rules_.empty(); }
  // Whether the file brings fonts of its own, which are not used.
  bool has_fonts() const { return has_fonts_; }

  // The declarations of all rules, a block each.
  const std::vector<std::vector<Declaration>>& blocks() const { return declarations_; }

  // The declarations of the rules that match, in the order of the cascade.
  std::vector<Declaration> find(const pugi::xml_node& element) const;

 private:
  struct Condition {
    enum class Kind : std::uint8_t { Type, Class, Id, Attribute } kind;
    std::string name;
    std::string value;
    bool has_value = false;
  };
  struct Compound {
    std::vector<Condition> conditions;  // none: any element
    bool is_child = false;              // of the compound before: else a descendant
  };
  struct Rule {
    std::vector<Compound> compounds;  // from the outermost to the subject
    std::uint32_t specificity = 0;
    std::size_t block = 0;  // index in declarations_
  };

  void add_rule(std::string_view selectors, std::string_view block);
  static bool read_selector(std::string_view text, Rule& rule);
  static bool read_compound(std::string_view text, Compound& compound);
  static bool matches(const Condition& condition, const pugi::xml_node& element);
  static bool matches(const Compound& compound, const pugi::xml_node& element);
  static bool matches(const Rule& rule, const pugi::xml_node& element);

  std::vector<std::unique_ptr<const std::string>> texts_;  // what declarations point into
  std::vector<std::vector<Declaration>> declarations_;
  std::vector<Rule> rules_;
  bool has_fonts_ = false;
  // Rules by what their subject must have: ".class", "#id", "type", or "" for the others.
  std::map<std::string, std::vector<std::size_t>, std::less<>> index_;
};

}  // namespace diaoban::figures
