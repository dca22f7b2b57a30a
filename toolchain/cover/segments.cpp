// Implements the taking apart of title lines.
#include "cover/segments.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::cover {
namespace {

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_space(char32_t c) { return c == U' ' || c == U'\u3000' || c == U'\u00A0' || c == U'\t'; }

// Joins with the character before it into one cell.
bool is_extending(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D || c == 0x20E3 ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x3099 ||
         c == 0x309A;
}

bool is_shared_mark(char32_t c) { return contains(U"‘’“”—…⸺⋯·", c); }

bool is_opening(char32_t c) { return contains(U"「『“‘（《〈【〖〔［｛", c); }
bool is_closing(char32_t c) { return contains(U"、，。．：；！？」』”’）》〉】〗〕］｝", c); }

bool is_east_asian(char32_t c, bool east_asian_language) {
  return base::is_han(c) || base::is_kana(c) || base::is_hangul(c) || base::is_bopomofo(c) ||
         base::is_cjk_punctuation(c) || base::is_emoji(c) ||
         (east_asian_language && is_shared_mark(c));
}

bool is_mark(char32_t c) { return is_opening(c) || is_closing(c); }

// The blank half of a mark goes at the line's ends and between two marks (CLREQ 3.1.6).
void halve_marks(std::vector<Segment>& segments) {
  Cell* before = nullptr;
  for (Segment& segment : segments) {
    if (segment.kind != SegmentKind::EastAsian) {
      before = nullptr;
      continue;
    }
    for (Cell& cell : segment.cells) {
      const bool first = &cell == &segments.front().cells.front();
      if (is_opening(cell.base)) {
        cell.halved = first || (before != nullptr && is_opening(before->base));
      }
      if (before != nullptr && is_closing(before->base) && is_mark(cell.base))
        before->halved = true;
      before = &cell;
    }
  }
  if (before != nullptr && is_closing(before->base) && before->base != U'！' &&
      before->base != U'？') {
    before->halved = true;
  }
}

void trim_spaces(Segment& segment) {
  while (!segment.cells.empty() && is_space(segment.cells.back().base)) segment.cells.pop_back();
}

}  // namespace

std::vector<Segment> read_segments(std::string_view text, bool east_asian_language) {
  std::vector<Segment> segments;
  bool spaced = false;
  bool joined = false;  // after a zero-width joiner
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded here = base::decode(text, at);
    const std::string bytes(text.substr(at, here.length));
    const char32_t c = here.code_point;
    at += here.length;
    if ((is_extending(c) || joined) && !segments.empty() && !spaced) {
      segments.back().cells.back().text += bytes;
      joined = c == 0x200D;
      continue;
    }
    const SegmentKind kind =
        is_east_asian(c, east_asian_language) ? SegmentKind::EastAsian : SegmentKind::Latin;
    if (is_space(c)) {
      spaced = !segments.empty();
      continue;
    }
    const bool is_new = segments.empty() || segments.back().kind != kind ||
                        (spaced && kind == SegmentKind::EastAsian);
    if (is_new) {
      const bool marks_meet =
          !segments.empty() && (is_mark(c) || is_mark(segments.back().cells.back().base));
      double space = 0;
      if (!segments.empty() && segments.back().kind != kind) space = marks_meet ? 0 : 0.25;
      if (!segments.empty() && segments.back().kind == kind) {
        // Emoji have air of their own.
        const bool beside_emoji =
            base::is_emoji(c) || base::is_emoji(segments.back().cells.back().base);
        space = beside_emoji ? 0.25 : 0.5;
      }
      segments.push_back({kind, {}, space});
    } else if (spaced) {
      segments.back().cells.push_back({" ", U' ', false});
    }
    segments.back().cells.push_back({bytes, c, false});
    spaced = false;
  }
  for (Segment& segment : segments) trim_spaces(segment);
  if (!segments.empty()) halve_marks(segments);
  return segments;
}

std::string text_of(const Segment& segment) {
  std::string text;
  for (const Cell& cell : segment.cells) text += cell.text;
  return text;
}

}  // namespace diaoban::cover
