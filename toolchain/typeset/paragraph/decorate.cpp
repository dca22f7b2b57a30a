// Tints behind pieces, rules under and through them, and the places in them that others look for.
#include <algorithm>

#include "typeset/paragraph/stretch.hpp"

namespace diaoban::typeset::paragraph {
namespace {

void add_rule(SetLine& out, const Stretch& stretch, double y, double thickness) {
  out.items.push_back(
      {RuleItem{{stretch.x, y, stretch.end - stretch.x, thickness}, stretch.style->color},
       Owner{}});
}

void write_tints(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  const auto tinted = [](const TextStyle& style) { return style.tint.has_value(); };
  for (const Stretch& stretch : find_stretches(context, pieces, tinted)) {
    const double size = stretch.style->size;
    constexpr double air = 0.08;  // em around the text
    out.items.push_back({RuleItem{{stretch.x - air * size, -(em_ascent + air) * size,
                                   stretch.end - stretch.x + 2 * air * size, (1 + 2 * air) * size},
                                  *stretch.style->tint},
                         Owner{}});
  }
}

void write_rules(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  constexpr double thickness = 0.05;  // em
  const auto underlined = [](const TextStyle& style) { return style.underline; };
  for (const Stretch& stretch : find_stretches(context, pieces, underlined)) {
    const double size = stretch.style->size;
    add_rule(out, stretch, (em_descent + 0.03) * size - stretch.style->rise, thickness * size);
  }
  const auto struck = [](const TextStyle& style) { return style.strike; };
  for (const Stretch& stretch : find_stretches(context, pieces, struck)) {
    const double size = stretch.style->size;
    const double middle = -(em_ascent - em_descent) / 2 * size - stretch.style->rise;
    add_rule(out, stretch, middle, thickness * size);
  }
}

void write_links(const ParagraphText& text, const std::vector<Piece>& pieces, SetLine& out) {
  for (const Piece& piece : pieces) {
    const TextStyle& style = text.styles[piece.style];
    if (style.link == no_link) continue;
    const bool goes_on = !out.links.empty() && out.links.back().link == style.link;
    if (!goes_on) {
      out.links.push_back(
          {style.link, style.owner, piece.x, 0, em_ascent * style.size, em_descent * style.size});
    }
    LinkPiece& link = out.links.back();
    link.width = piece.x + piece.body - link.x;
    link.ascent = std::max(link.ascent, em_ascent * style.size + style.rise);
    link.descent = std::max(link.descent, em_descent * style.size - style.rise);
  }
}

}  // namespace

void write_decorations(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  write_tints(context, pieces, out);
  write_rules(context, pieces, out);
  write_emphasis(context, pieces, out);
}

void write_marks(const ParagraphText& text, std::uint32_t limit, const std::vector<Piece>& pieces,
                 SetLine& out) {
  auto mark =
      std::lower_bound(text.marks.begin(), text.marks.end(), out.begin,
                       [](const TextMark& one, std::uint32_t at) { return one.offset < at; });
  const bool to_end = limit == text.text.size();
  std::size_t piece = 0;
  for (; mark != text.marks.end() && (mark->offset < limit || to_end); ++mark) {
    while (piece < pieces.size() && pieces[piece].end <= mark->offset) ++piece;
    const double x = piece < pieces.size() ? pieces[piece].x : pieces.back().x + pieces.back().body;
    out.marks.push_back({mark->id, x});
  }
}

void write_places(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  const ParagraphText& text = context.text;
  const bool linked = std::any_of(text.styles.begin(), text.styles.end(),
                                  [](const TextStyle& style) { return style.link != no_link; });
  if (linked) write_links(text, pieces, out);
}

}  // namespace diaoban::typeset::paragraph
