// A drawing as plain SVG 1.1 text: what goes into an EPUB.
#include "figures/write_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "base/utf8.hpp"
#include "figures/svg/data_url.hpp"
#include "figures/svg/matrix.hpp"

namespace diaoban::figures {
namespace {

// At most three decimals, none of them zero at the end.
void append_number(std::string& out, double value) {
  double rounded = std::round(value * 1000) / 1000;
  if (rounded == 0) rounded = 0;  // no minus zero
  fmt::format_to(std::back_inserter(out), "{}", rounded);
}

std::string number(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

// XML 1.0 §2.2 and §2.4: characters that XML has, with the markup's own escaped.
std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    const char32_t c = decoded.code_point;
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else if ((c >= 32 && c != 0xFFFE && c != 0xFFFF && c != 0x7F) || c == U'\n' || c == U'\t') {
      base::append(out, c);
    }
    at += decoded.length;
  }
  return out;
}

// An address as readers of XML take it: what a URL cannot hold is percent-encoded (RFC 3986 §2.1).
std::string escape_url(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 32 || byte >= 127 || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^' ||
        c == '`' || c == '{' || c == '|' || c == '}') {
      fmt::format_to(std::back_inserter(out), "%{:02X}", byte);
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string hexadecimal(const Paint& paint) {
  const auto component = [](double value) {
    return static_cast<int>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
  };
  return fmt::format("#{:02x}{:02x}{:02x}", component(paint.red), component(paint.green),
                     component(paint.blue));
}

std::string path_data(const Path& path) {
  std::string out;
  std::size_t at = 0;
  for (const Path::Verb verb : path.verbs) {
    static constexpr char letters[] = {'M', 'L', 'C', 'Z'};
    static constexpr std::size_t counts[] = {1, 1, 3, 0};
    out += letters[static_cast<std::size_t>(verb)];
    for (std::size_t i = 0; i < counts[static_cast<std::size_t>(verb)]; ++i, ++at) {
      if (i > 0) out += ' ';
      append_number(out, path.points[at].x);
      out += ' ';
      append_number(out, path.points[at].y);
    }
  }
  return out;
}

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
    const std::string width = number(drawing.width);
    const std::string height = number(drawing.height);
    std::string head = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "version=\"1.1\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">",
        width, height);
    if (!names_.title.empty()) head += "<title>" + escape(names_.title) + "</title>";
    if (!names_.description.empty()) head += "<desc>" + escape(names_.description) + "</desc>";
    drawing_ = &drawing;
    for (at_ = 0; at_ < drawing.operations.size(); ++at_) {
      std::visit([&](const auto& one) { add(one); }, drawing.operations[at_]);
    }
    if (!definitions_.empty()) head += "<defs>" + definitions_ + "</defs>";
    return head + body_ + "</svg>\n";
  }

 private:
  std::string new_id() { return fmt::format("d{}-{}", names_.id_prefix, next_id_++); }

  static std::string transform(const Matrix& matrix, const char* attribute = "transform") {
    if (matrix == Matrix{}) return {};
    if (matrix == translation(matrix.x0, matrix.y0)) {
      return fmt::format(" {}=\"translate({} {})\"", attribute, number(matrix.x0),
                         number(matrix.y0));
    }
    std::string out = fmt::format(" {}=\"matrix(", attribute);
    for (const double value : {matrix.xx, matrix.yx, matrix.xy, matrix.yy}) {
      // Scales need more digits than places.
      fmt::format_to(std::back_inserter(out), "{:.6g} ", value == 0 ? 0 : value);
    }
    return out + number(matrix.x0) + " " + number(matrix.y0) + ")\"";
  }

  // The attributes of a fill or a stroke.
  std::string paint_attributes(std::string_view name, const Brush& brush) {
    const auto* color = std::get_if<Paint>(&brush);
    if (!color) {
      return fmt::format(" {}=\"url(#{})\"", name, define(std::get<Gradient>(brush)));
    }
    std::string out = fmt::format(" {}=\"{}\"", name, hexadecimal(*color));
    if (color->alpha < 1) {
      out += fmt::format(" {}-opacity=\"{}\"", name, number(color->alpha));
    }
    return out;
  }

  std::string define(const Gradient& gradient) {
    static constexpr std::string_view spreads[] = {"pad", "repeat", "reflect"};
    std::string text;
    if (gradient.radial) {
      text = fmt::format(" cx=\"{}\" cy=\"{}\" r=\"{}\" fx=\"{}\" fy=\"{}\"", number(gradient.to.x),
                         number(gradient.to.y), number(gradient.to_radius), number(gradient.from.x),
                         number(gradient.from.y));
    } else {
      text = fmt::format(" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"", number(gradient.from.x),
                         number(gradient.from.y), number(gradient.to.x), number(gradient.to.y));
    }
    text += " gradientUnits=\"userSpaceOnUse\"";
    if (gradient.spread != Gradient::Spread::Pad) {
      text +=
          fmt::format(" spreadMethod=\"{}\"", spreads[static_cast<std::size_t>(gradient.spread)]);
    }
    text += transform(gradient.transform, "gradientTransform") + ">";
    for (const GradientStop& stop : gradient.stops) {
      text += fmt::format("<stop offset=\"{}\" stop-color=\"{}\"", number(stop.offset),
                          hexadecimal(stop.color));
      if (stop.color.alpha < 1) {
        text += fmt::format(" stop-opacity=\"{}\"", number(stop.color.alpha));
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

  std::string stroke_attributes(const Stroke& stroke) {
    static constexpr std::string_view caps[] = {"butt", "round", "square"};
    static constexpr std::string_view joins[] = {"miter", "round", "bevel"};
    std::string out = paint_attributes("stroke", stroke.brush);
    if (stroke.width != 1) out += fmt::format(" stroke-width=\"{}\"", number(stroke.width));
    if (stroke.cap != LineCap::Butt) {
      out += fmt::format(" stroke-linecap=\"{}\"", caps[static_cast<std::size_t>(stroke.cap)]);
    }
    if (stroke.join != LineJoin::Miter) {
      out += fmt::format(" stroke-linejoin=\"{}\"", joins[static_cast<std::size_t>(stroke.join)]);
    } else if (stroke.miter_limit != 4) {
      out += fmt::format(" stroke-miterlimit=\"{}\"", number(stroke.miter_limit));
    }
    if (!stroke.dashes.empty()) {
      out += " stroke-dasharray=\"";
      for (std::size_t i = 0; i < stroke.dashes.size(); ++i) {
        if (i > 0) out += ' ';
        append_number(out, stroke.dashes[i]);
      }
      out += '"';
      if (stroke.dash_offset != 0) {
        out += fmt::format(" stroke-dashoffset=\"{}\"", number(stroke.dash_offset));
      }
    }
    return out;
  }

  void add(const ShapeOperation& shape) {
    body_ += "<path d=\"" + path_data(shape.path) + "\"" + transform(shape.transform);
    body_ += shape.fill ? paint_attributes("fill", *shape.fill) : " fill=\"none\"";
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

  void add(const TextOperation& text) {
    std::string content;
    for (const PlacedRun& run : text.runs) content += run.run.text;
    const bool is_plain_move = text.transform == translation(text.transform.x0, text.transform.y0);
    body_ += "<text";
    if (is_plain_move) {
      body_ +=
          fmt::format(" x=\"{}\" y=\"{}\"", number(text.transform.x0), number(text.transform.y0));
    } else {
      body_ += transform(text.transform);
    }
    body_ += fmt::format(" font-family=\"{}\" font-size=\"{}\"", escape(families(text.role)),
                         number(text.size));
    if (text.role.find("bold") != std::string::npos) body_ += " font-weight=\"bold\"";
    if (text.italic) body_ += " font-style=\"italic\"";
    body_ += paint_attributes("fill", Brush{text.paint});
    // Readers with other faces keep the text in its box.
    if (text.width > 0) {
      body_ +=
          fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(text.width));
    }
    const bool keeps_space = content.find("  ") != std::string::npos || content.starts_with(' ') ||
                             content.ends_with(' ');
    if (keeps_space) body_ += " xml:space=\"preserve\"";
    body_ += ">" + escape(content) + "</text>";
  }

  void add(const ImageOperation& image) {
    body_ += fmt::format(
        "<image width=\"{}\" height=\"{}\"{} preserveAspectRatio=\"none\" "
        "xlink:href=\"data:{};base64,{}\"/>",
        number(image.width), number(image.height), transform(image.transform), image.media_type,
        encode_base64(*image.bytes));
  }

  void add(const PushClipOperation& clip) {
    const char* const rule = clip.rule == FillRule::EvenOdd ? " clip-rule=\"evenodd\"" : "";
    const std::string id = define(
        "<clipPath id=\"", fmt::format("\"><path d=\"{}\"{}{}/></clipPath>", path_data(clip.path),
                                       transform(clip.transform), rule));
    open({fmt::format("<g clip-path=\"url(#{})\">", id), "</g>", {}});
  }

  void add(const PushGroupOperation& group) {
    open({fmt::format("<g opacity=\"{}\">", number(group.opacity)), "</g>", {}});
  }

  void add(const PushLinkOperation& link) {
    // EPUB Accessibility 1.1 wants a title on every link: what it says, or where it goes.
    std::string title = link.title;
    if (!link.url.empty() && title.empty()) title = text_until_pop();
    if (!link.url.empty() && title.empty()) title = link.url;
    Element element{"<g>", "</g>", {}};
    if (!link.url.empty()) {
      element.start = fmt::format("<a xlink:href=\"{}\">", escape_url(link.url));
      element.end = "</a>";
      element.interrupted = innermost_link();
    }
    if (!title.empty()) element.start += "<title>" + escape(title) + "</title>";
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
