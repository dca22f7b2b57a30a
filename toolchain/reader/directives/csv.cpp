// Implements reading of comma-separated values (RFC 4180, with the dialect's own marks).
#include "reader/directives/csv.hpp"

namespace diaoban::reader {
namespace {

class CsvReader {
 public:
  CsvReader(const Lines& lines, const CsvDialect& dialect) : lines_(lines), dialect_(dialect) {}

  std::vector<std::vector<CsvCell>> read() {
    std::vector<std::vector<CsvCell>> rows;
    while (line_ < lines_.size()) {
      if (is_blank(lines_[line_].text)) {
        ++line_;
        continue;
      }
      at_ = 0;
      rows.push_back(read_row());
      ++line_;
    }
    return rows;
  }

 private:
  std::string_view text() const { return lines_[line_].text; }

  std::vector<CsvCell> read_row() {
    std::vector<CsvCell> row;
    for (;;) {
      if (dialect_.skip_space) {
        while (at_ < text().size() && (text()[at_] == ' ' || text()[at_] == '\t')) ++at_;
      }
      const bool quoted = at_ < text().size() && text()[at_] == dialect_.quote;
      row.push_back(quoted ? read_quoted() : read_plain());
      if (at_ >= text().size()) return row;
      ++at_;  // the delimiter
    }
  }

  CsvCell read_plain() {
    const std::size_t begin = at_;
    const std::size_t end = text().find(dialect_.delimiter, at_);
    at_ = end == std::string_view::npos ? text().size() : end;
    const Line line = lines_[line_].slice(begin, at_).trimmed();
    return {{line}, line.span()};
  }

  CsvCell read_quoted() {
    CsvCell cell;
    std::size_t piece = ++at_;
    bool glued = false;
    const auto end_piece = [&] {
      cell.pieces.push_back(lines_[line_].slice(piece, at_));
      cell.pieces.back().glued = glued;
    };
    while (!at_closing_quote()) {
      if (at_ >= text().size()) {
        cell.closed = line_ + 1 < lines_.size();
        if (!cell.closed) break;
        end_piece();
        ++line_;
        piece = at_ = 0;
        glued = false;
      } else if (is_escaped_quote()) {
        end_piece();
        piece = ++at_;
        glued = true;
        ++at_;
      } else {
        ++at_;
      }
    }
    end_piece();
    if (cell.closed) add_unquoted_rest(cell);
    cell.span = span_of(cell.pieces);
    return cell;
  }

  // What follows the closing quote before the next delimiter belongs to the value.
  void add_unquoted_rest(CsvCell& cell) {
    ++at_;
    const CsvCell rest = read_plain();
    if (rest.pieces.front().empty()) return;
    cell.pieces.push_back(rest.pieces.front());
    cell.pieces.back().glued = true;
  }

  bool is_escaped_quote() const {
    if (at_ + 1 >= text().size() || text()[at_ + 1] != dialect_.quote) return false;
    const char mark = dialect_.escape == '\0' ? dialect_.quote : dialect_.escape;
    return text()[at_] == mark;
  }

  bool at_closing_quote() const {
    return at_ < text().size() && text()[at_] == dialect_.quote && !is_escaped_quote();
  }

  const Lines& lines_;
  const CsvDialect& dialect_;
  std::size_t line_ = 0;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::vector<CsvCell>> read_csv(const Lines& lines, const CsvDialect& dialect) {
  return CsvReader(lines, dialect).read();
}

}  // namespace diaoban::reader
