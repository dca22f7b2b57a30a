// Walks the structure tree of a finished file and gathers its text.
#include "pdf/read_structure.hpp"

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <set>

#include "base/failure.hpp"
#include "pdf/page_text.hpp"
#include "pdf/reading_check.hpp"

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
    for (auto& page : pages) texts_[page.getObjGen()] = read_page_text(page).marked;
    root_ = document.getRoot().getKey("/StructTreeRoot");
    auto language = document.getRoot().getKey("/Lang");
    if (language.isString()) language_ = language.getUTF8Value();
  }

  std::vector<ReadBlock> run() {
    if (!root_.isDictionary()) return {};
    pending_.push_back(
        {root_.getKey("/K"), {Object::newNull(), "", language_, false, false, false}});
    while (!pending_.empty()) {
      const Step step = pending_.back();
      pending_.pop_back();
      take(step);
    }
    close();
    return std::move(blocks_);
  }

 private:
  // Where a part of the tree stands.
  struct Place {
    Object page;       // that its MCIDs are on
    std::string role;  // of the block that it is in
    std::string language;
    bool is_call;
    bool is_literal;
    bool is_hidden;  // behind the alternative of a figure
  };
  struct Step {
    Object object;
    Place place;
    bool ends_block = false;  // no object, but the end of a block
  };

  void take(const Step& step) {
    Object object = step.object;
    if (step.ends_block) {
      close();
      block_.role = step.place.role;
    } else if (object.isArray()) {
      auto kids = object.getArrayAsVector();
      for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid) {
        pending_.push_back({*kid, step.place});
      }
    } else if (object.isInteger()) {
      add_content(step.place.page, object.getIntValueAsInt(), step.place);
    } else if (object.isDictionary() && object.hasKey("/S")) {
      enter(object, step.place);
    } else if (object.isDictionary() && object.hasKey("/MCID")) {
      auto page = object.hasKey("/Pg") ? object.getKey("/Pg") : step.place.page;
      add_content(page, object.getKey("/MCID").getIntValueAsInt(), step.place);
    }
  }

  std::string role_of(Object element) {
    const std::string role = element.getKey("/S").getName().substr(1);
    auto map = root_.getKey("/RoleMap");
    const bool is_mapped = map.isDictionary() && map.getKey("/" + role).isName();
    return is_mapped ? map.getKey("/" + role).getName().substr(1) : role;
  }

  void enter(Object element, const Place& outer) {
    if (!seen_.insert(element.getObjGen()).second) return;
    const std::string role = role_of(element);
    Place place = outer;
    place.page = element.getKey("/Pg");
    if (!is_inline(role) && !is_placed_inline(element)) {
      close();
      block_.role = place.role = role;
      place.is_call = place.is_literal = place.is_hidden = false;
      pending_.push_back({Object::newNull(), outer, true});
    }
    auto language = element.getKey("/Lang");
    if (language.isString()) place.language = language.getUTF8Value();
    if (role == "Reference" && place.role != "TOCI") place.is_call = true;
    if (role == "Code" || role == "Formula" || role == "Link") place.is_literal = true;
    auto instead = element.getKey("/ActualText");
    auto alternative = element.getKey("/Alt");
    if (alternative.isString() && role == "Formula") {
      instead = alternative;
    } else if (alternative.isString()) {
      block_.alternative += alternative.getUTF8Value();
      place.is_hidden = place.is_hidden || role == "Figure";
    }
    if (instead.isString()) {
      add_text(instead.getUTF8Value(), place);
    } else {
      pending_.push_back({element.getKey("/K"), place});
    }
  }

  void add_content(Object page, int mcid, const Place& place) {
    const auto found = texts_.find(page.getObjGen());
    if (found == texts_.end()) return;
    const auto text = found->second.find(mcid);
    if (text == found->second.end() || place.is_hidden || text->second.text.empty()) return;
    const MarkedText& marked = text->second;
    const std::size_t start = block_.text.size();
    const bool goes_on =
        page.getObjGen() == last_page_ && !is_other_line(last_.last_y, marked.first_y, last_.size);
    if (start > 0 && !goes_on) block_.line_starts.push_back(start);
    for (const std::size_t line : marked.line_starts) block_.line_starts.push_back(start + line);
    last_page_ = page.getObjGen();
    last_.last_y = marked.last_y;
    last_.size = marked.size;
    add_text(marked.text, place);
  }

  void add_text(const std::string& text, const Place& place) {
    if (text.empty() || place.is_hidden) return;
    block_.text += text;
    auto& pieces = block_.pieces;
    const ReadPiece next{place.language, text.size(), place.is_call, place.is_literal};
    const bool is_like = !pieces.empty() && pieces.back().language == next.language &&
                         pieces.back().is_call == next.is_call &&
                         pieces.back().is_literal == next.is_literal;
    if (is_like) {
      pieces.back().bytes += next.bytes;
    } else {
      pieces.push_back(next);
    }
  }

  void close() {
    if (!block_.text.empty() || !block_.alternative.empty()) blocks_.push_back(block_);
    block_ = {};
  }

  std::map<QPDFObjGen, std::map<int, MarkedText>> texts_;
  Object root_;
  std::string language_;  // of the document
  std::vector<Step> pending_;
  std::set<QPDFObjGen> seen_;
  ReadBlock block_;
  QPDFObjGen last_page_;  // of the text that came last, and where it ended
  MarkedText last_;
  std::vector<ReadBlock> blocks_;
};

}  // namespace

std::vector<ReadBlock> read_structure(QPDF& document) { return Walk(document).run(); }

std::vector<ReadBlock> read_structure(std::string_view bytes) try {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("file", bytes.data(), bytes.size());
  return read_structure(document);
} catch (const std::exception& error) {  // qpdf throws types of its own and logic errors
  throw base::Failure("read", "PDF", error.what());
}

}  // namespace diaoban::pdf
