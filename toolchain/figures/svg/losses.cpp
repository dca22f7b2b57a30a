// Implements the look through style attributes, presentation attributes and rules.
#include "figures/svg/losses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "figures/kinds.hpp"
#include "figures/svg/color.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/style.hpp"

namespace diaoban::figures {
namespace {

bool is_color_property(std::string_view name) {
  constexpr std::array<std::string_view, 7> names = {
      "background", "background-color", "border-color", "color", "fill", "stop-color", "stroke"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Whether the value is one function, as `oklch(…)`, that should give a colour and gives none.
bool is_lost_color(std::string_view value) {
  const std::size_t bracket = value.find('(');
  const bool is_function =
      bracket != std::string_view::npos && value.ends_with(')') && value.find(' ') > bracket;
  const bool is_other =
      value.starts_with("url(") || holds(value, "var(") || holds(value, "gradient(");
  return is_function && !is_other && !read_color(value, {});
}

void report_lost(std::string_view name, std::string_view written, Reporter& reporter) {
  const std::string_view value = trim(written);
  const auto lost = [&](std::string what) {
    reporter.report(kinds::picture_part_lost, std::move(what));
  };
  if (name == "text-align" && value == "justify") lost("justified text has ragged lines");
  if (name == "writing-mode" &&
      (value.starts_with("vertical") || value.starts_with("sideways") || value.starts_with("tb"))) {
    lost("vertical text is set in rows");
  }
  const bool is_background = name == "background" || name == "background-image";
  if (is_background && (holds(value, "gradient(") || holds(value, "url("))) {
    lost("a label's background that is no colour is left out");
  }
  if (is_color_property(name) && is_lost_color(value)) {
    lost(fmt::format("the colour '{}' is not read", value.substr(0, 60)));
  }
}

// The element after `node` in the order of the file; without recursion, whatever it nests.
pugi::xml_node next_in(const pugi::xml_node& root, pugi::xml_node node) {
  if (node.first_child()) return node.first_child();
  while (node && node != root && !node.next_sibling()) node = node.parent();
  return node == root ? pugi::xml_node() : node.next_sibling();
}

}  // namespace

void report_lost_styles(const SvgDocument& document, Reporter& reporter) {
  const auto report_all = [&](const std::vector<Declaration>& declarations) {
    for (const Declaration& declaration : declarations) {
      report_lost(declaration.name, declaration.value, reporter);
    }
  };
  for (const std::vector<Declaration>& block : document.stylesheet().blocks()) report_all(block);
  for (auto node = document.root(); node; node = next_in(document.root(), node)) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "style") {
        report_all(read_declarations(attribute.value()));
      } else {
        report_lost(name, attribute.value(), reporter);
      }
    }
  }
}

}  // namespace diaoban::figures
