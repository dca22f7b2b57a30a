// Sets a line of a listing on columns: half an em a column, two for what is wide.
#include "typeset/paragraph/verbatim.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "typeset/paragraph/line.hpp"

namespace diaoban::typeset::paragraph {
namespace {

constexpr int arrow_columns = 2;

// A character with what sits on it, and the columns that it takes.
struct Cell {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint16_t style = 0;
  char32_t c = 0;
  Kind kind = Kind::Symbol;
  std::uint16_t script = 0;
  int columns = 1;
};

class Setter {
 public:
  Setter(const ParagraphText& text, const VerbatimStyle& style, Workshop& workshop,
         std::vector<MissingCharacter>& missing)
      : text_(text), style_(style), workshop_(workshop), missing_(missing) {
    paragraph_.language = style.language;
    size_ = text.styles.front().size;
    column_ = size_ / 2;
    columns_ = std::max(8, static_cast<int>((style.measure + 0.01) / column_));
    indent_ = std::min(style.wrap_indent, columns_ / 4);
  }

  std::vector<SetLine> set() {
    read_cells();
    std::vector<SetLine> lines;
    std::size_t begin = 0;
    do {
      const int start = lines.empty() ? 0 : indent_;
      const std::size_t end = find_end(begin, start);
      lines.push_back(set_line(begin, end, start));
      begin = end;
    } while (begin < cells_.size());
    lines.back().last = true;
    return lines;
  }

 private:
  void read_cells() {
    int column = 0;
    for (const Character& character : read_characters(text_, workshop_.characters)) {
      if (character.kind == Kind::Extend && !cells_.empty()) {
        cells_.back().end = character.offset + length_of(character);
        continue;
      }
      Cell cell{character.offset,
                character.offset + length_of(character),
                character.style,
                character.c,
                character.kind,
                character.script,
                1};
      const bool tab = character.c == U'\t';
      if (tab) cell.columns = style_.tab - column % style_.tab;
      if (character.wide || character.kind == Kind::Han || character.kind == Kind::Emoji) {
        cell.columns = 2;
      }
      column += cell.columns;
      cells_.push_back(cell);
    }
  }

  static std::uint32_t length_of(const Character& character) {
    return static_cast<std::uint32_t>(base::encode(character.c).size());
  }

  // The first cell that no longer fits; a line that goes on leaves room for the arrow.
  std::size_t find_end(std::size_t begin, int start) const {
    int used = start;
    std::size_t end = begin;
    while (end < cells_.size() && used + cells_[end].columns <= columns_) {
      used += cells_[end++].columns;
    }
    if (end == cells_.size()) return end;
    while (end > begin + 1 && used > columns_ - arrow_columns) used -= cells_[--end].columns;
    end = std::max(end, begin + 1);
    return better_end(begin, end);
  }

  // Back to a space or a separator, if that leaves two thirds of the line.
  std::size_t better_end(std::size_t begin, std::size_t end) const {
    const std::size_t least = begin + (end - begin) * 2 / 3;
    for (std::size_t i = end; i > least && i > begin + 1; --i) {
      const Cell& before = cells_[i - 1];
      const bool han = before.columns == 2 && before.kind == Kind::Han && i < cells_.size() &&
                       cells_[i].kind == Kind::Han;
      const bool separator =
          std::u32string_view(U" ,;/|&)}]>").find(before.c) != std::u32string_view::npos;
      if (han || separator) return i;
    }
    return end;
  }

  SetLine set_line(std::size_t begin, std::size_t end, int start) {
    SetLine line;
    line.x = start * column_;
    line.ascent = em_ascent * size_;
    line.descent = em_descent * size_;
    line.begin = begin < cells_.size() ? cells_[begin].begin : 0;
    line.end =
        end < cells_.size() ? cells_[end].begin : static_cast<std::uint32_t>(text_.text.size());
    line.span = span_of(line.begin);
    int column = start;
    for (std::size_t i = begin; i < end; ++i) {
      add_cell(cells_[i], column);
      column += cells_[i].columns;
    }
    if (end == cells_.size()) add_line_end(column);
    flush(line);
    line.width = (column - start) * column_;
    line.natural_width = line.width;
    line.overfull = column > columns_;
    if (end < cells_.size()) add_arrow(line);
    return line;
  }

  diagnostics::Span span_of(std::uint32_t offset) const {
    for (const StyleRun& run : text_.runs) {
      if (offset >= run.begin && offset < run.end) return text_.styles[run.style].span;
    }
    return {};
  }

  void add_cell(const Cell& cell, int column) {
    const TextStyle& look = text_.styles[cell.style];
    Voice& voice = workshop_.voice(look.role, language_of(look, paragraph_));
    const auto source = std::string_view(text_.text).substr(cell.begin, cell.end - cell.begin);
    const bool blank = cell.kind == Kind::Space || cell.kind == Kind::NoBreakSpace;
    const ShapedWord& word = shape(voice, cell, blank ? " " : source);
    if (word.missing) missing_.push_back({cell.c, cell.begin});
    const double size = size_of(word, cell);
    start_run(cell, word, size);
    double x = column * column_ + slack_of(word, cell, size) - origin_;
    for (const fonts::ShapedGlyph& glyph : word.glyphs) {
      run_.glyphs.push_back({glyph.id,
                             static_cast<float>(x + static_cast<double>(glyph.x_offset) * size),
                             static_cast<float>(-static_cast<double>(glyph.y_offset) * size)});
      x += static_cast<double>(glyph.advance) * size;
    }
    run_.text += source;
    run_.clusters.push_back({static_cast<std::uint16_t>(source.size()),
                             static_cast<std::uint16_t>(word.glyphs.size())});
  }

  // A space takes no place at the line's end, but parts the words for whoever reads on.
  void add_line_end(int column) {
    if (!open_ || !workshop_.fonts.has_glyph(run_.face, U' ')) return;
    const TextStyle& look = text_.styles[run_style_];
    Voice& voice = workshop_.voice(look.role, language_of(look, paragraph_));
    const ShapedWord& space = voice.shape(" ", run_.face, "Latn", true);
    if (space.glyphs.empty()) return;
    run_.glyphs.push_back(
        {space.glyphs.front().id, static_cast<float>(column * column_ - origin_), 0});
    run_.text += ' ';
    run_.clusters.push_back({1, 1});
  }

  const ShapedWord& shape(Voice& voice, const Cell& cell, std::string_view source) {
    if (cell.kind == Kind::Emoji) return voice.shape_emoji(source, cell.c);
    const bool wide = cell.columns == 2;
    const fonts::FaceId face =
        wide ? workshop_.fonts.pick(text_.styles[cell.style].role, voice.language(), cell.c, true)
             : voice.face_of(cell.c);
    const char* common = wide ? "Hani" : "Latn";
    return voice.shape(source, face,
                       is_common_script(cell.script) ? common : script_tag(cell.script), true);
  }

  // A glyph that is wider than its columns is made to fit, so that those after it stay in theirs.
  double size_of(const ShapedWord& word, const Cell& cell) const {
    const double natural = static_cast<double>(word.width) * size_;
    const double room = cell.columns * column_;
    const double scale = static_cast<double>(word.scale);
    return natural > room * 1.01 && natural > 0 ? size_ * scale * room / natural : size_ * scale;
  }

  double slack_of(const ShapedWord& word, const Cell& cell, double size) const {
    const double width = static_cast<double>(word.width) / static_cast<double>(word.scale) * size;
    return (cell.columns * column_ - width) / 2;
  }

  void start_run(const Cell& cell, const ShapedWord& word, double size) {
    const bool same =
        open_ && run_.face == word.face && run_style_ == cell.style && run_.size == size;
    if (same) return;
    close_run();
    open_ = true;
    run_.face = word.face;
    run_.size = size;
    run_style_ = cell.style;
  }

  void close_run() {
    if (!open_) return;
    const TextStyle& look = text_.styles[run_style_];
    done_.push_back({TextItem{std::move(run_), origin_, 0, look.color}, look.owner});
    run_ = {};
    open_ = false;
  }

  void flush(SetLine& line) {
    close_run();
    line.items.insert(line.items.end(), std::make_move_iterator(done_.begin()),
                      std::make_move_iterator(done_.end()));
    done_.clear();
  }

  // A hook that comes down at the right and points back to the left. It hangs a little out of the
  // measure, away from the code.
  void add_arrow(SetLine& line) const {
    const double right = columns_ * column_ + 0.6 * column_;
    const double left = right - 1.3 * column_;
    const double top = -0.62 * size_;
    const double base = -0.28 * size_;
    const double head = 0.13 * size_;
    const auto stroke = [&](double x0, double y0, double x1, double y1) {
      line.items.push_back(
          {StrokeItem{x0, y0, x1, y1, 0.05 * size_, style_.wrap_color, {}}, Owner{}});
    };
    stroke(right, top, right, base);
    stroke(right, base, left, base);
    stroke(left, base, left + head, base - head);
    stroke(left, base, left + head, base + head);
  }

  const ParagraphText& text_;
  const VerbatimStyle& style_;
  Workshop& workshop_;
  std::vector<MissingCharacter>& missing_;
  ParagraphStyle paragraph_;
  double size_ = 0;
  double column_ = 0;
  int columns_ = 0;
  int indent_ = 0;
  std::vector<Cell> cells_;
  fonts::GlyphRun run_;
  std::uint16_t run_style_ = 0;
  double origin_ = 0;
  bool open_ = false;
  std::vector<Item> done_;
};

}  // namespace

std::vector<SetLine> layout_verbatim(const ParagraphText& text, const VerbatimStyle& style,
                                     Workshop& workshop, std::vector<MissingCharacter>& missing) {
  return Setter(text, style, workshop, missing).set();
}

}  // namespace diaoban::typeset::paragraph
