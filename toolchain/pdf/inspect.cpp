// Independent re-reading of a tagged file.
#include "pdf/inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <set>

#include "pdf/marked_page.hpp"
#include "pdf/reading_check.hpp"

namespace diaoban::pdf {
namespace {

using Object = QPDFObjectHandle;
using Id = QPDFObjGen;

class Inspection {
 public:
  explicit Inspection(QPDF& document) : document_(document), pages_(document.getAllPages()) {
    for (std::size_t i = 0; i < pages_.size(); ++i) page_of_[pages_[i].getObjGen()] = i;
  }

  std::vector<Finding> run() {
    auto catalog = document_.getRoot();
    root_ = catalog.getKey("/StructTreeRoot");
    const bool is_tagged = root_.isDictionary();
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      read_page(page, is_tagged);
      check_fonts(pages_[page].getKey("/Resources"), page);
    }
    if (is_tagged) {
      check_catalog(catalog);
      walk_elements();
      check_content();
      check_parent_tree();
    }
    check_annotations(is_tagged);
    return std::move(findings_);
  }

 private:
  void find(const char* name, std::optional<std::size_t> page, std::string message) {
    findings_.push_back({name, page ? *page + 1 : 0, std::move(message)});
  }

  void read_page(std::size_t page, bool is_tagged) {
    MarkedPage marked = read_marked_page(pages_[page]);
    if (!marked.is_balanced) find("unbalanced", page, "marked content is not balanced");
    if (is_tagged && marked.untagged_ink > 0) {
      find("untagged-ink", page, fmt::format("{} marks are outside of tags", marked.untagged_ink));
    }
    std::set<int> seen;
    for (const int mcid : marked.mcids) {
      if (!seen.insert(mcid).second) find("mcid-twice", page, fmt::format("MCID {}", mcid));
    }
    mcids_.push_back(std::move(seen));
  }

  void check_fonts(Object resources, std::size_t page) {
    std::vector<Object> pending{resources};
    while (!pending.empty()) {
      auto next = pending.back();
      pending.pop_back();
      if (!next.isDictionary()) continue;
      auto fonts = next.getKey("/Font");
      if (fonts.isDictionary()) {
        for (auto& [name, font] : fonts.getDictAsMap()) check_font(font, page);
      }
      for (const char* kind : {"/XObject", "/Pattern"}) {
        auto objects = next.getKey(kind);
        if (!objects.isDictionary()) continue;
        for (auto& [name, object] : objects.getDictAsMap()) {
          if (object.isStream() && seen_.insert(object.getObjGen()).second) {
            pending.push_back(object.getDict().getKey("/Resources"));
          }
        }
      }
    }
  }

  void check_font(Object font, std::size_t page) {
    if (!seen_.insert(font.getObjGen()).second) return;
    Object holder = font;
    auto descendants = font.getKey("/DescendantFonts");
    if (descendants.isArray() && descendants.getArrayNItems() == 1) {
      holder = descendants.getArrayItem(0);
      const bool is_true_type = holder.getKey("/Subtype").isNameAndEquals("/CIDFontType2");
      if (is_true_type && !holder.hasKey("/CIDToGIDMap")) {
        find("font-map", page, "a TrueType CID font without CIDToGIDMap");
      }
    }
    auto descriptor = holder.getKey("/FontDescriptor");
    const bool is_embedded = font.getKey("/Subtype").isNameAndEquals("/Type3") ||
                             (descriptor.isDictionary() &&
                              (descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") ||
                               descriptor.hasKey("/FontFile3")));
    if (!is_embedded) find("font-not-embedded", page, font.getKey("/BaseFont").unparse());
    if (!font.hasKey("/ToUnicode")) {
      find("font-not-readable", page, font.getKey("/BaseFont").unparse());
    }
  }

  void check_catalog(Object catalog) {
    auto marked = catalog.getKey("/MarkInfo");
    if (!marked.isDictionary() || !marked.getKey("/Marked").isBool()) {
      find("not-marked", {}, "MarkInfo is missing");
    }
    auto language = catalog.getKey("/Lang");
    if (!language.isString() || language.getUTF8Value().empty()) {
      find("no-language", {}, "the document has no language");
    }
    auto title = document_.getTrailer().getKey("/Info").getKey("/Title");
    if (!title.isString()) find("no-title", {}, "the document has no title");
  }

  // Visits all structure elements in reading order, with a stack: depth is the file's.
  void walk_elements() {
    std::vector<Object> stack{root_.getKey("/K")};
    int last_heading = 0;
    while (!stack.empty()) {
      auto next = stack.back();
      stack.pop_back();
      if (next.isArray()) {
        auto kids = next.getArrayAsVector();
        stack.insert(stack.end(), kids.rbegin(), kids.rend());
        continue;
      }
      if (!next.isDictionary() || !next.hasKey("/S")) continue;
      if (!elements_.insert(next.getObjGen()).second) {
        find("element-twice", {}, "an element has two parents");
        continue;
      }
      read_kids(next);
      check_element(next, last_heading);
      stack.push_back(next.getKey("/K"));
    }
  }

  static std::vector<Object> kids_of(Object element) {
    auto kids = element.getKey("/K");
    if (kids.isNull()) return {};
    return kids.isArray() ? kids.getArrayAsVector() : std::vector<Object>{kids};
  }

  // Notes an element's own marked content and annotations.
  void read_kids(Object element) {
    const auto home = element.getKey("/Pg");
    for (auto& kid : kids_of(element)) {
      const bool is_dictionary = kid.isDictionary();
      auto page = is_dictionary && kid.hasKey("/Pg") ? kid.getKey("/Pg") : home;
      const auto found = page_of_.find(page.getObjGen());
      if (is_dictionary && kid.getKey("/Type").isNameAndEquals("/OBJR")) {
        referenced_[kid.getKey("/Obj").getObjGen()] = element.getObjGen();
        continue;
      }
      auto mcid = is_dictionary ? kid.getKey("/MCID") : kid;
      if (!mcid.isInteger()) continue;
      if (found == page_of_.end()) {
        find("no-page", {}, "an MCID without a page");
        continue;
      }
      const auto key = std::pair(found->second, mcid.getIntValueAsInt());
      if (!owners_.emplace(key, element.getObjGen()).second) {
        find("owned-twice", found->second, fmt::format("MCID {}", key.second));
      }
    }
  }

  // Whether marked content stands in the element or in elements below it.
  static bool has_content(Object element) {
    std::vector<Object> stack{element};
    std::set<Id> seen;
    while (!stack.empty()) {
      auto next = stack.back();
      stack.pop_back();
      for (auto& kid : kids_of(next)) {
        if (kid.isInteger() || (kid.isDictionary() && kid.hasKey("/MCID"))) return true;
        const bool is_element = kid.isDictionary() && kid.hasKey("/S");
        if (is_element && seen.insert(kid.getObjGen()).second) stack.push_back(kid);
      }
    }
    return false;
  }

  static bool is_empty(Object text) { return !text.isString() || text.getUTF8Value().empty(); }

  void check_element(Object element, int& last_heading) {
    auto role_object = element.getKey("/S");
    const std::string role = role_object.isName() ? role_object.getName() : "";
    if (role == "/Figure" || role == "/Formula") {
      if (!has_content(element)) find("empty-figure", {}, "a figure without content");
      if (is_empty(element.getKey("/Alt")) && is_empty(element.getKey("/ActualText"))) {
        find("no-alt", {}, "a figure without alternative text");
      }
    } else if (role == "/Note") {
      auto id = element.getKey("/ID");
      if (!id.isString() || !ids_.insert(id.getStringValue()).second) {
        find("note-id", {}, "a note without an ID of its own");
      }
    } else if (role == "/Link") {
      const auto kids = kids_of(element);
      const bool has_annotation = std::any_of(kids.begin(), kids.end(), [](Object kid) {
        return kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/OBJR");
      });
      if (!has_annotation) find("link-without-annotation", {}, "a Link without an annotation");
    } else if (role == "/TR" && kids_of(element).empty()) {
      find("empty-row", {}, "a row without cells");
    } else if (role.size() == 3 && role[1] == 'H' && role[2] >= '1' && role[2] <= '6') {
      const int level = role[2] - '0';
      if (level > last_heading + 1) {
        find("heading-gap", {}, fmt::format("H{} after H{}", level, last_heading));
      }
      last_heading = level;
    }
  }

  void check_content() {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      for (const int mcid : mcids_[page]) {
        if (owners_.count({page, mcid}) == 0) {
          find("not-owned", page, fmt::format("MCID {} is in no element", mcid));
        }
      }
    }
    for (const auto& [key, owner] : owners_) {
      if (mcids_[key.first].count(key.second) == 0) {
        find("dangling", key.first, fmt::format("MCID {} is not on the page", key.second));
      }
    }
  }

  void check_parent_tree() {
    auto tree_object = root_.getKey("/ParentTree");
    if (!tree_object.isDictionary()) return find("no-parent-tree", {}, "ParentTree is missing");
    parents_ = QPDFNumberTreeObjectHelper(tree_object, document_).getAsMap();
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      auto key = pages_[page].getKey("/StructParents");
      if (!key.isInteger()) {
        if (!mcids_[page].empty()) find("no-parents", page, "StructParents is missing");
        continue;
      }
      const auto found = parents_.find(key.getIntValue());
      if (found == parents_.end() || !found->second.isArray()) {
        find("no-parents", page, "ParentTree has no entry for the page");
        continue;
      }
      for (const int mcid : mcids_[page]) {
        const auto owner = owners_.find({page, mcid});
        const bool is_same = owner != owners_.end() && mcid < found->second.getArrayNItems() &&
                             found->second.getArrayItem(mcid).getObjGen() == owner->second;
        if (!is_same) find("parent-differs", page, fmt::format("MCID {}", mcid));
      }
    }
  }

  void check_annotations(bool is_tagged) {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      auto annotations = pages_[page].getKey("/Annots");
      if (!annotations.isArray()) continue;
      for (auto& annotation : annotations.getArrayAsVector()) {
        auto flags = annotation.getKey("/F");
        if (!flags.isInteger() || (flags.getIntValue() & 4) == 0) {
          find("annotation-flags", page, "an annotation that is not printed");
        }
        if (!is_tagged) continue;
        if (is_empty(annotation.getKey("/Contents"))) {
          find("annotation-contents", page, "an annotation without a description");
        }
        check_struct_parent(annotation, page);
      }
    }
  }

  void check_struct_parent(Object annotation, std::size_t page) {
    auto key = annotation.getKey("/StructParent");
    const auto parent = key.isInteger() ? parents_.find(key.getIntValue()) : parents_.end();
    if (parent == parents_.end()) return find("annotation-parent", page, "no StructParent");
    const auto referenced = referenced_.find(annotation.getObjGen());
    if (referenced == referenced_.end()) return find("no-objr", page, "no OBJR names the link");
    if (referenced->second != parent->second.getObjGen()) {
      find("parent-differs", page, "OBJR and StructParent lead to different elements");
    }
  }

  QPDF& document_;
  std::vector<Object> pages_;
  Object root_;
  std::vector<Finding> findings_;
  std::map<Id, std::size_t> page_of_;
  std::vector<std::set<int>> mcids_;                  // by page
  std::map<std::pair<std::size_t, int>, Id> owners_;  // page and MCID -> element
  std::map<Id, Id> referenced_;                       // annotation -> element
  std::map<long long, Object> parents_;
  std::set<Id> elements_;
  std::set<Id> seen_;
  std::set<std::string> ids_;
};

}  // namespace

std::vector<Finding> inspect(std::string_view bytes) {
  std::vector<Finding> findings;
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("file", bytes.data(), bytes.size());
    findings = Inspection(document).run();
    if (document.getRoot().getKey("/StructTreeRoot").isDictionary()) {
      for (auto& finding : check_reading(document)) findings.push_back(std::move(finding));
    }
    for (auto& warning : document.getWarnings()) {
      findings.push_back({"damaged", 0, warning.getMessageDetail()});
    }
  } catch (const std::exception& error) {  // qpdf throws types of its own and logic errors
    findings.push_back({"damaged", 0, error.what()});
  }
  return findings;
}

}  // namespace diaoban::pdf
