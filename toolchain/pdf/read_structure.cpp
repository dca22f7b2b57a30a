// Walks the structure tree of a finished file and gathers its text.
#include "pdf/read_structure.hpp"

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <set>

#include "base/failure.hpp"
#include "pdf/page_text.hpp"

namespace diaoban::pdf {
namespace {

using Object = QPDFObjectHandle;
using Objects = std::vector<Object>;

// Elements that run in a line of text (ISO 32000-1 14.8.4.4).
bool is_inline(const std::string& role) {
  static const std::set<std::string> roles{"Span",    "Quote", "Reference", "BibEntry", "Link",
                                           "Annot",   "Ruby",  "RB",        "RT",       "RP",
                                           "Warichu", "WT",    "WP",        "Code"};
  return roles.count(role) != 0;
}

// Whether a layout attribute puts a figure or formula in its line (14.8.5.4).
bool is_placed_inline(Object element) {
  auto attributes = element.getKey("/A");
  const auto all = attributes.isArray() ? attributes.getArrayAsVector() : Objects{attributes};
  return std::any_of(all.begin(), all.end(), [](Object one) {
    return one.isDictionary() && one.getKey("/Placement").isNameAndEquals("/Inline");
  });
}

class Walk {
 public:
  explicit Walk(QPDF& document) {
    auto pages = document.getAllPages();
    for (auto& page : pages) texts_[page.getObjGen()] = read_page_text(page);
    root_ = document.getRoot().getKey("/StructTreeRoot");
    auto language = document.getRoot().getKey("/Lang");
    if (language.isString()) language_ = language.getUTF8Value();
  }

  std::vector<ReadBlock> run() {
    if (!root_.isDictionary()) return {};
    pending_.push_back({root_.getKey("/K"), Object::newNull(), "", language_, false});
    while (!pending_.empty()) {
      const Step step = pending_.back();
      pending_.pop_back();
      take(step);
    }
    close();
    return std::move(blocks_);
  }

 private:
  struct Step {
    Object object;
    Object page;       // that its MCIDs are on
    std::string role;  // of the block that it is in
    std::string language;
    bool ends_block;  // no object, but the end of a block
  };

  void take(const Step& step) {
    Object object = step.object;
    if (step.ends_block) {
      close();
      block_.role = step.role;
    } else if (object.isArray()) {
      auto kids = object.getArrayAsVector();
      for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid) {
        pending_.push_back({*kid, step.page, step.role, step.language, false});
      }
    } else if (object.isInteger()) {
      add_content(step.page, object.getIntValueAsInt(), step.language);
    } else if (object.isDictionary() && object.hasKey("/S")) {
      enter(object, step);
    } else if (object.isDictionary() && object.hasKey("/MCID")) {
      auto page = object.hasKey("/Pg") ? object.getKey("/Pg") : step.page;
      add_content(page, object.getKey("/MCID").getIntValueAsInt(), step.language);
    }
  }

  void enter(Object element, const Step& step) {
    if (!seen_.insert(element.getObjGen()).second) return;
    std::string role = element.getKey("/S").getName().substr(1);
    auto map = root_.getKey("/RoleMap");
    if (map.isDictionary() && map.hasKey("/" + role)) {
      role = map.getKey("/" + role).getName().substr(1);
    }
    const bool is_block = !is_inline(role) && !is_placed_inline(element);
    if (is_block) {
      close();
      block_.role = role;
      pending_.push_back({Object::newNull(), Object::newNull(), step.role, {}, true});
    }
    auto own_language = element.getKey("/Lang");
    const std::string language =
        own_language.isString() ? own_language.getUTF8Value() : step.language;
    auto alternative = element.getKey("/Alt");
    if (alternative.isString()) block_.alternative += alternative.getUTF8Value();
    auto actual = element.getKey("/ActualText");
    if (actual.isString()) {
      add_text(actual.getUTF8Value(), language);
      return;
    }
    pending_.push_back({element.getKey("/K"), element.getKey("/Pg"), is_block ? role : step.role,
                        language, false});
  }

  void add_content(Object page, int mcid, const std::string& language) {
    const auto found = texts_.find(page.getObjGen());
    if (found == texts_.end()) return;
    const auto text = found->second.find(mcid);
    if (text != found->second.end()) add_text(text->second, language);
  }

  void add_text(const std::string& text, const std::string& language) {
    if (text.empty()) return;
    block_.text += text;
    if (block_.pieces.empty() || block_.pieces.back().language != language) {
      block_.pieces.push_back({language, 0});
    }
    block_.pieces.back().bytes += text.size();
  }

  void close() {
    if (!block_.text.empty() || !block_.alternative.empty()) blocks_.push_back(block_);
    block_ = {};
  }

  std::map<QPDFObjGen, std::map<int, std::string>> texts_;
  Object root_;
  std::string language_;  // of the document
  std::vector<Step> pending_;
  std::set<QPDFObjGen> seen_;
  ReadBlock block_;
  std::vector<ReadBlock> blocks_;
};

}  // namespace

std::vector<ReadBlock> read_structure(std::string_view bytes) try {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("file", bytes.data(), bytes.size());
  return Walk(document).run();
} catch (const std::exception& error) {  // qpdf throws types of its own and logic errors
  throw base::Failure("read", "PDF", error.what());
}

}  // namespace diaoban::pdf
