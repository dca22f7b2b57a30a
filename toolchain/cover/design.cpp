// Reads the designs that are built in.
#include "cover/design.hpp"

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>

#include "base/ensure.hpp"
#include "embedded/label_svg.hpp"
#include "embedded/label_toml.hpp"
#include "embedded/leaf_svg.hpp"
#include "embedded/leaf_toml.hpp"
#include "embedded/woodcut_svg.hpp"
#include "embedded/woodcut_toml.hpp"

namespace diaoban::cover {
namespace {

// What is wrong in a built-in design is our own fault.
std::string text_at(const toml::table& table, std::string_view key, const char* otherwise) {
  const auto node = table[key];
  if (!node) return otherwise;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto number = node.value_exact<double>()) return std::to_string(*number);
  const auto text = node.value_exact<std::string>();
  base::ensure(text.has_value(), "a design's value is a text or a number");
  return *text;
}

template <class Value>
Value choice_at(const toml::table& table, std::string_view key, Value otherwise,
                const std::map<std::string, Value>& choices) {
  const auto text = table[key].value<std::string>();
  if (!text) return otherwise;
  const auto found = choices.find(*text);
  base::ensure(found != choices.end(), "a design's word is one of its choices");
  return found->second;
}

PlaceRule read_place(const toml::table& table) {
  static const std::map<std::string, Alignment> alignments{
      {"start", Alignment::Start}, {"center", Alignment::Center}, {"end", Alignment::End}};
  PlaceRule place;
  place.text = text_at(table, "text", "");
  place.part =
      choice_at<Part>(table, "part", Part::Front,
                      {{"front", Part::Front}, {"spine", Part::Spine}, {"back", Part::Back}});
  place.script = choice_at<Script>(table, "script", Script::Any,
                                   {{"east-asian", Script::EastAsian}, {"latin", Script::Latin}});
  place.direction = choice_at<Direction>(
      table, "direction", Direction::Horizontal,
      {{"horizontal", Direction::Horizontal}, {"vertical", Direction::Vertical}});
  place.align = choice_at(table, "align", Alignment::Start, alignments);
  place.settle = choice_at(table, "settle", Alignment::Start, alignments);
  place.role = text_at(table, "role", "serif");
  place.color = text_at(table, "color", "ink");
  place.x = text_at(table, "x", "0");
  place.y = text_at(table, "y", "0");
  place.width = text_at(table, "width", "W");
  place.height = text_at(table, "height", "H");
  place.largest = text_at(table, "largest", "40");
  place.smallest = text_at(table, "smallest", "20");
  place.leading = table["leading"].value_or(1.25);
  place.lines = static_cast<int>(table["lines"].value_or(std::int64_t{1}));
  place.flow = table["flow"].value_or(false);
  place.few = table["few"].value_or(0.0);
  place.spread = table["spread"].value_or(0.0);
  return place;
}

struct BuiltIn {
  const char* name;
  std::string_view settings;
  std::string_view art;
};

constexpr BuiltIn built_in[] = {
    {"label", embedded::label_toml, embedded::label_svg},
    {"leaf", embedded::leaf_toml, embedded::leaf_svg},
    {"woodcut", embedded::woodcut_toml, embedded::woodcut_svg},
};

}  // namespace

const std::vector<std::string>& design_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (const BuiltIn& one : built_in) made.emplace_back(one.name);
    return made;
  }();
  return names;
}

Design load_design(std::string_view name) {
  const auto* found = std::find_if(std::begin(built_in), std::end(built_in),
                                   [&](const BuiltIn& one) { return name == one.name; });
  base::ensure(found != std::end(built_in), "a design is asked for by a name that it has");
  const toml::table settings = toml::parse(found->settings);
  Design design;
  design.name = found->name;
  design.art = found->art;
  design.tint = text_at(settings, "tint", "");
  for (const auto& [key, value] : *settings["colors"].as_table()) {
    design.colors[std::string(key.str())] = value.value_or(std::string());
  }
  if (const auto* tints = settings["tints"].as_array()) {
    for (const auto& color : *tints) design.tints.push_back(color.value_or(std::string()));
  }
  if (const auto* contrasts = settings["contrast"].as_table()) {
    for (const auto& [key, value] : *contrasts) {
      for (const auto& color : *value.as_array()) {
        design.contrasts[std::string(key.str())].push_back(color.value_or(std::string()));
      }
    }
  }
  if (const auto* mixes = settings["mix"].as_table()) {
    for (const auto& [key, value] : *mixes) {
      const auto& parts = *value.as_array();
      design.mixes[std::string(key.str())] = {parts[0].value_or(std::string()),
                                              parts[1].value_or(std::string()),
                                              parts[2].value_or(0.0)};
    }
  }
  for (const auto& place : *settings["place"].as_array()) {
    design.places.push_back(read_place(*place.as_table()));
  }
  return design;
}

}  // namespace diaoban::cover
