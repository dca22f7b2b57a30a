// Declarations: reading them, and applying them in the right order.
#include "figures/svg/style.hpp"

#include <algorithm>
#include <utility>

#include "figures/svg/number.hpp"
#include "figures/svg/properties.hpp"

namespace diaoban::figures {
namespace {

constexpr std::size_t longest_value = 4000;

// Replaces the first var(--name, fallback) of `value`. False when there is none.
bool replace_variable(std::string& value, const Variables* variables) {
  const std::size_t begin = value.find("var(");
  if (begin == std::string::npos) return false;
  std::size_t end = begin + 4;
  for (int depth = 1; end < value.size() && depth > 0; ++end) {
    depth += value[end] == '(' ? 1 : value[end] == ')' ? -1 : 0;
  }
  const std::string inside = value.substr(begin + 4, end - begin - 5);
  const std::size_t comma = inside.find(',');
  const std::string_view name = trim(std::string_view(inside).substr(0, comma));
  std::string replacement;
  const auto found = variables ? variables->find(name) : Variables::const_iterator{};
  if (variables && found != variables->end()) {
    replacement = found->second;
  } else if (comma != std::string::npos) {
    replacement = std::string(trim(std::string_view(inside).substr(comma + 1)));
  }
  value.replace(begin, end - begin, replacement);
  return true;
}

// `value` without var(); empty when it refers to itself or grows too long (CSS Variables 1 §3.3).
std::string resolve_variables(std::string_view value, const Variables* variables) {
  std::string text(value);
  for (int turn = 0; replace_variable(text, variables); ++turn) {
    if (turn == 32 || text.size() > longest_value) return {};
  }
  return text;
}

void set_variable(Style& style, const Declaration& declaration) {
  auto variables = style.variables ? std::make_shared<Variables>(*style.variables)
                                   : std::make_shared<Variables>();
  if (variables->size() > 1000) return;
  variables->insert_or_assign(std::string(declaration.name), std::string(declaration.value));
  style.variables = std::move(variables);
}

bool is_font(std::string_view name) { return name == "font" || name == "font-size"; }

void apply(Style& style, const Declaration& declaration, const Style& parent, Viewport viewport) {
  const PropertySetter setter = find_property(declaration.name);
  if (!setter || declaration.value.size() > longest_value) return;
  if (declaration.value.find("var(") == std::string_view::npos) {
    setter(style, declaration.value, parent, viewport);
    return;
  }
  const std::string value = resolve_variables(declaration.value, style.variables.get());
  if (!value.empty()) setter(style, trim(value), parent, viewport);
}

}  // namespace

std::vector<Declaration> read_declarations(std::string_view text) {
  std::vector<Declaration> declarations;
  for (const std::string_view part : split_outside_brackets(text, ';')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) continue;
    Declaration declaration{trim(part.substr(0, colon)), trim(part.substr(colon + 1)), false};
    const std::size_t mark = declaration.value.rfind('!');
    if (mark != std::string_view::npos &&
        to_lower_ascii(trim(declaration.value.substr(mark + 1))) == "important") {
      declaration.important = true;
      declaration.value = trim(declaration.value.substr(0, mark));
    }
    declarations.push_back(declaration);
  }
  return declarations;
}

void apply_declarations(Style& style, const std::vector<Declaration>& declarations,
                        const Style& parent, Viewport viewport) {
  for (const Declaration& declaration : declarations) {
    if (declaration.name.starts_with("--")) set_variable(style, declaration);
  }
  for (const bool fonts : {true, false}) {
    for (const bool important : {false, true}) {
      for (const Declaration& declaration : declarations) {
        if (is_font(declaration.name) == fonts && declaration.important == important) {
          apply(style, declaration, parent, viewport);
        }
      }
    }
  }
}

Family find_family(std::string_view list) {
  const std::string lower = to_lower_ascii(list);
  const auto has = [&](std::string_view part) { return lower.find(part) != std::string::npos; };
  for (const char* mono : {"courier", "mono", "consolas", "menlo", "fixed", "fira code"}) {
    if (has(mono)) return Family::Mono;
  }
  for (const char* kai : {"kai", "楷"}) {
    if (has(kai)) return Family::Kai;
  }
  for (const char* sans : {"sans", "helvetica", "arial", "verdana", "gothic", "hei", "黑"}) {
    if (has(sans)) return Family::Sans;
  }
  for (const char* serif : {"times", "georgia", "serif", "garamond", "palatino", "cambria", "song",
                            "ming", "mincho", "宋", "明"}) {
    if (has(serif)) return Family::Serif;
  }
  return Family::Sans;
}

}  // namespace diaoban::figures
