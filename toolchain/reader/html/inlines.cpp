// Adopts raw HTML among inlines: pairs of tags become nodes.
#include <algorithm>

#include "reader/html/adopt.hpp"
#include "reader/html/elements.hpp"
#include "reader/html/names.hpp"
#include "reader/html/svg.hpp"

namespace diaoban::reader {

namespace {

using document::Inline;
using document::Inlines;

const std::string* raw_html(const Inline& node) {
  const auto* raw = std::get_if<document::RawInline>(&node.node);
  return raw != nullptr && raw->format == "html" ? &raw->text : nullptr;
}

class Adopter {
 public:
  // Tags that nest deeper are left out; what is between them stays.
  static constexpr std::size_t nesting_limit = 60;

  // `drawings`: how many </svg> follow.
  Adopter(std::size_t drawings, Parser& parser) : parser_(parser), drawings_(drawings) {
    open_.emplace_back();
  }

  void add(Inline node) {
    const std::string* html = raw_html(node);
    if (take_drawing(html, node)) return;
    if (html == nullptr) {
      if (unsafe_ == 0) open_.back().children.push_back(std::move(node));
      return;
    }
    if (html->starts_with("<!--") || html->starts_with("<?") || html->starts_with("<!")) return;
    const HtmlTag tag = read_html_tag(*html);
    if (!is_html_name(tag.name)) {
      add_text(*html, node.span);
    } else if (is_unsafe_element(tag.name)) {
      add_unsafe(tag, node.span);
    } else if (unsafe_ > 0) {
      return;
    } else if (is_void_element(tag.name)) {
      splice(inline_element(tag, {}, node.span, parser_));
    } else if (tag.closing) {
      close(tag.name, node.span);
    } else if (open_.size() <= nesting_limit) {
      open_.push_back({tag, node.span, {}});
    }
  }

  Inlines finish() {
    while (open_.size() > 1) unwrap();
    return std::move(open_.front().children);
  }

 private:
  struct Open {
    HtmlTag tag;
    Span span;
    Inlines children;
  };

  // <svg> up to its end is one picture, whatever cmark found in it.
  bool take_drawing(const std::string* html, const Inline& node) {
    const bool begins = html != nullptr && html->starts_with("<svg") && !html->ends_with("/>");
    if (begins && (drawing_depth_ > 0 || drawings_ > 0) && drawing_depth_++ == 0) {
      drawing_ = node.span;
    }
    if (drawing_depth_ == 0) return false;
    if (html == nullptr || !html->starts_with("</svg")) return true;
    --drawings_;
    if (--drawing_depth_ > 0 && drawings_ > 0) return true;
    drawing_depth_ = 0;
    if (drawing_.source != node.span.source || unsafe_ > 0) return true;
    drawing_.end = node.span.end;
    const std::string_view source = parser_.context().sources.file(drawing_.source).text();
    splice(
        read_svg(source.substr(drawing_.begin, drawing_.end - drawing_.begin), drawing_, parser_));
    return true;
  }

  void add_text(const std::string& text, Span span) {
    if (unsafe_ > 0) return;
    open_.back().children.push_back({{}, span, {}, document::Text{text}});
  }

  // <script> and its like: what is between the tags goes too.
  void add_unsafe(const HtmlTag& tag, Span span) {
    if (tag.closing) {
      unsafe_ = unsafe_ > 0 ? unsafe_ - 1 : 0;
      return;
    }
    parser_.report(kinds::html_dropped, span, "<" + tag.name + "> is left out");
    const bool has_content = tag.name == "script" || tag.name == "style";
    if (has_content) ++unsafe_;
  }

  void splice(Inlines nodes) {
    for (Inline& node : nodes) open_.back().children.push_back(std::move(node));
  }

  void close(const std::string& name, Span span) {
    std::size_t at = open_.size() - 1;
    while (at > 0 && open_[at].tag.name != name) --at;
    if (at == 0) return;
    while (open_.size() - 1 > at) unwrap();
    Open element = std::move(open_.back());
    open_.pop_back();
    Span whole = element.span;
    if (whole.source == span.source) whole.end = std::max(whole.end, span.end);
    splice(inline_element(element.tag, std::move(element.children), whole, parser_));
  }

  // A tag that is never closed: its content stays where it is.
  void unwrap() {
    Open element = std::move(open_.back());
    open_.pop_back();
    if (!element.tag.attribute("id").empty() || !element.tag.attribute("name").empty()) {
      splice(inline_element(element.tag, {}, element.span, parser_));
    }
    splice(std::move(element.children));
  }

  Parser& parser_;
  std::vector<Open> open_;
  std::size_t unsafe_ = 0;
  std::size_t drawings_;
  std::size_t drawing_depth_ = 0;
  Span drawing_;
};

}  // namespace

Inlines adopt_html_inlines(Inlines inlines, Parser& parser) {
  const bool any = std::any_of(inlines.begin(), inlines.end(),
                               [](const Inline& node) { return raw_html(node) != nullptr; });
  if (!any) return inlines;
  const auto drawings = static_cast<std::size_t>(
      std::count_if(inlines.begin(), inlines.end(), [](const Inline& node) {
        const std::string* html = raw_html(node);
        return html != nullptr && html->starts_with("</svg");
      }));
  Adopter adopter(drawings, parser);
  for (Inline& node : inlines) adopter.add(std::move(node));
  return adopter.finish();
}

}  // namespace diaoban::reader
