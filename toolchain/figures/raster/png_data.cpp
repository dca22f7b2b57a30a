// Unpacks the data of a PNG file to see that it is whole.
#include "figures/raster/png_data.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "figures/raster/facts.hpp"

namespace diaoban::figures {
namespace {

struct Head {
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  std::uint32_t bits = 0;
  std::uint32_t type = 0;
  bool interlaced = false;
};

bool is_kind(const Head& head) {
  static constexpr std::uint32_t bits_of_type[] = {
      1 | 2 | 4 | 8 | 16, 0, 8 | 16, 1 | 2 | 4 | 8, 8 | 16, 0, 8 | 16};
  const bool is_single = head.bits != 0 && (head.bits & (head.bits - 1)) == 0 && head.bits <= 16;
  return is_single && head.type < std::size(bits_of_type) &&
         (bits_of_type[head.type] & head.bits) != 0;
}

// Rows that are as long as one another, in the order of the data.
struct Band {
  std::uint64_t row_size = 0;  // with the byte of its filter
  std::uint64_t rows = 0;
};

// §8.2: one for a picture in one piece, up to seven for one that is interlaced.
std::vector<Band> bands_of(const Head& head) {
  static constexpr std::array<std::uint64_t, 7> channels{1, 0, 3, 1, 2, 0, 4};
  const std::uint64_t bits = head.bits * channels[head.type];
  const auto band = [&](std::uint64_t columns, std::uint64_t rows) {
    return Band{columns == 0 ? 0 : (columns * bits + 7) / 8 + 1, columns == 0 ? 0 : rows};
  };
  if (!head.interlaced) return {band(head.width, head.height)};
  struct Pass {
    std::uint64_t x, y, dx, dy;
  };
  constexpr Pass passes[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                             {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
  const auto count = [](std::uint64_t all, std::uint64_t first, std::uint64_t step) {
    return all > first ? (all - first + step - 1) / step : 0;
  };
  std::vector<Band> bands;
  for (const Pass& pass : passes) {
    bands.push_back(band(count(head.width, pass.x, pass.dx), count(head.height, pass.y, pass.dy)));
  }
  return bands;
}

// Takes what is unpacked, piece by piece.
class RowCounter {
 public:
  explicit RowCounter(std::vector<Band> bands) : bands_(std::move(bands)) { leave_empty(); }

  bool is_full() const { return band_ == bands_.size(); }

  // False when there is a byte too many or a filter is unknown.
  bool take(std::string_view piece) {
    while (!piece.empty()) {
      if (is_full()) return false;
      Band& band = bands_[band_];
      if (in_row_ == 0 && static_cast<unsigned char>(piece.front()) > 4) return false;
      const std::uint64_t size = std::min<std::uint64_t>(piece.size(), band.row_size - in_row_);
      piece.remove_prefix(size);
      in_row_ += size;
      if (in_row_ < band.row_size) continue;
      in_row_ = 0;
      --band.rows;
      leave_empty();
    }
    return true;
  }

 private:
  void leave_empty() {
    while (band_ < bands_.size() && bands_[band_].rows == 0) ++band_;
  }

  std::vector<Band> bands_;
  std::size_t band_ = 0;
  std::uint64_t in_row_ = 0;
};

class Unpacker {
 public:
  explicit Unpacker(RowCounter& rows) : rows_(rows) { is_sound_ = inflateInit(&stream_) == Z_OK; }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker() { inflateEnd(&stream_); }

  // False when the stream is damaged or holds other rows than it should.
  bool take(std::string_view packed) {
    // zlib takes input as non-const but does not change it.
    stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    bool has_more = true;
    while (is_sound_ && !has_ended_ && has_more) {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
      stream_.avail_out = static_cast<uInt>(buffer_.size());
      const int status = inflate(&stream_, Z_NO_FLUSH);
      const std::size_t size = buffer_.size() - stream_.avail_out;
      has_ended_ = status == Z_STREAM_END;
      // Z_BUF_ERROR: it waits for the next piece of input.
      is_sound_ = (status == Z_OK || has_ended_ || status == Z_BUF_ERROR) &&
                  rows_.take({buffer_.data(), size});
      has_more = stream_.avail_out == 0;
    }
    return is_sound_;
  }

  bool has_ended() const { return has_ended_; }

 private:
  RowCounter& rows_;
  z_stream stream_{};
  std::vector<char> buffer_ = std::vector<char>(std::size_t{64} << 10U);
  bool is_sound_ = false;
  bool has_ended_ = false;
};

}  // namespace

bool holds_png_rows(std::string_view bytes) {
  const Head head{big_endian32(bytes, 16), big_endian32(bytes, 20), byte_at(bytes, 24),
                  byte_at(bytes, 25), byte_at(bytes, 28) == 1};
  if (!is_kind(head) || byte_at(bytes, 28) > 1) return false;
  RowCounter rows(bands_of(head));
  Unpacker unpacker(rows);
  std::size_t palette = 0;
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::size_t length = big_endian32(bytes, at);
    if (length > bytes.size() - at - 12) return false;
    const std::string_view name = bytes.substr(at + 4, 4);
    if (name == "PLTE") palette = length;
    if (name == "IDAT" && !unpacker.take(bytes.substr(at + 8, length))) return false;
    at += length + 12;
  }
  const bool has_palette = palette >= 3 && palette <= 768 && palette % 3 == 0;
  return (head.type != 3 || has_palette) && rows.is_full() && unpacker.has_ended();
}

}  // namespace diaoban::figures
