// Implements the following of a page's painting.
#include "pdf/page_ink.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "base/utf8.hpp"
#include "pdf/ink_state.hpp"
#include "pdf/operator_reader.hpp"

namespace diaoban::pdf {
namespace {

using Area = InkArea;
using Matrix = InkMatrix;
using Paint = InkPaint;
using State = InkState;

constexpr int deepest_form = 20;
constexpr std::size_t most_states = 400;

// The share of a full-width mark's cell that has ink: Chinese marks fill one half.
std::pair<double, double> inked_share(const std::string& text) {
  if (text.size() != 3) return {0, 1};
  const char32_t c = base::decode(text, 0).code_point;
  constexpr std::u32string_view left = U"、。，．：；！？」』”’）》〉】〗〕］｝";
  constexpr std::u32string_view right = U"「『“‘（《〈【〖〔［｛";
  if (left.find(c) != std::u32string_view::npos) return {0, 0.55};
  if (right.find(c) != std::u32string_view::npos) return {0.45, 1};
  return {0, 1};
}

// Grey or CMYK as a press has them, or a palette of such.
bool is_device_space(Object space) {
  const bool is_palette = space.isArray() && space.getArrayNItems() > 1 &&
                          space.getArrayItem(0).isNameAndEquals("/Indexed");
  if (is_palette) space = space.getArrayItem(1);
  return space.isNameAndEquals("/DeviceGray") || space.isNameAndEquals("/DeviceCMYK");
}

bool is_profiled(Object shading) {
  if (shading.isStream()) shading = shading.getDict();
  return !shading.isDictionary() || !is_device_space(shading.getKey("/ColorSpace"));
}

class InkReader : public OperatorReader {
 public:
  InkReader(Object resources, FontMeasures& fonts, PrintPage& page, State state, int depth)
      : resources_(std::move(resources)), fonts_(fonts), page_(page), depth_(depth) {
    states_.push_back(state);
  }

 private:
  void take(const std::string& name) override {
    if (!take_state(name) && !take_path(name) && !take_color(name) && !take_text(name)) {
      take_object(name);
    }
  }

  State& state() { return states_.back(); }

  // The operand `back` places before the operator, from 1; 0 when it is none.
  double number(std::size_t back) const {
    if (operands_.size() < back) return 0;
    Object operand = operands_[operands_.size() - back];
    return operand.isNumber() ? operand.getNumericValue() : 0;
  }
  Matrix matrix_operand() const {
    return {number(6), number(5), number(4), number(3), number(2), number(1)};
  }
  // The resource that the operand `back` places before the operator names; null when none does.
  Object resource(const char* kind, std::size_t back = 1) {
    if (operands_.size() < back) return Object::newNull();
    Object name = operands_[operands_.size() - back];
    if (!name.isName() || !resources_.isDictionary()) return Object::newNull();
    Object dictionary = resources_.getKey(kind);
    return dictionary.isDictionary() ? dictionary.getKey(name.getName()) : Object::newNull();
  }

  bool take_state(const std::string& name) {
    if (name == "q") {
      if (states_.size() < most_states) states_.push_back(State(state()));
    } else if (name == "Q") {
      if (states_.size() > 1) states_.pop_back();
    } else if (name == "cm") {
      state().matrix = matrix_operand().then(state().matrix);
    } else if (name == "w") {
      state().line_width = number(1);
    } else if (name == "gs") {
      take_graphics_state(resource("/ExtGState"));
    } else {
      return false;
    }
    return true;
  }

  void take_graphics_state(Object dictionary) {
    if (!dictionary.isDictionary()) return;
    for (const char* key : {"/ca", "/CA"}) {
      Object alpha = dictionary.getKey(key);
      if (alpha.isNumber() && alpha.getNumericValue() < 1) page_.transparent = true;
    }
    if (dictionary.getKey("/SMask").isDictionary()) page_.transparent = true;
  }

  void add_point(double x, double y) { path_.add(state().matrix, x, y); }

  bool take_path(const std::string& name) {
    static const std::set<std::string> fills{"f", "F", "f*"};
    static const std::set<std::string> both{"B", "B*", "b", "b*"};
    if (name == "m" || name == "l") {
      add_point(number(2), number(1));
    } else if (name == "c" || name == "v" || name == "y") {
      for (std::size_t back = operands_.size(); back >= 2; back -= 2) {
        add_point(number(back), number(back - 1));
        if (back < 4) break;
      }
    } else if (name == "re") {
      path_.add_box(state().matrix, number(4), number(3), number(4) + number(2),
                    number(3) + number(1));
    } else if (name == "W" || name == "W*") {
      clipping_ = true;
    } else if (fills.count(name) != 0) {
      end_path(true, false);
    } else if (name == "S" || name == "s") {
      end_path(false, true);
    } else if (both.count(name) != 0) {
      end_path(true, true);
    } else if (name == "n") {
      end_path(false, false);
    } else if (name == "sh") {
      Paint paint_of_shading;
      paint_of_shading.profiled = is_profiled(resource("/Shading"));
      paint(state().clip, InkKind::Shape, paint_of_shading);
    } else {
      return name == "h";
    }
    return true;
  }

  void end_path(bool fill, bool stroke) {
    if (!path_.empty()) {
      if (fill) paint(path_, InkKind::Shape, state().fill);
      if (stroke) {
        const Matrix& at = state().matrix;
        const double half = state().line_width / 2 * std::sqrt(std::abs(at.a * at.d - at.b * at.c));
        const Area wide{path_.left - half, path_.bottom - half, path_.right + half,
                        path_.top + half};
        paint(wide, InkKind::Shape, state().stroke);
      }
      if (clipping_) state().clip.limit(path_);
    }
    clipping_ = false;
    path_ = {};
  }

  void paint(Area area, InkKind kind, const Paint& paint, double size = 0, double resolution = 0) {
    area.limit(state().clip);
    if (area.empty()) return;
    page_.colored = page_.colored || paint.colored;
    page_.has_profiles = page_.has_profiles || paint.profiled;
    if (paint.white) return;
    page_.inks.push_back({kind, {area.left, area.bottom, area.right, area.top}, size, resolution});
  }

  bool take_color(const std::string& name) {
    static const std::set<std::string> fills{"g", "rg", "k", "sc", "scn", "cs"};
    static const std::set<std::string> strokes{"G", "RG", "K", "SC", "SCN", "CS"};
    const bool fill = fills.count(name) != 0;
    if (!fill && strokes.count(name) == 0) return false;
    Paint& paint = fill ? state().fill : state().stroke;
    paint = {};
    if (name == "g" || name == "G") {
      paint.white = number(1) >= 1;
    } else if (name == "rg" || name == "RG") {
      constexpr double same = 0.0025;
      paint.white = number(1) >= 1 && number(2) >= 1 && number(3) >= 1;
      paint.colored =
          std::abs(number(1) - number(2)) > same || std::abs(number(2) - number(3)) > same;
      paint.profiled = true;
    } else if (name == "k" || name == "K") {
      paint.white = number(1) + number(2) + number(3) + number(4) <= 0;
      paint.colored = number(2) + number(3) + number(4) > 0;
    } else if (name != "cs" && name != "CS") {
      Object pattern = resource("/Pattern");
      paint.profiled = !pattern.isDictionary() || is_profiled(pattern.getKey("/Shading"));
    }
    return true;
  }

  bool take_text(const std::string& name) {
    State& now = state();
    if (name == "BT") {
      line_ = text_ = {};
    } else if (name == "Tf") {
      set_font();
    } else if (name == "Tc") {
      now.character_space = number(1);
    } else if (name == "Tw") {
      now.word_space = number(1);
    } else if (name == "Tz") {
      now.stretch = number(1) / 100;
    } else if (name == "Ts") {
      now.rise = number(1);
    } else if (name == "TL") {
      now.leading = number(1);
    } else if (name == "Tr") {
      now.mode = static_cast<int>(number(1));
    } else if (name == "Tm") {
      line_ = text_ = matrix_operand();
    } else if (name == "Td" || name == "TD") {
      if (name == "TD") now.leading = -number(1);
      move_line(number(2), number(1));
    } else if (name == "T*") {
      move_line(0, -now.leading);
    } else if (name == "Tj" || name == "TJ") {
      if (!operands_.empty()) show(operands_.back());
    } else if (name == "'" || name == "\"") {
      move_line(0, -now.leading);
      if (!operands_.empty()) show(operands_.back());
    } else {
      return false;
    }
    return true;
  }

  void set_font() {
    state().size = number(1);
    state().font = nullptr;
    Object font = resource("/Font", 2);
    if (!font.isDictionary()) return;
    const auto found = fonts_.find(font.getObjGen());
    state().font = found != fonts_.end()
                       ? &found->second
                       : &fonts_.emplace(font.getObjGen(), read_font_measure(font)).first->second;
  }

  void move_line(double x, double y) {
    line_ = Matrix{1, 0, 0, 1, x, y}.then(line_);
    text_ = line_;
  }

  void show(Object shown) {
    if (shown.isArray()) {
      for (Object& piece : shown.getArrayAsVector()) {
        if (piece.isNumber()) {
          advance(-piece.getNumericValue() / 1000 * state().size * state().stretch);
        } else {
          show(piece);
        }
      }
      return;
    }
    if (!shown.isString() || state().font == nullptr) return;
    const FontMeasure& font = *state().font;
    const std::string codes = shown.getStringValue();
    const std::size_t step = std::max<std::size_t>(1, font.codes.code_size);
    Area area;
    for (std::size_t i = 0; i + step <= codes.size(); i += step) {
      unsigned code = 0;
      for (std::size_t j = 0; j < step; ++j) {
        code = code << 8U | static_cast<unsigned char>(codes[i + j]);
      }
      show_code(code, step, area);
    }
    constexpr int invisible = 3;
    if (area.empty() || state().mode == invisible) return;
    const Matrix at = text_.then(state().matrix);
    paint(area, InkKind::Text, state().fill, std::abs(state().size) * std::hypot(at.c, at.d));
  }

  void show_code(unsigned code, std::size_t step, Area& area) {
    const State& now = state();
    const FontMeasure& font = *now.font;
    const auto known = font.widths.find(code);
    const double width = known == font.widths.end() ? font.usual_width : known->second;
    const auto text = font.codes.texts.find(code);
    const std::string shown = text == font.codes.texts.end() ? std::string() : text->second;
    const bool blank = shown == " " || shown == "\u3000" || shown == "\u00A0" ||
                       (shown.empty() && step == 1 && code == 32);
    if (!blank) {
      const auto [from, to] = inked_share(shown);
      const Matrix glyph =
          Matrix{now.size * now.stretch, 0, 0, now.size, 0, now.rise}.then(text_).then(now.matrix);
      area.add_box(glyph, from * width, font.descent, to * width, font.ascent);
    }
    const double space = step == 1 && code == 32 ? now.word_space : 0;
    advance((width * now.size + now.character_space + space) * now.stretch);
  }

  void advance(double distance) { text_ = Matrix{1, 0, 0, 1, distance, 0}.then(text_); }

  void take_object(const std::string& name) {
    if (name == "Do") {
      Object object = resource("/XObject");
      if (!object.isStream()) return;
      if (object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return enter_form(object);
      paint_image(object.getDict());
    } else if (name == "EI") {
      Area area;
      area.add_box(state().matrix, 0, 0, 1, 1);
      paint(area, InkKind::Picture, {});
    }
  }

  void paint_image(Object dictionary) {
    const Matrix& at = state().matrix;
    Area area;
    area.add_box(at, 0, 0, 1, 1);
    const auto pixels = [&](const char* key) {
      Object value = dictionary.getKey(key);
      return value.isInteger() ? static_cast<double>(value.getIntValue()) : 0.0;
    };
    const double across = std::hypot(at.a, at.b) / 72;
    const double down = std::hypot(at.c, at.d) / 72;
    double resolution = 0;
    if (across > 0 && down > 0) {
      resolution = std::min(pixels("/Width") / across, pixels("/Height") / down);
    }
    Paint paint_of_image;
    Object mask = dictionary.getKey("/ImageMask");
    const bool is_mask = mask.isBool() && mask.getBoolValue();
    if (!is_mask) {
      Object space = dictionary.getKey("/ColorSpace");
      paint_of_image.colored = !space.isNameAndEquals("/DeviceGray");
      paint_of_image.profiled = !is_device_space(space);
    }
    if (dictionary.getKey("/SMask").isStream()) page_.transparent = true;
    paint(area, InkKind::Picture, paint_of_image, 0, resolution);
  }

  void enter_form(Object form) {
    if (depth_ >= deepest_form) return;
    Object dictionary = form.getDict();
    State inner = state();
    Object matrix = dictionary.getKey("/Matrix");
    if (const auto m = numbers<6>(matrix)) {
      inner.matrix =
          Matrix{(*m)[0], (*m)[1], (*m)[2], (*m)[3], (*m)[4], (*m)[5]}.then(inner.matrix);
    }
    if (const auto box = numbers<4>(dictionary.getKey("/BBox"))) {
      Area area;
      area.add_box(inner.matrix, (*box)[0], (*box)[1], (*box)[2], (*box)[3]);
      inner.clip.limit(area);
    }
    Object resources = dictionary.getKey("/Resources");
    InkReader reader(resources.isDictionary() ? resources : resources_, fonts_, page_, inner,
                     depth_ + 1);
    Object::parseContentStream(form, &reader);
  }

  template <std::size_t count>
  static std::optional<std::array<double, count>> numbers(Object list) {
    if (!list.isArray() || list.getArrayNItems() != static_cast<int>(count)) return std::nullopt;
    std::array<double, count> made{};
    for (std::size_t i = 0; i < count; ++i) {
      Object item = list.getArrayItem(static_cast<int>(i));
      if (!item.isNumber()) return std::nullopt;
      made[i] = item.getNumericValue();
    }
    return made;
  }

  Object resources_;
  FontMeasures& fonts_;
  PrintPage& page_;
  int depth_;
  std::vector<State> states_;
  Area path_;
  bool clipping_ = false;
  Matrix line_;
  Matrix text_;
};

}  // namespace

void read_page_ink(Object page, FontMeasures& fonts, PrintPage& to) {
  InkReader reader(page.getKey("/Resources"), fonts, to, {}, 0);
  Object contents = page.getKey("/Contents");
  if (contents.isStream() || contents.isArray()) {
    page.parsePageContents(&reader);
  }
}

}  // namespace diaoban::pdf
