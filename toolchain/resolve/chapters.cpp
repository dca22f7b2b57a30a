// Implements the finding of chapters inside of a file.
#include "resolve/chapters.hpp"

#include <variant>

namespace diaoban::resolve {
namespace {

bool is_target(const document::Block& block) {
  return std::holds_alternative<document::Target>(block.node);
}

bool shows(const document::Block& block) {
  return !is_target(block) && !std::holds_alternative<document::FootnoteDefinition>(block.node);
}

}  // namespace

std::vector<std::size_t> chapter_starts(const document::Document& document,
                                        const NodeMap<int>& levels) {
  std::vector<std::size_t> starts;
  bool is_shown = false;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const document::Block& block = document.blocks[i];
    if (is_shown && std::holds_alternative<document::Heading>(block.node)) {
      const auto level = levels.find(block.id);
      if (level != levels.end() && level->second == 1) {
        std::size_t start = i;
        while (is_target(document.blocks[start - 1])) --start;
        starts.push_back(start);
      }
    }
    is_shown = is_shown || shows(block);
  }
  return starts;
}

}  // namespace diaoban::resolve
