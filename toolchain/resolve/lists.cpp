// Lists of figures, tables and listings, and what the index is made from.
#include <map>
#include <string>

#include "resolve/index_order.hpp"
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

// Sorts the gathered index. A reading that is given once, in the text or by the book's settings,
// holds for its term everywhere.
void sort_index(Work& work) {
  std::vector<IndexItem>& items = work.facts.index;
  std::map<std::string, std::string> readings;
  const std::string table = "index.readings.";
  for (const auto& [key, value] : work.book.settings) {
    if (key.starts_with(table)) readings.emplace(key.substr(table.size()), value);
  }
  for (const IndexItem& item : items) {
    if (item.entry.reading.empty() || item.entry.terms.empty()) continue;
    readings.emplace(item.entry.terms.front(), item.entry.reading);
  }
  std::vector<IndexKey> keys;
  for (IndexItem& item : items) {
    const auto reading =
        item.entry.terms.empty() ? readings.end() : readings.find(item.entry.terms.front());
    if (reading != readings.end()) item.entry.reading = reading->second;
    keys.push_back({item.entry.terms, item.entry.reading});
  }
  std::vector<IndexItem> sorted;
  for (IndexPosition& position : index_order(keys, work.language(), work.facts.index_order)) {
    sorted.push_back(std::move(items[position.key]));
    sorted.back().group = std::move(position.group);
  }
  items = std::move(sorted);
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
        work.facts.index.push_back({entry, work.goal(mark->id), {}});
      }
    }
  }
  const auto order = work.book.settings.find("index.order");
  if (order != work.book.settings.end()) work.facts.index_order = order->second;
  if (!work.facts.index.empty()) sort_index(work);
}

}  // namespace diaoban::resolve
