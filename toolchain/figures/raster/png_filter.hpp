// The row filters of PNG (ISO/IEC 15948 §9).
#pragma once

#include <cstddef>
#include <string>

namespace diaoban::figures {

// `rows` are a filter's number and `row_size` filtered bytes each; they become the samples alone.
// False when a filter is unknown. `step`: bytes of a pixel.
bool undo_filters(std::string& rows, std::size_t row_size, std::size_t step);

// The other way: each row with the filter after which it looks smallest.
std::string choose_filters(const std::string& samples, std::size_t row_size, std::size_t step);

// Each row as it is, marked so.
std::string add_no_filters(const std::string& samples, std::size_t row_size);

}  // namespace diaoban::figures
