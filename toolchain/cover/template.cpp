// Implements the filling of templates.
#include "cover/template.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <sstream>

#include "base/ensure.hpp"
#include "cover/ornament.hpp"

namespace diaoban::cover {
namespace {

class Filler {
 public:
  explicit Filler(const Filling& filling) : filling_(filling) {}

  void fill(pugi::xml_node node) {
    for (pugi::xml_node child = node.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (!is_wanted(child)) {
        node.remove_child(child);
      } else if (std::string_view(child.name()) == "ornament") {
        draw_ornament(child);
      } else {
        fill_attributes(child);
        fill(child);
      }
      child = next;
    }
  }

  void fill_attributes(pugi::xml_node node) {
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
      const pugi::xml_attribute next = attribute.next_attribute();
      if (std::string_view(attribute.name()).starts_with("data-")) {
        node.remove_attribute(attribute);
      } else {
        attribute.set_value(filled(attribute.value()).c_str());
      }
      attribute = next;
    }
  }

 private:
  bool is_wanted(pugi::xml_node node) const {
    const std::string_view part = node.attribute("data-part").value();
    const char* parts[] = {"front", "spine", "back"};
    if (!part.empty() && part != parts[static_cast<int>(filling_.part)]) return false;
    const std::string_view script = node.attribute("data-script").value();
    const bool east_asian = filling_.script == Script::EastAsian;
    if (!script.empty() && (script == "east-asian") != east_asian) return false;
    const std::string_view text = node.attribute("data-if").value();
    return text.empty() || filling_.texts.contains(text);
  }

  std::string filled(std::string_view value) const {
    std::string out;
    for (std::size_t at = 0; at < value.size();) {
      if (value[at] != '{') {
        out += value[at++];
        continue;
      }
      const std::size_t end = value.find('}', at);
      base::ensure(end != std::string_view::npos, "a brace of a cover template is closed");
      out += value_of(value.substr(at + 1, end - at - 1));
      at = end + 1;
    }
    return out;
  }

  std::string value_of(std::string_view text) const {
    const auto color = filling_.palette.find(std::string(text));
    if (color != filling_.palette.end()) return color->second;
    const auto number = evaluate(text, filling_.variables);
    base::ensure(number.has_value(), "an expression of a cover template has a value");
    return fmt::format("{:.3f}", *number);
  }

  double number_at(pugi::xml_node node, const char* name) const {
    const auto number = evaluate(filled(node.attribute(name).value()), filling_.variables);
    base::ensure(number.has_value(), "an ornament has a place");
    return *number;
  }

  void draw_ornament(pugi::xml_node node) const {
    const Box box{number_at(node, "x"), number_at(node, "y"), number_at(node, "width"),
                  number_at(node, "height")};
    const std::string kind = node.attribute("name").value();
    const std::string block = filled(node.attribute("block").value());
    const std::string cut = filled(node.attribute("cut").value());
    pugi::xml_node group = node.parent().insert_child_before("g", node);
    if (kind == "grain") {
      pugi::xml_node path = group.append_child("path");
      path.append_attribute("d") = prepare_grain(filling_.seed, box).c_str();
      path.append_attribute("fill") = "none";
      path.append_attribute("stroke") = cut.c_str();
      path.append_attribute("stroke-width") = "0.7";
    } else {
      base::ensure(kind == "carving", "an ornament has a known name");
      for (const CarvedPath& carved : prepare_carving(filling_.seed, box)) {
        pugi::xml_node path = group.append_child("path");
        path.append_attribute("d") = carved.data.c_str();
        path.append_attribute("fill") = (carved.cut ? cut : block).c_str();
      }
    }
    node.parent().remove_child(node);
  }

  const Filling& filling_;
};

}  // namespace

std::string fill_template(std::string_view art, const Filling& filling) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(art.data(), art.size());
  base::ensure(static_cast<bool>(parsed), "a cover template is well-formed");
  Filler filler(filling);
  filler.fill_attributes(document.document_element());
  filler.fill(document.document_element());
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  return out.str();
}

}  // namespace diaoban::cover
