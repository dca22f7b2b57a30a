// Implements the building of inlines over cmark's tree, with an explicit stack.
#include "reader/inline/build.hpp"

#include <algorithm>
#include <utility>

#include "base/handle.hpp"
#include "reader/html/adopt.hpp"
#include "reader/inline/addresses.hpp"
#include "reader/inline/marks.hpp"
#include "reader/inline/signs.hpp"
#include "reader/syntax.hpp"
#include "reader/text/plain_text.hpp"

namespace diaoban::reader {

namespace {

using document::Inline;
using document::Inlines;
using Tree = base::Handle<cmark_node, cmark_node_free>;
using Iterator = base::Handle<cmark_iter, cmark_iter_free>;

constexpr std::size_t inline_depth_limit = 100;

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

bool is_container(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK ||
         type == CMARK_NODE_IMAGE;
}

class InlineBuilder {
 public:
  InlineBuilder(const HiddenText& hidden, Parser& parser) : hidden_(hidden), parser_(parser) {}

  // All inlines of one leaf.
  Inlines build(cmark_node* heading, std::uint32_t leaf) {
    Inlines inlines = build_leaf(heading, leaf);
    const Syntax& syntax = parser_.options().syntax;
    if (syntax.smartquotes || syntax.replacements) set_signs(inlines, syntax);
    return inlines;
  }

 private:
  Inlines build_leaf(cmark_node* heading, std::uint32_t leaf) {
    leaf_ = leaf;
    text_ = flat_text();
    extents_.clear();
    stack_.emplace_back();
    marks_.emplace_back();
    extents_.emplace_back();
    reserve_for(heading);
    const Iterator iterator(cmark_iter_new(heading));
    // What is read is freed at once: a line of megabytes is never held twice.
    Tree read;
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (node != read.get()) read.reset();
      if (node == heading) continue;
      const bool enter = event == CMARK_EVENT_ENTER;
      visit(node, enter);
      const bool whole = !enter || !is_container(node);
      if (whole && cmark_node_parent(node) == heading) read.reset(node);
    }
    return finished(take_top());
  }

  // Room for the nodes of a very long line, which would else be copied as their number grows.
  void reserve_for(cmark_node* heading) {
    constexpr std::size_t many = 4096;
    std::size_t nodes = hidden_.leaves[leaf_].segment_count;
    for (cmark_node* node = cmark_node_first_child(heading); node != nullptr;
         node = cmark_node_next(node)) {
      ++nodes;
    }
    if (nodes >= many) stack_.back().reserve(nodes);
  }

  // [begin, end) in the leaf's flat text.
  struct Extent {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  std::string_view flat_text() const {
    const std::size_t begin = hidden_.leaves[leaf_].flat_begin;
    const std::size_t end = hidden_.flat.find('\n', begin);
    return std::string_view(hidden_.flat).substr(begin, end - begin);
  }

  // Where a node stands in the leaf's flat text. Each leaf is a line that begins with "# ".
  static std::uint32_t begin_of(cmark_node* node) {
    return static_cast<std::uint32_t>(std::max(0, cmark_node_get_start_column(node) - 3));
  }
  static std::uint32_t end_of(cmark_node* node) {
    return static_cast<std::uint32_t>(std::max(0, cmark_node_get_end_column(node) - 2));
  }

  // cmark's columns of autolinks forget the block's offset, and those of emphasis take all marks
  // of a run: both are counted from what is inside.
  Extent extent_of(cmark_node* node, const Extent& inside) const {
    const Extent given{begin_of(node), end_of(node)};
    const bool known = inside.end > inside.begin && inside.begin > 0;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_EMPH:
        return known ? Extent{inside.begin - 1, inside.end + 1} : given;
      case CMARK_NODE_STRONG:
        return known && inside.begin > 1 ? Extent{inside.begin - 2, inside.end + 2} : given;
      case CMARK_NODE_LINK:
        return is_autolink(inside) ? Extent{inside.begin - 1, inside.end + 1} : given;
      default:
        return given;
    }
  }

  bool is_autolink(const Extent& inside) const {
    return inside.begin > 0 && inside.end > inside.begin && inside.end < text_.size() &&
           text_[inside.begin - 1] == '<' && text_[inside.end] == '>';
  }

  void cover(const Extent& extent) {
    Extent& outer = extents_.back();
    if (outer.end == 0) outer.begin = extent.begin;
    outer.end = std::max(outer.end, extent.end);
  }

  Span span_of_node(cmark_node* node) {
    const Extent extent{begin_of(node), end_of(node)};
    cover(extent);
    return hidden_.flat_span(leaf_, extent.begin, extent.end);
  }

  static document::Reference place_of_book(std::string label, Inlines title) {
    document::Reference reference;
    reference.kind = document::ReferenceKind::Any;
    reference.role = "any";
    reference.target = std::move(label);
    reference.title = std::move(title);
    return reference;
  }

  void append(Span span, document::InlineNode node) {
    stack_.back().push_back({{}, span, {}, std::move(node)});
  }

  void visit(cmark_node* node, bool enter) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        return add_text(node);
      case CMARK_NODE_CODE:
        return add_code(node);
      case CMARK_NODE_HTML_INLINE:
        return append(span_of_node(node),
                      document::RawInline{"html", hidden_.restored(literal_of(node), '\n')});
      case CMARK_NODE_SOFTBREAK:
        return append(span_of_node(node), document::SoftBreak{});
      case CMARK_NODE_LINEBREAK:
        return append(span_of_node(node), document::HardBreak{});
      case CMARK_NODE_EMPH:
      case CMARK_NODE_STRONG:
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        enter ? push(node) : pop(node);
        return;
      default:
        return;
    }
  }

  void push(cmark_node* node) {
    if (stack_.size() < inline_depth_limit) {
      if (cmark_node_get_type(node) == CMARK_NODE_LINK) ++links_;
      stack_.emplace_back();
      marks_.emplace_back();
      extents_.emplace_back();
    } else {
      ++flattened_;
    }
  }

  void pop(cmark_node* node) {
    if (flattened_ > 0) {
      // Deeper than allowed: its children stand where it would.
      --flattened_;
      return;
    }
    if (cmark_node_get_type(node) == CMARK_NODE_LINK) --links_;
    Inlines children = finished(take_top());
    const Extent inside = extents_.back();
    extents_.pop_back();
    const Extent extent = extent_of(node, inside);
    cover(extent);
    const Span span = hidden_.flat_span(leaf_, extent.begin, extent.end);
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_EMPH:
        return append(span, document::Styled{document::Style::Emphasis, std::move(children)});
      case CMARK_NODE_STRONG:
        return append(span, document::Styled{document::Style::Strong, std::move(children)});
      case CMARK_NODE_LINK: {
        document::Link link;
        link.destination = hidden_.restored(cmark_node_get_url(node), '\n');
        if (parser_.options().dialect == Dialect::Sphinx) {
          link.destination = linked_address(std::move(link.destination));
        }
        link.title = hidden_.restored(cmark_node_get_title(node), '\n');
        link.automatic = is_autolink(inside);
        link.children = std::move(children);
        if (link.automatic && reads_myst(parser_.options())) show_address(link.children);
        // MyST's own schemes: a place of the book, whose title is the text of <project:…>.
        for (const std::string_view scheme : {"project:", "path:"}) {
          if (!link.destination.starts_with(scheme)) continue;
          link.destination.erase(0, scheme.size());
          if (std::exchange(link.automatic, false)) link.children.clear();
        }
        return append(span, std::move(link));
      }
      default: {
        document::Image image;
        image.source = hidden_.restored(cmark_node_get_url(node), '\n');
        // mystmd's embedding of a place of the book, which a book refers to instead.
        if (image.source.size() > 1 && image.source.starts_with('#')) {
          return append(span, place_of_book(image.source.substr(1), std::move(children)));
        }
        image.title = hidden_.restored(cmark_node_get_title(node), '\n');
        image.alternative = plain_text(children, '\n');
        return append(span, std::move(image));
      }
    }
  }

  // The text of an address in angle brackets, as people read it.
  static void show_address(Inlines& children) {
    if (children.size() != 1) return;
    if (auto* text = std::get_if<document::Text>(&children.front().node)) {
      text->text = shown_address(text->text);
    }
  }

  // The innermost level with its marks carried out.
  Inlines take_top() {
    Inlines inlines = apply_marks(std::move(stack_.back()), marks_.back());
    stack_.pop_back();
    marks_.pop_back();
    return inlines;
  }

  void add_mark(const Sentinel& sentinel) {
    Mark mark;
    mark.position = stack_.back().size();
    mark.span = hidden_.raw_span(leaf_, sentinel.whole);
    mark.text = hidden_.raw_text(leaf_, sentinel.whole);
    mark.run = sentinel.name;
    mark.opens = sentinel.opens;
    mark.closes = sentinel.closes;
    mark.kind = mark_kind(sentinel, mark.text.size());
    mark.lone = sentinel.lone;
    marks_.back().push_back(std::move(mark));
  }

  MarkKind mark_kind(const Sentinel& sentinel, std::size_t length) const {
    const SentinelKind kind = sentinel.kind;
    if (kind == SentinelKind::Attributes) return MarkKind::Attributes;
    if (kind == SentinelKind::Caret) return MarkKind::Superscript;
    if (length == 2 || sentinel.lone) return MarkKind::DoubleTilde;
    return parser_.options().syntax.subscript ? MarkKind::Subscript : MarkKind::Tilde;
  }

  void add_sentinel(const Sentinel& sentinel) {
    if (sentinel.kind == SentinelKind::Tilde || sentinel.kind == SentinelKind::Caret ||
        sentinel.kind == SentinelKind::Attributes) {
      return add_mark(sentinel);
    }
    const Span span = hidden_.raw_span(leaf_, sentinel.whole);
    if (sentinel.kind == SentinelKind::Autolink && links_ > 0) {
      return append(span, document::Text{std::string(hidden_.raw_text(leaf_, sentinel.whole))});
    }
    for (Inline& part : read_hidden(sentinel, hidden_, parser_)) {
      if (part.span.is_null()) part.span = span;
      stack_.back().push_back(std::move(part));
    }
  }

  // What has to be seen among siblings: raw HTML.
  Inlines finished(Inlines inlines) {
    if (parser_.options().keep_html) return inlines;
    return adopt_html_inlines(std::move(inlines), parser_);
  }

  void add_code(cmark_node* node) {
    const std::uint32_t begin = begin_of(node);
    const std::uint32_t end = std::min(end_of(node), static_cast<std::uint32_t>(text_.size()));
    std::string text = hidden_.restored(text_.substr(begin, end - begin), ' ');
    const bool only_spaces = text.find_first_not_of(' ') == std::string::npos;
    if (!only_spaces && text.size() >= 2 && text.front() == ' ' && text.back() == ' ') {
      text = text.substr(1, text.size() - 2);
    }
    std::uint32_t ticks = 0;
    while (begin > ticks && text_[begin - ticks - 1] == '`') ++ticks;
    cover({begin - ticks, end + ticks});
    append(hidden_.flat_span(leaf_, begin - ticks, end + ticks),
           document::Literal{document::LiteralKind::Code, std::move(text), {}});
  }

  // ---- text: split at sentinels and line ends ----

  // The next byte `mark` of the flat text from `from`, before `end`.
  std::uint32_t find_flat(std::string_view mark, std::uint32_t from, std::uint32_t end) const {
    const std::size_t found = text_.substr(0, end).find(mark, from);
    return found == std::string_view::npos ? end : static_cast<std::uint32_t>(found);
  }

  void add_run(std::string_view run, std::uint32_t flat_begin, std::uint32_t flat_end) {
    std::string text = hidden_.restored(run, ' ');
    if (text.empty()) return;
    append(hidden_.flat_span(leaf_, flat_begin, flat_end), document::Text{std::move(text)});
  }

  void add_break(std::string_view& run, std::uint32_t run_begin, std::uint32_t place) {
    std::size_t backslashes = 0;
    while (place > backslashes && text_[place - backslashes - 1] == '\\') ++backslashes;
    const bool escaped = backslashes % 2 == 1 && run.ends_with('\\');
    if (escaped) run.remove_suffix(1);
    std::size_t spaces = 0;
    while (!escaped && (run.ends_with(' ') || run.ends_with('\t'))) {
      spaces = run.back() == ' ' ? spaces + 1 : 0;
      run.remove_suffix(1);
    }
    const bool hard = escaped || trailing_spaces(place) >= 2;
    add_run(run, run_begin, place);
    if (hard) {
      append(hidden_.flat_span(leaf_, place, place + 1), document::HardBreak{});
    } else {
      append(hidden_.flat_span(leaf_, place, place + 1), document::SoftBreak{});
    }
  }

  std::size_t trailing_spaces(std::uint32_t place) const {
    std::size_t spaces = 0;
    while (place > spaces && text_[place - spaces - 1] == ' ') ++spaces;
    return spaces;
  }

  void add_text(cmark_node* node) {
    const std::string_view literal = literal_of(node);
    std::uint32_t flat = begin_of(node);
    const std::uint32_t flat_end = std::min(end_of(node), static_cast<std::uint32_t>(text_.size()));
    cover({flat, flat_end});
    std::size_t run = 0;
    std::uint32_t run_flat = flat;
    for (std::size_t i = 0; i < literal.size();) {
      if (literal[i] == '\f') {
        const std::uint32_t place = find_flat("\f", flat, flat_end);
        std::string_view text = literal.substr(run, i - run);
        add_break(text, run_flat, place);
        flat = std::min(place + 1, flat_end);
        run = ++i;
        run_flat = flat;
      } else if (literal[i] == '\xF0') {
        const Sentinel* sentinel = hidden_.sentinel_at(literal.substr(i));
        if (sentinel == nullptr) {
          ++i;
          continue;
        }
        const std::uint32_t place = find_flat(literal.substr(i, sentinel_size), flat, flat_end);
        flat = std::min(place + static_cast<std::uint32_t>(sentinel_size), flat_end);
        i += sentinel_size;
        if (sentinel->kind == SentinelKind::Literal) continue;
        add_run(literal.substr(run, i - sentinel_size - run), run_flat, place);
        add_sentinel(*sentinel);
        run = i;
        run_flat = flat;
      } else {
        ++i;
      }
    }
    add_run(literal.substr(run), run_flat, flat_end);
  }

  std::uint32_t leaf_ = 0;
  const HiddenText& hidden_;
  Parser& parser_;
  std::string_view text_;
  std::vector<Inlines> stack_;
  std::vector<std::vector<Mark>> marks_;
  unsigned links_ = 0;           // links that are open
  std::vector<Extent> extents_;  // of what stands in each level of the stack so far
  std::size_t flattened_ = 0;
};

}  // namespace

std::vector<Inlines> build_inlines(cmark_node* root, const HiddenText& hidden, Parser& parser) {
  std::vector<Inlines> result;
  result.reserve(hidden.leaves.size());
  InlineBuilder builder(hidden, parser);
  for (cmark_node* node = cmark_node_first_child(root);
       node != nullptr && result.size() < hidden.leaves.size(); node = cmark_node_next(node)) {
    result.push_back(builder.build(node, static_cast<std::uint32_t>(result.size())));
  }
  result.resize(hidden.leaves.size());
  return result;
}

}  // namespace diaoban::reader
