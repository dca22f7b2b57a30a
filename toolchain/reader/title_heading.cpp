// Implements the heading of a file whose title stands in its front matter.
#include "reader/title_heading.hpp"

#include <algorithm>

namespace diaoban::reader {
namespace {

constexpr int deepest_level = 6;

std::vector<document::Heading*> headings_of(document::Blocks& blocks) {
  std::vector<document::Heading*> headings;
  for (document::Block& block : blocks) {
    if (auto* heading = std::get_if<document::Heading>(&block.node)) headings.push_back(heading);
  }
  return headings;
}

bool is_first_level(const document::Heading* heading) { return heading->level == 1; }

}  // namespace

std::optional<Line> find_title(const Lines& lines, std::size_t count, Parser& parser) {
  const std::string& title = parser.front_matter().title;
  if (title.empty()) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) {
    const Line& line = lines[i];
    if (!line.text.starts_with("title:")) continue;
    const std::size_t at = line.text.find(title);
    if (at != std::string_view::npos) return line.slice(at, at + title.size());
    Line made = line;
    made.text = parser.keep(title);
    made.pad = Line::fixed_place;
    return made;
  }
  return std::nullopt;
}

void put_title(document::Blocks& blocks, const Line& title, Parser& parser) {
  const std::vector<document::Heading*> headings = headings_of(blocks);
  const auto first_level = std::count_if(headings.begin(), headings.end(), is_first_level);
  if (first_level == 1 && is_first_level(headings.front())) return;
  if (first_level > 0) {
    for (document::Heading* heading : headings) {
      heading->level = std::min(heading->level + 1, deepest_level);
    }
  }
  document::Heading heading{1, parser.inlines(title)};
  blocks.insert(blocks.begin(), document::Block{{}, title.span(), {}, std::move(heading)});
}

}  // namespace diaoban::reader
