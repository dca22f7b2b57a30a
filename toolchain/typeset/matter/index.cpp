// Implements the index: gathers entries, sorts them with ICU, sets them in two columns.
#include "typeset/matter/index.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "resolve/index_order.hpp"
#include "typeset/matter/two_columns.hpp"

namespace diaoban::typeset {
namespace {

constexpr double least_two_columns_em = 32;  // of its text; a narrower index has one column

// One heading of the index with all that it says.
struct Heading {
  std::vector<std::string> terms;
  std::string reading;
  std::vector<DestinationId> places;
  std::vector<std::string> see;
  std::vector<std::string> see_also;
};

std::vector<Heading> gather(const Setter& setter) {
  std::map<std::vector<std::string>, Heading> headings;
  for (const resolve::IndexItem& item : setter.book().input.facts.index) {
    if (item.entry.terms.empty()) continue;
    for (std::size_t depth = 1; depth <= item.entry.terms.size(); ++depth) {
      const std::vector<std::string> terms(
          item.entry.terms.begin(), item.entry.terms.begin() + static_cast<std::ptrdiff_t>(depth));
      headings[terms].terms = terms;
    }
    Heading& heading = headings[item.entry.terms];
    if (!item.entry.reading.empty()) {
      headings[{item.entry.terms.front()}].reading = item.entry.reading;
    }
    if (!item.entry.see.empty()) {
      heading.see.push_back(item.entry.see);
    } else if (!item.entry.see_also.empty()) {
      heading.see_also.push_back(item.entry.see_also);
    } else {
      heading.places.push_back(setter.book().destinations.of(item.goal));
    }
  }
  std::vector<Heading> all;
  for (auto& [terms, heading] : headings) {
    if (heading.reading.empty()) heading.reading = headings[{terms.front()}].reading;
    all.push_back(heading);
  }
  return all;
}

// "5–7", and the place on the first of these pages.
struct PageRange {
  std::string text;
  DestinationId to;
};

// The pages of the places in order; following pages are one range.
std::vector<PageRange> page_ranges(Setter& setter, const std::vector<DestinationId>& places) {
  struct Shown {
    std::uint32_t page;
    std::string label;
    DestinationId to;
  };
  std::vector<Shown> pages;
  for (const DestinationId place : places) {
    const std::string label = setter.page_label(place);
    const auto& known = setter.book().pages.pages;
    const std::uint32_t page =
        place.index < known.size() ? known[place.index] : static_cast<std::uint32_t>(pages.size());
    pages.push_back({page, label, place});
  }
  std::stable_sort(pages.begin(), pages.end(),
                   [](const Shown& a, const Shown& b) { return a.page < b.page; });
  std::vector<PageRange> ranges;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i;
    while (end + 1 < pages.size() && pages[end + 1].page <= pages[end].page + 1) ++end;
    PageRange range{pages[i].label, pages[i].to};
    if (pages[end].page > pages[i].page) range.text += "–" + pages[end].label;
    ranges.push_back(std::move(range));
    i = end + 1;
  }
  return ranges;
}

// The lists of the index that are open, from the outermost: sub-headings stand in a list of their
// own in the item of the heading above them.
class IndexLists {
 public:
  IndexLists(Setter& setter, std::uint32_t list) : setter_(setter), lists_{list} {}

  // The body of a new item at `depth`, from 0.
  std::uint32_t add_item(std::size_t depth) {
    depth = std::min(depth, bodies_.size());
    lists_.resize(std::min(lists_.size(), depth + 1));
    bodies_.resize(depth);
    if (lists_.size() == depth) lists_.push_back(setter_.add_element("L", bodies_.back()));
    const std::uint32_t item = setter_.add_element("LI", lists_.back());
    bodies_.push_back(setter_.add_element("LBody", item));
    return bodies_.back();
  }

 private:
  Setter& setter_;
  std::vector<std::uint32_t> lists_;
  std::vector<std::uint32_t> bodies_;  // of the items that sub-headings may come to
};

// Adds the pages of a heading, each range a link, and what it sends the reader to.
void append_places(Setter& setter, const Heading& heading, const BlockPlace& place,
                   std::uint32_t body, FlatText& flat) {
  const std::string& language = setter.book().language;
  const char* between = "\u2003";
  for (const PageRange& range : page_ranges(setter, heading.places)) {
    append_text(flat, setter.flatten(between, place.look, {setter.add_text_element(body)}));
    between = ", ";
    FlatText pages = setter.flatten(range.text, place.look, {body});
    GalleyLink link;
    link.to = range.to;
    link.description = heading.terms.back() + " " + range.text;
    link.element = setter.add_element("Link", body);
    for (TextStyle& style : pages.text.styles) {
      style.link = static_cast<std::uint32_t>(setter.galley().links.size());
      style.owner = {link.element};
    }
    setter.galley().links.push_back(std::move(link));
    append_text(flat, std::move(pages));
  }
  std::string rest;
  for (const std::string& see : heading.see) {
    rest += "\u2003" + resolve::filled(language, "see", see);
  }
  for (const std::string& see : heading.see_also) {
    rest += "\u2003" + resolve::filled(language, "see-also", see);
  }
  if (rest.empty()) return;
  append_text(flat, setter.flatten(rest, place.look, {setter.add_text_element(body)}));
}

void add_heading(Setter& setter, const Heading& heading, const BlockPlace& outer,
                 IndexLists& lists) {
  const double em = outer.look.size.pt();
  const double indent = 1.5 * em * static_cast<double>(heading.terms.size() - 1);
  BlockPlace place = outer;
  place.left += indent;
  place.width -= indent;
  place.setting = Setting::Left;
  const std::uint32_t body = lists.add_item(heading.terms.size() - 1);
  FlatText flat = setter.flatten(heading.terms.back(), place.look, {body});
  append_places(setter, heading, place, body, flat);
  ParagraphStyle style = setter.paragraph_style(place);
  style.other_indent = 2 * em;
  LineStack stack;
  stack.keep_together = true;
  setter.add_lines(setter.lines_of(flat, style, place), stack);
}

// The entries in their order, grouped by their first letter.
void layout_entries(Setter& setter, const std::vector<Heading>& headings, const BlockPlace& place,
                    std::uint32_t index) {
  std::vector<resolve::IndexKey> keys;
  for (const Heading& heading : headings) keys.push_back({heading.terms, heading.reading});
  std::optional<IndexLists> lists;  // a list a group
  std::string group;
  for (const resolve::IndexPosition& position :
       resolve::index_order(keys, setter.book().language, setter.book().input.facts.index_order)) {
    if (position.group != group) {
      group = position.group;
      BlockPlace head = place;
      head.look.role = "sans-bold";
      const std::uint32_t element = setter.add_element("P", index);
      FlatText flat = setter.flatten(group, head.look, {element});
      LineStack stack;
      stack.keep_with_next = true;
      stack.space_before = setter.theme().body.leading.pt() / 2;
      setter.add_lines(setter.lines_of(flat, setter.paragraph_style(head), head), stack);
      lists.emplace(setter, setter.add_element("L", index));
    }
    if (!lists) lists.emplace(setter, setter.add_element("L", index));
    add_heading(setter, headings[position.key], place, *lists);
  }
}

}  // namespace

void layout_index(Setter& setter, const BlockPlace& outer) {
  const std::vector<Heading> headings = gather(setter);
  if (headings.empty()) return;
  const std::uint32_t index = setter.add_element("Index", outer.element);
  BlockPlace place = outer;
  place.look = setter.theme().table;
  place.first_indent = 0;
  place.on_grid = false;
  const double gap = 2 * place.look.size.pt();
  const bool in_columns = outer.frame == 0 && !outer.in_cell && outer.list_depth == 0 &&
                          outer.width >= least_two_columns_em * place.look.size.pt();
  if (!in_columns) {
    layout_entries(setter, headings, place, index);
    return;
  }
  place.width = (outer.width - gap) / 2;
  layout_two_columns(setter, setter.aside([&] { layout_entries(setter, headings, place, index); }),
                     place.width + gap);
}

}  // namespace diaoban::typeset
