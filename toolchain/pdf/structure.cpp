// Writes structure elements, their content and attributes, and the trees that lead back to them.
#include "pdf/structure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <string_view>

namespace diaoban::pdf {
namespace {

// What an own structure type is for a reader that does not know it.
std::string standard_role_of(std::string_view role) {
  if (role == "CodeBlock" || role == "Title") return "P";
  if (role == "Em" || role == "Strong" || role == "Sub") return "Span";
  if (role == "FENote") return "Note";
  return "Div";
}

// The attribute owner of ISO 32000-1 14.8.5 that `key` belongs to.
const char* attribute_owner(std::string_view key) {
  if (key == "Scope" || key == "ColSpan" || key == "RowSpan" || key == "Headers" ||
      key == "Summary") {
    return "Table";
  }
  return key == "ListNumbering" ? "List" : "Layout";
}

Object attribute_value(const std::string& key, const std::string& value) {
  double number = 0;
  const char* end = value.data() + value.size();
  const auto parsed = std::from_chars(value.data(), end, number);
  if (parsed.ec == std::errc{} && parsed.ptr == end) return make_number(number);
  if (key == "Summary") return make_text(value);
  if (key == "Headers") {  // IDs of header cells, separated by blanks
    Objects ids;
    std::size_t start = 0;
    while (start < value.size()) {
      const std::size_t blank = std::min(value.find(' ', start), value.size());
      if (blank > start) ids.push_back(Object::newString(value.substr(start, blank - start)));
      start = blank + 1;
    }
    return Object::newArray(ids);
  }
  return make_name(value);
}

constexpr std::size_t leaf_size = 64;

std::string reference_to(std::uint32_t number) { return fmt::format("{} 0 R", number); }

class Writer {
 public:
  Writer(FileWriter& writer, File& file, const Plan& plan,
         const std::map<std::uint32_t, Bounds>& bounds)
      : writer_(writer),
        file_(file),
        plan_(plan),
        order_(plan.preorder()),
        bounds_(bounds),
        root_(writer.number_of(file.structure_root)) {}

  void write() {
    numbers_.resize(plan_.elements.size(), 0);
    const std::uint32_t first = writer_.reserve(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) {
      numbers_[order_[i]] = first + static_cast<std::uint32_t>(i);
    }
    for (const auto index : order_) add_element(index);
    const std::string parents = add_parent_tree();
    const std::string ids = add_ids();
    writer_.add(root_,
                "<</Type/StructTreeRoot/K " + reference_to(first) + parents + ids + roles() + ">>");
  }

 private:
  void add_element(std::uint32_t index) {
    const auto& element = plan_.elements[index];
    const auto& source = *element.source;
    const std::uint32_t parent = element.parent == no_element ? root_ : numbers_[element.parent];
    text_ = "<</S" + make_name(element.role).unparse();
    fmt::format_to(std::back_inserter(text_), "/P {} 0 R", parent);
    add_text("/Alt", source.alternative.get());
    add_text("/ActualText", source.actual_text.get());
    if (!source.language.empty())
      text_ += "/Lang" + Object::newString(source.language.str()).unparse();
    add_text("/T", source.title.get());
    if (!element.id.empty()) {
      text_ += "/ID" + Object::newString(element.id.get()).unparse();
      ids_.emplace(element.id.get(), numbers_[index]);
    }
    auto attributes = make_attributes(index);
    if (!attributes.isNull()) text_ += "/A" + attributes.unparse();
    add_kids(element);
    text_ += ">>";
    writer_.add(numbers_[index], text_);
  }

  void add_text(const char* key, const std::string& text) {
    if (!text.empty()) text_ += key + make_text(text).unparse();
  }

  Object make_attributes(std::uint32_t index) const {
    std::map<std::string, std::map<std::string, Object>> by_owner;
    for (const auto& [key, value] : plan_.elements[index].source->attributes.get()) {
      by_owner[attribute_owner(key)].emplace("/" + key, attribute_value(key, value));
    }
    const auto found = bounds_.find(index);
    if (found != bounds_.end()) {
      const auto& box = found->second;
      auto& layout = by_owner["Layout"];
      layout.emplace("/Placement", make_name("Block"));
      layout.insert_or_assign(
          "/BBox", make_rectangle(file_.to_x(box.page, box.left), file_.to_y(box.page, box.bottom),
                                  file_.to_x(box.page, box.right), file_.to_y(box.page, box.top)));
    }
    Objects dictionaries;
    for (auto& [owner, entries] : by_owner) {
      entries.emplace("/O", make_name(owner));
      dictionaries.push_back(Object::newDictionary(entries));
    }
    if (dictionaries.empty()) return Object::newNull();
    return dictionaries.size() == 1 ? dictionaries[0] : Object::newArray(dictionaries);
  }

  void add_kids(const PlannedElement& element) {
    std::uint32_t home = no_element;  // the page that plain MCIDs are on
    for (const auto& kid : element.kids) {
      if (kid.kind != Kid::Kind::Element) {
        home = kid.page;
        break;
      }
    }
    if (home != no_element) text_ += "/Pg " + reference_to(page_number(home));
    std::string kids;
    std::size_t count = 0;
    for (const auto& kid : element.kids) {
      if (kid.kind == Kid::Kind::Annotation && file_.annotations[kid.page][kid.index].isNull()) {
        continue;
      }
      if (count++ > 0) kids += ' ';
      add_kid(kid, home, kids);
    }
    if (count == 1) {
      text_ += "/K " + kids;
    } else if (count > 1) {
      text_ += "/K[" + kids + "]";
    }
  }

  void add_kid(const Kid& kid, std::uint32_t home, std::string& to) const {
    const auto out = std::back_inserter(to);
    if (kid.kind == Kid::Kind::Element) {
      fmt::format_to(out, "{} 0 R", numbers_[kid.index]);
      return;
    }
    if (kid.kind == Kid::Kind::Content && kid.page == home) {
      fmt::format_to(out, "{}", kid.index);
      return;
    }
    if (kid.kind == Kid::Kind::Content) {
      fmt::format_to(out, "<</Type/MCR/MCID {}", kid.index);
    } else {
      auto& annotation = file_.annotations[kid.page][kid.index];
      fmt::format_to(out, "<</Type/OBJR/Obj {} 0 R", writer_.number_of(annotation));
    }
    if (kid.page != home) fmt::format_to(out, "/Pg {} 0 R", page_number(kid.page));
    to += ">>";
  }

  std::uint32_t page_number(std::size_t page) const { return writer_.number_of(file_.pages[page]); }

  std::string add_parent_tree() {
    std::vector<std::pair<std::string, std::uint32_t>> parents;
    const std::uint32_t first = writer_.reserve(file_.pages.size());
    for (std::size_t page = 0; page < file_.pages.size(); ++page) {
      text_ = "[";
      for (const auto owner : plan_.owners[page]) {
        if (text_.size() > 1) text_ += ' ';
        text_ += reference_to(numbers_[owner]);
      }
      text_ += ']';
      const auto number = static_cast<std::uint32_t>(first + page);
      writer_.add(number, text_);
      parents.emplace_back(std::to_string(page), number);
    }
    for (std::size_t page = 0; page < file_.pages.size(); ++page) {
      for (std::size_t i = 0; i < file_.annotations[page].size(); ++i) {
        if (file_.annotations[page][i].isNull()) continue;
        parents.emplace_back(std::to_string(parents.size()), numbers_[plan_.links[page][i]]);
      }
    }
    return fmt::format("/ParentTree {} 0 R/ParentTreeNextKey {}", add_tree("/Nums", parents),
                       parents.size());
  }

  std::string add_ids() {
    if (ids_.empty()) return {};
    std::vector<std::pair<std::string, std::uint32_t>> names;
    for (const auto& [id, number] : ids_) {
      names.emplace_back(Object::newString(id).unparse(), number);
    }
    return fmt::format("/IDTree {} 0 R", add_tree("/Names", names));
  }

  // A number tree (ISO 32000-1 7.9.7) or name tree (7.9.6) of sorted entries. Returns its number.
  std::uint32_t add_tree(const char* entry_name,
                         const std::vector<std::pair<std::string, std::uint32_t>>& entries) {
    const auto list = [&](std::size_t begin, std::size_t end) {
      std::string text = entry_name;
      for (std::size_t i = begin; i < end; ++i) {
        fmt::format_to(std::back_inserter(text), "{}{} {} 0 R", i > begin ? ' ' : '[',
                       entries[i].first, entries[i].second);
      }
      return text + "]";
    };
    if (entries.size() <= leaf_size) return add_object("<<" + list(0, entries.size()) + ">>");
    std::string leaves;
    for (std::size_t begin = 0; begin < entries.size(); begin += leaf_size) {
      const std::size_t end = std::min(begin + leaf_size, entries.size());
      const std::uint32_t leaf = add_object(fmt::format(
          "<</Limits[{} {}]{}>>", entries[begin].first, entries[end - 1].first, list(begin, end)));
      leaves += (leaves.empty() ? "" : " ") + reference_to(leaf);
    }
    return add_object("<</Kids[" + leaves + "]>>");
  }

  std::uint32_t add_object(const std::string& text) {
    const std::uint32_t number = writer_.reserve(1);
    writer_.add(number, text);
    return number;
  }

  std::string roles() const {
    std::map<std::string, Object> roles;
    for (const auto index : order_) {
      const auto& role = plan_.elements[index].role;
      if (!is_standard_role(role)) {
        roles.emplace("/" + role.str(), make_name(standard_role_of(role)));
      }
    }
    return roles.empty() ? std::string() : "/RoleMap" + Object::newDictionary(roles).unparse();
  }

  FileWriter& writer_;
  File& file_;
  const Plan& plan_;
  std::vector<std::uint32_t> order_;
  const std::map<std::uint32_t, Bounds>& bounds_;
  std::uint32_t root_;
  std::vector<std::uint32_t> numbers_;  // in the file, by element; 0: not in the tree
  std::map<std::string, std::uint32_t> ids_;
  std::string text_;  // of the object that is being made
};

}  // namespace

void prepare_structure(File& file) {
  std::int64_t key = 0;
  for (auto& page : file.pages) page.replaceKey("/StructParents", make_integer(key++));
  for (auto& annotations : file.annotations) {
    for (auto& annotation : annotations) {
      if (!annotation.isNull()) annotation.replaceKey("/StructParent", make_integer(key++));
    }
  }
  file.structure_root = file.document.makeIndirectObject(Object::newDictionary());
  file.catalog().replaceKey("/StructTreeRoot", file.structure_root);
  // Suspects is left out: false is its default, and poppler complains about it.
  file.catalog().replaceKey("/MarkInfo", make_dictionary({{"/Marked", Object::newBool(true)}}));
}

void write_structure(FileWriter& writer, File& file, const Plan& plan,
                     const std::map<std::uint32_t, Bounds>& bounds) {
  Writer(writer, file, plan, bounds).write();
}

}  // namespace diaoban::pdf
