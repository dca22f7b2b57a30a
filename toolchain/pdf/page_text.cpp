// Decodes a page's strings.
#include "pdf/page_text.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "pdf/operator_reader.hpp"

namespace diaoban::pdf {
namespace {

constexpr int deepest_form = 40;

// What all streams of a page share.
struct State {
  std::map<QPDFObjGen, FontCodes> fonts;
  PageText page;
};

struct Mark {
  std::optional<int> mcid;
  bool covered = false;             // by an ActualText, its own or one around it
  bool is_layout_artifact = false;  // its own or one around it
  std::string actual;               // ActualText that waits for the glyphs it stands for
};

// The part of a matrix that tells where text stands from bottom to top (ISO 32000-1 8.3.3), as no
// line of ours is turned.
struct Rise {
  double scale = 1;
  double shift = 0;
  // This first, then `next`.
  Rise then(const Rise& next) const {
    return {scale * next.scale, shift * next.scale + next.shift};
  }
};

class TextReader : public OperatorReader {
 public:
  TextReader(State& state, Object resources, std::vector<Mark> marks, Rise page, int depth)
      : state_(state),
        resources_(resources),
        marks_(std::move(marks)),
        depth_(depth),
        states_{page} {}

 private:
  void take(const std::string& name) override {
    if (name == "BMC" || name == "BDC") {
      open();
    } else if (name == "EMC") {
      close();
    } else if (name == "q") {
      states_.push_back(states_.back());
    } else if (name == "Q") {
      if (states_.size() > 1) states_.pop_back();
    } else if (name == "cm") {
      if (const auto rise = read_matrix(operands_)) states_.back() = rise->then(states_.back());
    } else if (name == "BT") {
      line_ = {};
    } else if (name == "Tm") {
      if (const auto rise = read_matrix(operands_)) line_ = *rise;
    } else if ((name == "Td" || name == "TD") && operands_.size() >= 2) {
      line_ = Rise{1, operands_[1].getNumericValue()}.then(line_);
    } else if (name == "Tf" && operands_.size() >= 2 && operands_[0].isName()) {
      set_font(operands_[0].getName());
      font_size_ = operands_[1].getNumericValue();
    } else if (name == "Tj" || name == "TJ" || name == "'" || name == "\"") {
      if (!operands_.empty()) show(operands_.back());
    } else if (name == "Do" && !operands_.empty() && operands_[0].isName()) {
      enter_form(operands_[0].getName());
    }
  }

  static std::optional<Rise> read_matrix(std::vector<Object> numbers) {
    if (numbers.size() < 6) return std::nullopt;
    const double across = numbers[1].getNumericValue();
    const double up = numbers[3].getNumericValue();
    return Rise{up == 0 ? across : up, numbers[5].getNumericValue()};
  }

  void open() {
    Mark mark = marks_.empty() ? Mark{} : marks_.back();
    mark.actual.clear();
    if (!operands_.empty() && operands_[0].isNameAndEquals("/Artifact")) {
      mark.is_layout_artifact = operands_.size() < 2 || !operands_[1].isDictionary() ||
                                !operands_[1].getKey("/Type").isNameAndEquals("/Pagination");
    }
    if (operands_.size() >= 2 && operands_[1].isDictionary()) {
      auto mcid = operands_[1].getKey("/MCID");
      if (mcid.isInteger()) mark.mcid = mcid.getIntValueAsInt();
      auto text = operands_[1].getKey("/ActualText");
      if (text.isString()) {
        mark.actual = mark.covered ? std::string() : text.getUTF8Value();
        mark.covered = true;
      }
    }
    marks_.push_back(mark);
  }

  void close() {
    if (marks_.empty()) return;
    const Mark mark = std::move(marks_.back());
    marks_.pop_back();
    add(mark, mark.actual);
  }

  void set_font(const std::string& name) {
    font_ = nullptr;
    auto fonts = resources_.getKey("/Font");
    if (!fonts.isDictionary() || !fonts.getKey(name).isDictionary()) return;
    auto font = fonts.getKey(name);
    const auto found = state_.fonts.find(font.getObjGen());
    font_ = found != state_.fonts.end()
                ? &found->second
                : &state_.fonts.emplace(font.getObjGen(), read_font_codes(font)).first->second;
  }

  void show(Object text) {
    if (text.isArray()) {
      for (auto& piece : text.getArrayAsVector()) show(piece);
      return;
    }
    if (!text.isString() || font_ == nullptr || marks_.empty()) return;
    Mark& mark = marks_.back();
    if (mark.covered) {
      add(mark, std::exchange(mark.actual, {}));
      return;
    }
    const std::string codes = text.getStringValue();
    std::string shown;
    for (std::size_t i = 0; i + font_->code_size <= codes.size(); i += font_->code_size) {
      unsigned code = 0;
      for (std::size_t j = 0; j < font_->code_size; ++j) {
        code = code << 8U | static_cast<unsigned char>(codes[i + j]);
      }
      const auto found = font_->texts.find(code);
      shown += found == font_->texts.end() ? untold : found->second;
    }
    add(mark, shown);
  }

  void add(const Mark& mark, const std::string& text) {
    if (text.empty()) return;
    if (mark.is_layout_artifact) state_.page.layout_artifacts += text;
    if (!mark.mcid) return;
    const Rise rise = line_.then(states_.back());
    MarkedText& out = state_.page.marked[*mark.mcid];
    if (out.text.empty()) {
      out.first_y = rise.shift;
    } else if (is_other_line(out.last_y, rise.shift, out.size)) {
      out.line_starts.push_back(out.text.size());
    }
    out.last_y = rise.shift;
    out.size = std::abs(rise.scale * font_size_);
    out.text += text;
  }

  void enter_form(const std::string& name) {
    auto objects = resources_.getKey("/XObject");
    auto form = objects.isDictionary() ? objects.getKey(name) : Object::newNull();
    if (!form.isStream() || depth_ >= deepest_form) return;
    if (!form.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return;
    Rise inner = states_.back();
    auto matrix = form.getDict().getKey("/Matrix");
    if (matrix.isArray()) {
      if (const auto rise = read_matrix(matrix.getArrayAsVector())) inner = rise->then(inner);
    }
    TextReader reader(state_, form.getDict().getKey("/Resources"), marks_, inner, depth_ + 1);
    Object::parseContentStream(form, &reader);
  }

  State& state_;
  Object resources_;
  std::vector<Mark> marks_;
  int depth_;
  std::vector<Rise> states_;  // of q and Q
  Rise line_;                 // of the line of text
  const FontCodes* font_ = nullptr;
  double font_size_ = 0;
};

}  // namespace

PageText read_page_text(Object page) {
  State state;
  TextReader reader(state, page.getKey("/Resources"), {}, {}, 0);
  Object::parseContentStream(page.getKey("/Contents"), &reader);
  return std::move(state.page);
}

bool is_other_line(double before, double y, double size) {
  constexpr double least = 0.9;  // of the size; leading is more, scripts rise less
  return std::abs(y - before) > least * size;
}

}  // namespace diaoban::pdf
