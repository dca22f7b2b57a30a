// What resolve/ looks at in one file, gathered in one pass over its tree, in document order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/tree.hpp"

namespace diaoban::resolve {

using document::NodeId;
using document::Span;

// What sort of thing a place is; it decides the words and numbers of references to it.
enum class PlaceKind {
  Heading,
  Figure,
  Table,
  Listing,
  Equation,
  Proof,
  Footnote,
  Term,
  Other,
};

// A place that can be linked to. Pointers lead into the tree, which outlives the survey.
struct Place {
  NodeId node;
  PlaceKind kind = PlaceKind::Other;
  Span span;
  std::string id;                             // given by the author; empty: none
  const document::Inlines* title = nullptr;   // heading, caption or title; null: none
  std::vector<const document::Block*> named;  // targets (name)= that name it
  std::string proof_kind;                     // of a Proof
  bool numbered = true;                       // may have a number
};

struct HeadingPlace {
  std::size_t place = 0;  // index into places
  int written_level = 1;
  bool nested = false;  // in a list, quote, admonition or panel: no section of its own
};

struct FootnoteMark {
  const document::Inline* mark = nullptr;
  NodeId inside;             // the footnote that the mark itself stands in; index 0: none
  std::size_t headings = 0;  // of the file, that stand before it
};

struct GeneratedPlace {
  const document::Block* block = nullptr;
  std::optional<std::size_t> heading;  // index into headings of the section that it stands in
};

struct Survey {
  std::vector<Place> places;
  std::vector<HeadingPlace> headings;
  std::vector<const document::Block*> footnotes;
  std::vector<FootnoteMark> marks;
  std::vector<const document::Inline*> links;       // Link
  std::vector<const document::Inline*> references;  // Reference
  std::vector<const document::Inline*> citations;   // Citation
  std::vector<const document::Inline*> index_marks;
  std::vector<GeneratedPlace> generated;
};

Survey read_survey(const document::Document& document);

}  // namespace diaoban::resolve
