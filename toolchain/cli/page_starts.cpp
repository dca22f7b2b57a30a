// Implements finding the block that a page starts in, and how much of it stands on earlier pages.
#include "cli/page_starts.hpp"

#include <optional>
#include <set>
#include <unordered_set>

#include "base/utf8.hpp"
#include "document/walk.hpp"
#include "resolve/facts.hpp"

namespace diaoban::cli {
namespace {

using document::NodeId;
using epub::PageStart;
using typeset::Layout;

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    const char32_t c = decoded.code_point;
    if (c > 0x20 && c != 0xA0 && c != 0x3000) ++count;
    at += decoded.length;
  }
  return count;
}

class PageReader {
 public:
  PageReader(const Layout& layout, const std::vector<document::Document>& documents)
      : layout_(layout) {
    document::Walker walker;
    walker.block = [&](const document::Block& block) {
      order_.emplace(block.id, order_.size());
      const bool has_terms = std::holds_alternative<document::DefinitionList>(block.node) ||
                             std::holds_alternative<document::FieldList>(block.node);
      if (has_terms) lists_.insert(block.id);
    };
    for (const document::Document& document : documents) document::walk(document.blocks, walker);
  }

  std::vector<PageStart> read() {
    std::vector<PageStart> starts;
    std::set<std::string> labels;
    std::optional<PageStart> closing;
    std::size_t waiting = 0;  // the first page whose start is that of the next with text
    for (const typeset::Page& page : layout_.pages) {
      std::optional<PageStart> start = start_of(page);
      if (start && start->place != PageStart::Place::Text && in_text_) {
        // The leaf of a part has the next page behind it, the colophon has nothing.
        if (start->place == PageStart::Place::Colophon) closing = start;
        start.reset();
      }
      count_text(page);
      const bool is_listed = !page.label.empty() && labels.insert(page.label).second;
      if (is_listed) starts.emplace_back().label = page.label;
      if (!start) continue;
      closing.reset();
      for (; waiting < starts.size(); ++waiting) {
        start->label = starts[waiting].label;
        starts[waiting] = *start;
      }
    }
    if (!closing) {
      // Nothing stands behind the last of them.
      starts.resize(waiting);
    }
    for (; waiting < starts.size(); ++waiting) {
      closing->label = starts[waiting].label;
      starts[waiting] = *closing;
    }
    return starts;
  }

 private:
  // The block that the element belongs to; nothing for what the typesetter adds.
  std::optional<NodeId> block_of(std::uint32_t element) const {
    for (; element < layout_.elements.size(); element = layout_.elements[element].parent) {
      const NodeId node = layout_.elements[element].node;
      if (node.index == 0 || !order_.contains(node)) continue;
      if (lists_.contains(node)) return std::nullopt;
      return node;
    }
    return std::nullopt;
  }

  // Notes stand elsewhere in a flowing text.
  bool is_note(std::uint32_t element) const {
    for (; element < layout_.elements.size(); element = layout_.elements[element].parent) {
      if (layout_.elements[element].role == "Note") return true;
    }
    return false;
  }

  bool is_contents(std::uint32_t element) const {
    for (; element < layout_.elements.size(); element = layout_.elements[element].parent) {
      if (layout_.elements[element].role == "TOC") return true;
    }
    return false;
  }

  std::optional<PageStart> start_of(const typeset::Page& page) {
    bool has_content = false;
    bool has_contents = false;
    for (const typeset::Item& item : page.items) {
      if (item.owner.is_artifact()) continue;
      has_content = true;
      has_contents = has_contents || is_contents(item.owner.element);
      const std::optional<NodeId> block = block_of(item.owner.element);
      // A float stands before text that an earlier page began with: pages are listed in the order
      // of the text (EPUB 3.3 §7.4.2.3).
      if (!block || is_note(item.owner.element) || order_.at(*block) < last_) continue;
      in_text_ = true;
      last_ = order_.at(*block);
      const auto passed = passed_.find(*block);
      PageStart start;
      start.block = *block;
      start.offset = passed == passed_.end() ? 0 : passed->second;
      return start;
    }
    if (!has_content) return std::nullopt;
    PageStart start;
    start.place = has_contents ? PageStart::Place::Contents
                  : in_text_   ? PageStart::Place::Colophon
                               : PageStart::Place::Title;
    return start;
  }

  void count_text(const typeset::Page& page) {
    for (const typeset::Item& item : page.items) {
      const auto* text = std::get_if<typeset::TextItem>(&item.what);
      if (text == nullptr || item.owner.is_artifact()) continue;
      if (const auto block = block_of(item.owner.element)) {
        passed_[*block] += count_characters(text->run.text);
      }
    }
  }

  const Layout& layout_;
  resolve::NodeMap<std::size_t> order_;  // of the blocks in the text
  // Lists whose terms are text of their own: a term goes with the definition that follows.
  std::unordered_set<NodeId, resolve::NodeIdHash> lists_;
  std::size_t last_ = 0;                  // the block that the page before starts in
  resolve::NodeMap<std::size_t> passed_;  // characters on the pages so far
  bool in_text_ = false;
};

}  // namespace

std::vector<PageStart> page_starts_of(const Layout& layout,
                                      const std::vector<document::Document>& documents) {
  return PageReader(layout, documents).read();
}

PageList::PageList(const std::vector<project::Edition>& editions)
    : future_(promise_.get_future().share()) {
  const project::Edition* paged = nullptr;
  for (const project::Edition& edition : editions) {
    if (edition.format != project::Format::Pdf) continue;
    const bool is_better = paged == nullptr || (edition.profile == project::Profile::Print &&
                                                paged->profile != project::Profile::Print);
    if (is_better) paged = &edition;
  }
  if (paged == nullptr) {
    set({}, {});
  } else {
    edition_ = paged->name;
  }
}

void PageList::set(std::vector<PageStart> pages, std::string source) {
  std::call_once(settled_, [&] { promise_.set_value({std::move(pages), std::move(source)}); });
}

void PageList::fail(std::exception_ptr failure) {
  std::call_once(settled_, [&] { promise_.set_exception(std::move(failure)); });
}

}  // namespace diaoban::cli
