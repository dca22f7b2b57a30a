// Implements panels: places texts, then draws the template around them, then the texts over it.
#include "cover/panel.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/ensure.hpp"
#include "cover/art.hpp"
#include "cover/fit.hpp"
#include "cover/flow.hpp"
#include "cover/kinds.hpp"
#include "cover/move.hpp"
#include "cover/ornament.hpp"
#include "cover/palette.hpp"
#include "cover/template.hpp"

namespace diaoban::cover {
namespace {

using figures::Matrix;
using figures::TextOperation;

double start_of(Alignment alignment, double start, double room, double used) {
  switch (alignment) {
    case Alignment::Center:
      return start + (room - used) / 2;
    case Alignment::End:
      return start + room - used;
    case Alignment::Start:
      break;
  }
  return start;
}

class PanelMaker {
 public:
  PanelMaker(const PanelInput& input, const PanelSize& size) : input_(input), size_(size) {
    const auto title = input.texts.find("title");
    const bool east_asian = title != input.texts.end() && is_east_asian_title(title->second);
    filling_.part = size.part;
    filling_.script = east_asian ? Script::EastAsian : Script::Latin;
    filling_.palette = input.palette;
    filling_.seed = title == input.texts.end() ? 0 : seed_of(title->second);
    filling_.variables = {{"W", size.part == Part::Spine ? size.spine : size.front_width},
                          {"H", size.height},
                          {"S", size.spine},
                          {"B", size.bleed},
                          {"C", size.spine_clear},
                          {"K", size.codes},
                          {"P", input.picture ? 1 : 0}};
    filling_.texts.insert(input.picture ? "picture" : "ornament");
  }

  figures::Drawing make() {
    for (const PlaceRule& rule : input_.design.places) {
      const bool here =
          rule.part == size_.part && (rule.script == Script::Any || rule.script == filling_.script);
      if (here) set_place(rule);
    }
    figures::Drawing drawing;
    drawing.width = filling_.variables.at("W");
    drawing.height = size_.height;
    // The template's own origin is the corner of its bleed.
    figures::Drawing art = prepare_art(fill_template(input_.design.art, filling_), input_.fonts);
    move(art, {1, 0, 0, 1, -size_.bleed, -size_.bleed});
    for (figures::Operation& one : art.operations) drawing.operations.push_back(std::move(one));
    for (figures::Operation& one : framed_) drawing.operations.push_back(std::move(one));
    for (TextOperation& piece : pieces_) drawing.operations.emplace_back(std::move(piece));
    return drawing;
  }

 private:
  double value(const std::string& expression) const {
    const auto number = evaluate(expression, filling_.variables);
    base::ensure(number.has_value(), "an expression of a cover design has a value");
    return *number;
  }

  void set_place(const PlaceRule& rule) {
    const Box box{value(rule.x), value(rule.y), value(rule.width), value(rule.height)};
    if (rule.text == "picture") {
      if (input_.picture) framed_ = prepare_framed(*input_.picture, box);
      keep_box(rule, box, 0, 0);
      return;
    }
    const auto text = input_.texts.find(rule.text);
    if (text == input_.texts.end() || text->second.empty()) {
      keep_box(rule, empty_box(rule, box), 0, 0);
      return;
    }
    filling_.texts.insert(rule.text);
    const bool vertical = rule.direction == Direction::Vertical;
    const TextStyle style{rule.role, input_.language, rule.direction};
    Room room;
    room.along = vertical ? box.height : box.width;
    room.across = vertical ? box.width : box.height;
    room.largest = value(rule.largest);
    room.smallest = value(rule.smallest);
    room.leading = rule.leading;
    room.lines = rule.lines;
    room.few = rule.few;
    room.spread = rule.spread;
    const Fitted fitted = rule.flow ? flow(input_.fonts, text->second, style, room)
                                    : fit(input_.fonts, text->second, style, room);
    if (fitted.overfull) {
      const auto place = input_.places.find(rule.text);
      input_.sink.report(kinds::cover_text_small,
                         place == input_.places.end() ? diagnostics::Span{} : place->second,
                         "'" + text->second + "' fits the cover only in small type");
    }
    place_lines(rule, box, style, fitted);
  }

  // Where a text that is not there would have begun.
  static Box empty_box(const PlaceRule& rule, const Box& box) {
    if (rule.direction == Direction::Vertical) {
      return {box.x + box.width - start_of(rule.settle, 0, box.width, 0),
              start_of(rule.align, box.y, box.height, 0), 0, 0};
    }
    return {start_of(rule.align, box.x, box.width, 0), start_of(rule.settle, box.y, box.height, 0),
            0, 0};
  }

  void place_lines(const PlaceRule& rule, const Box& box, const TextStyle& style,
                   const Fitted& fitted) {
    const bool vertical = rule.direction == Direction::Vertical;
    const double step = rule.leading * fitted.size;
    const double deep = step * static_cast<double>(fitted.lines.size() - 1) + fitted.size;
    std::vector<Line> lines;
    double longest = 0;
    for (const std::string& text : fitted.lines) {
      lines.push_back(set_line(input_.fonts, text, style, fitted.size, fitted.tracking));
      longest = std::max(longest, lines.back().extent);
    }
    Box used;
    if (vertical) {
      // Columns go from right to left, so a start is at the right.
      const double left = start_of(rule.settle, 0, box.width, deep);
      used = {box.x + box.width - left - deep, start_of(rule.align, box.y, box.height, longest),
              deep, longest};
    } else {
      used = {start_of(rule.align, box.x, box.width, longest),
              start_of(rule.settle, box.y, box.height, deep), longest, deep};
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const double offset = step * static_cast<double>(i);
      Matrix origin;
      if (vertical) {
        origin.x0 = used.x + deep - fitted.size / 2 - offset;
        origin.y0 = start_of(rule.align, box.y, box.height, lines[i].extent);
      } else {
        constexpr double ascent = 0.88;
        origin.x0 = start_of(rule.align, box.x, box.width, lines[i].extent);
        origin.y0 = used.y + offset + ascent * fitted.size;
      }
      add_line(rule, lines[i], origin);
    }
    keep_box(rule, used, fitted.size, static_cast<double>(fitted.lines.size()));
  }

  void add_line(const PlaceRule& rule, Line& line, const Matrix& origin) {
    const auto color = filling_.palette.find(rule.color);
    base::ensure(color != filling_.palette.end(), "a text of a cover has a colour of its design");
    const auto paint = read_color(color->second);
    base::ensure(paint.has_value(), "a colour of a cover design is written as #rrggbb");
    for (TextOperation& piece : line.pieces) {
      piece.transform = then(piece.transform, origin);
      piece.paint = *paint;
      pieces_.push_back(std::move(piece));
    }
  }

  void keep_box(const PlaceRule& rule, const Box& box, double size, double lines) {
    Variables& variables = filling_.variables;
    variables[rule.text + ".left"] = box.x;
    variables[rule.text + ".right"] = box.x + box.width;
    variables[rule.text + ".top"] = box.y;
    variables[rule.text + ".bottom"] = box.y + box.height;
    variables[rule.text + ".size"] = size;
    variables[rule.text + ".lines"] = lines;
  }

  const PanelInput& input_;
  const PanelSize& size_;
  Filling filling_;
  std::vector<figures::Operation> framed_;  // the author's picture
  std::vector<TextOperation> pieces_;
};

}  // namespace

double front_units(double width, double height) {
  constexpr double usual_width = 1000;
  constexpr double least_height = 1350;
  return height > 0 ? std::max(usual_width, least_height * width / height) : usual_width;
}

figures::Drawing prepare_panel(const PanelInput& input, const PanelSize& size) {
  return PanelMaker(input, size).make();
}

}  // namespace diaoban::cover
