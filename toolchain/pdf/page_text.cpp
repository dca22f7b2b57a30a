// Decodes a page's strings.
#include "pdf/page_text.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace diaoban::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int deepest_form = 40;

// What all streams of a page share.
struct State {
  std::map<QPDFObjGen, FontCodes> fonts;
  std::map<int, std::string> texts;
};

struct Mark {
  std::optional<int> mcid;
  bool covered = false;  // by an ActualText, its own or one around it
};

class TextReader : public Object::ParserCallbacks {
 public:
  TextReader(State& state, Object resources, std::vector<Mark> marks, int depth)
      : state_(state), resources_(resources), marks_(std::move(marks)), depth_(depth) {}

  using ParserCallbacks::handleObject;
  void handleObject(Object object, std::size_t, std::size_t) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    take(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

 private:
  void take(const std::string& name) {
    if (name == "BMC" || name == "BDC") {
      open();
    } else if (name == "EMC") {
      if (!marks_.empty()) marks_.pop_back();
    } else if (name == "Tf" && operands_.size() >= 2 && operands_[0].isName()) {
      set_font(operands_[0].getName());
    } else if (name == "Tj" || name == "TJ" || name == "'" || name == "\"") {
      if (!operands_.empty()) show(operands_.back());
    } else if (name == "Do" && !operands_.empty() && operands_[0].isName()) {
      enter_form(operands_[0].getName());
    }
  }

  void open() {
    Mark mark = marks_.empty() ? Mark{} : marks_.back();
    if (operands_.size() >= 2 && operands_[1].isDictionary()) {
      auto mcid = operands_[1].getKey("/MCID");
      if (mcid.isInteger()) mark.mcid = mcid.getIntValueAsInt();
      auto text = operands_[1].getKey("/ActualText");
      if (text.isString()) {
        if (!mark.covered && mark.mcid) state_.texts[*mark.mcid] += text.getUTF8Value();
        mark.covered = true;
      }
    }
    marks_.push_back(mark);
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
    const Mark& mark = marks_.back();
    if (mark.covered || !mark.mcid) return;
    std::string& out = state_.texts[*mark.mcid];
    const std::string codes = text.getStringValue();
    for (std::size_t i = 0; i + font_->code_size <= codes.size(); i += font_->code_size) {
      unsigned code = 0;
      for (std::size_t j = 0; j < font_->code_size; ++j) {
        code = code << 8U | static_cast<unsigned char>(codes[i + j]);
      }
      const auto found = font_->texts.find(code);
      out += found == font_->texts.end() ? "\xEF\xBF\xBD" : found->second;
    }
  }

  void enter_form(const std::string& name) {
    auto objects = resources_.getKey("/XObject");
    auto form = objects.isDictionary() ? objects.getKey(name) : Object::newNull();
    if (!form.isStream() || depth_ >= deepest_form) return;
    if (!form.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return;
    TextReader reader(state_, form.getDict().getKey("/Resources"), marks_, depth_ + 1);
    Object::parseContentStream(form, &reader);
  }

  State& state_;
  Object resources_;
  std::vector<Mark> marks_;
  int depth_;
  const FontCodes* font_ = nullptr;
  std::vector<Object> operands_;
};

}  // namespace

std::map<int, std::string> read_page_text(Object page) {
  State state;
  TextReader reader(state, page.getKey("/Resources"), {}, 0);
  Object::parseContentStream(page.getKey("/Contents"), &reader);
  return std::move(state.texts);
}

}  // namespace diaoban::pdf
