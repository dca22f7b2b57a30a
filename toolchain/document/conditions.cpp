// Implements conditions. Depth is bounded by the reader's cap on nesting, so the walk may recurse.
#include "document/conditions.hpp"

#include <algorithm>
#include <iterator>

#include "document/walk.hpp"

namespace diaoban::document {
namespace {

// Recursive descent over a condition; `deep` bounds its parentheses and nots.
class Condition {
 public:
  Condition(std::string_view text, const Tags& tags) : rest_(text), tags_(tags) { next(); }

  std::optional<bool> read() {
    const bool holds = read_either();
    return broken_ || !word_.empty() ? std::nullopt : std::optional(holds);
  }

 private:
  static constexpr int deepest = 50;

  void next() {
    const auto begin = std::min(rest_.size(), rest_.find_first_not_of(" \t\n"));
    rest_.remove_prefix(begin);
    const bool bracket = !rest_.empty() && (rest_[0] == '(' || rest_[0] == ')');
    word_ = rest_.substr(0, bracket ? 1 : rest_.find_first_of(" \t\n()"));
    rest_.remove_prefix(word_.size());
  }

  bool take(std::string_view word) {
    if (word_ != word) return false;
    next();
    return true;
  }

  bool read_either() {
    bool holds = read_both();
    while (take("or")) holds = read_both() || holds;
    return holds;
  }

  bool read_both() {
    bool holds = read_one();
    while (take("and")) holds = read_one() && holds;
    return holds;
  }

  bool read_one() {
    if (word_.empty() || word_ == ")" || word_ == "and" || word_ == "or" || deep_ >= deepest) {
      broken_ = true;
      return true;
    }
    ++deep_;
    bool holds = false;
    if (take("not")) {
      holds = !read_one();
    } else if (take("(")) {
      holds = read_either();
      broken_ = broken_ || !take(")");
    } else {
      holds = tags_.contains(word_);
      next();
    }
    --deep_;
    return holds;
  }

  std::string_view rest_;
  std::string_view word_;  // the one that is read next; empty at the end
  const Tags& tags_;
  int deep_ = 0;
  bool broken_ = false;
};

const std::string& condition_of(const Block& block) {
  static const std::string none;
  return std::holds_alternative<Container>(block.node) ? block.attributes.value(condition_key)
                                                       : none;
}

}  // namespace

std::optional<bool> evaluate_condition(std::string_view condition, const Tags& tags) {
  return Condition(condition, tags).read();
}

bool has_conditions(const Blocks& blocks) {
  bool found = false;
  Walker walker;
  walker.block = [&](const Block& block) { found = found || !condition_of(block).empty(); };
  walk(blocks, walker);
  return found;
}

void apply_conditions(Blocks& blocks, const Tags& tags) {
  Blocks kept;
  for (Block& block : blocks) {
    const std::string condition = condition_of(block);
    if (!condition.empty() && !evaluate_condition(condition, tags).value_or(true)) continue;
    visit_bodies(block, [&](Blocks& body) { apply_conditions(body, tags); });
    if (condition.empty()) {
      kept.push_back(std::move(block));
    } else {
      Blocks inside = std::move(std::get<Container>(block.node).blocks);
      kept.insert(kept.end(), std::make_move_iterator(inside.begin()),
                  std::make_move_iterator(inside.end()));
    }
  }
  blocks = std::move(kept);
}

}  // namespace diaoban::document
