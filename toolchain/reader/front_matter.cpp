// Implements the reading of front matter.
#include "reader/front_matter.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>

namespace diaoban::reader {

namespace {

std::string scalar(const YAML::Node& node) {
  return node.IsScalar() ? node.Scalar() : std::string();
}

// One text, a list of texts, or a list of maps with a name.
std::vector<std::string> texts(const YAML::Node& node) {
  std::vector<std::string> out;
  if (node.IsScalar()) out.push_back(node.Scalar());
  if (!node.IsSequence()) return out;
  for (const YAML::Node& item : node) {
    if (item.IsScalar()) out.push_back(item.Scalar());
    if (item.IsMap() && item["name"]) out.push_back(scalar(item["name"]));
  }
  return out;
}

Span span_of_key(const YAML::Node& key, const Lines& body) {
  const auto line = static_cast<std::size_t>(std::max(0, key.Mark().line));
  const auto column = static_cast<std::size_t>(std::max(0, key.Mark().column));
  if (line >= body.size()) return {};
  const std::size_t end = body[line].text.find(':', std::min(column, body[line].text.size()));
  return body[line].span(column, std::min(end, body[line].text.size()));
}

void read_substitutions(const YAML::Node& node, const Lines& body, Parser& parser) {
  if (!node.IsMap()) return;
  document::FrontMatter& matter = parser.front_matter();
  std::map<std::string, Span> places;
  for (const auto& pair : node) {
    const Span place = span_of_key(pair.first, body);
    const auto [first, added] = places.emplace(scalar(pair.first), place);
    if (!added) {
      parser.report({&kinds::definition_twice,
                     place,
                     "the substitution '" + first->first + "' is already defined",
                     {{first->second, "here it is defined first"}},
                     "the last value holds"});
    }
    if (pair.second.IsScalar()) matter.substitutions[scalar(pair.first)] = pair.second.Scalar();
  }
}

// Reads one key; false when it has no meaning here.
bool read_key(const std::string& key, const YAML::Node& value, const Lines& body, Parser& parser) {
  document::FrontMatter& matter = parser.front_matter();
  if (key == "title") {
    matter.title = scalar(value);
  } else if (key == "subtitle") {
    matter.subtitle = scalar(value);
  } else if (key == "author" || key == "authors") {
    matter.authors = texts(value);
  } else if (key == "date") {
    matter.date = scalar(value);
  } else if (key == "lang" || key == "language") {
    matter.language = scalar(value);
  } else if (key == "keywords" || key == "tags") {
    matter.keywords = texts(value);
  } else if (key == "label") {
    matter.label = scalar(value);
  } else if (key == "numbering") {
    if (value.IsScalar()) matter.numbering = value.Scalar() != "false" && value.Scalar() != "no";
  } else if (key == "substitutions") {
    read_substitutions(value, body, parser);
  } else if (key == "myst" && value.IsMap()) {
    if (value["substitutions"]) read_substitutions(value["substitutions"], body, parser);
  } else {
    return false;
  }
  return true;
}

bool looks_like_key(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || text[0] == ' ') return false;
  return colon + 1 == text.size() || text[colon + 1] == ' ';
}

// The line that ends the block which begins on the first line, or 0.
std::size_t closing_rule(const Lines& lines) {
  const auto is_rule = [](const Line& line, std::string_view mark) {
    return line.text.starts_with(mark) && is_blank(line.text.substr(mark.size()));
  };
  if (lines.size() < 2 || !is_rule(lines[0], "---")) return 0;
  std::size_t end = 1;
  while (end < lines.size() && !is_rule(lines[end], "---") && !is_rule(lines[end], "...")) ++end;
  return end == lines.size() ? 0 : end;
}

}  // namespace

std::size_t front_matter_lines(const Lines& lines) {
  const std::size_t end = closing_rule(lines);
  return end > 1 && looks_like_key(lines[1].text) ? end + 1 : 0;
}

std::size_t read_front_matter(const Lines& lines, Parser& parser) {
  const std::size_t end = closing_rule(lines);
  if (end == 0) return 0;
  const Lines body(lines.begin() + 1, lines.begin() + static_cast<std::ptrdiff_t>(end));
  const bool empty =
      std::all_of(body.begin(), body.end(), [](const Line& line) { return is_blank(line.text); });
  if (empty) {
    const bool followed = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(end) + 1,
                                      lines.end(), [](const Line& l) { return !is_blank(l.text); });
    return followed ? end + 1 : 0;
  }
  if (is_blank(body.front().text)) return 0;
  try {
    const YAML::Node root = YAML::Load(joined(body, true));
    if (!root.IsMap()) return 0;
    for (const auto& pair : root) {
      const std::string key = scalar(pair.first);
      if (read_key(key, pair.second, body, parser)) continue;
      const auto line = static_cast<std::size_t>(std::max(0, pair.first.Mark().line));
      parser.report(kinds::front_matter_key_ignored, body[std::min(line, body.size() - 1)].span(),
                    "'" + key + "' in the front matter is ignored");
    }
    return end + 1;
  } catch (const YAML::Exception& error) {
    if (!looks_like_key(body.front().text)) return 0;
    const auto line = static_cast<std::size_t>(std::max(0, error.mark.line));
    const Line& place = body[std::min(line, body.size() - 1)];
    const auto column = static_cast<std::size_t>(std::max(0, error.mark.column));
    parser.report(kinds::front_matter_broken,
                  place.span(std::min(column, place.text.size()), place.text.size()),
                  "the front matter is not YAML: " + error.msg);
    return end + 1;
  }
}

}  // namespace diaoban::reader
