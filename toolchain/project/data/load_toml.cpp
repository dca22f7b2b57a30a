// Implements TOML reading with toml++, whose lines and columns become byte ranges.
#include "project/data/load_toml.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "base/utf8.hpp"
#include "project/kinds.hpp"

namespace diaoban::project {
namespace {

class TomlReader {
 public:
  TomlReader(diagnostics::SourceId source, const diagnostics::SourceFile& file)
      : source_(source), text_(file.text()) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == '\n') line_starts_.push_back(i + 1);
    }
  }

  diagnostics::Span span(const toml::source_region& region) const {
    return {source_, offset(region.begin), offset(region.end)};
  }

  Value read(const toml::node& node, int depth) const {
    Value value;
    value.span = span(node.source());
    if (const auto* text = node.as_string()) value.data = text->get();
    if (const auto* number = node.as_integer()) value.data = number->get();
    if (const auto* number = node.as_floating_point()) value.data = number->get();
    if (const auto* truth = node.as_boolean()) value.data = truth->get();
    if (const auto* date = node.as_date()) value.data = written(date->get());
    if (const auto* time = node.as_time()) value.data = written(time->get());
    if (const auto* moment = node.as_date_time()) value.data = written(moment->get());
    if (depth >= max_value_depth) return value;
    if (const toml::array* array = node.as_array()) {
      Value::List list;
      for (const toml::node& item : *array) list.push_back(read(item, depth + 1));
      value.data = std::move(list);
    }
    if (const toml::table* table = node.as_table()) value.data = read_table(*table, depth);
    return value;
  }

 private:
  // toml++ keeps keys sorted by name; the order of writing is the author's.
  Value::Table read_table(const toml::table& table, int depth) const {
    Value::Table fields;
    for (const auto& [key, node] : table) {
      fields.push_back({std::string(key.str()), span(key.source()), read(node, depth + 1)});
    }
    std::stable_sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) {
      return a.key_span.begin < b.key_span.begin;
    });
    return fields;
  }

  template <class T>
  static std::string written(const T& moment) {
    std::ostringstream out;
    out << moment;
    return out.str();
  }

  // Lines and columns count from 1; columns are code points.
  std::uint32_t offset(const toml::source_position& position) const {
    if (position.line == 0 || position.line > line_starts_.size()) {
      return static_cast<std::uint32_t>(text_.size());
    }
    std::size_t at = line_starts_[position.line - 1];
    if (at == 0 && text_.starts_with("\xEF\xBB\xBF")) at = 3;
    for (std::uint32_t column = 1; column < position.column && at < text_.size(); ++column) {
      if (text_[at] == '\n') break;
      at += base::decode(text_, at).length;
    }
    return static_cast<std::uint32_t>(at);
  }

  diagnostics::SourceId source_;
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace

Value load_toml(diagnostics::SourceId source, const diagnostics::Sources& sources,
                diagnostics::Sink& sink) {
  const diagnostics::SourceFile& file = sources.file(source);
  const TomlReader reader(source, file);
  Value empty{Value::Table{}, {source, 0, 0}};
  if (!base::is_valid_utf8(file.text())) {
    sink.report(kinds::settings_syntax, empty.span, "the file is not UTF-8",
                "save it in the UTF-8 encoding");
    return empty;
  }
  try {
    const toml::table table = toml::parse(std::string_view(file.text()), file.path());
    return reader.read(table, 0);
  } catch (const toml::parse_error& error) {
    sink.report(kinds::settings_syntax, reader.span(error.source()),
                std::string(error.description()));
    return empty;
  }
}

}  // namespace diaoban::project
