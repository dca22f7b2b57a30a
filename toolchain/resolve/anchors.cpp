// Gives every place that can be linked to an id that is unique in its file.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "resolve/slug.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {
namespace {

// The ids of one file. A wish that is taken gets "-2", "-3" and so on.
class Names {
 public:
  std::string take(const std::string& wish) {
    std::string name = wish;
    for (int count = next_[wish]; !taken_.insert(name).second; ++count) {
      name = wish + "-" + std::to_string(std::max(count, 2));
      next_[wish] = std::max(count, 2) + 1;
    }
    return name;
  }

 private:
  std::set<std::string> taken_;
  std::map<std::string, int> next_;
};

const char* prefix_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::Heading:
      return "sec";
    case PlaceKind::Figure:
      return "fig";
    case PlaceKind::Table:
      return "tab";
    case PlaceKind::Listing:
      return "lst";
    case PlaceKind::Equation:
      return "eq";
    case PlaceKind::Proof:
      return "proof";
    case PlaceKind::Footnote:
      return "note";
    case PlaceKind::Term:
      return "term";
    case PlaceKind::Other:
      break;
  }
  return "at";
}

// "sec-2-1" for the first subsection of the second section: the heading's place in its file. A
// file's title is "title" when it is the only heading of its level.
std::vector<std::string> heading_names(const Survey& survey) {
  std::vector<std::string> names;
  int top = 6;
  for (const HeadingPlace& heading : survey.headings) top = std::min(top, heading.written_level);
  const auto tops =
      std::count_if(survey.headings.begin(), survey.headings.end(),
                    [&](const HeadingPlace& heading) { return heading.written_level == top; });
  const bool has_title = tops == 1 && survey.headings.front().written_level == top;
  std::array<int, 7> counts{};
  for (const HeadingPlace& heading : survey.headings) {
    const auto level = static_cast<std::size_t>(std::clamp(heading.written_level, 1, 6));
    ++counts[level];
    std::fill(counts.begin() + static_cast<std::ptrdiff_t>(level) + 1, counts.end(), 0);
    std::string name = "sec";
    for (auto at = static_cast<std::size_t>(has_title ? top + 1 : top); at <= level; ++at) {
      name += "-" + std::to_string(counts[at]);
    }
    names.push_back(name == "sec" ? "title" : name);
  }
  return names;
}

// What a place would like to be called by what its author named it; "" when he did not.
std::string named_wish(const Place& place) {
  std::string wish = ascii_name(place.id);
  for (const document::Block* target : place.named) {
    if (wish.empty()) wish = ascii_name(std::get<document::Target>(target->node).name);
  }
  return wish;
}

// Names made from a title lose what is not ASCII; such a name is taken only when the title lost
// nothing, so that a Chinese heading with one Latin word is not called by that word alone.
std::string title_wish(const Place& place) {
  if (place.title == nullptr || place.kind == PlaceKind::Other) return {};
  const std::string title = plain_text(*place.title);
  const bool is_ascii = std::all_of(title.begin(), title.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!is_ascii) return {};
  std::string name = ascii_name(slug_of(title));
  if (name.empty()) return {};
  return place.kind == PlaceKind::Heading ? name : std::string(prefix_of(place.kind)) + "-" + name;
}

void resolve_file_anchors(Work& work, std::uint32_t file) {
  const Survey& survey = work.surveys[file];
  NodeMap<std::string>& anchors = work.facts.anchors;
  Names names;
  // The author's own names come first, so that no made name takes one of them.
  for (const Place& place : survey.places) {
    const std::string wish = named_wish(place);
    if (!wish.empty()) anchors[place.node] = names.take(wish);
  }
  NodeMap<std::string> headings;
  const std::vector<std::string> made = heading_names(survey);
  for (std::size_t i = 0; i < made.size(); ++i) {
    headings[survey.places[survey.headings[i].place].node] = made[i];
  }
  std::map<PlaceKind, int> counts;
  for (const Place& place : survey.places) {
    const int count = ++counts[place.kind];
    if (anchors.contains(place.node)) continue;
    std::string wish = title_wish(place);
    if (wish.empty() && place.kind == PlaceKind::Heading) wish = headings[place.node];
    if (wish.empty()) wish = std::string(prefix_of(place.kind)) + "-" + std::to_string(count);
    anchors[place.node] = names.take(wish);
  }
  int mark_count = 0;
  for (const FootnoteMark& mark : survey.marks) {
    ++mark_count;
    if (anchors.contains(mark.mark->id)) continue;
    anchors[mark.mark->id] = names.take("mark-" + std::to_string(mark_count));
  }
  int index_count = 0;
  for (const document::Inline* mark : survey.index_marks) {
    ++index_count;
    if (anchors.contains(mark->id)) continue;
    anchors[mark->id] = names.take("index-" + std::to_string(index_count));
  }
}

}  // namespace

void resolve_anchors(Work& work) {
  for (std::uint32_t file = 0; file < work.file_count(); ++file) resolve_file_anchors(work, file);
}

}  // namespace diaoban::resolve
