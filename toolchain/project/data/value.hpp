// Settings of any syntax (TOML, YAML, JSON, Python literals) as one tree that knows its places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diagnostics/source.hpp"

namespace diaoban::project {

struct Field;

// A value as written. Tables keep the order of writing.
struct Value {
  using List = std::vector<Value>;
  using Table = std::vector<Field>;

  std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Table> data;
  diagnostics::Span span;

  // The content when it is of that type, else null.
  const std::string* string() const { return std::get_if<std::string>(&data); }
  const bool* boolean() const { return std::get_if<bool>(&data); }
  const List* list() const { return std::get_if<List>(&data); }
  const Table* table() const { return std::get_if<Table>(&data); }
  // The value of the last field of that name in a table, else null.
  const Value* find(std::string_view key) const;
  bool is_null() const { return std::holds_alternative<std::monostate>(data); }
};

struct Field {
  std::string key;
  diagnostics::Span key_span;
  Value value;
};

// The strings of a value: itself when it is one, those of a list; others are left out.
std::vector<std::string> strings_of(const Value& value);
// A string, number or truth value as text ("1.0" stays what a person would write); else empty.
std::string text_of(const Value& value);
// What a value is, for messages: "a string", "a list", "a table" …
std::string_view type_name(const Value& value);

// No syntax of settings is read deeper than this, nor for more values than that.
inline constexpr int max_value_depth = 64;
inline constexpr std::size_t max_value_count = 200'000;

}  // namespace diaoban::project
