// The HTML of a label as boxes.
#include "figures/label/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "figures/kinds.hpp"
#include "figures/label/element_style.hpp"
#include "figures/label/marker.hpp"
#include "figures/svg/number.hpp"

namespace diaoban::figures {
namespace {

constexpr std::string_view stand_in = "\xEF\xBF\xBC";  // U+FFFC

bool collapses(WhiteSpace value) {
  return value == WhiteSpace::Normal || value == WhiteSpace::NoWrap || value == WhiteSpace::PreLine;
}
bool keeps_line_ends(WhiteSpace value) {
  return value == WhiteSpace::Pre || value == WhiteSpace::PreWrap || value == WhiteSpace::PreLine;
}

std::string_view leading_space(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// The indentation that ends `text`: what follows the last line end, if that is all white space.
std::optional<std::size_t> last_indentation(std::string_view text) {
  const std::size_t line_end = text.rfind('\n');
  if (line_end == std::string_view::npos) return {};
  const std::string_view after = text.substr(line_end + 1);
  if (leading_space(after).size() < after.size()) return {};
  return after.size();
}

// Whether an XML formatter has put the element's content on lines of its own, deeper than its tags.
// Where white space counts, that breaks what the author drew: draw.io writes labels on one line.
bool is_reindented(const pugi::xml_node& element) {
  const std::string_view first = element.first_child().value();
  const auto tag = last_indentation(element.previous_sibling().value());
  const auto content = last_indentation(leading_space(first));
  return tag && content && first.starts_with('\n') && *content > *tag &&
         last_indentation(element.last_child().value()) == tag;
}

// `text` without the line ends and the indentation that a formatter puts around it.
std::string_view without_indentation(std::string_view text) {
  const std::string_view head = leading_space(text);
  if (head.starts_with('\n')) text.remove_prefix(head.size());
  const std::size_t last = text.find_last_not_of(" \t\r\n") + 1;
  if (text.substr(last).starts_with('\n')) text.remove_suffix(text.size() - last);
  return text;
}

bool is_block(const Style& style) {
  const Display display = style.own.display;
  return display != Display::Inline && display != Display::InlineBlock &&
         display != Display::InlineFlex;
}

// A span of a table cell over columns or rows; browsers take no more than 1000 columns.
std::size_t read_span(const pugi::xml_node& cell, const char* attribute) {
  return static_cast<std::size_t>(std::clamp(cell.attribute(attribute).as_int(1), 1, 1000));
}

std::string change_case(std::string_view text, TextCase text_case) {
  std::string changed(text);
  bool starts_word = true;
  for (char& c : changed) {
    const bool lower = c >= 'a' && c <= 'z';
    const bool upper = c >= 'A' && c <= 'Z';
    if (lower &&
        (text_case == TextCase::Upper || (text_case == TextCase::Capitals && starts_word))) {
      c = static_cast<char>(c - 'a' + 'A');
    } else if (upper && text_case == TextCase::Lower) {
      c = static_cast<char>(c - 'A' + 'a');
    }
    starts_word = c == ' ' || c == '\n' || c == '\t';
  }
  return changed;
}

// Collects the inline content of a block, collapsing white space on the way (CSS Text 3 §4.1).
class InlineBuilder {
 public:
  void add_text(std::string_view text, const InlineStyle& style) {
    const std::string changed = style.style.text_case == TextCase::AsWritten
                                    ? std::string(text)
                                    : change_case(text, style.style.text_case);
    const WhiteSpace white_space = style.style.white_space;
    content_->styles.push_back(style);
    span_begin_ = content_->text.size();
    std::size_t column = 0;
    for (std::size_t at = 0; at < changed.size();) {
      const base::Decoded decoded = base::decode(changed, at);
      const char32_t c = decoded.code_point;
      at += decoded.length;
      if (c == U'\r' || (c < 32 && c != U'\n' && c != U'\t')) continue;
      if (c == U'\n' && keeps_line_ends(white_space)) {
        close_span();
        end_line(content_->styles.size() - 1);
        column = 0;
      } else if ((c == U' ' || c == U'\t' || c == U'\n') && collapses(white_space)) {
        collapse(changed, at, c);
      } else if (c == U'\t') {
        const std::size_t stop = (column / 8 + 1) * 8;
        for (; column < stop; ++column) append(U' ');
      } else {
        append(c);
        ++column;
      }
    }
    close_span();
  }

  void add_line_end(const InlineStyle& style) {
    content_->styles.push_back(style);
    end_line(content_->styles.size() - 1);
  }

  void add_box(std::unique_ptr<Box> box) {
    content_->boxes.push_back({content_->text.size(), std::move(box)});
    content_->text += stand_in;
    has_content_ = true;
  }

  // The content, or null when there is nothing to see in it. Starts anew.
  std::unique_ptr<InlineContent> take() {
    trim_end();
    auto taken = std::exchange(content_, std::make_unique<InlineContent>());
    return std::exchange(has_content_, false) ? std::move(taken) : nullptr;
  }

 private:
  void end_line(std::size_t style) {
    trim_end();
    content_->line_ends.push_back({content_->text.size(), style});
    content_->text += '\n';
    has_content_ = true;
    span_begin_ = content_->text.size();
  }

  // What was added since the span began, in the style that came last.
  void close_span() {
    const std::size_t end = content_->text.size();
    if (span_begin_ < end) {
      content_->spans.push_back({span_begin_, end, content_->styles.size() - 1, {}});
    }
    span_begin_ = end;
  }

  void append(char32_t c) {
    base::append(content_->text, c);
    has_content_ = true;
  }

  // A run of spaces becomes one, none at a line's start, none beside a line end between Han.
  void collapse(const std::string& text, std::size_t& at, char32_t first) {
    bool has_line_end = first == U'\n';
    while (at < text.size() &&
           (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
      has_line_end = has_line_end || text[at] == '\n';
      ++at;
    }
    const std::string& so_far = content_->text;
    if (so_far.empty() || so_far.back() == ' ' || so_far.back() == '\n') return;
    if (has_line_end && at < text.size()) {
      const char32_t next = base::decode(text, at).code_point;
      std::size_t last = so_far.size() - 1;
      while (last > 0 && (static_cast<unsigned char>(so_far[last]) & 0xC0u) == 0x80u) --last;
      const char32_t before = base::decode(so_far, last).code_point;
      if (base::joins_without_space(before) && base::joins_without_space(next)) return;
    }
    content_->text += ' ';
  }

  // Takes off a collapsible space at the end of a line.
  void trim_end() {
    std::string& text = content_->text;
    if (text.empty() || text.back() != ' ' || content_->spans.empty()) return;
    InlineSpan& span = content_->spans.back();
    if (span.end != text.size() || !collapses(content_->styles[span.style].style.white_space)) {
      return;
    }
    text.pop_back();
    --span.end;
    if (span.begin == span.end) content_->spans.pop_back();
  }

  std::unique_ptr<InlineContent> content_ = std::make_unique<InlineContent>();
  std::size_t span_begin_ = 0;
  bool has_content_ = false;
};

class BoxBuilder {
 public:
  BoxBuilder(const SvgDocument& document, Viewport viewport, Reporter& reporter)
      : document_(document), viewport_(viewport), reporter_(reporter) {}

  std::unique_ptr<Box> build(const pugi::xml_node& element, Style style, const std::string& url) {
    auto box = std::make_unique<Box>();
    box->style = std::move(style);
    InlineBuilder lines;
    InlineStyle inside{box->style.child(), url, {}, 0};
    add_children(element, inside, *box, lines);
    flush(*box, lines);
    // A block with nothing but lines holds them itself.
    if (box->children.size() == 1 && box->children.front()->is_anonymous && !box->is_flex()) {
      box->content = std::move(box->children.front()->content);
      box->children.clear();
    }
    return box;
  }

 private:
  void add_children(const pugi::xml_node& element, const InlineStyle& style, Box& box,
                    InlineBuilder& lines) {
    int item = 0;
    const bool was_reindented = is_reindented_;
    is_reindented_ =
        keeps_line_ends(style.style.white_space) && (was_reindented || is_reindented(element));
    for (const pugi::xml_node& child : element.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        lines.add_text(is_reindented_ ? without_indentation(child.value()) : child.value(), style);
      } else if (child.type() == pugi::node_element) {
        add_element(child, style, box, lines, item);
      }
    }
    is_reindented_ = was_reindented;
  }

  void add_element(const pugi::xml_node& element, const InlineStyle& parent, Box& box,
                   InlineBuilder& lines, int& item) {
    const std::string_view name = local_name(element);
    if (name == "br") return lines.add_line_end(parent);
    if (name == "script") {
      reporter_.report(kinds::picture_script_refused, "a script is left out");
      return;
    }
    if (name == "img" || name == "svg" || name == "math" || name == "iframe") {
      reporter_.report(kinds::picture_part_lost,
                       fmt::format("a '{}' in a label is left out", name));
      return;
    }
    Style style = style_of_html(element, document_, parent.style, viewport_);
    const OwnStyle& own = style.own;
    if (own.display == Display::None) return;
    std::string url = parent.url;
    if (name == "a") {
      const std::string_view href = trim(element.attribute("href").value());
      if (href.starts_with("http://") || href.starts_with("https://") ||
          href.starts_with("mailto:")) {
        url = std::string(href);
      } else if (!href.empty() && !href.starts_with('#')) {
        reporter_.report(kinds::picture_reference_refused,
                         fmt::format("the link '{}' is not followed", href.substr(0, 200)));
      }
    }
    const bool blockified = box.is_flex();
    if (is_block(style) || blockified) {
      flush(box, lines);
      box.children.push_back(build(element, std::move(style), url));
      Box& child = *box.children.back();
      if (name == "li") child.marker = make_marker(element, item++);
      child.column_span = read_span(element, "colspan");
      child.row_span = read_span(element, "rowspan");
      return;
    }
    if (own.display == Display::InlineBlock || own.display == Display::InlineFlex) {
      lines.add_box(build(element, std::move(style), url));
      return;
    }
    const bool has_border =
        std::any_of(own.border.begin(), own.border.end(),
                    [](const BorderSide& side) { return side.thickness() > 0; });
    if (has_border) {
      reporter_.report(kinds::picture_part_lost, "a border around words of a line is left out");
    }
    InlineStyle inside{style, url, own.background ? own.background : parent.background,
                       parent.raise};
    if (own.background && own.background->alpha <= 0) inside.background = parent.background;
    if (own.vertical_align == VerticalAlign::Super) inside.raise += parent.style.font_size / 3;
    if (own.vertical_align == VerticalAlign::Sub) inside.raise -= parent.style.font_size / 5;
    add_children(element, inside, box, lines);
  }

  // The lines so far become an anonymous block.
  static void flush(Box& box, InlineBuilder& lines) {
    std::unique_ptr<InlineContent> content = lines.take();
    if (!content) return;
    auto anonymous = std::make_unique<Box>();
    anonymous->style = box.style.child();
    anonymous->style.own.display = Display::Block;
    anonymous->is_anonymous = true;
    anonymous->content = std::move(content);
    box.children.push_back(std::move(anonymous));
  }

  const SvgDocument& document_;
  Viewport viewport_;
  Reporter& reporter_;
  bool is_reindented_ = false;  // the text that is being added
};

}  // namespace

std::unique_ptr<Box> make_boxes(const pugi::xml_node& parent, const SvgDocument& document,
                                const Style& inherited, Viewport viewport, Reporter& reporter) {
  Style style = inherited.child();
  style.own.display = Display::Block;
  return BoxBuilder(document, viewport, reporter).build(parent, std::move(style), {});
}

}  // namespace diaoban::figures
