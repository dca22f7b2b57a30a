// The row filters of PNG (ISO/IEC 15948 §9).
#pragma once

#include <cstddef>
#include <string>

namespace diaoban::figures {

// `rows` are a filter's number and `row_size` filtered bytes each; they become the samples alone.
// False when a filter is unknown. `step`: bytes of a pixel.
bool undo_filters(std::string& rows, std::size_t row_size, std::size_t step);

// The other way: each row with the filter after which it looks smallest. Needs no other room than
// that of its argument, if that has some to spare for the filters' numbers.
std::string choose_filters(std::string samples, std::size_t row_size, std::size_t step);

// Each row as it is, marked so; in the same room.
std::string add_no_filters(std::string samples, std::size_t row_size);

}  // namespace diaoban::figures
