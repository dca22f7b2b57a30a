// The text element of SVG: its characters with their places, cut into pieces and drawn.
#include "figures/svg/text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "figures/kinds.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/path_data.hpp"
#include "figures/svg/style_of_element.hpp"
#include "figures/svg/walk.hpp"

namespace diaoban::figures {
namespace {

constexpr std::size_t most_characters = 100'000;

struct Letter {
  std::string text;  // one character
  std::size_t span = 0;
  std::optional<double> x;
  std::optional<double> y;
  double dx = 0;
  double dy = 0;
};

struct TextSpan {
  Style style;
  std::string url;
};

// The numbers of an element's x, y, dx and dy, of which each character inside takes the next.
struct Places {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> dx;
  std::vector<double> dy;
  std::size_t used = 0;
};

// Reads the characters of a text element with their places, white space collapsed.
class TextReader {
 public:
  TextReader(const SvgDocument& document, Viewport viewport, Reporter& reporter)
      : document_(document), viewport_(viewport), reporter_(reporter) {}

  void read(const pugi::xml_node& element, const Style& style, const std::string& url) {
    const std::size_t span = spans_.size();
    spans_.push_back({style, url});
    places_.push_back({numbers(element, "x", style, viewport_.width),
                       numbers(element, "y", style, viewport_.height),
                       numbers(element, "dx", style, viewport_.width),
                       numbers(element, "dy", style, viewport_.height), 0});
    for (const pugi::xml_node& child : element.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        add(child.value(), span);
      } else if (child.type() == pugi::node_element) {
        read_child(child, style, url);
      }
    }
    places_.pop_back();
  }

  std::vector<Letter> take_letters() {
    while (!letters_.empty() && letters_.back().text == " " &&
           !spans_[letters_.back().span].style.keeps_space) {
      letters_.pop_back();
    }
    return std::move(letters_);
  }
  const std::vector<TextSpan>& spans() const { return spans_; }

 private:
  void read_child(const pugi::xml_node& child, const Style& style, const std::string& url) {
    const std::string_view name = local_name(child);
    if (name != "tspan" && name != "a" && name != "textPath" && name != "tref") return;
    if (name == "textPath") {
      reporter_.report(kinds::picture_part_lost, "a text along a line is set straight");
    }
    const Style own = style_of_element(child, document_, style, viewport_);
    if (own.own.display == Display::None && own.own.display_is_set) return;
    read(child, own, name == "a" ? std::string(trim(reference_of(child))) : url);
  }

  std::vector<double> numbers(const pugi::xml_node& element, const char* name, const Style& style,
                              double whole) const {
    std::vector<double> values;
    std::string spaced = element.attribute(name).value();
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == ',' || c == '\n' || c == '\t'; },
        ' ');
    for (const std::string_view part : split_outside_brackets(spaced, ' ')) {
      values.push_back(read_length(part, {style.font_size, whole}).value_or(0));
    }
    return values;
  }

  void add(std::string_view text, std::size_t span) {
    const bool keeps = spans_[span].style.keeps_space;
    for (std::size_t at = 0; at < text.size() && letters_.size() < most_characters;) {
      const base::Decoded decoded = base::decode(text, at);
      at += decoded.length;
      const char32_t c = decoded.code_point;
      const bool space = c == U' ' || c == U'\t' || c == U'\n' || c == U'\r';
      const bool after_space = letters_.empty() || letters_.back().text == " ";
      if (space && after_space && !keeps) continue;
      if (c < 32 && !space) continue;
      add_letter(space ? std::string(" ") : base::encode(c), span);
    }
  }

  void add_letter(std::string text, std::size_t span) {
    Letter letter{std::move(text), span, {}, {}, 0, 0};
    // The innermost element that still has a number for its next character gives it.
    for (Places& places : places_) {
      const std::size_t index = places.used++;
      if (index < places.x.size()) letter.x = places.x[index];
      if (index < places.y.size()) letter.y = places.y[index];
      if (index < places.dx.size()) letter.dx = places.dx[index];
      if (index < places.dy.size()) letter.dy = places.dy[index];
    }
    letters_.push_back(std::move(letter));
  }

  const SvgDocument& document_;
  Viewport viewport_;
  Reporter& reporter_;
  std::vector<Places> places_;
  std::vector<TextSpan> spans_;
  std::vector<Letter> letters_;
};

// Letters of one style without a move between them.
struct Piece {
  std::string text;
  std::size_t span = 0;
  double dx = 0;
  double dy = 0;
  ShapedText shaped;
};

// Pieces that text-anchor places together (SVG 1.1 §10.5).
struct Chunk {
  std::optional<double> x;
  std::optional<double> y;
  std::vector<Piece> pieces;
};

std::vector<Chunk> make_chunks(const std::vector<Letter>& letters) {
  std::vector<Chunk> chunks;
  for (const Letter& letter : letters) {
    if (chunks.empty() || letter.x || letter.y) chunks.push_back({letter.x, letter.y, {}});
    std::vector<Piece>& pieces = chunks.back().pieces;
    const bool moves = letter.dx != 0 || letter.dy != 0;
    if (pieces.empty() || moves || pieces.back().span != letter.span) {
      pieces.push_back({{}, letter.span, letter.dx, letter.dy, {}});
    }
    pieces.back().text += letter.text;
  }
  return chunks;
}

double baseline_shift(const Style& style, const LineMetrics& metrics) {
  double shift = -style.own.baseline_shift;
  switch (style.baseline) {
    case Baseline::Alphabetic:
      break;
    case Baseline::Middle:
      shift += metrics.x_height / 2;
      break;
    case Baseline::Central:
      shift += (metrics.ascent - metrics.descent) / 2;
      break;
    case Baseline::Hanging:
      shift += metrics.ascent * 0.8;
      break;
    case Baseline::Top:
      shift += metrics.ascent;
      break;
    case Baseline::Bottom:
      shift -= metrics.descent;
      break;
  }
  return shift;
}

// The plain colour that stands for a fill; nothing for none.
std::optional<Paint> text_paint(const Style& style) {
  for (const bool is_fill : {true, false}) {
    const PaintValue& value = is_fill ? style.fill : style.stroke;
    const double opacity = is_fill ? style.fill_opacity : style.stroke_opacity;
    Paint paint;
    if (const auto* color = std::get_if<Paint>(&value)) {
      paint = *color;
    } else if (const auto* reference = std::get_if<PaintReference>(&value)) {
      paint = reference->fallback.value_or(Paint{});
    } else {
      continue;
    }
    paint.alpha *= opacity;
    if (paint.alpha > 0) return paint;
  }
  return {};
}

class TextPainter {
 public:
  TextPainter(const std::vector<TextSpan>& spans, const Matrix& matrix, Shaper& shaper,
              DrawingBuilder& builder)
      : spans_(spans), matrix_(matrix), shaper_(shaper), builder_(builder) {}

  // `length` is what textLength asks for; nothing: natural.
  void paint(Chunk& chunk, std::optional<double> length, bool stretches_glyphs) {
    pen_.x = chunk.x.value_or(pen_.x);
    pen_.y = chunk.y.value_or(pen_.y);
    double width = shape(chunk, 0);
    std::size_t letters = 0;
    for (const Piece& piece : chunk.pieces) letters += base::count_code_points(piece.text);
    double stretch = 1;
    if (length && *length > 0 && width > 0 && letters > 0) {
      if (stretches_glyphs) {
        stretch = *length / width;
      } else {
        width = shape(chunk, (*length - width) / static_cast<double>(letters));
      }
    }
    const TextAlign anchor = spans_[chunk.pieces.front().span].style.anchor;
    const double share = anchor == TextAlign::Start ? 0 : anchor == TextAlign::Center ? 0.5 : 1;
    pen_.x -= width * stretch * share;
    for (const Piece& piece : chunk.pieces) {
      pen_.x += piece.dx;
      pen_.y += piece.dy;
      paint(piece, stretch);
      pen_.x += piece.shaped.width() * stretch;
    }
  }

 private:
  double shape(Chunk& chunk, double extra_spacing) {
    double width = 0;
    for (Piece& piece : chunk.pieces) {
      FontChoice font = font_of(spans_[piece.span].style);
      font.letter_spacing += extra_spacing;
      piece.shaped = shaper_.shape(piece.text, font);
      width += piece.dx + piece.shaped.width();
    }
    return width;
  }

  void paint(const Piece& piece, double stretch) {
    const TextSpan& span = spans_[piece.span];
    const std::optional<Paint> paint = text_paint(span.style);
    if (!span.style.visible || !paint) return;
    const LineMetrics metrics = shaper_.metrics(font_of(span.style));
    const double width = piece.shaped.width();
    TextOperation text = piece.shaped.slice(0, piece.text.size(), *paint);
    text.transform = matrix_ * translation(pen_.x, pen_.y + baseline_shift(span.style, metrics)) *
                     scaling(stretch, 1);
    const Matrix place = text.transform;
    const bool follows = span.url.starts_with("http://") || span.url.starts_with("https://");
    if (follows) builder_.push_link(span.url, {});
    builder_.add_text(std::move(text), {0, -metrics.ascent, width, metrics.descent});
    const auto add_line = [&](double y) {
      builder_.add_shape(make_rectangle(0, y, width, metrics.underline_thickness, 0, 0), place,
                         Brush{*paint}, FillRule::NonZero, {});
    };
    if (span.style.underline) add_line(metrics.underline_offset);
    if (span.style.line_through) add_line(-metrics.x_height / 2);
    if (follows) builder_.pop();
  }

  const std::vector<TextSpan>& spans_;
  Matrix matrix_;
  Shaper& shaper_;
  DrawingBuilder& builder_;
  Point pen_;
};

}  // namespace

void draw_text(const pugi::xml_node& element, const SvgDocument& document, const Surroundings& own,
               Shaper& shaper, DrawingBuilder& builder, Reporter& reporter) {
  TextReader reader(document, own.viewport, reporter);
  reader.read(element, own.style, {});
  const std::vector<Letter> letters = reader.take_letters();
  std::vector<Chunk> chunks = make_chunks(letters);
  std::optional<double> length;
  if (chunks.size() == 1) {
    length = read_length(element.attribute("textLength").value(), {own.style.font_size, 0});
  }
  const bool stretches =
      std::string_view(element.attribute("lengthAdjust").value()) == "spacingAndGlyphs";
  TextPainter painter(reader.spans(), own.matrix, shaper, builder);
  for (Chunk& chunk : chunks) painter.paint(chunk, length, stretches);
}

}  // namespace diaoban::figures
