// Structure elements, their content and attributes, and the trees that lead back to them.
#include "pdf/structure.hpp"

#include <charconv>
#include <set>
#include <string_view>

#include "pdf/bounds.hpp"

namespace diaoban::pdf {
namespace {

// What an own structure type is for a reader that does not know it.
std::string standard_role_of(const std::string& role) {
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

class Writer {
 public:
  Writer(File& file, const Plan& plan, const typeset::Layout& layout)
      : file_(file), plan_(plan), order_(plan.preorder()), bounds_(find_bounds(layout, plan)) {}

  void write() {
    root_ = file_.document.makeIndirectObject(
        make_dictionary({{"/Type", make_name("StructTreeRoot")}}));
    make_elements();
    for (const auto index : order_) add_kids(index);
    root_.replaceKey("/K", objects_[0]);
    add_parent_tree();
    if (!ids_.empty()) root_.replaceKey("/IDTree", make_name_tree(file_.document, ids_));
    add_role_map();
    file_.catalog().replaceKey("/StructTreeRoot", root_);
    // Suspects is left out: false is its default, and poppler complains about it.
    file_.catalog().replaceKey("/MarkInfo", make_dictionary({{"/Marked", Object::newBool(true)}}));
  }

 private:
  void make_elements() {
    objects_.resize(plan_.elements.size());
    for (const auto index : order_) {
      const auto& element = plan_.elements[index];
      auto object = make_dictionary(
          {{"/S", make_name(element.role)},
           {"/P", element.parent == no_element ? root_ : objects_[element.parent]}});
      const auto& source = *element.source;
      if (!source.alternative.empty()) object.replaceKey("/Alt", make_text(source.alternative));
      if (!source.actual_text.empty()) {
        object.replaceKey("/ActualText", make_text(source.actual_text));
      }
      if (!source.language.empty()) {
        object.replaceKey("/Lang", Object::newString(source.language));
      }
      if (!source.title.empty()) object.replaceKey("/T", make_text(source.title));
      if (!element.id.empty()) object.replaceKey("/ID", Object::newString(element.id));
      auto attributes = make_attributes(index);
      if (!attributes.isNull()) object.replaceKey("/A", attributes);
      objects_[index] = file_.document.makeIndirectObject(object);
      if (!element.id.empty()) ids_.emplace(element.id, objects_[index]);
    }
  }

  Object make_attributes(std::uint32_t index) const {
    std::map<std::string, std::map<std::string, Object>> by_owner;
    for (const auto& [key, value] : plan_.elements[index].source->attributes) {
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

  void add_kids(std::uint32_t index) {
    const auto& kids = plan_.elements[index].kids;
    auto& object = objects_[index];
    std::uint32_t home = no_element;  // the page that plain MCIDs are on
    for (const auto& kid : kids) {
      if (kid.kind != Kid::Kind::Element) {
        home = kid.page;
        break;
      }
    }
    if (home != no_element) object.replaceKey("/Pg", file_.pages[home]);
    Objects entries;
    for (const auto& kid : kids) {
      auto entry = make_kid(kid, home);
      if (!entry.isNull()) entries.push_back(entry);
    }
    if (entries.size() == 1) {
      object.replaceKey("/K", entries[0]);
    } else if (!entries.empty()) {
      object.replaceKey("/K", Object::newArray(entries));
    }
  }

  Object make_kid(const Kid& kid, std::uint32_t home) {
    if (kid.kind == Kid::Kind::Element) return objects_[kid.index];
    if (kid.kind == Kid::Kind::Content && kid.page == home) return make_integer(kid.index);
    std::map<std::string, Object> entry;
    if (kid.kind == Kid::Kind::Content) {
      entry = {{"/Type", make_name("MCR")}, {"/MCID", make_integer(kid.index)}};
    } else {
      auto& annotation = file_.annotations[kid.page][kid.index];
      if (annotation.isNull()) return annotation;
      entry = {{"/Type", make_name("OBJR")}, {"/Obj", annotation}};
    }
    if (kid.page != home) entry.emplace("/Pg", file_.pages[kid.page]);
    return Object::newDictionary(entry);
  }

  void add_parent_tree() {
    std::map<std::int64_t, Object> parents;
    for (std::size_t page = 0; page < file_.pages.size(); ++page) {
      Objects elements;
      for (const auto owner : plan_.owners[page]) elements.push_back(objects_[owner]);
      const auto key = static_cast<std::int64_t>(page);
      parents.emplace(key, file_.document.makeIndirectObject(Object::newArray(elements)));
      file_.pages[page].replaceKey("/StructParents", make_integer(key));
    }
    auto next = static_cast<std::int64_t>(file_.pages.size());
    for (std::size_t page = 0; page < file_.pages.size(); ++page) {
      for (std::size_t i = 0; i < file_.annotations[page].size(); ++i) {
        auto& annotation = file_.annotations[page][i];
        if (annotation.isNull()) continue;
        annotation.replaceKey("/StructParent", make_integer(next));
        parents.emplace(next++, objects_[plan_.links[page][i]]);
      }
    }
    root_.replaceKey("/ParentTree", make_number_tree(file_.document, parents));
    root_.replaceKey("/ParentTreeNextKey", make_integer(next));
  }

  void add_role_map() {
    std::map<std::string, Object> roles;
    for (const auto index : order_) {
      const auto& role = plan_.elements[index].role;
      if (!is_standard_role(role)) {
        roles.emplace("/" + role, make_name(standard_role_of(role)));
      }
    }
    if (!roles.empty()) root_.replaceKey("/RoleMap", Object::newDictionary(roles));
  }

  File& file_;
  const Plan& plan_;
  std::vector<std::uint32_t> order_;
  std::map<std::uint32_t, Bounds> bounds_;
  Object root_;
  Objects objects_;
  std::map<std::string, Object> ids_;
};

}  // namespace

void write_structure(File& file, const Plan& plan, const typeset::Layout& layout) {
  Writer(file, plan, layout).write();
}

}  // namespace diaoban::pdf
