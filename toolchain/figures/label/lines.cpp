// Lines of text in a label: measuring and breaking them.
#include "figures/label/lines.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "figures/label/breaks.hpp"

namespace diaoban::figures {
namespace {

// Sums of advances differ from a browser's by less than this (px): it keeps 1/64.
constexpr double tolerance = 1.0 / 100;

bool wraps(WhiteSpace value) { return value != WhiteSpace::NoWrap && value != WhiteSpace::Pre; }
bool hangs(WhiteSpace value) {
  return value == WhiteSpace::Normal || value == WhiteSpace::NoWrap || value == WhiteSpace::PreLine;
}

// Above and below the baseline.
struct Rise {
  double ascent = 0;
  double descent = 0;
  void include(const Rise& other) {
    ascent = std::max(ascent, other.ascent);
    descent = std::max(descent, other.descent);
  }
};

// What an inline box in this style adds to its line (CSS 2.2 §10.8.1). Half-leading above is
// rounded down to whole pixels, as browsers do.
Rise rise_of(const Style& style, Shaper& shaper) {
  const LineMetrics metrics = shaper.metrics(font_of(style));
  double height = metrics.ascent + metrics.descent;
  if (style.line_height.kind == LineHeight::Kind::Factor) {
    height = style.line_height.value * style.font_size;
  } else if (style.line_height.kind == LineHeight::Kind::Px) {
    height = style.line_height.value;
  }
  // Browsers keep lengths in 64ths; over many lines the rest adds up.
  height = std::floor(height * 64) / 64;
  const double leading = height - metrics.ascent - metrics.descent;
  const double above = std::floor(leading / 2);
  return {metrics.ascent + above, metrics.descent + leading - above};
}

// Forbids breaks that the styles of the text around them don't allow, and allows those that
// word-break asks for.
void restrict_breaks(InlineContent& content, const std::string& language) {
  std::vector<bool> graphemes;
  for (const InlineSpan& span : content.spans) {
    const Style& style = content.styles[span.style].style;
    // A place belongs to the character before it.
    for (std::size_t at = span.begin + 1; at <= span.end; ++at) {
      if (!wraps(style.white_space)) {
        content.breaks[at] = false;
      } else if (style.breaks_all) {
        if (graphemes.empty()) graphemes = find_graphemes(content.text, language);
        if (at < content.text.size() && graphemes[at] && content.text[at] != ' ') {
          content.breaks[at] = true;
        }
      }
    }
  }
}

// The end of [begin, end) without spaces that hang.
std::size_t trimmed_end(const InlineContent& content, std::size_t begin, std::size_t end) {
  while (end > begin && content.text[end - 1] == ' ') {
    const std::size_t span = find_span(content, end - 1);
    if (span == content.spans.size() || content.spans[span].begin >= end) break;
    if (!hangs(content.styles[content.spans[span].style].style.white_space)) break;
    --end;
  }
  return end;
}

double width_of(const InlineContent& content, std::size_t begin, std::size_t end) {
  return content.advances[trimmed_end(content, begin, end)] - content.advances[begin];
}

// Calls `use(begin, end)` for each paragraph: the text between forced line ends. A line end at the
// very end makes no empty line after it.
template <class Use>
void each_paragraph(const InlineContent& content, Use use) {
  std::size_t begin = 0;
  while (begin < content.text.size()) {
    const std::size_t end = std::min(content.text.find('\n', begin), content.text.size());
    use(begin, end);
    begin = end + 1;
  }
}

bool may_break_words(const InlineContent& content) {
  return std::any_of(content.styles.begin(), content.styles.end(),
                     [](const InlineStyle& style) { return style.style.breaks_words; });
}

class LineBreaker {
 public:
  LineBreaker(Box& box, double width, Shaper& shaper)
      : box_(box), content_(*box.content), width_(width), shaper_(shaper) {}

  double run() {
    each_paragraph(content_,
                   [&](std::size_t begin, std::size_t end) { break_paragraph(begin, end); });
    return y_;
  }

 private:
  void break_paragraph(std::size_t begin, std::size_t end) {
    std::size_t line = begin;   // where the line starts
    std::size_t place = begin;  // the last place that a line may end at and still fits
    for (std::size_t at = begin + 1; at < end; ++at) {
      if (!content_.breaks[at]) continue;
      if (width_of(content_, line, at) > available() && place > line) {
        add_line(line, place);
        line = place;
      }
      if (width_of(content_, line, at) > available()) line = break_word(line, at);
      place = at;
    }
    if (place > line && width_of(content_, line, end) > available()) {
      add_line(line, place);
      line = place;
    }
    if (width_of(content_, line, end) > available()) line = break_word(line, end);
    add_line(line, end);
  }

  double available() const {
    return width_ + tolerance - (box_.lines.empty() ? box_.style.text_indent : 0);
  }

  // Cuts a word that is wider than the line between its characters, where the style allows it.
  std::size_t break_word(std::size_t line, std::size_t end) {
    if (!may_break_words(content_)) return line;
    if (graphemes_.empty()) graphemes_ = find_graphemes(content_.text, shaper_.language());
    std::size_t last = line;
    for (std::size_t at = line + 1; at < end; ++at) {
      if (!graphemes_[at]) continue;
      if (last > line && width_of(content_, line, at) > available()) {
        add_line(line, last);
        line = last;
      }
      last = at;
    }
    if (last > line && width_of(content_, line, end) > available()) {
      add_line(line, last);
      line = last;
    }
    return line;
  }

  void add_line(std::size_t begin, std::size_t end) {
    Line line;
    line.begin = begin;
    while (line.begin < end && !box_.lines.empty() && content_.text[line.begin] == ' ' &&
           hangs_at(line.begin)) {
      ++line.begin;
    }
    line.end = trimmed_end(content_, line.begin, end);
    line.width = content_.advances[line.end] - content_.advances[line.begin];
    Rise rise = rise_of(box_.style, shaper_);
    for (std::size_t i = find_span(content_, begin); i < content_.spans.size(); ++i) {
      const InlineSpan& span = content_.spans[i];
      if (span.begin >= end) break;
      const InlineStyle& style = content_.styles[span.style];
      Rise own = rise_of(style.style, shaper_);
      own.ascent += style.raise;
      own.descent -= style.raise;
      rise.include(own);
    }
    for (; next_line_end_ < content_.line_ends.size(); ++next_line_end_) {
      const LineEnd& line_end = content_.line_ends[next_line_end_];
      if (line_end.at > end) break;
      rise.include(rise_of(content_.styles[line_end.style].style, shaper_));
    }
    for (; next_box_ < content_.boxes.size() && content_.boxes[next_box_].at < end; ++next_box_) {
      const InlineBox& inside = content_.boxes[next_box_];
      const double above = inside.box->has_baseline ? inside.box->baseline : inside.box->height;
      rise.include({above, inside.box->height - above});
    }
    line.y = y_;
    line.baseline = rise.ascent;
    line.height = rise.ascent + rise.descent;
    const double indent = box_.lines.empty() ? box_.style.text_indent : 0;
    const double spare = width_ - line.width - indent;
    const double share = box_.style.text_align == TextAlign::Start    ? 0
                         : box_.style.text_align == TextAlign::Center ? 0.5
                                                                      : 1;
    // What is too wide runs over the end, never over the start.
    line.x = indent + std::max(0.0, spare) * share;
    y_ += line.height;
    box_.lines.push_back(line);
  }

  bool hangs_at(std::size_t at) const { return trimmed_end(content_, at, at + 1) == at; }

  Box& box_;
  const InlineContent& content_;
  double width_;
  Shaper& shaper_;
  double y_ = 0;
  std::size_t next_line_end_ = 0;
  std::size_t next_box_ = 0;
  std::vector<bool> graphemes_;
};

}  // namespace

void shape_content(InlineContent& content, Shaper& shaper) {
  if (content.is_shaped) return;
  content.is_shaped = true;
  content.breaks = find_breaks(content.text, shaper.language());
  restrict_breaks(content, shaper.language());
  content.advances.assign(content.text.size() + 1, 0);
  std::size_t box = 0;
  std::size_t span = 0;
  double pen = 0;
  for (std::size_t at = 0; at < content.text.size();) {
    content.advances[at] = pen;
    if (box < content.boxes.size() && content.boxes[box].at == at) {
      pen += content.boxes[box].box->width;
      ++box;
      at += base::decode(content.text, at).length;
    } else if (span < content.spans.size() && content.spans[span].begin == at) {
      InlineSpan& one = content.spans[span++];
      const std::string_view text = std::string_view(content.text).substr(at, one.end - at);
      one.shaped = shaper.shape(text, font_of(content.styles[one.style].style));
      for (std::size_t i = 0; i < text.size(); ++i) {
        content.advances[at + i] = pen + one.shaped.advance_to(i);
      }
      pen += one.shaped.width();
      at = one.end;
    } else {
      ++at;
    }
  }
  content.advances.back() = pen;
  // Later bytes of a stand-in, and line ends, count as what comes before them.
  for (std::size_t at = 1; at < content.advances.size(); ++at) {
    content.advances[at] = std::max(content.advances[at], content.advances[at - 1]);
  }
}

Extent measure_content(const InlineContent& content, const std::vector<double>& least_of_boxes) {
  Extent extent;
  // How much narrower the next boxes before `end` can be.
  std::size_t box = 0;
  const auto give_until = [&](std::size_t end) {
    double sum = 0;
    for (; box < content.boxes.size() && content.boxes[box].at < end; ++box) {
      sum += content.boxes[box].box->width - least_of_boxes[box];
    }
    return sum;
  };
  each_paragraph(content, [&](std::size_t begin, std::size_t end) {
    extent.most = std::max(extent.most, width_of(content, begin, end));
    std::size_t start = begin;
    for (std::size_t at = begin + 1; at <= end; ++at) {
      if (at < end && !content.breaks[at]) continue;
      extent.least = std::max(extent.least, width_of(content, start, at) - give_until(at));
      start = at;
    }
  });
  return extent;
}

double layout_lines(Box& box, double width, Shaper& shaper) {
  box.lines.clear();
  return LineBreaker(box, width, shaper).run();
}

}  // namespace diaoban::figures
