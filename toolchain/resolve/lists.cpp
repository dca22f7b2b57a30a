// Lists of figures, tables and listings, and what the index is made from.
#include "resolve/title.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {
namespace {

std::vector<Listed>* list_of(Facts& facts, PlaceKind kind) {
  switch (kind) {
    case PlaceKind::Figure:
      return &facts.figures;
    case PlaceKind::Table:
      return &facts.tables;
    case PlaceKind::Listing:
      return &facts.listings;
    case PlaceKind::Heading:
    case PlaceKind::Equation:
    case PlaceKind::Proof:
    case PlaceKind::Footnote:
    case PlaceKind::Term:
    case PlaceKind::Other:
      break;
  }
  return nullptr;
}

}  // namespace

void resolve_lists(Work& work) {
  for (std::uint32_t file = 0; file < work.file_count(); ++file) {
    for (const Place& place : work.surveys[file].places) {
      std::vector<Listed>* list = list_of(work.facts, place.kind);
      if (list == nullptr) continue;
      const auto number = work.facts.numbers.find(place.node);
      list->push_back({title_copy(*place.title),
                       number == work.facts.numbers.end() ? std::string() : number->second.label,
                       work.goal(place.node)});
    }
    for (const document::Inline* mark : work.surveys[file].index_marks) {
      for (const document::IndexEntry& entry : std::get<document::IndexMark>(mark->node).entries) {
        work.facts.index.push_back({entry, work.goal(mark->id)});
      }
    }
  }
}

}  // namespace diaoban::resolve
