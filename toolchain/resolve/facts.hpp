// Facts about a book, kept beside its trees: numbers, targets, references, notes, contents. Both
// writers use the same facts, so a number or a link cannot differ between EPUB and PDF.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"
#include "project/book.hpp"
#include "project/theme.hpp"

namespace diaoban::resolve {

using document::NodeId;

struct NodeIdHash {
  std::size_t operator()(NodeId id) const noexcept {
    return std::hash<std::uint64_t>{}((std::uint64_t{id.file} << 32U) | id.index);
  }
};
template <class Value>
using NodeMap = std::unordered_map<NodeId, Value, NodeIdHash>;

// A place that links can go to: a file of the reading order and an id in it. The empty anchor is
// the file's beginning. Anchors are ASCII NCNames, unique in their file.
struct Goal {
  std::uint32_t file = 0;
  std::string anchor;
  NodeId node;  // the block or inline that carries the anchor; index 0: the file itself
  auto operator<=>(const Goal&) const = default;
};

// Where a Link, Reference or FootnoteReference goes and what it says.
struct Reference {
  std::variant<std::monostate, Goal, std::string> to;  // nowhere (reported), a goal, an URL
  // Text to show: the title, "图 3-2", "第 3 章". Empty: show what the author wrote (a link's
  // children, a reference's title). Its nodes have no ids (index 0), no links and no notes.
  document::Inlines text;
};

// The number of a heading, figure, table, listing, equation or proof.
struct Number {
  std::string label;  // "第 3 章", "3.2", "图 3-2"; ready to show
  std::string bare;   // "3", "3.2", "3-2"
};

struct ContentsEntry {
  document::Inlines title;
  std::string number;  // ready to show; empty: none
  Goal goal;
  std::string address;  // set: the entry leads out of the book, and `goal` means nothing
  int level = 1;        // 1: chapter
  std::optional<std::uint32_t> part;  // set where a part starts with this entry
  project::Matter matter = project::Matter::Main;
  std::vector<ContentsEntry> children;
};

struct Footnote {
  int number = 0;  // in its chapter, from 1, by first reference
  NodeId definition;
  NodeId first_reference;
};

// A caption'd thing for the lists of figures, tables and listings.
struct Listed {
  document::Inlines caption;
  std::string number;
  Goal goal;
};

struct IndexItem {
  document::IndexEntry entry;
  Goal goal;
  std::string group;  // the letter that its main term stands under: "A"
};

// A work in a printed bibliography. Its node is of no tree: it is a number past the file's nodes,
// by which the entry's anchor is found, and its place is named.
struct BibliographyEntry {
  NodeId node;
  std::string label;       // "[1]", ready to show; empty with author and year
  document::Inlines text;  // without ids, links and notes
};

struct Facts {
  // Node -> the id it carries in its file. A glossary term's is kept under its first inline.
  NodeMap<std::string> anchors;
  NodeMap<Reference> references;  // Link, Reference, FootnoteReference, Citation
  NodeMap<Number> numbers;
  NodeMap<int> heading_levels;  // Heading -> level in the book, 1 (chapter title) to 6
  NodeMap<Footnote> footnotes;  // FootnoteReference -> its note
  NodeMap<NodeId> definitions;  // FootnoteDefinition -> its first reference
  NodeMap<std::vector<ContentsEntry>> generated;           // Generated toctree or local contents
  NodeMap<std::vector<BibliographyEntry>> bibliographies;  // Generated bibliography
  std::vector<ContentsEntry> contents;
  std::vector<Listed> figures;
  std::vector<Listed> tables;
  std::vector<Listed> listings;
  std::vector<IndexItem> index;           // as the language sorts; see resolve/index_order.hpp
  std::string index_order;                // what the book asks for: see resolve/index_order.hpp
  std::vector<document::Inlines> titles;  // per file: its title
  // Heading -> the title that the reading order gives its file, where it is another than its own:
  // contents and running heads say that one.
  NodeMap<std::string> listed_titles;
};

// Gathers the facts of `documents` (one a file of `book.files`, same order). Labels used twice,
// never defined or never used are diagnostics. `numbering` words the numbers where it says how.
Facts resolve(const project::Book& book, const std::vector<document::Document>& documents,
              const base::FileSystem& files, diagnostics::Sink& sink,
              const project::NumberingLook& numbering = {});

// Words of the book's language that writers add: "目录", "注意", "图". `key` is one of the names in
// resolve/words.cpp (an unknown one is a bug of ours); an unknown language gives English. A word
// with "{}" in it is a format: see filled().
const std::string& word(std::string_view language, std::string_view key);

// The word with its "{}" replaced by `value`: filled("zh-CN", "chapter", "3") is "第 3 章".
std::string filled(std::string_view language, std::string_view key, std::string_view value);

// The heading of an admonition that has no title of its own: "注意", "3.2 版新增". Empty for
// Generic.
std::string admonition_title(std::string_view language, const document::Admonition& admonition);

// The plain text of inlines, as a reader reads it (notes and index marks left out).
std::string plain_text(const document::Inlines& inlines);

}  // namespace diaoban::resolve
