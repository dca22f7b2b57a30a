// Implements the building of blocks over cmark's tree of the skeleton.
#include "reader/blocks/build.hpp"

#include <cmark.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/handle.hpp"
#include "reader/syntax.hpp"
#include "reader/text/attributes.hpp"

namespace diaoban::reader {

namespace {

using document::AdmonitionKind;
using document::Block;
using document::Blocks;

using Tree = base::Handle<cmark_node, cmark_node_free>;
using Iterator = base::Handle<cmark_iter, cmark_iter_free>;

std::optional<AdmonitionKind> alert_kind(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, AdmonitionKind>, 5> kinds = {
      {{"[!NOTE]", AdmonitionKind::Note},
       {"[!TIP]", AdmonitionKind::Tip},
       {"[!IMPORTANT]", AdmonitionKind::Important},
       {"[!WARNING]", AdmonitionKind::Warning},
       {"[!CAUTION]", AdmonitionKind::Caution}}};
  for (const auto& [mark, kind] : kinds) {
    if (text.size() == mark.size() &&
        std::equal(text.begin(), text.end(), mark.begin(), [](char a, char b) {
          return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b;
        })) {
      return kind;
    }
  }
  return std::nullopt;
}

// `[ ] ` or `[x] ` at the beginning of an item's text.
std::optional<bool> task_mark(std::string_view text) {
  if (text.size() < 4 || text[0] != '[' || text[2] != ']') return std::nullopt;
  if (std::string_view(" \t\f\v").find(text[3]) == std::string_view::npos) return std::nullopt;
  if (text.find_first_not_of(" \t\f\v", 3) == std::string_view::npos) return std::nullopt;
  if (text[1] == ' ') return false;
  if (text[1] == 'x' || text[1] == 'X') return true;
  return std::nullopt;
}

class Builder {
 public:
  Builder(Scan& scan, Parser& parser) : scan_(scan), parser_(parser) {}

  Blocks build() {
    const Tree tree(
        cmark_parse_document(scan_.skeleton.data(), scan_.skeleton.size(), CMARK_OPT_DEFAULT));
    const Iterator iterator(cmark_iter_new(tree.get()));
    frames_.emplace_back();
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      visit(node, event == CMARK_EVENT_ENTER);
    }
    while (next_leaf_ < scan_.leaves.size()) restore_lost(scan_.leaves[next_leaf_++]);
    return std::move(frames_.front().blocks);
  }

 private:
  struct Frame {
    Blocks blocks;
    document::List list;
    Span span;
    std::vector<document::AttributeSet> pending;  // of the next block
    Span pending_span;                            // of the last of them
    std::optional<bool> checked;
    std::optional<AdmonitionKind> alert;
    bool item = false;
    bool quote = false;
  };

  void visit(cmark_node* node, bool enter) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE:
        enter ? enter_container(node, false) : leave_quote();
        break;
      case CMARK_NODE_ITEM:
        enter ? enter_container(node, true) : leave_item();
        break;
      case CMARK_NODE_LIST:
        enter ? enter_list(node) : leave_list();
        break;
      case CMARK_NODE_PARAGRAPH:
      case CMARK_NODE_HEADING:
      case CMARK_NODE_THEMATIC_BREAK:
      case CMARK_NODE_HTML_BLOCK:
      case CMARK_NODE_CODE_BLOCK:
        if (enter) add_leaf(node);
        break;
      default:
        break;
    }
  }

  void enter_container(cmark_node* node, bool item) {
    Frame& frame = frames_.emplace_back();
    frame.item = item;
    frame.quote = !item;
    const auto line = static_cast<std::uint32_t>(cmark_node_get_start_line(node));
    while (next_container_ < scan_.containers.size() &&
           scan_.containers[next_container_].skeleton_line < line) {
      ++next_container_;
    }
    if (next_container_ < scan_.containers.size()) {
      frame.span = scan_.containers[next_container_++].span;
    }
    parser_.enter();
  }

  void leave_quote() {
    Frame frame = take_frame();
    parser_.leave();
    if (frame.alert) {
      document::Admonition admonition;
      admonition.kind = *frame.alert;
      admonition.blocks = std::move(frame.blocks);
      append({{}, frame.span, {}, std::move(admonition)});
    } else {
      document::Quote quote;
      quote.blocks = std::move(frame.blocks);
      append({{}, frame.span, {}, std::move(quote)});
    }
  }

  void leave_item() {
    Frame frame = take_frame();
    parser_.leave();
    Frame& list = frames_.back();
    if (list.list.items.empty()) list.span = frame.span;
    list.span.end = std::max(list.span.end, frame.span.end);
    list.list.items.push_back({{}, frame.span, {}, frame.checked, std::move(frame.blocks)});
  }

  void enter_list(cmark_node* node) {
    document::List& list = frames_.emplace_back().list;
    list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list.tight = cmark_node_get_list_tight(node) != 0;
    list.start = list.ordered ? cmark_node_get_list_start(node) : 1;
    list.delimiter = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM
                         ? document::ListDelimiter::Parenthesis
                         : document::ListDelimiter::Period;
  }

  void leave_list() {
    Frame frame = take_frame();
    append({{}, frame.span, {}, std::move(frame.list)});
  }

  Frame take_frame() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    return frame;
  }

  void append(Block block) {
    Frame& frame = frames_.back();
    if (!frame.pending.empty()) {
      document::Attributes attributes;
      for (const document::AttributeSet& set : frame.pending) merge_attributes(attributes, set);
      merge_attributes(attributes, block.attributes.get());
      block.attributes = std::move(attributes);
      frame.pending.clear();
      take_attribution(block, frame.pending_span);
    }
    frame.blocks.push_back(std::move(block));
  }

  // {attribution="Who *said* it"} before a quotation.
  void take_attribution(Block& block, Span place) {
    auto* quote = std::get_if<document::Quote>(&block.node);
    const std::string value = block.attributes.value("attribution");
    if (quote == nullptr || value.empty()) return;
    block.attributes.edit().values.erase("attribution");
    quote->attribution = parser_.inlines(parser_.made_lines(value, place));
  }

  void add_leaf(cmark_node* node) {
    const auto line = static_cast<std::uint32_t>(cmark_node_get_start_line(node));
    while (next_leaf_ < scan_.leaves.size() && scan_.leaves[next_leaf_].skeleton_line < line) {
      restore_lost(scan_.leaves[next_leaf_++]);
    }
    if (next_leaf_ == scan_.leaves.size() || scan_.leaves[next_leaf_].skeleton_line != line) return;
    const LeafRecord& leaf = scan_.leaves[next_leaf_++];
    switch (leaf.kind) {
      case LeafKind::Paragraph:
        return add_paragraph(leaf);
      case LeafKind::Heading: {
        if (cmark_node_get_type(node) != CMARK_NODE_HEADING) return restore_lost(leaf);
        document::Heading heading;
        heading.level = cmark_node_get_heading_level(node);
        Lines pieces = pieces_of(leaf);
        parser_.add_definitions(pieces);
        document::Attributes attributes =
            take_heading_attributes(pieces, parser_.options().dialect);
        heading.children = parser_.inlines(std::move(pieces));
        return append({{}, leaf.span, std::move(attributes), std::move(heading)});
      }
      case LeafKind::ThematicBreak:
        return append({{}, leaf.span, {}, document::ThematicBreak{}});
      case LeafKind::Region: {
        if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK) return restore_lost(leaf);
        Region& region = scan_.regions[leaf.region];
        if (region.kind == RegionKind::Attributes) {
          frames_.back().pending.push_back(read_attributes(region.opener.text)->set);
          frames_.back().pending_span = region.span;
          return;
        }
        for (Block& block : read_region(region, parser_)) {
          append(std::move(block));
        }
        return;
      }
    }
  }

  Lines pieces_of(const LeafRecord& leaf) const {
    const auto first = scan_.pieces.begin() + leaf.first_piece;
    return Lines(first, first + leaf.piece_count);
  }

  // `# Title {#id .class}`
  static document::Attributes take_heading_attributes(Lines& pieces, Dialect dialect) {
    document::Attributes attributes;
    const bool plain = dialect == Dialect::CommonMark || dialect == Dialect::Gfm;
    if (pieces.empty() || plain) return attributes;
    const Line last = pieces.back().trimmed();
    const BareWords words = dialect == Dialect::MdBook ? BareWords::Alone : BareWords::Beside;
    const std::size_t open = heading_attributes(last.text, words);
    if (open == std::string_view::npos) return attributes;
    merge_attributes(attributes, read_attributes(last.text.substr(open), words)->set);
    pieces.back() = last.slice(0, open).trimmed();
    return attributes;
  }

  void add_paragraph(const LeafRecord& leaf) {
    Lines pieces = pieces_of(leaf);
    Frame& frame = frames_.back();
    const bool extended = parser_.options().dialect != Dialect::CommonMark;
    if (extended && frame.blocks.empty() && !pieces.empty()) {
      if (frame.quote && !frame.alert) {
        frame.alert = alert_kind(pieces.front().trimmed().text);
        if (frame.alert) pieces.erase(pieces.begin());
      } else if (frame.item && !frame.checked) {
        frame.checked = task_mark(pieces.front().text);
        if (frame.checked) {
          const std::string_view text = pieces.front().text;
          pieces.front() = pieces.front().slice(text.find_first_not_of(" \t\f\v", 3));
        }
      }
    }
    parser_.add_definitions(pieces);
    if (pieces.empty() || add_substitution(pieces)) return;
    Span span = leaf.span;
    if (pieces.front().source == span.source) span.begin = pieces.front().at(0);
    append({{}, span, {}, document::Paragraph{parser_.inlines(std::move(pieces))}});
  }

  // A paragraph that is one {{name}}: its value is read as blocks.
  bool add_substitution(const Lines& pieces) {
    if (pieces.size() != 1 || !reads_substitutions(parser_.options())) return false;
    const Line text = pieces.front().trimmed();
    if (!text.text.starts_with("{{") || !text.text.ends_with("}}") || text.text.size() < 5) {
      return false;
    }
    const Line name = text.slice(2, text.text.size() - 2).trimmed();
    if (name.text.find_first_of("{}") != std::string_view::npos) return false;
    const std::string* value = parser_.substitution(std::string(name.text));
    if (value == nullptr || value->find('\n') == std::string::npos) return false;
    if (parser_.spend_substitution(std::string(name.text), text.span()) == nullptr) return false;
    for (Block& block : parser_.blocks(parser_.made_lines(*value, text.span()))) {
      append(std::move(block));
    }
    return true;
  }

  // A construct that cmark did not give back where the scanner put it.
  void restore_lost(const LeafRecord& leaf) {
    parser_.report(kinds::construct_lost, leaf.span, "this construct is shown as literal text");
    document::CodeBlock code;
    if (leaf.kind == LeafKind::Region) {
      const Region& region = scan_.regions[leaf.region];
      code.text = std::string(region.opener.text) + "\n" + joined(region.body, true);
      for (const Entry& entry : region.entries) {
        for (const Lines& body : entry.bodies) code.text += joined(body, true);
      }
    } else {
      code.text = joined(pieces_of(leaf), true);
    }
    append({{}, leaf.span, {}, std::move(code)});
  }

  Scan& scan_;
  Parser& parser_;
  std::vector<Frame> frames_;
  std::size_t next_leaf_ = 0;
  std::size_t next_container_ = 0;
};

}  // namespace

Blocks build_blocks(Scan& scan, Parser& parser) { return Builder(scan, parser).build(); }

}  // namespace diaoban::reader
