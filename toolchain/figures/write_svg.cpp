// A drawing as plain SVG 1.1 text: what goes into an EPUB.
#include "figures/write_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "figures/svg/data_url.hpp"
#include "figures/svg/matrix.hpp"
#include "figures/write_path.hpp"
#include "figures/write_values.hpp"

namespace diaoban::figures {
namespace {

// An open element: its tags, and for a link in a link which open element it interrupts.
struct Element {
  std::string start;
  std::string end;
  std::optional<std::size_t> interrupted;
};

class Writer {
 public:
  Writer(const fonts::FontBook& fonts, std::string_view language, const SvgNames& names)
      : fonts_(fonts), language_(language), names_(names) {}

  std::string write(const Drawing& drawing) {
    drawing_ = &drawing;
    const bool is_small = std::max(drawing.width, drawing.height) < 500;
    // Small drawings are looked at enlarged; in others a place is as exact as a point of a path.
    length_grid_ = is_small ? Grid{3, 1} : find_grid(drawing.width, drawing.height, {});
    if (is_small) text_grid_ = length_grid_;
    find_common(drawing);
    std::string head = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "version=\"1.1\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\"{2}>",
        exact(drawing.width), exact(drawing.height), common_attributes());
    if (!names_.title.empty()) head += "<title>" + escape_text(names_.title) + "</title>";
    if (!names_.description.empty()) head += "<desc>" + escape_text(names_.description) + "</desc>";
    for (at_ = 0; at_ < drawing.operations.size(); ++at_) {
      std::visit([&](const auto& one) { add(one); }, drawing.operations[at_]);
    }
    if (!definitions_.empty()) head += "<defs>" + definitions_ + "</defs>";
    return head + body_ + "</svg>\n";
  }

 private:
  std::string new_id() { return fmt::format("d{}-{}", names_.id_prefix, next_id_++); }

  // A length in the picture's own px that is not a point of a path.
  std::string length(double value) const { return write_number(value, length_grid_); }
  // A number that is no length, or that others are multiplied by.
  static std::string exact(double value) { return write_number(value, {3, 1}); }
  std::string path_data(const Path& path, const Matrix& matrix) const {
    return write_path(path, find_grid(drawing_->width, drawing_->height, matrix));
  }

  std::string transform(const Matrix& matrix, const char* attribute = "transform") const {
    if (matrix == Matrix{}) return {};
    if (matrix == translation(matrix.x0, matrix.y0)) {
      return fmt::format(" {}=\"translate({} {})\"", attribute, length(matrix.x0),
                         length(matrix.y0));
    }
    std::string out = fmt::format(" {}=\"matrix(", attribute);
    for (const double value : {matrix.xx, matrix.yx, matrix.xy, matrix.yy}) {
      // Scales need more digits than places.
      fmt::format_to(std::back_inserter(out), "{:.6g} ", value == 0 ? 0 : value);
    }
    return out + length(matrix.x0) + " " + length(matrix.y0) + ")\"";
  }

  // The attributes of a fill or a stroke.
  std::string paint_attributes(std::string_view name, const Brush& brush) {
    const auto* color = std::get_if<Paint>(&brush);
    if (!color) {
      return fmt::format(" {}=\"url(#{})\"", name, define(std::get<Gradient>(brush)));
    }
    std::string out = fmt::format(" {}=\"{}\"", name, write_color(*color));
    if (color->alpha < 1) {
      out += fmt::format(" {}-opacity=\"{}\"", name, exact(color->alpha));
    }
    return out;
  }

  std::string define(const Gradient& gradient) {
    static constexpr std::string_view spreads[] = {"pad", "repeat", "reflect"};
    std::string text;
    if (gradient.radial) {
      text = fmt::format(" cx=\"{}\" cy=\"{}\" r=\"{}\" fx=\"{}\" fy=\"{}\"", exact(gradient.to.x),
                         exact(gradient.to.y), exact(gradient.to_radius), exact(gradient.from.x),
                         exact(gradient.from.y));
    } else {
      text = fmt::format(" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"", exact(gradient.from.x),
                         exact(gradient.from.y), exact(gradient.to.x), exact(gradient.to.y));
    }
    text += " gradientUnits=\"userSpaceOnUse\"";
    if (gradient.spread != Gradient::Spread::Pad) {
      text +=
          fmt::format(" spreadMethod=\"{}\"", spreads[static_cast<std::size_t>(gradient.spread)]);
    }
    text += transform(gradient.transform, "gradientTransform") + ">";
    for (const GradientStop& stop : gradient.stops) {
      text += fmt::format("<stop offset=\"{}\" stop-color=\"{}\"", exact(stop.offset),
                          write_color(stop.color));
      if (stop.color.alpha < 1) {
        text += fmt::format(" stop-opacity=\"{}\"", exact(stop.color.alpha));
      }
      text += "/>";
    }
    const char* const name = gradient.radial ? "radialGradient" : "linearGradient";
    return define(fmt::format("<{} id=\"", name), "\"" + text + fmt::format("</{}>", name));
  }

  // The id of the definition `before` + id + `after`; equal ones are written once.
  std::string define(const std::string& before, const std::string& after) {
    const auto [found, is_new] = known_.emplace(before + after, std::string());
    if (is_new) {
      found->second = new_id();
      definitions_ += before + found->second + after;
    }
    return found->second;
  }

  // Black is what everything is filled with where nothing is said (SVG 1.1 §11.3).
  std::string fill_attributes(const Brush& brush) {
    const auto* paint = std::get_if<Paint>(&brush);
    return paint && *paint == Paint{} ? std::string() : paint_attributes("fill", brush);
  }

  std::string stroke_attributes(const Stroke& stroke) {
    static constexpr std::string_view caps[] = {"butt", "round", "square"};
    static constexpr std::string_view joins[] = {"miter", "round", "bevel"};
    std::string out = paint_attributes("stroke", stroke.brush);
    if (stroke.width != 1) out += fmt::format(" stroke-width=\"{}\"", exact(stroke.width));
    if (stroke.cap != LineCap::Butt) {
      out += fmt::format(" stroke-linecap=\"{}\"", caps[static_cast<std::size_t>(stroke.cap)]);
    }
    if (stroke.join != LineJoin::Miter) {
      out += fmt::format(" stroke-linejoin=\"{}\"", joins[static_cast<std::size_t>(stroke.join)]);
    } else if (stroke.miter_limit != common_miter_limit_) {
      out += fmt::format(" stroke-miterlimit=\"{}\"", exact(stroke.miter_limit));
    }
    if (!stroke.dashes.empty()) {
      out += " stroke-dasharray=\"";
      for (std::size_t i = 0; i < stroke.dashes.size(); ++i) {
        if (i > 0) out += ' ';
        append_number(out, stroke.dashes[i], {3, 1});
      }
      out += '"';
      if (stroke.dash_offset != 0) {
        out += fmt::format(" stroke-dashoffset=\"{}\"", exact(stroke.dash_offset));
      }
    }
    return out;
  }

  void add(const ShapeOperation& shape) {
    body_ += "<path d=\"" + path_data(shape.path, shape.transform) + "\"";
    body_ += transform(shape.transform);
    body_ += shape.fill ? fill_attributes(*shape.fill) : " fill=\"none\"";
    if (shape.fill && shape.rule == FillRule::EvenOdd) body_ += " fill-rule=\"evenodd\"";
    if (shape.stroke) body_ += stroke_attributes(*shape.stroke);
    body_ += "/>";
  }

  // The families that set `role`: Latin first, then Chinese, then the reader's own.
  const std::string& families(const std::string& role) {
    const auto found = families_.find(role);
    if (found != families_.end()) return found->second;
    std::vector<std::string> names;
    for (const bool cjk : {false, true}) {
      const fonts::FaceId face = fonts_.pick(role, language_, cjk ? U'一' : U'a', cjk);
      if (face.is_null()) continue;
      std::string name = "'" + fonts_.info(face).family + "'";
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    names.emplace_back(role.starts_with("mono")    ? "monospace"
                       : role.starts_with("serif") ? "serif"
                                                   : "sans-serif");
    return families_.emplace(role, fmt::format("{}", fmt::join(names, ", "))).first->second;
  }

  std::string family_attribute(const std::string& role) {
    return " font-family=\"" + escape_text(families(role)) + "\"";
  }

  // What most texts and strokes have is said once for all of them.
  void find_common(const Drawing& drawing) {
    std::map<std::string, int> roles;
    std::map<double, int> sizes;
    std::map<double, int> limits;
    for (const Operation& operation : drawing.operations) {
      if (const auto* text = std::get_if<TextOperation>(&operation)) {
        ++roles[text->role];
        ++sizes[text->size];
      } else if (const auto* shape = std::get_if<ShapeOperation>(&operation)) {
        const bool has_miter = shape->stroke && shape->stroke->join == LineJoin::Miter;
        if (has_miter) ++limits[shape->stroke->miter_limit];
      }
    }
    const auto most = [](const auto& counts, auto otherwise) {
      const auto found =
          std::max_element(counts.begin(), counts.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      return found == counts.end() ? otherwise : found->first;
    };
    common_role_ = most(roles, std::string());
    common_size_ = most(sizes, 0.0);
    common_miter_limit_ = most(limits, initial_miter_limit);
  }

  std::string common_attributes() {
    std::string out;
    if (!common_role_.empty()) {
      out = family_attribute(common_role_) + fmt::format(" font-size=\"{}\"", exact(common_size_));
    }
    if (common_miter_limit_ != initial_miter_limit) {
      out += fmt::format(" stroke-miterlimit=\"{}\"", exact(common_miter_limit_));
    }
    return out;
  }

  void add(const TextOperation& text) {
    std::string content;
    for (const PlacedRun& run : text.runs) content += run.run.text;
    const bool is_plain_move = text.transform == translation(text.transform.x0, text.transform.y0);
    body_ += "<text";
    if (is_plain_move) {
      body_ +=
          fmt::format(" x=\"{}\" y=\"{}\"", length(text.transform.x0), length(text.transform.y0));
    } else {
      body_ += transform(text.transform);
    }
    if (text.role != common_role_) body_ += family_attribute(text.role);
    if (text.size != common_size_) body_ += fmt::format(" font-size=\"{}\"", exact(text.size));
    if (text.role.find("bold") != std::string::npos) body_ += " font-weight=\"bold\"";
    if (text.italic) body_ += " font-style=\"italic\"";
    if (text.letter_spacing != 0) {
      body_ += fmt::format(" letter-spacing=\"{}\"", exact(text.letter_spacing));
    }
    body_ += fill_attributes(text.paint);
    // Readers with other faces keep the text in its box.
    if (text.width > 0) {
      body_ += fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"",
                           write_number(text.width, text_grid_));
    }
    const bool keeps_space = content.find("  ") != std::string::npos || content.starts_with(' ') ||
                             content.ends_with(' ');
    if (keeps_space) body_ += " xml:space=\"preserve\"";
    body_ += ">" + escape_text(content) + "</text>";
  }

  void add(const ImageOperation& image) {
    body_ += fmt::format(
        "<image width=\"{}\" height=\"{}\"{} preserveAspectRatio=\"none\" "
        "xlink:href=\"data:{};base64,{}\"/>",
        exact(image.width), exact(image.height), transform(image.transform), image.media_type,
        encode_base64(*image.bytes));
  }

  void add(const PushClipOperation& clip) {
    const char* const rule = clip.rule == FillRule::EvenOdd ? " clip-rule=\"evenodd\"" : "";
    const std::string id =
        define("<clipPath id=\"",
               fmt::format("\"><path d=\"{}\"{}{}/></clipPath>",
                           path_data(clip.path, clip.transform), transform(clip.transform), rule));
    open({fmt::format("<g clip-path=\"url(#{})\">", id), "</g>", {}});
  }

  void add(const PushGroupOperation& group) {
    open({fmt::format("<g opacity=\"{}\">", exact(group.opacity)), "</g>", {}});
  }

  void add(const PushLinkOperation& link) {
    // EPUBCheck (ACC-011) wants a title on every link: as an attribute where it says again what
    // stands in the link, so that it is not read as text; or else where it goes.
    std::string name;
    if (!link.url.empty() && link.title.empty()) name = text_until_pop();
    if (!link.url.empty() && link.title.empty() && name.empty()) name = link.url;
    Element element{"<g>", "</g>", {}};
    if (!link.url.empty()) {
      element.start = fmt::format("<a xlink:href=\"{}\"", escape_url(link.url));
      if (!name.empty()) element.start += " xlink:title=\"" + escape_text(name) + "\"";
      element.start += ">";
      element.end = "</a>";
      element.interrupted = innermost_link();
    }
    if (!link.title.empty()) element.start += "<title>" + escape_text(link.title) + "</title>";
    if (element.interrupted) {
      // A link in a link is not valid: the outer one stops here and goes on after the inner one.
      const std::size_t outer = *element.interrupted;
      for (std::size_t i = open_.size(); i > outer; --i) close(open_[i - 1]);
      for (std::size_t i = outer + 1; i < open_.size(); ++i) body_ += open_[i].start;
    }
    open(std::move(element));
  }

  void open(Element element) {
    body_ += element.start;
    open_.push_back(std::move(element));
  }

  // Ends the element; one without anything in it leaves no trace.
  void close(const Element& element) {
    if (std::string_view(body_).ends_with(element.start)) {
      body_.resize(body_.size() - element.start.size());
    } else {
      body_ += element.end;
    }
  }

  std::optional<std::size_t> innermost_link() const {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].end == "</a>") return i - 1;
    }
    return {};
  }

  // The first title or the text between the push that is being written and its pop.
  std::string text_until_pop() const {
    std::string all;
    std::size_t depth = 1;
    for (std::size_t i = at_ + 1; i < drawing_->operations.size() && all.size() < 200; ++i) {
      const Operation& operation = drawing_->operations[i];
      if (const auto* text = std::get_if<TextOperation>(&operation)) {
        if (!all.empty()) all += ' ';
        for (const PlacedRun& run : text->runs) all += run.run.text;
      } else if (const auto* link = std::get_if<PushLinkOperation>(&operation)) {
        if (!link->title.empty()) return link->title;
        ++depth;
      } else if (std::holds_alternative<PopOperation>(operation)) {
        if (--depth == 0) break;
      } else if (std::holds_alternative<PushClipOperation>(operation) ||
                 std::holds_alternative<PushGroupOperation>(operation)) {
        ++depth;
      }
    }
    return all;
  }

  void add(const PopOperation&) {
    if (open_.empty()) return;
    const Element element = std::move(open_.back());
    open_.pop_back();
    close(element);
    if (!element.interrupted) return;
    const std::size_t outer = *element.interrupted;
    for (std::size_t i = open_.size(); i > outer + 1; --i) close(open_[i - 1]);
    for (std::size_t i = outer; i < open_.size(); ++i) body_ += open_[i].start;
  }

  const fonts::FontBook& fonts_;
  std::string language_;
  const SvgNames& names_;
  const Drawing* drawing_ = nullptr;
  Grid length_grid_{1, 1};
  Grid text_grid_{1, 5};                            // of the lengths of texts
  static constexpr double initial_miter_limit = 4;  // SVG 1.1 §11.4
  // See find_common().
  std::string common_role_;  // empty: no text
  double common_size_ = 0;
  double common_miter_limit_ = initial_miter_limit;
  std::size_t at_ = 0;  // the operation that is being written
  std::string body_;
  std::string definitions_;
  std::map<std::string, std::string> known_;  // definitions and their ids
  std::map<std::string, std::string> families_;
  std::vector<Element> open_;  // one for each open push
  int next_id_ = 1;
};

}  // namespace

std::string write_svg(const Drawing& drawing, const fonts::FontBook& fonts,
                      std::string_view language, const SvgNames& names) {
  return Writer(fonts, language, names).write(drawing);
}

}  // namespace diaoban::figures
