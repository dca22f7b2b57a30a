// A directive's fence taken apart: name, argument, options, body; and its reader called.
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "reader/blocks/build.hpp"
#include "reader/directive.hpp"
#include "reader/scan/starts.hpp"
#include "reader/yaml_scalar.hpp"

namespace diaoban::reader {

namespace {

using document::Blocks;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// A YAML value as text: a sequence's items are joined by ", ".
std::string yaml_text(const YAML::Node& node) {
  if (node.IsScalar()) return node.Scalar();
  if (!node.IsSequence()) return {};
  std::string out;
  for (const YAML::Node& item : node) {
    if (!out.empty()) out += ", ";
    if (item.IsScalar()) out += item.Scalar();
  }
  return out;
}

std::string without_last_ends(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

// The key and the value of an option, whose lines are `lines`.
DirectiveOption yaml_option(const YAML::Node& key, const YAML::Node& value, const Lines& lines,
                            Parser& parser) {
  DirectiveOption option;
  option.name = lowered(yaml_text(key));
  option.value = without_last_ends(yaml_text(value));
  const auto line = static_cast<std::size_t>(std::max(0, key.Mark().line));
  if (line >= lines.size()) return option;
  const auto column = static_cast<std::size_t>(std::max(0, key.Mark().column));
  option.name_span = lines[line].span(column, column + option.name.size());
  const Span place = lines[line].slice(lines[line].text.find(':') + 1).trimmed().span();
  if (value.IsScalar() && !value.Mark().is_null()) {
    option.text = placed_scalar(option.value, lines, static_cast<std::size_t>(value.Mark().line),
                                static_cast<std::size_t>(value.Mark().column), parser);
  } else {
    option.text = parser.made_lines(option.value, place);
  }
  return option;
}

// Options between two --- lines, which are `lines`.
void read_yaml_options(const Lines& lines, Directive& directive, Parser& parser) {
  try {
    const YAML::Node root = YAML::Load(joined(lines, true));
    if (root.IsNull()) return;
    if (!root.IsMap()) throw YAML::Exception(root.Mark(), "no keys with values");
    for (const auto& pair : root) {
      directive.options.push_back(yaml_option(pair.first, pair.second, lines, parser));
    }
  } catch (const YAML::Exception& error) {
    const auto line = static_cast<std::size_t>(std::max(0, error.mark.line));
    const Span span =
        lines.empty() ? directive.span : lines[std::min(line, lines.size() - 1)].span();
    parser.report(kinds::directive_options_broken, span,
                  "the options of '" + directive.name + "' are not YAML: " + error.msg);
  }
}

// The value of an option between colons: what YAML makes of it when it is quoted or of lines after
// | or >, and as it is written otherwise.
void take_value(DirectiveOption& option, Lines lines, Parser& parser) {
  if (is_marked_scalar(lines)) {
    try {
      option.value = without_last_ends(YAML::Load(joined(lines, true)).Scalar());
      option.text = placed_scalar(option.value, lines, 0, 0, parser);
      return;
    } catch (const YAML::Exception&) {
      // Text that only looks like it.
    }
  }
  for (Line& line : lines) line = line.trimmed();
  option.value = joined(lines, false);
  option.text = std::move(lines);
}

// Where the name of an option ends. No option's name has a space: such a line is a field of the
// content.
std::optional<std::size_t> option_name_end(std::string_view text) {
  const std::optional<std::size_t> end = field_name_end(text);
  const bool is_option = end && text.substr(0, *end).find_first_of(" \t") == std::string_view::npos;
  return is_option ? end : std::nullopt;
}

// Whether the line goes on with the value of the option above it: it is indented, or begins with
// a colon and a space, as MyST has it.
bool continues_value(const Line& line) {
  const std::string_view text = line.trimmed().text;
  if (text.starts_with(": ") && !is_blank(text.substr(1))) return true;
  return line.text.starts_with(' ') && !text.empty() && !field_name_end(text);
}

// Options as `:name: value` lines at the beginning of `body`.
std::size_t read_colon_options(const Lines& body, std::size_t from, Directive& directive,
                               Parser& parser) {
  std::size_t i = from;
  while (i < body.size()) {
    const Line line = body[i].trimmed();
    const auto name_end = option_name_end(line.text);
    if (!name_end) break;
    DirectiveOption option;
    option.name = lowered(line.text.substr(1, *name_end - 1));
    option.name_span = line.span(1, *name_end);
    Lines value = {line.slice(*name_end + 1).trimmed()};
    for (++i; i < body.size() && continues_value(body[i]); ++i) {
      const bool marked = body[i].trimmed().text.starts_with(": ");
      value.push_back(marked ? body[i].trimmed().slice(1) : body[i]);
    }
    if (value.front().empty()) value.erase(value.begin());
    take_value(option, std::move(value), parser);
    directive.options.push_back(std::move(option));
  }
  return i;
}

// Takes the options off the body's beginning.
void read_options(Lines body, Directive& directive, Parser& parser) {
  std::size_t begin = 0;
  std::size_t first = 0;
  while (first < body.size() && is_blank(body[first].text)) ++first;
  if (first < body.size() && body[first].trimmed().text == "---") {
    std::size_t end = first + 1;
    while (end < body.size() && body[end].trimmed().text != "---") ++end;
    if (end < body.size()) {
      const auto at = [&](std::size_t i) { return body.begin() + static_cast<std::ptrdiff_t>(i); };
      read_yaml_options(Lines(at(first + 1), at(end)), directive, parser);
      begin = end + 1;
    }
  } else if (first < body.size()) {
    const std::size_t end = read_colon_options(body, first, directive, parser);
    if (end > first) begin = end;
  }
  while (begin < body.size() && is_blank(body[begin].text)) ++begin;
  body.erase(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(begin));
  directive.body = std::move(body);
}

bool takes_option(const DirectiveEntry& entry, std::string_view name) {
  static constexpr std::string_view common = " name class label align ";
  if (entry.options == "*") return true;
  const std::string word = " " + std::string(name) + " ";
  if (common.find(word) != std::string_view::npos) return true;
  return (" " + std::string(entry.options) + " ").find(word) != std::string::npos;
}

std::vector<std::string> option_names(const DirectiveEntry& entry) {
  std::vector<std::string> names = {"name", "class", "label", "align"};
  for (std::size_t i = 0; i < entry.options.size();) {
    const std::size_t end = std::min(entry.options.size(), entry.options.find(' ', i));
    names.emplace_back(entry.options.substr(i, end - i));
    i = end + 1;
  }
  return names;
}

void report_unknown_options(const Directive& directive, const DirectiveEntry& entry,
                            Parser& parser) {
  for (const DirectiveOption& option : directive.options) {
    if (takes_option(entry, option.name)) continue;
    parser.report(kinds::directive_option_unknown, option.name_span,
                  "'" + directive.name + "' has no option '" + option.name + "'",
                  parser.hints().did_you_mean(option.name, [&] { return option_names(entry); }));
  }
}

// Its content as ordinary text in a container that carries its name.
Blocks read_unknown(const Directive& directive, Parser& parser) {
  parser.report(kinds::directive_unknown, directive.name_span,
                "no directive '" + directive.name + "'",
                parser.hints().did_you_mean(directive.name, directive_names,
                                            "its content is kept as ordinary text"));
  document::Container container;
  if (!directive.argument.empty()) {
    container.blocks.push_back({{},
                                directive.argument.span(),
                                {},
                                document::Paragraph{parser.inlines(directive.argument)}});
  }
  for (document::Block& inside : parser.blocks(directive.body)) {
    container.blocks.push_back(std::move(inside));
  }
  document::Block block = directive_block(directive, std::move(container));
  block.attributes.edit().classes.push_back("directive-" + directive.name);
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

void report_same_length(const Region& region, Parser& parser) {
  if (region.kind != RegionKind::Colon) return;
  for (const Line& line : region.body) {
    const Line inner = line.trimmed();
    const FenceMark fence = opening_fence(inner.text, true);
    if (fence.mark != ':' || fence.length != region.fence_length) continue;
    if (is_blank(inner.text.substr(fence.length))) continue;
    parser.report(
        {&kinds::fence_same_length,
         inner.span(0, fence.length),
         "this fence is as long as the one that it stands in, so one closing line ends both",
         {{region.opener.span(0, region.fence_length), "the outer fence"}},
         "give the outer fence more colons"});
    return;
  }
}

}  // namespace

bool is_directive_info(std::string_view info) {
  if (info.size() < 3 || info[0] != '{') return false;
  const std::size_t end = info.find_first_of("} \t\n{", 1);
  return end != std::string_view::npos && end > 1 && info[end] == '}' && info[1] != '.' &&
         info[1] != '#' && info.substr(1, end - 1).find('=') == std::string_view::npos;
}

Blocks read_directive(Region& region, Parser& parser) {
  Directive directive;
  const std::size_t close = region.info.text.find('}');
  directive.name = lowered(region.info.text.substr(1, close - 1));
  directive.name_span = region.info.span(1, close);
  directive.argument = region.info.slice(close + 1).trimmed();
  directive.span = region.span;
  report_same_length(region, parser);
  read_options(std::move(region.body), directive, parser);
  region.body.clear();
  const DirectiveEntry* entry = find_directive(directive.name);
  if (entry == nullptr) return read_unknown(directive, parser);
  report_unknown_options(directive, *entry, parser);
  return entry->read(directive, parser);
}

}  // namespace diaoban::reader
