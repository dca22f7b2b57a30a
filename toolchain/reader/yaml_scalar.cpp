// Implements the placing of YAML scalars: value and written text are compared side by side.
#include "reader/yaml_scalar.hpp"

#include <algorithm>

namespace diaoban::reader {
namespace {

bool is_block_mark(std::string_view first_line) {
  return !first_line.empty() && (first_line[0] == '|' || first_line[0] == '>') &&
         first_line.find_first_not_of("+-0123456789 \t", 1) == std::string_view::npos;
}

std::size_t indent_of(std::string_view text) {
  return std::min(text.size(), text.find_first_not_of(" \t"));
}

// Bytes of the value that an escape in double quotes gives, and of the escape. YAML 1.2 §5.7
struct Escape {
  std::size_t value = 1;
  std::size_t written = 2;
  bool as_written = false;  // the character after the backslash is the value
};

Escape escape_at(std::string_view written, std::string_view value) {
  Escape escape;
  const char mark = written[1];
  escape.as_written = std::string_view("\"\\/ ").find(mark) != std::string_view::npos;
  const auto lead = static_cast<unsigned char>(value.front());
  const std::size_t character = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const bool named = std::string_view("xuUNL_P").find(mark) != std::string_view::npos;
  if (named) escape.value = std::min(character, value.size());
  if (mark == 'x') escape.written = 4;
  if (mark == 'u') escape.written = 6;
  if (mark == 'U') escape.written = 10;
  return escape;
}

class Placer {
 public:
  Placer(std::string_view value, const Lines& lines, std::size_t line, std::size_t column,
         Parser& parser)
      : value_(value), lines_(lines), line_(line), column_(column), parser_(parser) {
    while (value_.starts_with('\n')) value_.remove_prefix(1);
    while (value_.ends_with('\n')) value_.remove_suffix(1);
  }

  // False when the value is not written as the pieces say.
  bool place() {
    if (!begin()) return false;
    while (at_ < value_.size()) {
      if (!step()) return false;
    }
    end_piece(column_);
    return true;
  }

  Lines take() { return std::move(pieces_); }

 private:
  std::string_view text() const { return lines_[line_].text; }
  std::string_view rest() const { return text().substr(std::min(column_, text().size())); }

  bool begin() {
    if (line_ >= lines_.size()) return false;
    if (is_block_mark(rest())) {
      const std::size_t spaces = std::min(value_.size(), value_.find_first_not_of(' '));
      if (!next_line(spaces)) return false;
    } else if (rest().starts_with('"') || rest().starts_with('\'')) {
      quote_ = rest().front();
      ++column_;
    }
    piece_ = column_;
    return true;
  }

  // One character of both.
  bool step() {
    if (is_blank(rest()) && (value_[at_] == ' ' || value_[at_] == '\n')) return break_line();
    if (quote_ == '"' && rest().starts_with('\\')) return step_escape();
    if (column_ >= text().size() || text()[column_] != value_[at_]) return false;
    ++column_;
    if (quote_ == '\'' && value_[at_] == '\'') {
      end_piece(column_++);
      begin_piece(true);
    }
    ++at_;
    return true;
  }

  // A line end, with the blank lines after it.
  bool break_line() {
    end_piece(column_);
    std::size_t ends = 0;
    std::size_t spaces = 0;
    for (; at_ < value_.size() && (value_[at_] == ' ' || value_[at_] == '\n'); ++at_) {
      spaces = value_[at_] == '\n' ? 0 : spaces + 1;
      if (value_[at_] == '\n') ++ends;
    }
    if (!next_line(ends > 0 ? spaces : 0)) return false;
    for (std::size_t i = 1; i < ends; ++i) pieces_.push_back(lines_[line_].slice(0, 0));
    begin_piece(false);
    return true;
  }

  bool step_escape() {
    if (rest().size() == 1) {  // the line goes on in the next one
      end_piece(column_);
      if (!next_line(0)) return false;
      begin_piece(true);
      return true;
    }
    const Escape escape = escape_at(rest(), value_.substr(at_));
    end_piece(column_);
    const bool line_end = value_[at_] == '\n';
    if (!line_end) {
      Line made = lines_[line_].slice(column_ + 1, column_ + 2);
      if (!escape.as_written) {
        made.text = parser_.keep(std::string(value_.substr(at_, escape.value)));
        made.pad = Line::fixed_place;
      }
      made.glued = glued_;
      pieces_.push_back(made);
    }
    at_ += escape.value;
    column_ += escape.written;
    begin_piece(!line_end);
    return column_ <= text().size();
  }

  // Goes to the next line that is not blank, `spaces` before its text.
  bool next_line(std::size_t spaces) {
    do {
      if (++line_ >= lines_.size()) return false;
    } while (is_blank(text()));
    column_ = indent_of(text());
    if (column_ < spaces) return false;
    column_ -= spaces;
    return true;
  }

  void begin_piece(bool glued) {
    piece_ = column_;
    glued_ = glued;
  }

  void end_piece(std::size_t end) {
    Line piece = lines_[line_].slice(piece_, end);
    piece.glued = glued_;
    pieces_.push_back(piece);
    glued_ = true;
  }

  std::string_view value_;
  const Lines& lines_;
  std::size_t line_;
  std::size_t column_;
  Parser& parser_;
  std::size_t at_ = 0;  // in the value
  char quote_ = '\0';
  Lines pieces_;
  std::size_t piece_ = 0;  // where the open piece begins in its line
  bool glued_ = false;     // of the open piece
};

}  // namespace

Lines placed_scalar(const std::string& value, const Lines& lines, std::size_t line,
                    std::size_t column, Parser& parser) {
  if (lines.empty()) return {};
  Placer placer(value, lines, line, column, parser);
  if (placer.place()) return placer.take();
  return parser.made_lines(value, lines[std::min(line, lines.size() - 1)].slice(column).span());
}

bool is_marked_scalar(const Lines& lines) {
  if (lines.empty()) return false;
  const std::string_view first = lines.front().text;
  if (lines.size() > 1 && is_block_mark(first)) return true;
  if (!first.starts_with('"') && !first.starts_with('\'')) return false;
  const std::string all = joined(lines, false);
  const char quote = all.front();
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool doubled = quote == '\'' && all.compare(i, 2, "''") == 0;
    if (doubled || (quote == '"' && all[i] == '\\')) {
      ++i;
    } else if (all[i] == quote) {
      return is_blank(std::string_view(all).substr(i + 1));
    }
  }
  return false;
}

}  // namespace diaoban::reader
