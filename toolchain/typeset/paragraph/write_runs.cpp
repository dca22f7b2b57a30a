// Makes glyph runs of placed pieces, with the text that copying gives.
#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "typeset/paragraph/line.hpp"

namespace diaoban::typeset::paragraph {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

class RunWriter {
 public:
  RunWriter(const LineContext& context, SetLine& out)
      : context_(context), text_(context.text.text), out_(out) {}

  void write(const std::vector<Piece>& pieces) {
    expected_ = pieces.size();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const Piece& piece = pieces[i];
      if (piece.word) {
        add(piece);
      } else if (piece.kind == Kind::WideSpace) {
        add_wide_space(piece);
      } else if (piece.kind == Kind::Object) {
        add_object(piece);
      }
      const bool spaced = piece.joint && piece.joint->spaced && i + 1 < pieces.size();
      if (spaced) add_space(piece, pieces[i + 1]);
    }
    if (!pieces.empty()) add_end_space(pieces.back());
    flush();
  }

 private:
  void add(const Piece& piece) {
    start_run(piece);
    const std::string_view source =
        piece.hyphen ? soft_hyphen
                     : std::string_view(text_.data() + piece.begin, piece.end - piece.begin);
    const std::vector<fonts::ShapedGlyph>& glyphs = piece.word->glyphs;
    const auto size = static_cast<double>(piece.size);
    double x = piece.x + piece.shift - origin_;
    for (const fonts::ShapedGlyph& glyph : glyphs) {
      run_.glyphs.push_back({glyph.id,
                             static_cast<float>(x + static_cast<double>(glyph.x_offset) * size),
                             static_cast<float>(-static_cast<double>(glyph.y_offset) * size)});
      x += static_cast<double>(glyph.advance) * size;
    }
    if (glyphs.size() == 1) {
      run_.clusters.push_back({static_cast<std::uint16_t>(source.size()), 1});
    } else {
      add_clusters(*piece.word, source.size(), piece.hyphen);
    }
    add_source(source);
  }

  // The text after it is an item of its own, so that all are read in their order.
  void add_object(const Piece& piece) {
    flush();
    const std::vector<InlineObject>& objects = context_.text.objects;
    const auto found = std::lower_bound(
        objects.begin(), objects.end(), piece.begin,
        [](const InlineObject& object, std::uint32_t at) { return object.offset < at; });
    if (found == objects.end() || found->offset != piece.begin) return;
    const auto index = static_cast<std::uint32_t>(found - objects.begin());
    out_.objects.push_back({index, piece.x, static_cast<std::uint32_t>(out_.items.size())});
    out_.ascent = std::max(out_.ascent, found->ascent);
    out_.descent = std::max(out_.descent, found->descent);
  }

  void start_run(const Piece& piece) {
    const bool same =
        open_ && run_.face == piece.word->face && style_ == piece.style && size_ == piece.size;
    if (same) return;
    flush();
    open_ = true;
    style_ = piece.style;
    size_ = piece.size;
    origin_ = piece.x;
    run_.face = piece.word->face;
    run_.size = static_cast<double>(piece.size);
    // Most lines are one run of characters of three bytes.
    const std::size_t count = std::min<std::size_t>(expected_, 64);
    run_.glyphs.reserve(count);
    run_.clusters.reserve(count);
  }

  void add_clusters(const ShapedWord& word, std::size_t length, bool whole) {
    const auto glyph_count = static_cast<std::uint16_t>(word.glyphs.size());
    if (word.right_to_left || whole) {
      run_.clusters.push_back({static_cast<std::uint16_t>(length), glyph_count});
      return;
    }
    for (std::size_t i = 0; i < word.glyphs.size();) {
      std::size_t next = i + 1;
      while (next < word.glyphs.size() && word.glyphs[next].cluster == word.glyphs[i].cluster) {
        ++next;
      }
      const std::size_t end = next < word.glyphs.size() ? word.glyphs[next].cluster : length;
      run_.clusters.push_back({static_cast<std::uint16_t>(end - word.glyphs[i].cluster),
                               static_cast<std::uint16_t>(next - i)});
      i = next;
    }
  }

  void add_wide_space(const Piece& blank) {
    Piece before = blank;
    before.body = 0;
    before.end = blank.begin;
    add_space(before, text_.substr(blank.begin, blank.end - blank.begin));
  }

  // A typed space is kept for whoever copies the line, though its width is in the places around it.
  void add_space(const Piece& before, const Piece& after) {
    const std::uint32_t length = after.begin - before.end;
    add_space(before, text_.substr(before.end, length));
  }

  // A space that ends the line takes no place on it, but parts the words for whoever reads on. So
  // does a forced break, but between Han, which nothing need part.
  void add_end_space(const Piece& last) {
    if (last.hyphen || last.word == nullptr) return;
    const auto rest = text_.substr(last.end, out_.end - last.end);
    const bool breaks = rest.find('\n') != std::string_view::npos;
    if (rest.find(' ') == std::string_view::npos && !(breaks && parts_words(last))) return;
    add_space(last, " ");
  }

  bool parts_words(const Piece& last) const {
    const auto joins = [](std::string_view one) {
      return one.empty() || base::joins_without_space(base::decode(one, 0).code_point);
    };
    const std::string_view before = base::without_zero_width_ends(text_.substr(0, last.end));
    return !joins(before.substr(base::last_character(before))) ||
           !joins(base::without_zero_width_ends(text_.substr(out_.end)));
  }

  void add_space(const Piece& before, std::string_view text) {
    if (text.empty() || text.size() > UINT16_MAX) return;
    // Who reads on hears no space inside a link, a note's call or what has an alternative text.
    const std::vector<TextStyle>& styles = context_.text.styles;
    std::uint16_t own = style_at(before.end);
    if (open_ && styles[style_].owner == styles[own].owner) own = style_;
    if (open_ && style_ != own) flush();
    const TextStyle& style = styles[own];
    Voice& voice = context_.workshop.voice(style.role, language_of(style, context_.style));
    const double x = before.x + before.body;
    // Faces of emoji draw no space: it stands in the text's own face.
    if (!open_ || before.kind == Kind::Emoji ||
        !context_.workshop.fonts.has_glyph(run_.face, U' ')) {
      flush();
      open_ = true;
      style_ = own;
      size_ = static_cast<float>(style.size);
      origin_ = x;
      run_.face = voice.face_of(U' ');
      run_.size = style.size;
    }
    const ShapedWord& space = voice.shape(" ", run_.face, "Latn", style.code);
    if (space.glyphs.empty()) return;
    run_.glyphs.push_back({space.glyphs.front().id, static_cast<float>(x - origin_), 0});
    add_source(text);
    run_.clusters.push_back({static_cast<std::uint16_t>(text.size()), 1});
  }

  std::uint16_t style_at(std::uint32_t offset) const {
    const std::vector<StyleRun>& runs = context_.text.runs;
    const auto run =
        std::lower_bound(runs.begin(), runs.end(), offset,
                         [](const StyleRun& r, std::uint32_t at) { return r.end <= at; });
    const bool covered = run != runs.end() && run->begin <= offset;
    return static_cast<std::uint16_t>(covered ? run->style : 0);
  }

  // Most pieces follow each other in the text: they are copied together.
  void add_source(std::string_view source) {
    if (!pending_.empty() && pending_.data() + pending_.size() == source.data()) {
      pending_ = {pending_.data(), pending_.size() + source.size()};
      return;
    }
    run_.text += pending_;
    pending_ = source;
  }

  void flush() {
    if (!open_) return;
    run_.text += pending_;
    pending_ = {};
    const TextStyle& style = context_.text.styles[style_];
    out_.items.push_back(
        {TextItem{std::move(run_), origin_, -style.rise, style.color}, style.owner});
    run_ = {};
    open_ = false;
  }

  const LineContext& context_;
  std::string_view text_;
  SetLine& out_;
  fonts::GlyphRun run_;
  std::string_view pending_;  // text of the run that is not in it yet
  std::size_t expected_ = 0;
  bool open_ = false;
  std::uint16_t style_ = 0;
  float size_ = 0;
  double origin_ = 0;
};

}  // namespace

void write_runs(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  RunWriter(context, out).write(pieces);
}

}  // namespace diaoban::typeset::paragraph
