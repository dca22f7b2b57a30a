// A place in a line that counts columns, so that a tab can be consumed in parts.
#pragma once

#include <deque>
#include <string>

#include "reader/text/line.hpp"

namespace diaoban::reader {

// CommonMark 0.31.2 §2.2: tabs behave as if they went to the next multiple of four columns.
class Cursor {
 public:
  explicit Cursor(const Line& line) : line_(&line) { find_nonspace(); }

  const Line& line() const { return *line_; }
  std::size_t position() const { return position_; }
  // Columns of white space before the next other byte, and where that byte is.
  unsigned indent() const { return nonspace_column_ - column_; }
  std::size_t nonspace() const { return nonspace_; }
  bool blank() const { return nonspace_ == line_->text.size(); }
  // The next byte that is no white space; '\0' at the end.
  char peek() const { return blank() ? '\0' : line_->text[nonspace_]; }
  std::string_view rest() const { return line_->text.substr(nonspace_); }
  Line rest_line() const { return line_->slice(nonspace_); }

  void advance_columns(unsigned count);
  // To byte `position`, which lies ahead.
  void advance_to(std::size_t position);
  void advance_to_nonspace() { advance_to(nonspace_); }
  bool at_white_space() const {
    return position_ < line_->text.size() &&
           (line_->text[position_] == ' ' || line_->text[position_] == '\t');
  }

  // What is left from here on; a split tab is written as spaces kept in `arena`.
  Line remainder(std::deque<std::string>& arena) const;

  unsigned column() const { return column_; }

 private:
  void find_nonspace();

  const Line* line_;
  std::size_t position_ = 0;
  unsigned column_ = 0;
  bool partial_ = false;  // position_ is at a tab of which some columns are consumed
  std::size_t nonspace_ = 0;
  unsigned nonspace_column_ = 0;
};

}  // namespace diaoban::reader
