// Takes the settings that are known out of a table, and reports wrong types and unknown keys.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "project/data/value.hpp"

namespace diaoban::project {

class TableReader {
 public:
  // `table` may be null or no table: then every setting is absent. It must outlive the reader.
  TableReader(const Value* table, diagnostics::Sink& sink) : table_(table), sink_(sink) {}

  // The value of a setting, which is known from then on; null when it is not given.
  const Value* find(std::string_view key);
  // These leave `target` as it is when the setting is not given, or is of another type (reported).
  void take(std::string_view key, std::string& target);
  void take(std::string_view key, bool& target);
  void take(std::string_view key, int& target, int least, int most);
  void take(std::string_view key, double& target, double least, double most);
  // One string or a list of them.
  void take(std::string_view key, std::vector<std::string>& target);
  // One of `choices`; its index, if given and right.
  std::optional<std::size_t> take_choice(std::string_view key,
                                         const std::vector<std::string>& choices);
  // Keys that nobody asked for are reported with the nearest one that was.
  void check_unknown();

 private:
  const Value* table_;
  diagnostics::Sink& sink_;
  std::set<std::string, std::less<>> known_;
};

// Reports that `key` holds `value` where `expected` ("a string") is wanted.
void report_wrong_type(diagnostics::Sink& sink, std::string_view key, const Value& value,
                       std::string_view expected);
// "a, b, c" for messages.
std::string list_of(const std::vector<std::string>& words);
// "did you mean 'x'?" for the nearest candidate, or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace diaoban::project
