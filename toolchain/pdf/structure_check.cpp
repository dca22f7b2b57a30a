// Checks the plan of the structure tree: who stands in whom, tables, IDs, content.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "pdf/claims.hpp"
#include "pdf/kinds.hpp"

namespace diaoban::pdf {
namespace {

constexpr Standards both{true, true};

struct Containment {
  std::string_view parent;
  std::string_view children;  // each with a blank before and after
};

// Containers that hold nothing but these (ISO 32000-1 tables 336, 337 and 338).
constexpr std::array<Containment, 9> containers{{
    {"Table", " TR THead TBody TFoot Caption "},
    {"THead", " TR "},
    {"TBody", " TR "},
    {"TFoot", " TR "},
    {"TR", " TH TD "},
    {"L", " L LI Caption "},
    {"LI", " Lbl LBody "},
    {"TOC", " TOC TOCI Caption "},
    {"Ruby", " RB RT RP "},
}};

// Elements that stand nowhere but in these.
constexpr std::array<Containment, 9> members{{
    {" Table THead TBody TFoot ", "TR"},
    {" Table ", "THead"},
    {" Table ", "TBody"},
    {" Table ", "TFoot"},
    {" TR ", "TH"},
    {" TR ", "TD"},
    {" L ", "LI"},
    {" LI ", "LBody"},
    {" TOC ", "TOCI"},
}};

bool lists(std::string_view roles, std::string_view role) {
  return roles.find(" " + std::string(role) + " ") != std::string_view::npos;
}

class Check {
 public:
  explicit Check(const Plan& plan) : plan_(plan) {}

  std::vector<Breach> run() {
    for (const auto index : plan_.preorder()) {
      const auto& element = plan_.elements[index];
      check_place(element);
      check_kids(element);
      if (element.role == "Table") check_rows(index);
      if (!element.id.empty() && !ids_.insert(element.id.get()).second) {
        fault(element, fmt::format("two elements have the ID '{}'", element.id.get()));
      }
    }
    return std::move(breaches_);
  }

 private:
  void fault(const PlannedElement& element, std::string message) {
    breaches_.push_back(
        {&kinds::unsound_structure, element.source->node, std::move(message), "", both});
  }

  const PlannedElement& parent_of(const PlannedElement& element) const {
    return plan_.elements[element.parent];
  }

  void check_place(const PlannedElement& element) {
    if (element.parent == no_element) return;
    const std::string_view role = element.role;
    const std::string_view parent = parent_of(element).role;
    for (const auto& rule : members) {
      if (rule.children == role && !lists(rule.parent, parent)) {
        fault(element, fmt::format("a {} stands in a {}", role, parent));
      }
    }
    for (const auto& rule : containers) {
      if (rule.parent == parent && !lists(rule.children, role)) {
        fault(element, fmt::format("a {} stands in a {}", role, parent));
      }
    }
  }

  void check_kids(const PlannedElement& element) {
    bool has_content = false;
    bool has_annotation = false;
    for (const auto& kid : element.kids) {
      has_content = has_content || kid.kind == Kid::Kind::Content;
      has_annotation = has_annotation || kid.kind == Kid::Kind::Annotation;
    }
    if (has_annotation && element.role != "Link") {
      fault(element, fmt::format("a link area belongs to a {}", element.role.str()));
    }
    const bool is_container =
        std::any_of(containers.begin(), containers.end(),
                    [&](const Containment& rule) { return element.role == rule.parent; });
    if (has_content && is_container) {
      fault(element, fmt::format("a {} has text of its own", element.role.str()));
    }
  }

  static int span_of(const PlannedElement& cell, const char* name) {
    const auto& attributes = cell.source->attributes.get();
    const auto found = attributes.find(name);
    return found == attributes.end() ? 1 : std::max(1, std::atoi(found->second.c_str()));
  }

  // ISO 14289-1 7.5: the rows of a table are equally wide, cells that reach down counted.
  void check_rows(std::uint32_t table) {
    std::vector<int> widths;
    std::vector<std::pair<int, int>> reaching;  // width and rows left of cells from rows above
    for (const auto row : rows_of(table)) {
      int width = 0;
      for (auto& [columns, rows] : reaching) {
        if (rows-- > 0) width += columns;
      }
      for (const auto& kid : plan_.elements[row].kids) {
        if (kid.kind != Kid::Kind::Element) continue;
        const auto& cell = plan_.elements[kid.index];
        width += span_of(cell, "ColSpan");
        reaching.emplace_back(span_of(cell, "ColSpan"), span_of(cell, "RowSpan") - 1);
      }
      std::erase_if(reaching, [](const auto& cell) { return cell.second <= 0; });
      widths.push_back(width);
    }
    const auto [low, high] = std::minmax_element(widths.begin(), widths.end());
    if (widths.empty() || *low == *high) return;
    breaches_.push_back({&kinds::uneven_table, plan_.elements[table].source->node,
                         fmt::format("a table whose rows are {} to {} cells wide", *low, *high),
                         "give each row as many cells", both});
  }

  std::vector<std::uint32_t> rows_of(std::uint32_t table) const {
    std::vector<std::uint32_t> rows;
    for (const auto& kid : plan_.elements[table].kids) {
      if (kid.kind != Kid::Kind::Element) continue;
      const auto& part = plan_.elements[kid.index];
      if (part.role == "TR") rows.push_back(kid.index);
      if (part.role != "THead" && part.role != "TBody" && part.role != "TFoot") continue;
      for (const auto& row : part.kids) {
        if (row.kind == Kid::Kind::Element) rows.push_back(row.index);
      }
    }
    return rows;
  }

  const Plan& plan_;
  std::vector<Breach> breaches_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<Breach> check_structure(const Plan& plan) { return Check(plan).run(); }

}  // namespace diaoban::pdf
