// Implements the cutting of chapters.
#include "epub/xhtml/split.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "epub/xhtml/large_blocks.hpp"

namespace diaoban::epub::xhtml {
namespace {

bool is_heading(Node node) {
  const std::string_view name = node.name();
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_class(Node node, std::string_view name) {
  return std::string_view(node.attribute("class").value()) == name;
}

// Whether a page may end behind `node`: a heading and an anchor belong to what follows.
bool may_end(Node node) { return !is_heading(node) && !is_class(node, "anchor"); }

using Blocks = std::vector<Node>;

// Sizes of the blocks of a page that is being filled, and where it can be cut.
struct Filling {
  Blocks blocks;
  std::size_t size = 0;
  std::size_t heading = 0;       // index of the last heading; 0: none to cut at
  std::size_t heading_size = 0;  // bytes before it

  void add(Node node, std::size_t bytes) {
    const bool starts_here = is_heading(node) && !blocks.empty() && may_end(blocks.back());
    if (starts_here) {
      heading = blocks.size();
      heading_size = size;
    }
    blocks.push_back(node);
    size += bytes;
  }
};

// The blocks of `filling` that go on the next page when this one is full.
Blocks take_rest(Filling& filling, std::size_t limit) {
  std::size_t cut = filling.blocks.size();
  if (filling.heading > 0 && filling.heading_size > limit / 3) {
    cut = filling.heading;
  } else {
    while (cut > 0 && !may_end(filling.blocks[cut - 1])) --cut;
    if (cut == 0) cut = filling.blocks.size();
  }
  Blocks rest(filling.blocks.begin() + static_cast<std::ptrdiff_t>(cut), filling.blocks.end());
  filling.blocks.resize(cut);
  return rest;
}

std::vector<Blocks> divide(Node section, std::size_t limit) {
  std::vector<Blocks> pieces;
  Filling filling;
  for (const Node child : section.children()) {
    if (is_class(child, "notes")) continue;
    const std::size_t bytes = size_of(child);
    if (!filling.blocks.empty() && filling.size + bytes > limit) {
      const Blocks rest = take_rest(filling, limit);
      pieces.push_back(std::move(filling.blocks));
      filling = {};
      for (const Node node : rest) filling.add(node, size_of(node));
    }
    filling.add(child, bytes);
  }
  if (!filling.blocks.empty()) pieces.push_back(std::move(filling.blocks));
  return pieces;
}

// Moves `blocks` to a page of their own, which is named after the first with its number.
Page make_page(const Page& first, const Blocks& blocks, std::size_t number) {
  const Node html = first.tree->document_element();
  Page page = start_page(
      first.kind,
      first.name.substr(0, first.name.rfind('.')) + "-" + std::to_string(number) + ".xhtml",
      text_of(html.child("head").child("title")), html.attribute("lang").value());
  page.file = first.file;
  Node section = add(page.body, "section");
  for (const Node block : blocks) {
    section.append_copy(block);
    block.parent().remove_child(block);
  }
  return page;
}

// Moves each note behind the text that first refers to it. Links still carry their goals here.
void place_notes(std::vector<Page>& pages) {
  Node notes;
  std::map<std::string, std::size_t> page_of_note;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    for (Node node = pages[at].body; node; node = next(node, pages[at].body)) {
      if (is_class(node, "notes")) notes = node;
      if (!is_class(node, "note-mark")) continue;
      const std::string goal = node.attribute("data-goal").value();
      page_of_note.emplace(goal.substr(goal.find('#') + 1), at);
    }
  }
  if (!notes) return;
  std::map<std::size_t, Node> sections;
  for (Node note = notes.first_child(); note;) {
    const Node following = note.next_sibling();
    const auto found = page_of_note.find(note.attribute("id").value());
    const std::size_t at = found == page_of_note.end() ? 0 : found->second;
    if (at > 0) {
      Node& section = sections[at];
      if (!section) {
        section = add(pages[at].body.first_child(), "section", "notes");
        for (const pugi::xml_attribute attribute : notes.attributes()) {
          set(section, attribute.name(), attribute.value());
        }
      }
      section.append_copy(note);
      notes.remove_child(note);
    }
    note = following;
  }
  if (!notes.first_child()) notes.parent().remove_child(notes);
}

}  // namespace

std::size_t size_of(Node node) {
  std::size_t size = 0;
  const auto add_own = [&](Node at) {
    size += 2 * std::string_view(at.name()).size() + 5 + std::string_view(at.value()).size();
    for (const pugi::xml_attribute attribute : at.attributes()) {
      size += std::string_view(attribute.name()).size() + 4;
      size += std::string_view(attribute.value()).size();
    }
  };
  add_own(node);
  for (Node at = node.first_child(); at; at = next(at, node)) add_own(at);
  return size;
}

std::vector<Page> split_chapter(Page page, std::size_t limit) {
  std::vector<Page> pages;
  const Node section = page.body.first_child();
  if (size_of(section) <= limit) {
    pages.push_back(std::move(page));
    return pages;
  }
  cut_large_blocks(section, limit);
  const std::vector<Blocks> pieces = divide(section, limit);
  pages.push_back(std::move(page));
  for (std::size_t at = 1; at < pieces.size(); ++at) {
    pages.push_back(make_page(pages.front(), pieces[at], at + 1));
  }
  place_notes(pages);
  return pages;
}

}  // namespace diaoban::epub::xhtml
