// One XHTML file of the book while it is made: the tree, and what the package must know of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "epub/xhtml/xml.hpp"
#include "resolve/facts.hpp"

namespace diaoban::epub::xhtml {

enum class PageKind { Cover, Title, Contents, Part, Chapter, Colophon, Nav };

// A chapter that stands in the file of another, behind it: its ids start with `prefix`.
struct JoinedChapter {
  std::uint32_t file = 0;  // of the manuscript
  std::string prefix;
  Node section;
};

struct Page {
  PageKind kind = PageKind::Chapter;
  std::string name;                   // file name
  std::optional<std::uint32_t> file;  // of the manuscript
  std::unique_ptr<pugi::xml_document> tree;
  Node body;
  std::vector<JoinedChapter> joined;
  bool in_spine = true;
};

// A page with its head: language on the root, `title` (the name when that is empty), the
// stylesheet.
Page start_page(PageKind kind, const std::string& name, const std::string& title,
                const std::string& language);

// Marks `link` (an <a>) as leading to `goal`. Its href is set by bind_links, when it is known
// which file holds the goal.
void set_goal(Node link, const resolve::Goal& goal);

// Marks `element` as made from that node of the manuscript, and takes the mark off again.
void set_origin(Node element, document::NodeId node);
std::optional<document::NodeId> take_origin(Node element);

// Both language attributes (EPUB 3.3 §6.1.1, Kindle and Ace ask for both).
void set_language(Node node, const std::string& language);

}  // namespace diaoban::epub::xhtml
