// Undoes and chooses filters.
#include "figures/raster/png_filter.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

namespace diaoban::figures {
namespace {

using Row = std::vector<std::uint8_t>;

std::uint8_t paeth(int left, int above, int corner) {
  const int estimate = left + above - corner;
  const int to_left = std::abs(estimate - left);
  const int to_above = std::abs(estimate - above);
  const int to_corner = std::abs(estimate - corner);
  if (to_left <= to_above && to_left <= to_corner) return static_cast<std::uint8_t>(left);
  return static_cast<std::uint8_t>(to_above <= to_corner ? above : corner);
}

void undo_filter(int filter, Row& row, const Row& above, std::size_t step) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int left = i >= step ? row[i - step] : 0;
    const int corner = i >= step ? above[i - step] : 0;
    int guess = 0;
    if (filter == 1) guess = left;
    if (filter == 2) guess = above[i];
    if (filter == 3) guess = (left + above[i]) / 2;
    if (filter == 4) guess = paeth(left, above[i], corner);
    row[i] = static_cast<std::uint8_t>(row[i] + guess);
  }
}

// The row after each of the five filters.
void apply_filters(const Row& row, const Row& above, std::size_t step, std::array<Row, 5>& out) {
  for (Row& one : out) one.resize(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int here = row[i];
    const int left = i >= step ? row[i - step] : 0;
    const int corner = i >= step ? above[i - step] : 0;
    out[0][i] = row[i];
    out[1][i] = static_cast<std::uint8_t>(here - left);
    out[2][i] = static_cast<std::uint8_t>(here - above[i]);
    out[3][i] = static_cast<std::uint8_t>(here - (left + above[i]) / 2);
    out[4][i] = static_cast<std::uint8_t>(here - paeth(left, above[i], corner));
  }
}

// The sum of the bytes as signed sizes: the usual measure of how well a row will pack.
std::uint64_t weigh(const Row& row) {
  std::uint64_t sum = 0;
  for (const std::uint8_t byte : row) sum += byte < 128 ? byte : 256U - byte;
  return sum;
}

Row row_at(const std::string& bytes, std::size_t at, std::size_t size) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data()) + at;
  return {first, first + size};
}

// Makes room for a byte before each row, from the last row to the first, so that what is still to
// be read is never written over. `write` gets a row, where it stood, and where it goes.
template <typename Write>
void spread_rows(std::string& samples, std::size_t row_size, Write write) {
  const std::size_t rows = samples.size() / row_size;
  samples.resize(samples.size() + rows);
  for (std::size_t y = rows; y-- > 0;) {
    const Row row = row_at(samples, y * row_size, row_size);
    write(row, y * row_size, reinterpret_cast<std::uint8_t*>(samples.data()) + y * (row_size + 1));
  }
}

}  // namespace

bool undo_filters(std::string& rows, std::size_t row_size, std::size_t step) {
  Row above(row_size, 0);
  std::size_t to = 0;
  for (std::size_t at = 0; at < rows.size(); at += row_size + 1) {
    const int filter = static_cast<unsigned char>(rows[at]);
    if (filter > 4) return false;
    Row row = row_at(rows, at + 1, row_size);
    undo_filter(filter, row, above, step);
    for (const std::uint8_t byte : row) rows[to++] = static_cast<char>(byte);
    above = std::move(row);
  }
  rows.resize(to);
  return true;
}

std::string choose_filters(std::string samples, std::size_t row_size, std::size_t step) {
  std::array<Row, 5> filtered;
  spread_rows(samples, row_size, [&](const Row& row, std::size_t at, std::uint8_t* to) {
    const Row above = at == 0 ? Row(row_size, 0) : row_at(samples, at - row_size, row_size);
    apply_filters(row, above, step, filtered);
    std::size_t best = 0;
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (std::size_t i = 0; i < filtered.size(); ++i) {
      const std::uint64_t weight = weigh(filtered[i]);
      if (weight < least) {
        least = weight;
        best = i;
      }
    }
    *to = static_cast<std::uint8_t>(best);
    std::copy(filtered[best].begin(), filtered[best].end(), to + 1);
  });
  return samples;
}

std::string add_no_filters(std::string samples, std::size_t row_size) {
  spread_rows(samples, row_size, [](const Row& row, std::size_t, std::uint8_t* to) {
    *to = 0;
    std::copy(row.begin(), row.end(), to + 1);
  });
  return samples;
}

}  // namespace diaoban::figures
