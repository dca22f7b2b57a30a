// Implements the reading of known settings.
#include "project/data/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/kinds.hpp"

namespace diaoban::project {

void report_wrong_type(diagnostics::Sink& sink, std::string_view key, const Value& value,
                       std::string_view expected) {
  const std::string* text = value.string();
  const std::string is = text ? fmt::format("'{}'", *text) : std::string(type_name(value));
  sink.report(kinds::settings_value_wrong, value.span,
              fmt::format("'{}' is {}, but should be {}", key, is, expected));
}

std::string list_of(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) {
    if (!list.empty()) list += ", ";
    list += word;
  }
  return list;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  const std::optional<std::string> near = diagnostics::nearest(word, candidates);
  return near ? fmt::format("did you mean '{}'?", *near) : std::string();
}

const Value* TableReader::find(std::string_view key) {
  known_.emplace(key);
  return table_ ? table_->find(key) : nullptr;
}

void TableReader::take(std::string_view key, std::string& target) {
  const Value* value = find(key);
  if (!value) return;
  const bool composite = value->list() || value->table() || value->is_null();
  if (composite) return report_wrong_type(sink_, key, *value, "a string");
  target = text_of(*value);
}

void TableReader::take(std::string_view key, bool& target) {
  const Value* value = find(key);
  if (!value) return;
  if (!value->boolean()) return report_wrong_type(sink_, key, *value, "true or false");
  target = *value->boolean();
}

void TableReader::take(std::string_view key, int& target, int least, int most) {
  const Value* value = find(key);
  if (!value) return;
  const auto* number = std::get_if<std::int64_t>(&value->data);
  if (!number) return report_wrong_type(sink_, key, *value, "a whole number");
  if (*number < least || *number > most) {
    sink_.report(kinds::settings_value_wrong, value->span,
                 fmt::format("'{}' is {}, but should be from {} to {}", key, *number, least, most));
    return;
  }
  target = static_cast<int>(*number);
}

void TableReader::take(std::string_view key, double& target, double least, double most) {
  const Value* value = find(key);
  if (!value) return;
  const auto* whole = std::get_if<std::int64_t>(&value->data);
  const auto* real = std::get_if<double>(&value->data);
  if (!whole && !real) return report_wrong_type(sink_, key, *value, "a number");
  const double number = whole ? static_cast<double>(*whole) : *real;
  if (!(number >= least && number <= most)) {
    sink_.report(kinds::settings_value_wrong, value->span,
                 fmt::format("'{}' is {}, but should be from {} to {}", key, number, least, most));
    return;
  }
  target = number;
}

void TableReader::take(std::string_view key, std::vector<std::string>& target) {
  const Value* value = find(key);
  if (!value) return;
  std::vector<std::string> strings = strings_of(*value);
  const bool all = value->string() || (value->list() && strings.size() == value->list()->size());
  if (!all) return report_wrong_type(sink_, key, *value, "a string or a list of strings");
  target = std::move(strings);
}

std::optional<std::size_t> TableReader::take_choice(std::string_view key,
                                                    const std::vector<std::string>& choices) {
  const Value* value = find(key);
  if (!value) return std::nullopt;
  const std::string* text = value->string();
  if (!text) {
    report_wrong_type(sink_, key, *value, "one of " + list_of(choices));
    return std::nullopt;
  }
  const auto found = std::find(choices.begin(), choices.end(), *text);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  sink_.report(kinds::settings_value_wrong, value->span,
               fmt::format("'{}' is '{}', but can be: {}", key, *text, list_of(choices)),
               suggestion(*text, choices));
  return std::nullopt;
}

void TableReader::check_unknown() {
  const Value::Table* fields = table_ ? table_->table() : nullptr;
  if (!fields) return;
  const std::vector<std::string> names(known_.begin(), known_.end());
  for (const Field& field : *fields) {
    if (known_.contains(field.key)) continue;
    sink_.report(kinds::settings_key_unknown, field.key_span,
                 fmt::format("there is no setting '{}' here", field.key),
                 suggestion(field.key, names));
  }
}

}  // namespace diaoban::project
