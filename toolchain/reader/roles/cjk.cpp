// Roles for what only Chinese, Japanese and Korean books have: ruby, emphasis dots, name marks.
#include "base/utf8.hpp"
#include "reader/role.hpp"

namespace diaoban::reader {
namespace {

using document::Ruby;
using document::Style;

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    if (end != 0) words.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return words;
}

// Base and reading: 雕版（diāo bǎn）, 雕版(diāo bǎn), or 雕版|diāo bǎn. With as many readings as
// characters each character has its own; otherwise one reading stands over all.
document::Inlines ruby(const Role& role, Parser& parser) {
  std::string_view text = role.text;
  std::size_t open = text.find('|');
  std::string_view reading;
  if (open != std::string_view::npos) {
    reading = text.substr(open + 1);
  } else if (text.ends_with("）") && (open = text.find("（")) != std::string_view::npos) {
    reading = text.substr(open + 3, text.size() - open - 6);
  } else if (text.ends_with(')') && (open = text.find('(')) != std::string_view::npos) {
    reading = text.substr(open + 1, text.size() - open - 2);
  }
  if (open == std::string_view::npos || open == 0 || reading.empty()) {
    parser.report(kinds::role_text_wrong, role.span, "'" + role.text + "' has no reading",
                  "write {ruby}`雕版（diāo bǎn）`");
    return one(document::Text{role.text});
  }
  const std::string_view base_text = text.substr(0, open);
  const std::vector<char32_t> characters = base::code_points(base_text);
  std::vector<std::string> readings = split_words(reading);
  Ruby node;
  if (readings.size() == characters.size()) {
    for (std::size_t i = 0; i < characters.size(); ++i) {
      node.pairs.emplace_back(base::encode(characters[i]), std::move(readings[i]));
    }
  } else {
    node.pairs.emplace_back(std::string(base_text), std::string(reading));
  }
  return one(std::move(node));
}

template <Style style>
document::Inlines styled(const Role& role, Parser& parser) {
  return one(document::Styled{style, parser.inlines(role.text_lines)});
}

constexpr RoleEntry entries[] = {
    {"ruby", ruby},
    {"dot", styled<Style::EmphasisDot>},
    {"name", styled<Style::ProperName>},
    {"work", styled<Style::WorkTitle>},
};

}  // namespace

std::span<const RoleEntry> cjk_roles() { return entries; }

}  // namespace diaoban::reader
