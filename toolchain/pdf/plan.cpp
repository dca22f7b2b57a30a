// Makes the plan of the structure tree.
#include "pdf/plan.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "base/ensure.hpp"

namespace diaoban::pdf {
namespace {

using typeset::Element;
using typeset::Layout;
using typeset::Owner;

// Virtual elements that say something of their own need an element.
bool is_bare(const Element& element) {
  return element.is_virtual && element.language.empty() && element.actual_text.empty() &&
         element.alternative.empty() && element.id.empty();
}

bool keeps_place(std::string_view role) { return role == "TD" || role == "TH"; }

std::string opening_of(const PlannedElement& element, std::size_t mcid) {
  std::string role;
  for (const char c : std::string_view(element.role)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain) role += c;
  }
  return "/" + (role.empty() ? "Span" : role) + " <</MCID " + std::to_string(mcid) + ">> BDC";
}

// What stands in elements, gathered page by page: all of it in one row. First each piece is
// counted, then each is added, in the same order.
class KidRow {
 public:
  explicit KidRow(std::size_t elements) : starts_(elements + 1, 0) {}

  void count(std::uint32_t element) { ++starts_[element]; }
  void end_counting() {
    std::uint32_t before = 0;
    for (std::uint32_t& start : starts_) before += std::exchange(start, before);
    kids_.resize(before);
    next_ = starts_;
  }
  void add(std::uint32_t element, const Kid& kid) { kids_[next_[element]++] = kid; }
  std::span<const Kid> of(std::uint32_t element) const {
    return std::span(kids_).subspan(starts_[element], starts_[element + 1] - starts_[element]);
  }

 private:
  std::vector<std::uint32_t> starts_;  // by element, and the end
  std::vector<std::uint32_t> next_;
  std::vector<Kid> kids_;
};

class Planner {
 public:
  Planner(const Layout& layout, const std::vector<PaintedPage>& pages, bool links)
      : layout_(layout),
        pages_(pages),
        links_(links),
        content_(std::max<std::size_t>(1, layout.elements.size())),
        annotations_(0) {}

  Plan make() {
    copy_elements();
    number_marks();
    place_links();
    fill_kids();
    find_kept();
    close_heading_gaps();
    name_notes();
    return std::move(plan_);
  }

 private:
  void copy_elements() {
    plan_.elements.reserve(layout_.elements.size() + 1);
    for (const auto& element : layout_.elements) {
      PlannedElement planned;
      planned.role = element.is_virtual && element.role.empty() ? "Span" : element.role;
      if (!links_ && planned.role == "Link") planned.role = "Span";
      planned.parent = element.parent;
      planned.source = &element;
      planned.id = element.id;
      plan_.elements.push_back(std::move(planned));
    }
    if (plan_.elements.empty()) add_element("Document");
    plan_.elements[0].parent = no_element;
  }

  void number_marks() {
    for (const PaintedPage& page : pages_) {
      for (const Owner owner : page.owners) {
        if (owner.is_artifact()) continue;
        base::ensure(owner.element < plan_.elements.size(), "an item's owner is an element");
        content_.count(owner.element);
      }
    }
    content_.end_counting();
    plan_.owners.resize(pages_.size());
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      auto& owners = plan_.owners[page];
      owners.reserve(pages_[page].owners.size());
      for (const Owner owner : pages_[page].owners) {
        if (owner.is_artifact()) continue;
        content_.add(owner.element, {Kid::Kind::Content, static_cast<std::uint32_t>(page),
                                     static_cast<std::uint32_t>(owners.size())});
        owners.push_back(owner.element);
      }
    }
  }

  void place_links() {
    plan_.links.resize(layout_.pages.size());
    for (std::size_t page = 0; links_ && page < layout_.pages.size(); ++page) {
      for (const auto& link : layout_.pages[page].links) {
        const bool is_known = link.element < layout_.elements.size();
        plan_.links[page].push_back(is_known ? link.element : add_link());
      }
    }
    annotations_ = KidRow(plan_.elements.size());
    for (const auto& links : plan_.links) {
      for (const auto element : links) annotations_.count(element);
    }
    annotations_.end_counting();
    for (std::uint32_t page = 0; page < plan_.links.size(); ++page) {
      for (std::uint32_t i = 0; i < plan_.links[page].size(); ++i) {
        annotations_.add(plan_.links[page][i], {Kid::Kind::Annotation, page, i});
      }
    }
  }

  PlannedElement& add_element(const char* role) {
    static const typeset::Element silent;
    PlannedElement& element = plan_.elements.emplace_back();
    element.role = role;
    element.source = &silent;
    return element;
  }

  std::uint32_t add_link() {
    add_element("Link").parent = 0;
    const auto index = static_cast<std::uint32_t>(plan_.elements.size() - 1);
    added_.push_back(index);
    return index;
  }

  const std::vector<std::uint32_t>& children_of(std::uint32_t element) const {
    static const std::vector<std::uint32_t> none;
    return element < layout_.elements.size() ? layout_.elements[element].children : none;
  }

  // Walks the layout's tree in reading order with a stack of its own, as its depth is the author's.
  void fill_kids() {
    struct Visit {
      std::uint32_t element;
      std::uint32_t real;  // nearest element that is not virtual
      std::size_t next;    // child
    };
    std::vector<Visit> stack;
    std::vector<bool> seen(plan_.elements.size(), false);
    real_.assign(plan_.elements.size(), 0);
    const auto enter = [&](std::uint32_t element, std::uint32_t parent) {
      base::ensure(element < plan_.elements.size() && !seen[element],
                   "each element is the child of one");
      seen[element] = true;
      std::uint32_t real = element;
      if (element != 0 && is_bare(*plan_.elements[element].source)) {
        real = parent;
      } else if (element != 0) {
        plan_.elements[element].parent = parent;
        plan_.elements[parent].kids.push_back({Kid::Kind::Element, 0, element});
      }
      real_[element] = real;
      if (element < layout_.elements.size()) add_kids(real, content_.of(element));
      stack.push_back({element, real, 0});
    };
    enter(0, 0);
    while (!stack.empty()) {
      auto& top = stack.back();
      const auto& children = children_of(top.element);
      if (top.next < children.size()) {
        enter(children[top.next++], top.real);
        continue;
      }
      add_kids(top.real, annotations_.of(top.element));
      stack.pop_back();
    }
    for (const auto link : added_) {
      enter(link, 0);
      add_kids(link, annotations_.of(link));
      stack.clear();
    }
    for (auto& owners : plan_.owners) {
      for (auto& owner : owners) {
        base::ensure(seen[owner], "an item's owner is in the structure tree");
        owner = real_[owner];
      }
    }
    for (auto& links : plan_.links) {
      for (auto& link : links) {
        base::ensure(seen[link], "a link's element is in the structure tree");
        link = real_[link];
      }
    }
  }

  void add_kids(std::uint32_t element, std::span<const Kid> more) {
    auto& kids = plan_.elements[element].kids;
    kids.insert(kids.end(), more.begin(), more.end());
  }

  // An element is kept when it or one below it has content; what is not kept leaves its parent.
  void find_kept() {
    auto& elements = plan_.elements;
    for (std::uint32_t i = 0; i < elements.size(); ++i) {
      const auto& kids = elements[i].kids;
      const bool has_content = std::any_of(
          kids.begin(), kids.end(), [](const Kid& kid) { return kid.kind != Kid::Kind::Element; });
      if (!has_content && !keeps_place(elements[i].role)) continue;
      for (auto at = i; at != no_element && !elements[at].in_tree; at = elements[at].parent) {
        elements[at].in_tree = true;
      }
    }
    elements[0].in_tree = true;
    for (auto& element : elements) {
      std::erase_if(element.kids, [&](const Kid& kid) {
        return kid.kind == Kid::Kind::Element && !elements[kid.index].in_tree;
      });
    }
  }

  void close_heading_gaps() {
    std::vector<int> open;
    for (const auto index : plan_.preorder()) {
      auto& element = plan_.elements[index];
      const int level = heading_level(element.role);
      if (level == 0) continue;
      while (!open.empty() && open.back() >= level) open.pop_back();
      open.push_back(level);
      element.role = "H" + std::to_string(open.size());
    }
  }

  void name_notes() {
    std::set<std::string> taken;
    for (const auto& element : plan_.elements) taken.insert(element.id.get());
    std::size_t number = 0;
    for (auto& element : plan_.elements) {
      if (element.role != "Note" || !element.id.empty()) continue;
      do {
        element.id = "note-" + std::to_string(++number);
      } while (!taken.insert(element.id.get()).second);
    }
  }

  const Layout& layout_;
  const std::vector<PaintedPage>& pages_;
  bool links_;
  Plan plan_;
  KidRow content_;      // by element of the layout, virtual ones too
  KidRow annotations_;  // by element
  std::vector<std::uint32_t> real_;
  std::vector<std::uint32_t> added_;
};

}  // namespace

std::vector<std::uint32_t> Plan::preorder() const {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> stack{0};
  while (!stack.empty()) {
    const auto index = stack.back();
    stack.pop_back();
    if (!elements[index].in_tree) continue;
    order.push_back(index);
    const auto& kids = elements[index].kids;
    for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid) {
      if (kid->kind == Kid::Kind::Element) stack.push_back(kid->index);
    }
  }
  return order;
}

std::vector<std::string> Plan::openings(const PaintedPage& page) const {
  std::vector<std::string> openings;
  openings.reserve(page.owners.size());
  std::size_t mcid = 0;
  for (const Owner owner : page.owners) {
    if (owner.element == Owner::layout_artifact) {
      openings.push_back("/Artifact <</Type/Layout>> BDC");
    } else if (owner.element == Owner::pagination_artifact) {
      openings.push_back("/Artifact <</Type/Pagination>> BDC");
    } else {
      openings.push_back(opening_of(elements[owner.element], mcid++));
    }
  }
  return openings;
}

Plan make_plan(const Layout& layout, const std::vector<PaintedPage>& pages, bool links) {
  return Planner(layout, pages, links).make();
}

bool is_standard_role(std::string_view role) {
  static constexpr std::array<std::string_view, 49> roles{
      "Annot",    "Art",    "BibEntry", "BlockQuote", "Caption", "Code", "Div",
      "Document", "Figure", "Form",     "Formula",    "H",       "H1",   "H2",
      "H3",       "H4",     "H5",       "H6",         "Index",   "L",    "LBody",
      "LI",       "Lbl",    "Link",     "NonStruct",  "Note",    "P",    "Part",
      "Private",  "Quote",  "RB",       "RP",         "RT",      "Ruby", "Reference",
      "Sect",     "Span",   "TBody",    "TD",         "TFoot",   "TH",   "THead",
      "TOC",      "TOCI",   "TR",       "Table",      "WP",      "WT",   "Warichu"};
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

int heading_level(std::string_view role) {
  const bool is_heading = role.size() == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6';
  return is_heading ? role[1] - '0' : 0;
}

}  // namespace diaoban::pdf
