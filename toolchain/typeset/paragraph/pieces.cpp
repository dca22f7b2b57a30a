// Gathers the pieces of a line with the widths they really have.
#include <algorithm>

#include "typeset/paragraph/line.hpp"

namespace diaoban::typeset::paragraph {
namespace {

class Gatherer {
 public:
  Gatherer(const LineContext& context, const FittedLine& line) : context_(context), line_(line) {}

  std::vector<Piece> gather() {
    pieces_.reserve(line_.end - line_.begin + 1);
    for (std::uint32_t i = line_.begin; i < line_.end;) i = add(i);
    pieces_.back().joint = nullptr;
    const Joint& end = context_.material.joints[line_.end - 1];
    if (end.kind == Break::Hyphen) add_hyphen();
    return std::move(pieces_);
  }

 private:
  const Atom& atom(std::uint32_t i) const { return context_.material.atoms[i]; }
  const TextStyle& style(const Atom& a) const { return context_.text.styles[a.style]; }
  Voice& voice(const Atom& a) {
    return context_.workshop.voice(style(a).role, language_of(style(a), context_.style));
  }

  std::uint32_t add(std::uint32_t i) {
    const Atom& first = atom(i);
    std::uint32_t end = i + 1;
    if (first.kind == Kind::Letter) {
      while (end < line_.end && atom(end).word == first.word &&
             atom(end).word_begin == first.word_begin) {
        ++end;
      }
    }
    Piece& piece = pieces_.emplace_back();
    piece.word = first.word;
    piece.begin = first.begin;
    piece.end = atom(end - 1).end;
    piece.style = first.style;
    piece.kind = first.kind;
    piece.size = first.size;
    piece.body = static_cast<double>(first.body);
    piece.shift = static_cast<double>(first.shift);
    piece.joint = &context_.material.joints[end - 1];
    if (first.kind == Kind::Letter && first.word) {
      measure_word(piece, first);
      const auto room = static_cast<double>(first.lead + atom(end - 1).trail);
      piece.body += room;
    }
    return end;
  }

  void measure_word(Piece& piece, const Atom& first) {
    const bool cut = piece.begin != first.word_begin || piece.end != first.word_end;
    if (cut) {
      const auto text =
          std::string_view(context_.text.text).substr(piece.begin, piece.end - piece.begin);
      piece.word =
          &voice(first).shape(text, first.word->face, first.word->script, style(first).code);
    }
    piece.body = static_cast<double>(piece.word->width) * style(first).size;
  }

  void add_hyphen() {
    const Atom& last = atom(line_.end - 1);
    if (!last.word) return;
    Piece piece = pieces_.back();
    piece.word = &voice(last).shape("-", last.word->face, "Latn", style(last).code);
    piece.begin = piece.end;
    piece.body = static_cast<double>(piece.word->width) * style(last).size;
    piece.hyphen = true;
    static const Joint tight;
    pieces_.back().joint = &tight;
    pieces_.push_back(piece);
  }

  const LineContext& context_;
  const FittedLine& line_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> make_pieces(const LineContext& context, const FittedLine& line) {
  return Gatherer(context, line).gather();
}

LineFigures measure_pieces(const LineContext& context, const FittedLine& line,
                           const std::vector<Piece>& pieces) {
  LineFigures figures;
  for (const Piece& piece : pieces) {
    figures.natural += piece.body;
    if (!piece.joint) continue;
    const Joint& joint = *piece.joint;
    figures.natural += static_cast<double>(joint.space);
    figures.gaps += static_cast<double>(joint.gap);
    figures.places += joint.place ? 1 : 0;
    if (joint.is_plain()) continue;
    for (std::size_t k = 0; k < joint.shrink.size(); ++k) {
      if (joint.shrink[k] <= 0) continue;
      figures.shrink[static_cast<std::size_t>(joint.shrink_class[k])] +=
          static_cast<double>(joint.shrink[k]);
    }
    (joint.stretch_class == Slack::WordSpace ? figures.word_stretch : figures.han_latin_stretch) +=
        static_cast<double>(joint.stretch);
    if (joint.stretch > 0) {
      (joint.stretch_class == Slack::WordSpace ? figures.words : figures.han_latin) += 1;
    }
  }
  const Atom& first = context.material.atoms[line.begin];
  const Atom& last = context.material.atoms[line.end - 1];
  figures.natural -=
      static_cast<double>(first.protrude_left) + right_protrusion(context.material, line.end);
  if (line.begin == 0 && context.options.keeps_start_blank) {
    figures.natural += static_cast<double>(first.before);
  }
  if (context.options.keeps_end_blank && last.after > 0) {
    figures.natural += static_cast<double>(last.after);
    figures.shrink[static_cast<std::size_t>(Slack::LineEnd)] += room_of_end(last, context.options);
  }
  if (line.hangs) figures.natural -= static_cast<double>(last.body);
  return figures;
}

}  // namespace diaoban::typeset::paragraph
