// Code listings: coloured tokens as spans, lines that are numbered or stressed.
#include <algorithm>

#include "epub/names.hpp"
#include "epub/xhtml/chapter.hpp"
#include "highlight/callouts.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

namespace {

// Writes the lines of one listing.
class LineWriter {
 public:
  LineWriter(const CodeBlock& code, bool numbers_as_text)
      : code_(code),
        numbers_as_text_(numbers_as_text),
        shown_(highlight::take_callouts(code.text)),
        tokens_(highlight::highlight(shown_.code, code.language)) {
    const auto count = std::count(code.text.begin(), code.text.end(), '\n');
    digits_ = std::to_string(code.first_line_number + static_cast<int>(count)).size();
  }

  void write(Node parent) {
    const std::string_view text = shown_.code;
    std::size_t begin = 0;
    for (int line = 1; begin < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      write_line(parent, begin, end, line);
      // The last line's end would show as an empty line.
      if (end + 1 < text.size()) add_text(parent, "\n");
      begin = end + 1;
    }
  }

 private:
  void write_line(Node parent, std::size_t begin, std::size_t end, int line) {
    const bool is_stressed =
        std::find(code_.emphasized.begin(), code_.emphasized.end(), line) != code_.emphasized.end();
    Node place = parent;
    if (code_.line_numbers || is_stressed) {
      place = add(parent, "span", is_stressed ? "line stressed" : "line");
    }
    if (code_.line_numbers) {
      std::string number = std::to_string(code_.first_line_number + line - 1);
      number.insert(0, digits_ > number.size() ? digits_ - number.size() : 0, ' ');
      if (numbers_as_text_) {
        add_text(add(place, "span", "line-number"), number + "  ");
      } else {
        set(place, "data-line", number);
      }
    }
    write_tokens(place, begin, end);
    write_callouts(place, begin == end, line);
  }

  void write_callouts(Node parent, bool is_empty, int line) {
    std::string marks;
    for (const highlight::Callout& callout : shown_.callouts) {
      if (callout.line + 1 == static_cast<std::uint32_t>(line)) {
        marks += highlight::callout_mark(callout.number);
      }
    }
    if (marks.empty()) return;
    if (!is_empty) add_text(parent, "  ");
    add_text(add(parent, "span", "callout"), marks);
  }

  // Tokens are in order, so each is passed once.
  void write_tokens(Node parent, std::size_t begin, std::size_t end) {
    const std::string_view text = shown_.code;
    std::size_t at = begin;
    for (; next_ < tokens_.size() && tokens_[next_].begin < end; ++next_) {
      const highlight::Token& token = tokens_[next_];
      if (token.begin < at) continue;
      const std::size_t stop = std::min<std::size_t>(token.end, end);
      add_text(parent, text.substr(at, token.begin - at));
      const char* class_name = token_class(token.kind);
      add_text(class_name ? add(parent, "span", class_name) : parent,
               text.substr(token.begin, stop - token.begin));
      at = stop;
    }
    add_text(parent, text.substr(at, end - at));
  }

  const CodeBlock& code_;
  bool numbers_as_text_;
  highlight::CalledOut shown_;
  std::vector<highlight::Token> tokens_;
  std::size_t next_ = 0;
  std::size_t digits_ = 1;
};

}  // namespace

void ChapterWriter::write_listing(Node parent, const Block& block, const CodeBlock& code,
                                  Context context) {
  Node place = parent;
  if (!code.caption.empty()) {
    place = add(parent, "figure", "listing");
    mark(place, block, context);
    context.tight = false;
    write_caption(place, "figcaption", block.id, code.caption, context);
  }
  Node pre = add(place, "pre", code.line_numbers ? "numbered" : "");
  if (code.caption.empty()) mark(pre, block, context);
  // Numbers as generated content are not copied with the code; Kindle has no generated content.
  LineWriter(code, shared_.kindle()).write(add(pre, "code"));
}

}  // namespace diaoban::epub::xhtml
