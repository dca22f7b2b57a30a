// Implements YAML reading with yaml-cpp. Aliases are followed within the limits of value.hpp.
#include "project/data/load_yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>

#include "project/kinds.hpp"

namespace diaoban::project {
namespace {

class YamlReader {
 public:
  YamlReader(diagnostics::SourceId source, const diagnostics::SourceFile& file,
             diagnostics::Sink& sink)
      : source_(source), text_(file.text()), sink_(sink) {
    line_starts_.push_back(text_.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == '\n') line_starts_.push_back(i + 1);
    }
  }

  // yaml-cpp counts lines and columns from 0, columns in bytes.
  diagnostics::Span span(const YAML::Mark& mark, std::size_t length) const {
    if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= line_starts_.size()) {
      const auto end = static_cast<std::uint32_t>(text_.size());
      return {source_, end, end};
    }
    const std::size_t begin = std::min(line_starts_[static_cast<std::size_t>(mark.line)] +
                                           static_cast<std::size_t>(std::max(mark.column, 0)),
                                       text_.size());
    const std::size_t end = std::min(begin + length, text_.size());
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Value read(const YAML::Node& node, int depth) {
    Value value;
    value.span = span(node.Mark(), node.IsScalar() ? node.Scalar().size() : 1);
    if (++count_ > max_value_count || depth >= max_value_depth) {
      if (!limit_told_) {
        sink_.report(kinds::settings_syntax, value.span,
                     "the settings are nested too deeply or are too many; the rest is left out");
      }
      limit_told_ = true;
      return value;
    }
    if (node.IsScalar()) read_scalar(node, value);
    if (node.IsSequence()) {
      Value::List list;
      for (const YAML::Node& item : node) {
        if (limit_told_) break;
        list.push_back(read(item, depth + 1));
      }
      value.data = std::move(list);
    }
    if (node.IsMap()) value.data = read_map(node, depth);
    return value;
  }

 private:
  // Plain scalars are resolved by the core schema: YAML 1.2.2 §10.3.2. Quoted ones are strings.
  static void read_scalar(const YAML::Node& node, Value& value) {
    const std::string& text = node.Scalar();
    value.data = text;
    if (node.Tag() == "!") return;
    if (text == "true" || text == "True" || text == "TRUE") value.data = true;
    if (text == "false" || text == "False" || text == "FALSE") value.data = false;
    if (text == "null" || text == "~" || text.empty()) value.data = std::monostate{};
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool padded = text.size() > 1 && text[0] == '0';
    if (error == std::errc{} && end == text.data() + text.size() && !padded) value.data = number;
  }

  Value::Table read_map(const YAML::Node& node, int depth) {
    Value::Table fields;
    for (const auto& entry : node) {
      if (limit_told_) break;
      const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
      const diagnostics::Span place = span(entry.first.Mark(), key.size());
      if (std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; })) {
        sink_.report(kinds::settings_key_repeated, place,
                     fmt::format("'{}' is given twice; the last one counts", key));
      }
      fields.push_back({key, place, read(entry.second, depth + 1)});
    }
    return fields;
  }

  diagnostics::SourceId source_;
  std::string_view text_;
  diagnostics::Sink& sink_;
  std::vector<std::size_t> line_starts_;
  std::size_t count_ = 0;
  bool limit_told_ = false;
};

}  // namespace

Value load_yaml(diagnostics::SourceId source, const diagnostics::Sources& sources,
                diagnostics::Sink& sink) {
  const diagnostics::SourceFile& file = sources.file(source);
  YamlReader reader(source, file, sink);
  try {
    return reader.read(YAML::Load(file.text()), 0);
  } catch (const YAML::Exception& error) {
    sink.report(kinds::settings_syntax, reader.span(error.mark, 1), error.msg);
    return {std::monostate{}, {source, 0, 0}};
  }
}

}  // namespace diaoban::project
