// Implements the tree of settings.
#include "project/data/value.hpp"

#include <fmt/format.h>

namespace diaoban::project {

const Value* Value::find(std::string_view key) const {
  const Table* fields = table();
  if (!fields) return nullptr;
  for (auto field = fields->rbegin(); field != fields->rend(); ++field) {
    if (field->key == key) return &field->value;
  }
  return nullptr;
}

std::vector<std::string> strings_of(const Value& value) {
  std::vector<std::string> strings;
  if (const std::string* one = value.string()) strings.push_back(*one);
  if (const Value::List* list = value.list()) {
    for (const Value& item : *list) {
      if (const std::string* text = item.string()) strings.push_back(*text);
    }
  }
  return strings;
}

std::string text_of(const Value& value) {
  if (const std::string* text = value.string()) return *text;
  if (const bool* truth = value.boolean()) return *truth ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value.data))
    return fmt::format("{}", *number);
  if (const auto* number = std::get_if<double>(&value.data)) return fmt::format("{}", *number);
  return {};
}

std::string_view type_name(const Value& value) {
  struct Namer {
    std::string_view operator()(std::monostate) const { return "nothing"; }
    std::string_view operator()(bool) const { return "true or false"; }
    std::string_view operator()(std::int64_t) const { return "a whole number"; }
    std::string_view operator()(double) const { return "a number"; }
    std::string_view operator()(const std::string&) const { return "a string"; }
    std::string_view operator()(const Value::List&) const { return "a list"; }
    std::string_view operator()(const Value::Table&) const { return "a table"; }
  };
  return std::visit(Namer{}, value.data);
}

}  // namespace diaoban::project
