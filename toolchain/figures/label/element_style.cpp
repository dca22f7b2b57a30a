// The style of an HTML element in a label.
#include "figures/label/element_style.hpp"

#include <fmt/format.h>

#include <deque>
#include <string>
#include <vector>

#include "figures/label/html_styles.hpp"
#include "figures/svg/number.hpp"

namespace diaoban::figures {
namespace {

bool is_list(std::string_view name) { return name == "ul" || name == "ol"; }

// The declarations that an element's own attributes stand for (HTML Living Standard §15.3).
class AttributeReader {
 public:
  AttributeReader(const pugi::xml_node& element, std::vector<Declaration>& declarations)
      : element_(element), name_(local_name(element)), declarations_(declarations) {}

  void read() {
    if (name_ == "a" && element_.attribute("href")) {
      add("color", "rgb(0,0,238)");
      add("text-decoration", "underline");
    }
    if (name_ == "font") read_font();
    if (name_ == "hr") read_rule();
    // A list in a list has no margins.
    if (is_list(name_) && is_list(local_name(element_.parent().parent()))) add("margin", "0");
    if (name_ == "table") read_table();
    if (name_ == "td" || name_ == "th") read_cell();
    take("align", "text-align");
    take("valign", "vertical-align");
    take("bgcolor", "background-color");
  }

 private:
  void add(const char* property, std::string_view value) {
    declarations_.push_back({property, value, false});
  }
  void take(const char* attribute, const char* property) {
    if (const auto found = element_.attribute(attribute)) add(property, found.value());
  }
  // Lengths of HTML have no unit.
  void add_px(const char* property, int px) {
    add(property, values_.emplace_back(fmt::format("{}px", px)));
  }
  void take_length(const char* attribute) {
    const std::string_view value = element_.attribute(attribute).value();
    const bool is_number = read_number(value).has_value();
    add(attribute, is_number ? values_.emplace_back(fmt::format("{}px", value)) : value);
  }

  void read_font() {
    take("color", "color");
    take("face", "font-family");
    static constexpr std::string_view sizes[] = {"10px", "13px", "16px", "18px",
                                                 "24px", "32px", "48px"};
    const int size = element_.attribute("size").as_int(0);
    if (size >= 1 && size <= 7) add("font-size", sizes[size - 1]);
  }

  // The two lines of a rule are its border: together as high as it says.
  void read_rule() {
    if (const auto size = element_.attribute("size")) {
      if (size.as_int() <= 1) add("border-bottom-width", "0");
      if (size.as_int() > 2) add_px("height", size.as_int() - 2);
    }
    take_length("width");
    take("color", "color");
  }

  void read_table() {
    take_length("width");
    take_length("height");
    if (const auto spacing = element_.attribute("cellspacing")) {
      add_px("border-spacing", spacing.as_int());
    }
    if (element_.attribute("border").as_int() > 0) {
      add_px("border-width", element_.attribute("border").as_int());
      add("border-style", "outset");
      add("border-color", "gray");
    }
  }

  void read_cell() {
    take_length("width");
    take_length("height");
    pugi::xml_node table = element_.parent();
    while (table && local_name(table) != "table") table = table.parent();
    if (const auto padding = table.attribute("cellpadding")) add_px("padding", padding.as_int());
    if (table.attribute("border").as_int() > 0) add("border", "1px inset gray");
  }

  const pugi::xml_node& element_;
  std::string_view name_;
  std::vector<Declaration>& declarations_;
  // Values that were put together here: the declarations point into them.
  std::deque<std::string> values_;
};

}  // namespace

Style style_of_html(const pugi::xml_node& element, const SvgDocument& document, const Style& parent,
                    Viewport viewport) {
  Style style = parent.child();
  std::vector<Declaration> declarations = read_declarations(html_declarations(local_name(element)));
  AttributeReader attributes(element, declarations);
  attributes.read();
  if (const auto language = element.attribute("lang")) style.language = language.value();
  if (!document.stylesheet().is_empty()) {
    for (const Declaration& one : document.stylesheet().find(element)) declarations.push_back(one);
  }
  for (const Declaration& one : read_declarations(element.attribute("style").value())) {
    declarations.push_back(one);
  }
  apply_declarations(style, declarations, parent, viewport);
  return style;
}

}  // namespace diaoban::figures
