// Implements the column-counting cursor.
#include "reader/scan/cursor.hpp"

namespace diaoban::reader {

void Cursor::find_nonspace() {
  const std::string_view text = line_->text;
  std::size_t position = position_;
  unsigned column = column_;
  for (; position < text.size(); ++position) {
    if (text[position] == ' ') {
      ++column;
    } else if (text[position] == '\t') {
      column += 4 - column % 4;
    } else {
      break;
    }
  }
  nonspace_ = position;
  nonspace_column_ = column;
}

void Cursor::advance_columns(unsigned count) {
  const std::string_view text = line_->text;
  while (count > 0 && position_ < text.size()) {
    const unsigned width = text[position_] == '\t' ? 4 - column_ % 4 : 1;
    if (width > count) {
      column_ += count;
      partial_ = true;
      break;
    }
    column_ += width;
    count -= width;
    partial_ = false;
    ++position_;
  }
  if (position_ > nonspace_) {
    find_nonspace();
  } else if (nonspace_column_ < column_) {
    nonspace_column_ = column_;
  }
}

void Cursor::advance_to(std::size_t position) {
  const std::string_view text = line_->text;
  while (position_ < position) {
    column_ += text[position_] == '\t' ? 4 - column_ % 4 : 1;
    ++position_;
    partial_ = false;
  }
  find_nonspace();
}

Line Cursor::remainder(std::deque<std::string>& arena) const {
  if (!partial_) return line_->slice(position_);
  const unsigned pad = 4 - column_ % 4;
  Line tail = line_->slice(position_ + 1);
  arena.push_back(std::string(pad, ' ').append(tail.text));
  tail.text = arena.back();
  if (tail.pad != Line::fixed_place) tail.pad += pad;
  return tail;
}

}  // namespace diaoban::reader
