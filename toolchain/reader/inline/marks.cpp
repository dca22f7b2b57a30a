// Implements the marks among siblings: one pass with a stack of open tildes and brackets.
#include "reader/inline/marks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "reader/text/attributes.hpp"

namespace diaoban::reader {

namespace {

using document::Inline;
using document::Inlines;

document::Style style_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::Subscript:
      return document::Style::Subscript;
    case MarkKind::Superscript:
      return document::Style::Superscript;
    default:
      return document::Style::Strikethrough;
  }
}

class Marker {
 public:
  Marker() { frames_.emplace_back(); }

  void add(Inline node) {
    end_run();
    push(std::move(node));
  }

  void add(const Mark& mark) {
    if (lone_ != nullptr && !same_run(*lone_, mark)) end_run();
    if (mark.kind == MarkKind::Attributes) {
      if (!add_attributes(mark)) add_literal(mark);
      return;
    }
    const auto kind = static_cast<std::size_t>(mark.kind);
    if (mark.lone) {
      lone_ = &mark;
      return;
    }
    if (mark.closes && can_close(mark)) return close(mark);
    end_run();
    if (mark.opens) {
      ++open_count_[kind];
      frames_.push_back({&mark, {}, {}, {}});
    } else {
      add_literal(mark);
    }
  }

  Inlines finish() {
    end_run();
    flatten_above(0);
    return std::move(frames_.front().nodes);
  }

 private:
  struct Bracket {
    std::size_t node = 0;
    std::size_t offset = 0;
  };
  // What stands after an open mark so far, with its literal brackets.
  struct Frame {
    const Mark* mark = nullptr;
    Inlines nodes;
    std::vector<Bracket> open;
    Bracket closed;             // the opener of the bracket that was closed last
    std::size_t closed_at = 0;  // 1 + the node whose text ends with it; 0: none
  };

  Frame& top() { return frames_.back(); }

  void push(Inline node) {
    if (const auto* text = std::get_if<document::Text>(&node.node)) {
      note_brackets(text->text);
    }
    top().nodes.push_back(std::move(node));
  }

  // The odd tilde of a run is text behind the pairs that close.
  void end_run() {
    if (lone_ != nullptr) add_literal(*std::exchange(lone_, nullptr));
  }

  static bool same_run(const Mark& a, const Mark& b) {
    return a.run.end > 0 && a.run.begin == b.run.begin;
  }

  bool can_close(const Mark& mark) const {
    if (open_count_[static_cast<std::size_t>(mark.kind)] == 0) return false;
    return std::any_of(frames_.begin() + 1, frames_.end(), [&](const Frame& frame) {
      return frame.mark->kind == mark.kind && !same_run(*frame.mark, mark);
    });
  }

  void note_brackets(const std::string& text) {
    Frame& frame = top();
    frame.closed_at = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '[') {
        frame.open.push_back({frame.nodes.size(), i});
      } else if (text[i] == ']' && !frame.open.empty()) {
        if (i + 1 == text.size()) {
          frame.closed = frame.open.back();
          frame.closed_at = frame.nodes.size() + 1;
        }
        frame.open.pop_back();
      }
    }
  }

  void add_literal(const Mark& mark) { push(Inline{{}, mark.span, {}, document::Text{mark.text}}); }

  // The marks of the frames above `keep` become text again, with what stands after them.
  void flatten_above(std::size_t keep) {
    std::vector<Frame> above(
        std::make_move_iterator(frames_.begin() + static_cast<std::ptrdiff_t>(keep) + 1),
        std::make_move_iterator(frames_.end()));
    frames_.resize(keep + 1);
    for (Frame& frame : above) {
      --open_count_[static_cast<std::size_t>(frame.mark->kind)];
      add_literal(*frame.mark);
      for (Inline& node : frame.nodes) push(std::move(node));
    }
  }

  void close(const Mark& mark) {
    std::size_t opener = frames_.size() - 1;
    while (frames_[opener].mark->kind != mark.kind || same_run(*frames_[opener].mark, mark)) {
      --opener;
    }
    flatten_above(opener);
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    --open_count_[static_cast<std::size_t>(mark.kind)];
    diagnostics::Span span = frame.mark->span;
    if (span.source == mark.span.source) span.end = mark.span.end;
    push({{}, span, {}, document::Styled{style_of(mark.kind), std::move(frame.nodes)}});
  }

  static bool takes_attributes(const Inline& node) {
    return !std::holds_alternative<document::Text>(node.node) &&
           !std::holds_alternative<document::SoftBreak>(node.node) &&
           !std::holds_alternative<document::HardBreak>(node.node) &&
           !std::holds_alternative<document::RawInline>(node.node);
  }

  bool add_attributes(const Mark& mark) {
    const auto list = read_attributes(mark.text);
    Frame& frame = top();
    if (!list || frame.nodes.empty()) return false;
    Inline& last = frame.nodes.back();
    const bool adjacent = last.span.source == mark.span.source && last.span.end == mark.span.begin;
    if (adjacent && takes_attributes(last)) {
      merge_attributes(last.attributes, list->set);
      last.span.end = mark.span.end;
      return true;
    }
    if (frame.closed_at != frame.nodes.size() || frame.closed_at == 0) return false;
    wrap_brackets(frame, mark, list->set);
    return true;
  }

  // `[text]` before the mark becomes a node of its own.
  static void wrap_brackets(Frame& frame, const Mark& mark, const document::AttributeSet& set) {
    const Bracket open = frame.closed;
    frame.closed_at = 0;
    Inlines inside(
        std::make_move_iterator(frame.nodes.begin() + static_cast<std::ptrdiff_t>(open.node)),
        std::make_move_iterator(frame.nodes.end()));
    frame.nodes.resize(open.node);
    std::get<document::Text>(inside.back().node).text.pop_back();
    inside.back().span.end = std::max(inside.back().span.begin, inside.back().span.end - 1);
    auto& first = std::get<document::Text>(inside.front().node).text;
    diagnostics::Span span = inside.front().span;
    // The text is as written before the bracket unless it has escapes; then the place is near.
    const auto before = static_cast<std::uint32_t>(open.offset);
    span.begin = std::min(span.begin + before, span.end);
    if (open.offset > 0) {
      frame.nodes.push_back(
          {{}, inside.front().span, {}, document::Text{first.substr(0, open.offset)}});
      frame.nodes.back().span.end = span.begin;
    }
    first.erase(0, open.offset + 1);
    inside.front().span.begin = std::min(span.begin + 1, inside.front().span.end);
    const auto empty_text = [](const Inline& node) {
      const auto* text = std::get_if<document::Text>(&node.node);
      return text != nullptr && text->text.empty();
    };
    inside.erase(std::remove_if(inside.begin(), inside.end(), empty_text), inside.end());
    Inline node{{}, span, {}, document::Bracketed{std::move(inside)}};
    if (span.source == mark.span.source) node.span.end = mark.span.end;
    merge_attributes(node.attributes, set);
    while (!frame.open.empty() && frame.open.back().node >= open.node) frame.open.pop_back();
    frame.nodes.push_back(std::move(node));
  }

  std::vector<Frame> frames_;
  const Mark* lone_ = nullptr;
  std::array<std::size_t, 4> open_count_{};
};

}  // namespace

Inlines apply_marks(Inlines inlines, const std::vector<Mark>& marks) {
  if (marks.empty()) return inlines;
  Marker marker;
  std::size_t next = 0;
  for (std::size_t i = 0; i <= inlines.size(); ++i) {
    while (next < marks.size() && marks[next].position <= i) marker.add(marks[next++]);
    if (i < inlines.size()) marker.add(std::move(inlines[i]));
  }
  return marker.finish();
}

}  // namespace diaoban::reader
