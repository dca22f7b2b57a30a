// Reads PNG files as image streams.
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "base/deflate.hpp"
#include "figures/raster/png_filter.hpp"
#include "pdf/bleed.hpp"
#include "pdf/image.hpp"

namespace diaoban::pdf {
namespace {

// Chunks that matter, of a file with a sound signature.
struct Chunks {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  unsigned bits = 0;
  unsigned color_type = 0;  // 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
  bool interlaced = false;
  std::string_view palette;
  std::string_view transparency;  // tRNS
  std::vector<std::string_view> data;
};

std::uint32_t read_number(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = 0; i < count; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

bool is_sound(const Chunks& png) {
  constexpr std::uint32_t limit = 1U << 24U;
  const auto has_bits = [&](std::initializer_list<unsigned> allowed) {
    return std::find(allowed.begin(), allowed.end(), png.bits) != allowed.end();
  };
  if (png.width == 0 || png.height == 0 || png.width > limit || png.height > limit) return false;
  if (png.data.empty()) return false;
  switch (png.color_type) {
    case 0:
      return has_bits({1, 2, 4, 8, 16});
    case 3:
      return has_bits({1, 2, 4, 8}) && png.palette.size() >= 3 && png.palette.size() <= 768;
    case 2:
    case 4:
    case 6:
      return has_bits({8, 16});
    default:
      return false;
  }
}

std::optional<Chunks> read_chunks(std::string_view bytes) {
  constexpr std::string_view signature("\x89PNG\r\n\x1A\n", 8);
  if (bytes.substr(0, 8) != signature) return std::nullopt;
  Chunks png;
  std::size_t at = 8;
  while (at + 12 <= bytes.size()) {
    const std::size_t length = read_number(bytes, at, 4);
    const auto name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return std::nullopt;
    const auto data = bytes.substr(at + 8, length);
    at += 12 + length;
    if (name == "IHDR" && length >= 13) {
      png.width = read_number(data, 0, 4);
      png.height = read_number(data, 4, 4);
      png.bits = read_number(data, 8, 1);
      png.color_type = read_number(data, 9, 1);
      png.interlaced = data[12] != 0;
    } else if (name == "PLTE") {
      png.palette = data.substr(0, data.size() / 3 * 3);
    } else if (name == "tRNS") {
      png.transparency = data;
    } else if (name == "IDAT") {
      png.data.push_back(data);
    } else if (name == "IEND") {
      break;
    }
  }
  return is_sound(png) ? std::optional(png) : std::nullopt;
}

unsigned channels_of(const Chunks& png) {
  constexpr std::array<unsigned, 7> channels{1, 0, 3, 1, 2, 0, 4};
  return channels[png.color_type];
}

std::size_t row_size(std::size_t width, std::size_t bits_a_pixel) {
  return (width * bits_a_pixel + 7) / 8;
}

// Exactly `size` bytes out of the file's zlib stream, or nothing.
std::optional<std::string> inflate_data(const Chunks& png, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  std::size_t written = 0;
  int status = Z_OK;
  for (const auto piece : png.data) {
    // zlib takes input as non-const but does not change it.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(piece.data()));
    stream.avail_in = static_cast<uInt>(piece.size());
    while (status == Z_OK && stream.avail_in > 0 && written < size) {
      const auto room = std::min<std::size_t>(size - written, 1U << 30U);
      stream.next_out = reinterpret_cast<Bytef*>(out.data() + written);
      stream.avail_out = static_cast<uInt>(room);
      status = inflate(&stream, Z_NO_FLUSH);
      written += room - stream.avail_out;
    }
  }
  inflateEnd(&stream);
  if (written != size) return std::nullopt;
  return out;
}

std::string deflate_data(std::string_view rows) {
  return base::deflate_zlib(rows, base::Packing::Quick);
}

// Undoes the filters (PNG 9) of rows of `size` bytes whose pixels are `step` bytes wide; false when
// a filter is unknown. The filter bytes become 0.
bool unfilter(char* rows, std::size_t count, std::size_t size, std::size_t step) {
  const std::vector<unsigned char> blank(size, 0);
  const unsigned char* above = blank.data();
  for (std::size_t y = 0; y < count; ++y) {
    auto* filter = reinterpret_cast<unsigned char*>(rows) + y * (size + 1);
    unsigned char* row = filter + 1;
    for (std::size_t x = 0; x < size; ++x) {
      const int left = x < step ? 0 : row[x - step];
      const int up = above[x];
      const int corner = x < step ? 0 : above[x - step];
      int guess = 0;
      if (*filter == 1) {
        guess = left;
      } else if (*filter == 2) {
        guess = up;
      } else if (*filter == 3) {
        guess = (left + up) / 2;
      } else if (*filter == 4) {
        const int a = std::abs(up - corner);
        const int b = std::abs(left - corner);
        const int c = std::abs(left + up - 2 * corner);
        guess = a <= b && a <= c ? left : b <= c ? up : corner;
      } else if (*filter != 0) {
        return false;
      }
      row[x] = static_cast<unsigned char>(row[x] + guess);
    }
    *filter = 0;
    above = row;
  }
  return true;
}

// The rows of an interlaced picture (PNG 8.2, Adam7) in one piece, without filters.
std::optional<std::string> deinterlace(const Chunks& png) {
  struct Pass {
    std::size_t x, y, dx, dy;
  };
  constexpr std::array<Pass, 7> passes{{{0, 0, 8, 8},
                                        {4, 0, 8, 8},
                                        {0, 4, 4, 8},
                                        {2, 0, 4, 4},
                                        {0, 2, 2, 4},
                                        {1, 0, 2, 2},
                                        {0, 1, 1, 2}}};
  const std::size_t bits = png.bits * channels_of(png);
  const auto extent = [](std::size_t all, std::size_t first, std::size_t step) {
    return all > first ? (all - first + step - 1) / step : 0;
  };
  std::size_t total = 0;
  for (const auto& pass : passes) {
    const auto columns = extent(png.width, pass.x, pass.dx);
    if (columns > 0) total += extent(png.height, pass.y, pass.dy) * (row_size(columns, bits) + 1);
  }
  auto packed = inflate_data(png, total);
  if (!packed) return std::nullopt;
  const std::size_t size = row_size(png.width, bits);
  std::string rows((size + 1) * png.height, '\0');
  char* from = packed->data();
  for (const auto& pass : passes) {
    const auto columns = extent(png.width, pass.x, pass.dx);
    const auto count = extent(png.height, pass.y, pass.dy);
    if (columns == 0 || count == 0) continue;
    const auto pass_size = row_size(columns, bits);
    if (!unfilter(from, count, pass_size, std::max<std::size_t>(bits / 8, 1))) return std::nullopt;
    for (std::size_t row = 0; row < count; ++row) {
      const char* source = from + row * (pass_size + 1) + 1;
      char* target = rows.data() + (pass.y + row * pass.dy) * (size + 1) + 1;
      for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t x = pass.x + column * pass.dx;
        if (bits >= 8) {
          std::copy_n(source + column * bits / 8, bits / 8, target + x * bits / 8);
          continue;
        }
        const unsigned mask = (1U << bits) - 1;
        const auto byte = static_cast<unsigned char>(source[column * bits / 8]);
        const unsigned value = byte >> (8 - bits - column * bits % 8) & mask;
        char& into = target[x * bits / 8];
        into = static_cast<char>(static_cast<unsigned char>(into) |
                                 value << (8 - bits - x * bits % 8));
      }
    }
    from += count * (pass_size + 1);
  }
  return rows;
}

ImageStream make_stream(const Chunks& png, int components) {
  ImageStream stream;
  stream.width = static_cast<int>(png.width);
  stream.height = static_cast<int>(png.height);
  stream.bits = static_cast<int>(png.bits);
  stream.components = components;
  if (png.color_type == 3) stream.palette = png.palette;
  return stream;
}

// All rows with their filter bytes.
std::optional<std::string> read_rows(const Chunks& png) {
  if (png.interlaced) return deinterlace(png);
  return inflate_data(png, (row_size(png.width, png.bits * channels_of(png)) + 1) * png.height);
}

// Rows without their filter bytes, which must be 0.
std::string samples_of(const std::string& rows, std::size_t size) {
  std::string samples;
  samples.reserve(rows.size());
  for (std::size_t at = 0; at < rows.size(); at += size + 1) samples.append(rows, at + 1, size);
  return samples;
}

// A byte a pixel, 0 where no bit of its sample is set.
std::string hidden_pixels(const std::string& samples, std::size_t sample) {
  std::string hidden;
  hidden.reserve(samples.size() / sample);
  for (std::size_t at = 0; at < samples.size(); at += sample) {
    // Only this pixel's bytes: a search on from each hidden pixel would be quadratic.
    const bool is_seen = samples[at] != '\0' || (sample == 2 && samples[at + 1] != '\0');
    hidden += is_seen ? '\1' : '\0';
  }
  return hidden;
}

// Splits the last channel off. A row's filter works on each channel by itself, so the filtered
// bytes of a channel are its filtered rows: nothing is undone unless what is hidden needs a colour.
std::optional<Image> split_alpha(const Chunks& png) {
  const auto rows = read_rows(png);
  if (!rows) return std::nullopt;
  const std::size_t sample = png.bits / 8;
  const std::size_t pixel = sample * channels_of(png);
  const std::size_t color = pixel - sample;
  std::string color_rows;
  std::string alpha_rows;
  color_rows.reserve((color * png.width + 1) * png.height);
  alpha_rows.reserve((sample * png.width + 1) * png.height);
  const char* from = rows->data();
  for (std::size_t y = 0; y < png.height; ++y) {
    color_rows += *from;
    alpha_rows += *from++;
    for (std::size_t x = 0; x < png.width; ++x, from += pixel) {
      color_rows.append(from, color);
      alpha_rows.append(from + color, sample);
    }
  }
  std::string plain = alpha_rows;
  if (!unfilter(plain.data(), png.height, sample * png.width, sample)) return std::nullopt;
  plain = samples_of(plain, sample * png.width);
  Image image{make_stream(png, static_cast<int>(channels_of(png) - 1)), {}};
  if (plain.find_first_not_of('\xFF') != std::string::npos) {
    image.alpha = make_stream(png, 1);
    image.alpha->data = deflate_data(alpha_rows);
    const std::string hidden = hidden_pixels(plain, sample);
    std::string colors = color_rows;
    unfilter(colors.data(), png.height, color * png.width, color);  // its filters are the same
    colors = samples_of(colors, color * png.width);
    if (bleed_colors(colors, hidden, png.width, color)) {
      color_rows = figures::choose_filters(colors, color * png.width, color);
    }
  }
  image.color.data = deflate_data(color_rows);
  return image;
}

// A picture whose tRNS says what is transparent: an alpha for each palette entry, or one colour.
class KeyedPicture {
 public:
  explicit KeyedPicture(const Chunks& png)
      : png_(png), bits_(png.bits * channels_of(png)), size_(row_size(png.width, bits_)) {
    for (std::size_t i = 0; png.bits >= 8 && i + 1 < png.transparency.size(); i += 2) {
      key_ += png.transparency.substr(png.bits == 16 ? i : i + 1, png.bits / 8);
    }
  }

  // Puts the soft mask into `image`, and colours for what it hides. False when the file is broken.
  bool put_into(Image& image) {
    auto rows = read_rows(png_);
    if (!rows || !unfilter(rows->data(), png_.height, size_, std::max<std::size_t>(bits_ / 8, 1))) {
      return false;
    }
    const std::string samples = samples_of(*rows, size_);
    std::string mask;
    std::string pixels;  // of a byte each where they are smaller
    read(samples, mask, pixels);
    image.alpha = make_stream(png_, 1);
    image.alpha->palette.clear();
    image.alpha->bits = 8;
    image.alpha->data = deflate_data(figures::add_no_filters(mask, png_.width));
    // Greys of less than a byte would have to be stretched: a key in them is hardly ever met.
    if (bits_ < 8 && png_.color_type != 3) return true;
    const std::size_t step = std::max<std::size_t>(bits_ / 8, 1);
    if (!bleed_colors(pixels, mask, png_.width, step)) return true;
    image.color.bits = std::max(image.color.bits, 8);
    image.color.data = deflate_data(figures::add_no_filters(pixels, png_.width * step));
    return true;
  }

 private:
  void read(const std::string& samples, std::string& mask, std::string& pixels) const {
    const unsigned low = (1U << std::min(bits_, std::size_t{8})) - 1;
    for (std::size_t y = 0; y < png_.height; ++y) {
      const auto row = std::string_view(samples).substr(y * size_, size_);
      for (std::size_t x = 0; x < png_.width; ++x) {
        const std::size_t at = x * bits_ / 8;
        const auto byte = static_cast<unsigned char>(row[at]);
        const unsigned value = bits_ < 8 ? byte >> (8 - bits_ - x * bits_ % 8) & low : byte;
        mask += alpha_of(value, row.substr(at, std::max<std::size_t>(bits_ / 8, 1)));
        if (bits_ < 8) {
          pixels += static_cast<char>(value);
        } else {
          pixels += row.substr(at, bits_ / 8);
        }
      }
    }
  }

  char alpha_of(unsigned value, std::string_view pixel) const {
    const std::string_view table = png_.transparency;
    if (png_.color_type == 3) return value < table.size() ? table[value] : '\xFF';
    if (png_.bits >= 8) return pixel == key_ ? '\0' : '\xFF';
    const unsigned low = (1U << png_.bits) - 1;
    const bool is_key = table.size() >= 2 && value == (static_cast<unsigned char>(table[1]) & low);
    return is_key ? '\0' : '\xFF';
  }

  const Chunks& png_;
  std::size_t bits_;  // of a pixel
  std::size_t size_;  // bytes of a row
  std::string key_;   // the transparent colour as a pixel's bytes
};

}  // namespace

std::optional<Image> read_png(std::string_view bytes) {
  const auto png = read_chunks(bytes);
  if (!png) return std::nullopt;
  if (png->color_type == 4 || png->color_type == 6) return split_alpha(*png);
  Image image{make_stream(*png, static_cast<int>(channels_of(*png))), {}};
  if (png->interlaced) {
    const auto rows = deinterlace(*png);
    if (!rows) return std::nullopt;
    image.color.data = deflate_data(*rows);
  } else if (png->data.size() == 1) {
    image.color.view = png->data[0];
  } else {
    for (const auto piece : png->data) image.color.data += piece;
  }
  if (!png->transparency.empty() && !KeyedPicture(*png).put_into(image)) return std::nullopt;
  return image;
}

}  // namespace diaoban::pdf
