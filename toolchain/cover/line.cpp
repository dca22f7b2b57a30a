// Implements the setting of one line.
#include "cover/line.hpp"

#include <algorithm>
#include <cctype>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "cover/segments.hpp"

namespace diaoban::cover {
namespace {

using figures::Matrix;
using figures::TextOperation;

constexpr double cell_ascent = 0.88;  // of an em box above the baseline

bool is_east_asian_language(std::string_view language) {
  return language.starts_with("zh") || language.starts_with("ja") || language.starts_with("ko") ||
         language.starts_with("lzh") || language.starts_with("yue");
}

const char* script_of(char32_t c) {
  if (base::is_kana(c)) return "Kana";
  if (base::is_hangul(c)) return "Hang";
  if (base::is_han(c) || base::is_cjk_punctuation(c)) return "Hani";
  return "Latn";
}

class LineSetter {
 public:
  LineSetter(const fonts::FontBook& fonts, const TextStyle& style, double size, double tracking)
      : fonts_(fonts), style_(style), size_(size), tracking_(tracking) {}

  Line set(std::string_view text) {
    const auto segments = read_segments(text, is_east_asian_language(style_.language));
    for (const Segment& segment : segments) {
      at_ += segment.space_before * size_;
      if (segment.kind == SegmentKind::EastAsian) {
        set_cells(segment);
      } else if (style_.direction == Direction::Vertical) {
        set_latin_vertical(segment);
      } else {
        at_ += add_run(text_of(segment), {1, 0, 0, 1, at_, 0});
      }
    }
    line_.extent = at_;
    return std::move(line_);
  }

 private:
  // Shapes text of one kind, which may need several faces; returns its advance.
  double shape(std::string_view text, const std::vector<fonts::Feature>& features,
               std::vector<figures::PlacedRun>& runs) const {
    double advance = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const base::Decoded first = base::decode(text, begin);
      const fonts::FaceId face = pick(first.code_point);
      std::size_t end = begin + first.length;
      while (end < text.size()) {
        const base::Decoded next = base::decode(text, end);
        const bool follows = next.code_point == U' ' || next.code_point == 0x200D ||
                             (next.code_point >= 0xFE00 && next.code_point <= 0xFE0F) ||
                             pick(next.code_point) == face;
        if (!follows) break;
        end += next.length;
      }
      advance += shape_run(face, text.substr(begin, end - begin), features, advance, runs);
      begin = end;
    }
    return advance;
  }

  fonts::FaceId pick(char32_t c) const {
    const bool cjk =
        is_east_asian_language(style_.language) || std::string_view(script_of(c)) != "Latn";
    const bool shared = c >= 0x2010 && c <= 0x2027;
    const bool ascii = c < 0x2000;
    return fonts_.pick(style_.role, style_.language, c, cjk && (shared || !ascii));
  }

  double shape_run(fonts::FaceId face, std::string_view text,
                   const std::vector<fonts::Feature>& features, double x,
                   std::vector<figures::PlacedRun>& runs) const {
    if (face.is_null()) return 0;
    const double size = size_ * fonts_.info(face).scale;
    const auto shaped = fonts_.shape(face, text, style_.language,
                                     script_of(base::decode(text, 0).code_point), features);
    fonts::GlyphRun run;
    run.face = face;
    run.size = size;
    run.text = std::string(text);
    double pen = 0;
    for (std::size_t i = 0; i < shaped.size(); ++i) {
      run.glyphs.push_back({shaped[i].id,
                            static_cast<float>(pen + double{shaped[i].x_offset} * size),
                            static_cast<float>(-double{shaped[i].y_offset} * size)});
      pen += double{shaped[i].advance} * size;
      const bool starts_cluster = i == 0 || shaped[i].cluster != shaped[i - 1].cluster;
      if (starts_cluster) run.clusters.push_back({0, 0});
      ++run.clusters.back().glyphs;
      const bool ends_cluster =
          i + 1 == shaped.size() || shaped[i + 1].cluster != shaped[i].cluster;
      if (ends_cluster) {
        const std::size_t next = i + 1 == shaped.size() ? text.size() : shaped[i + 1].cluster;
        run.clusters.back().bytes = static_cast<std::uint16_t>(next - shaped[i].cluster);
      }
    }
    runs.push_back({std::move(run), x, false});
    return pen;
  }

  // Adds text at `transform`; returns its advance.
  double add_run(const std::string& text, const Matrix& transform,
                 const std::vector<fonts::Feature>& features = {}) {
    TextOperation piece;
    piece.width = shape(text, features, piece.runs);
    piece.transform = transform;
    piece.role = style_.role;
    piece.size = size_;
    const double advance = piece.width;
    line_.pieces.push_back(std::move(piece));
    return advance;
  }

  void set_cells(const Segment& segment) {
    for (const Cell& cell : segment.cells) {
      if (&cell != &segment.cells.front()) {
        at_ += tracking_;
        ++line_.gaps;
      }
      if (style_.direction == Direction::Vertical) {
        set_cell_vertical(cell);
      } else {
        at_ += add_run(cell.text, {1, 0, 0, 1, at_, 0}, halt_if(cell.halved));
      }
    }
  }

  static std::vector<fonts::Feature> halt_if(bool halved) {
    if (!halved) return {};
    return {{"halt", 1}};
  }

  // An em cell: the glyph stands in its middle, marks in their vertical forms. What is wider than
  // an em, as emoji are, is made smaller.
  void set_cell_vertical(const Cell& cell) {
    const std::size_t index = line_.pieces.size();
    const double width = add_run(cell.text, {}, {{"vert", 1}});
    const double scale = width > size_ * 1.001 ? size_ / width : 1;
    line_.pieces[index].transform = {
        scale, 0, 0, scale, -width * scale / 2, at_ + (0.5 + (cell_ascent - 0.5) * scale) * size_};
    at_ += size_;
  }

  void set_latin_vertical(const Segment& segment) {
    const bool is_short = segment.cells.size() <= 2;
    const bool is_acronym =
        segment.cells.size() <= 4 &&
        std::all_of(segment.cells.begin(), segment.cells.end(), [](const Cell& cell) {
          return cell.base < 0x80 && (std::isupper(static_cast<int>(cell.base)) != 0 ||
                                      std::isdigit(static_cast<int>(cell.base)) != 0);
        });
    if (is_short) {
      set_across(text_of(segment));
    } else if (is_acronym) {
      for (const Cell& cell : segment.cells) set_upright(cell);
    } else {
      set_turned(text_of(segment));
    }
  }

  // Tate-chu-yoko: two characters across one cell, narrowed when they are wider than it.
  void set_across(const std::string& text) {
    const std::size_t index = line_.pieces.size();
    const double width = add_run(text, {});
    const double squeeze = std::min(1.0, size_ / std::max(width, 1e-6));
    line_.pieces[index].transform = {
        squeeze, 0, 0, 1, -width * squeeze / 2, at_ + cell_ascent * size_ - 0.02 * size_};
    at_ += size_;
  }

  // A capital upright in the middle of a cell.
  void set_upright(const Cell& cell) {
    const std::size_t index = line_.pieces.size();
    const double width = add_run(cell.text, {});
    constexpr double cap_height = 0.72;
    constexpr double step = 1.05;
    line_.pieces[index].transform = {1, 0, 0, 1, -width / 2, at_ + (step + cap_height) / 2 * size_};
    at_ += step * size_;
  }

  // Words on their side, read from above; the middle of the small letters is on the axis.
  void set_turned(const std::string& text) {
    constexpr double middle = 0.3;
    at_ += add_run(text, {0, 1, -1, 0, -middle * size_, at_});
  }

  const fonts::FontBook& fonts_;
  const TextStyle& style_;
  double size_;
  double tracking_;
  double at_ = 0;
  Line line_;
};

}  // namespace

Line set_line(const fonts::FontBook& fonts, std::string_view text, const TextStyle& style,
              double size, double tracking) {
  return LineSetter(fonts, style, size, tracking).set(text);
}

bool is_east_asian_title(std::string_view text) {
  double east_asian = 0;
  double other = 0;
  for (const Segment& segment : read_segments(text, true)) {
    const auto cells = static_cast<double>(segment.cells.size());
    if (segment.kind == SegmentKind::EastAsian) {
      east_asian += cells;
    } else {
      other += cells / 2;  // a Latin letter is about half as wide
    }
  }
  return east_asian > other;
}

}  // namespace diaoban::cover
