// Readings above their bases: half the size, centred, with the lines where they would be without.
#include <algorithm>

#include "base/utf8.hpp"
#include "typeset/paragraph/line.hpp"

namespace diaoban::typeset::paragraph {
namespace {

constexpr double ruby_size = 0.5;      // of the base's size
constexpr double overhang = 0.25;      // em of the base that a reading may reach over a neighbour
constexpr double between = 0.25;       // em of the reading between two readings
constexpr double above_em_box = 0.04;  // em between the base and its reading

// A part of a reading in one face.
struct ReadingPiece {
  const ShapedWord* word = nullptr;
  std::string text;
};

// A reading in the faces that its characters need.
std::vector<ReadingPiece> shape_reading(const RubyReading& ruby, Voice& voice,
                                        CharacterTable& table) {
  std::vector<ReadingPiece> words;
  std::string piece;
  fonts::FaceId face;
  const char* script = "Latn";
  const auto flush = [&] {
    if (!piece.empty()) words.push_back({&voice.shape(piece, face, script, false), piece});
    piece.clear();
  };
  for (const char32_t c : base::code_points(ruby.reading)) {
    const CharacterInfo& info = table.at(c);
    const bool cjk = is_cjk(info.kind);
    const bool common = is_common_script(info.script);
    const fonts::FaceId next = cjk ? voice.slot(c, info.kind, info).word.face : voice.face_of(c);
    const bool joins = info.kind == Kind::Extend && !piece.empty();
    if (!joins && next != face) {
      flush();
      face = next;
      script = cjk ? (common ? "Hani" : script_tag(info.script)) : "Latn";
    }
    base::append(piece, c);
  }
  flush();
  return words;
}

// Em fractions of the reading's own size.
double width_of(const std::vector<ReadingPiece>& words) {
  double width = 0;
  for (const ReadingPiece& piece : words) width += static_cast<double>(piece.word->width);
  return width;
}

class Widener {
 public:
  Widener(Material& material, const ParagraphText& text, const ParagraphStyle& style,
          Workshop& workshop)
      : material_(material), text_(text), style_(style), workshop_(workshop) {}

  void widen() {
    std::size_t atom = 0;
    for (std::size_t r = 0; r < text_.ruby.size(); ++r) {
      const RubyReading& ruby = text_.ruby[r];
      while (atom < material_.atoms.size() && material_.atoms[atom].begin < ruby.begin) ++atom;
      std::size_t end = atom;
      while (end < material_.atoms.size() && material_.atoms[end].end <= ruby.end) ++end;
      if (end == atom) continue;
      for (std::size_t i = atom; i + 1 < end; ++i) {
        if (material_.joints[i].kind != Break::Mandatory) material_.joints[i].kind = Break::None;
      }
      widen(atom, end, r);
      atom = end;
    }
  }

 private:
  void widen(std::size_t begin, std::size_t end, std::size_t r) {
    Atom& first = material_.atoms[begin];
    Atom& last = material_.atoms[end - 1];
    const TextStyle& look = text_.styles[first.style];
    Voice& voice = workshop_.voice(look.role, language_of(look, style_));
    const double size = look.size * ruby_size;
    double wanted = width_of(shape_reading(text_.ruby[r], voice, workshop_.characters)) * size;
    const bool beside_left = r > 0 && text_.ruby[r - 1].end == text_.ruby[r].begin;
    const bool beside_right =
        r + 1 < text_.ruby.size() && text_.ruby[r + 1].begin == text_.ruby[r].end;
    wanted += beside_left ? between * size / 2 : -overhang_over(begin, -1) * look.size;
    wanted += beside_right ? between * size / 2 : -overhang_over(end - 1, 1) * look.size;
    double natural = 0;
    for (std::size_t i = begin; i < end; ++i)
      natural += static_cast<double>(material_.atoms[i].body);
    const auto extra = static_cast<float>(std::max(0.0, wanted - natural));
    first.lead = extra / 2;
    first.body += first.lead;
    first.shift += first.lead;
    last.trail = extra / 2;
    last.body += last.trail;
  }

  // A reading may reach over Han that has none, never over the edge of the paragraph.
  double overhang_over(std::size_t at, int step) const {
    const bool edge = step < 0 ? at == 0 : at + 1 == material_.atoms.size();
    if (edge) return 0;
    const Atom& neighbour = material_.atoms[step < 0 ? at - 1 : at + 1];
    return neighbour.kind == Kind::Han || is_mark(neighbour.kind) ? overhang : 0;
  }

  Material& material_;
  const ParagraphText& text_;
  const ParagraphStyle& style_;
  Workshop& workshop_;
};

void write_reading(const LineContext& context, const RubyReading& ruby, const Piece& first,
                   double centre, SetLine& out) {
  const TextStyle& look = context.text.styles[first.style];
  Voice& voice = context.workshop.voice(look.role, language_of(look, context.style));
  const double size = look.size * ruby_size;
  const double y = -(em_ascent + above_em_box) * look.size - em_descent * size - look.rise;
  const auto words = shape_reading(ruby, voice, context.workshop.characters);
  double x = centre - width_of(words) * size / 2;
  for (const ReadingPiece& piece : words) {
    const ShapedWord& word = *piece.word;
    fonts::GlyphRun run;
    run.face = word.face;
    run.size = size * static_cast<double>(word.scale);
    double glyph_x = 0;
    for (const fonts::ShapedGlyph& glyph : word.glyphs) {
      run.glyphs.push_back(
          {glyph.id, static_cast<float>(glyph_x + static_cast<double>(glyph.x_offset) * run.size),
           static_cast<float>(-static_cast<double>(glyph.y_offset) * run.size)});
      glyph_x += static_cast<double>(glyph.advance) * run.size;
    }
    run.text = piece.text;
    run.clusters.push_back({static_cast<std::uint16_t>(piece.text.size()),
                            static_cast<std::uint16_t>(run.glyphs.size())});
    out.items.push_back({TextItem{std::move(run), x, y, look.color}, ruby.owner});
    x += static_cast<double>(word.width) * size;
  }
  out.ascent = std::max(out.ascent, -y + em_ascent * size);
}

}  // namespace

void prepare_ruby(Material& material, const ParagraphText& text, const ParagraphStyle& style,
                  Workshop& workshop) {
  Widener(material, text, style, workshop).widen();
}

void write_ruby(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  const std::vector<RubyReading>& all = context.text.ruby;
  auto ruby =
      std::lower_bound(all.begin(), all.end(), out.begin,
                       [](const RubyReading& one, std::uint32_t at) { return one.end <= at; });
  for (; ruby != all.end() && ruby->begin < out.end; ++ruby) {
    const Piece* first = nullptr;
    double end = 0;
    for (const Piece& piece : pieces) {
      if (piece.begin < ruby->begin || piece.end > ruby->end || piece.hyphen) continue;
      if (!first) first = &piece;
      end = piece.x + piece.body;
    }
    if (first) write_reading(context, *ruby, *first, (first->x + end) / 2, out);
  }
}

}  // namespace diaoban::typeset::paragraph
