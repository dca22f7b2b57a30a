// Implements stacks of pieces and the painting of frames.
#include "typeset/page/stack.hpp"

#include <algorithm>

namespace diaoban::typeset {
namespace {

// Frames around a piece, outermost first.
std::vector<std::uint32_t> chain_of(const Galley& galley, const Piece& piece) {
  std::vector<std::uint32_t> chain;
  for (auto frame = piece.frame; frame != 0; frame = galley.frames[frame].parent) {
    chain.push_back(frame);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

void paint_rule(const Frame& frame, double top, double height, std::vector<Item>& items) {
  const double width = frame.rule_width;
  const auto add_bar = [&](double x, double bar) {
    items.push_back({RuleItem{{x, top, bar, height}, frame.rule_color}, {}});
  };
  if (frame.rule == "double") {
    add_bar(frame.left, width * 0.4);
    add_bar(frame.left + width * 0.8, width * 0.4);
  } else if (frame.rule == "dashed" || frame.rule == "dotted") {
    const double dash = frame.rule == "dashed" ? 5 : width;
    const double x = frame.left + width / 2;
    items.push_back({StrokeItem{x,
                                top,
                                x,
                                top + height,
                                width,
                                frame.rule_color,
                                {dash, frame.rule == "dashed" ? 3.0 : width}},
                     {}});
  } else if (!frame.rule.empty()) {
    add_bar(frame.left, width);
  }
}

void paint_frame(const Frame& frame, double top, double bottom, std::vector<Item>& items) {
  const double height = bottom - top;
  if (frame.has_tint) {
    items.push_back({RuleItem{{frame.left, top, frame.width, height}, frame.tint}, {}});
  }
  paint_rule(frame, top, height, items);
  if (frame.foot_rule > 0) {
    items.push_back({RuleItem{{frame.left, bottom - frame.foot_rule, frame.width, frame.foot_rule},
                              frame.rule_color},
                     {}});
  }
  if (frame.has_box) {
    constexpr double line = 0.5;
    const double right = frame.left + frame.width;
    for (const Rectangle& side :
         {Rectangle{frame.left, top, frame.width, line},
          Rectangle{frame.left, bottom - line, frame.width, line},
          Rectangle{frame.left, top, line, height}, Rectangle{right - line, top, line, height}}) {
      items.push_back({RuleItem{side, frame.rule_color}, {}});
    }
  }
}

}  // namespace

void paint_frames(const Galley& galley, const std::vector<StandingPiece>& standing,
                  std::vector<Item>& items) {
  std::vector<std::vector<std::uint32_t>> chains;
  std::size_t deepest = 0;
  for (const StandingPiece& one : standing) {
    chains.push_back(chain_of(galley, *one.piece));
    deepest = std::max(deepest, chains.back().size());
  }
  for (std::size_t depth = 0; depth < deepest; ++depth) {
    for (std::size_t begin = 0; begin < standing.size();) {
      if (chains[begin].size() <= depth) {
        ++begin;
        continue;
      }
      const std::uint32_t frame = chains[begin][depth];
      std::size_t end = begin + 1;
      while (end < standing.size() && chains[end].size() > depth && chains[end][depth] == frame) {
        ++end;
      }
      double top = standing[begin].y;
      for (std::size_t i = depth; i < chains[begin].size(); ++i) {
        top -= galley.frames[chains[begin][i]].pad_above;
      }
      double bottom = standing[end - 1].y + standing[end - 1].piece->height;
      for (std::size_t i = depth; i < chains[end - 1].size(); ++i) {
        bottom += galley.frames[chains[end - 1][i]].pad_below;
      }
      paint_frame(galley.frames[frame], top, bottom, items);
      begin = end;
    }
  }
}

Stack measure_stack(const Galley& galley, const std::vector<Piece>& pieces) {
  Stack stack;
  double y = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    y += i == 0 ? padding_above(galley, pieces[i]) : gap_between(galley, pieces[i - 1], pieces[i]);
    stack.tops.push_back(y);
    y += pieces[i].height;
  }
  if (!pieces.empty()) y += padding_below(galley, pieces.back());
  stack.height = y;
  return stack;
}

Content stack_pieces(const Galley& galley, std::vector<Piece>& pieces, const Stack& stack) {
  Content content;
  std::vector<StandingPiece> standing;
  for (std::size_t i = 0; i < pieces.size(); ++i) standing.push_back({&pieces[i], stack.tops[i]});
  paint_frames(galley, standing, content.items);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    content.take(std::move(pieces[i].content), 0, stack.tops[i]);
  }
  return content;
}

}  // namespace diaoban::typeset
