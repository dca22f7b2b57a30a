// Packs PNG files anew without loss.
#include "figures/raster/pack_png.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/deflate.hpp"
#include "figures/raster/facts.hpp"
#include "figures/raster/png_filter.hpp"

namespace diaoban::figures {
namespace {

constexpr std::size_t largest_data = 64U << 20U;  // bytes of samples; larger ones take too long
// A file this many times smaller than its samples has large even areas: there is little to win.
constexpr std::size_t dense = 100;
constexpr std::size_t smallest_file = 4096;  // bytes
constexpr std::size_t most_colors = 256;

enum ColorType : std::uint8_t { Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, RgbAlpha = 6 };

struct Chunks {
  ColorType type = Rgb;
  std::size_t width = 0;
  std::size_t height = 0;
  std::string looks;  // chunks before the data that say how samples are to be seen, whole
  std::string data;   // packed
};

std::size_t channels_of(ColorType type) {
  switch (type) {
    case Rgb:
      return 3;
    case GreyAlpha:
      return 2;
    case RgbAlpha:
      return 4;
    case Grey:
    case Palette:
      break;
  }
  return 1;
}

// Nothing where the picture is better left as it is.
std::optional<Chunks> read_chunks(std::string_view bytes) {
  const std::optional<RasterFacts> facts = read_png_facts(bytes);
  if (!facts || !facts->is_whole || facts->is_animated) return {};
  Chunks chunks;
  chunks.width = facts->width;
  chunks.height = facts->height;
  const std::uint32_t type = byte_at(bytes, 25);
  if (byte_at(bytes, 24) != 8 || byte_at(bytes, 28) != 0) return {};
  if (type != Grey && type != Rgb && type != GreyAlpha && type != RgbAlpha) return {};
  chunks.type = static_cast<ColorType>(type);
  for (std::size_t at = 33; at + 12 <= bytes.size();) {
    const std::size_t length = big_endian32(bytes, at);
    const std::string_view name = bytes.substr(at + 4, 4);
    if (name == "IDAT") chunks.data += bytes.substr(at + 8, length);
    if (name == "tRNS") return {};
    for (const char* kept : {"gAMA", "cHRM", "sRGB", "iCCP", "pHYs"}) {
      if (name == kept) chunks.looks += bytes.substr(at, length + 12);
    }
    at += length + 12;
  }
  return chunks;
}

// Drops an alpha channel that hides nothing.
void drop_opaque(ColorType& type, std::string& samples) {
  if (type != GreyAlpha && type != RgbAlpha) return;
  const std::size_t channels = channels_of(type);
  for (std::size_t i = channels - 1; i < samples.size(); i += channels) {
    if (samples[i] != '\xFF') return;
  }
  std::size_t to = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (i % channels != channels - 1) samples[to++] = samples[i];
  }
  samples.resize(to);
  type = type == GreyAlpha ? Grey : Rgb;
}

struct Indexed {
  std::string palette;  // RGB
  std::string alphas;   // of the first colours; the rest is opaque
  std::string samples;
};

std::uint32_t color_at(const std::string& samples, std::size_t at, std::size_t channels) {
  std::uint32_t color = channels == 3 ? 0xFFU : 0U;
  for (std::size_t i = 0; i < channels; ++i) {
    color |= std::uint32_t{static_cast<unsigned char>(samples[at + i])} << (24U - 8U * i);
  }
  return color;
}

// Colours of a palette in the order of their values, those with alpha first.
std::optional<Indexed> find_palette(const std::string& samples, ColorType type) {
  if (type != Rgb && type != RgbAlpha) return {};
  const std::size_t channels = channels_of(type);
  std::vector<std::uint32_t> colors;
  std::unordered_map<std::uint32_t, std::uint8_t> places;  // looked up only
  std::uint32_t last = ~color_at(samples, 0, channels);
  for (std::size_t i = 0; i < samples.size(); i += channels) {
    const std::uint32_t color = color_at(samples, i, channels);
    if (color == last) continue;
    last = color;
    if (!places.emplace(color, 0).second) continue;
    colors.push_back(color);
    if (colors.size() > most_colors) return {};
  }
  std::sort(colors.begin(), colors.end(), [](std::uint32_t a, std::uint32_t b) {
    return std::pair((a & 0xFFU) == 0xFFU, a) < std::pair((b & 0xFFU) == 0xFFU, b);
  });
  Indexed indexed;
  for (std::size_t i = 0; i < colors.size(); ++i) {
    places[colors[i]] = static_cast<std::uint8_t>(i);
    for (const unsigned shift : {24U, 16U, 8U}) {
      indexed.palette += static_cast<char>(colors[i] >> shift & 0xFFU);
    }
    if ((colors[i] & 0xFFU) != 0xFFU) indexed.alphas += static_cast<char>(colors[i] & 0xFFU);
  }
  indexed.samples.reserve(samples.size() / channels);
  for (std::size_t i = 0; i < samples.size(); i += channels) {
    indexed.samples += static_cast<char>(places[color_at(samples, i, channels)]);
  }
  return indexed;
}

// Every fourth band of rows.
std::string sample_of(const std::string& samples, std::size_t row_size) {
  const std::size_t band = 64 * row_size;
  std::string sample;
  for (std::size_t at = 0; at < samples.size(); at += 4 * band) sample.append(samples, at, band);
  return sample;
}

// Rows of which a few bytes say all repeat so much that weighing every encoding finds nothing more.
constexpr std::size_t repetitive = 12;

// The data of a picture with these samples, which are used up. Filters even out what changes
// slowly, but what repeats, as letters of a screen do, they make different each time: a part is
// packed in both ways to see.
std::string pack_samples(std::string samples, std::size_t row_size, std::size_t step,
                         bool is_indexed) {
  const std::string sample = sample_of(samples, row_size);
  const auto weigh = [](const std::string& rows) {
    return base::deflate_zlib(rows, base::Packing::Rough).size();
  };
  const std::size_t plain = weigh(add_no_filters(sample, row_size));
  if (!is_indexed && weigh(choose_filters(sample, row_size, step)) <= plain) {
    samples = choose_filters(std::move(samples), row_size, step);
    return base::deflate_zlib(samples, base::Packing::Tight);
  }
  samples = add_no_filters(std::move(samples), row_size);
  const bool repeats = sample.size() / plain >= repetitive;
  return base::deflate_zlib(samples, repeats ? base::Packing::Close : base::Packing::Tight);
}

void put_number(std::string& out, std::size_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(value >> shift & 0xFFU);
}

void put_chunk(std::string& out, const std::string& name, const std::string& data) {
  const std::string body = name + data;
  put_number(out, data.size());
  out += body;
  put_number(out, base::crc32(body));
}

}  // namespace

std::string pack_png(std::string bytes) {
  if (bytes.size() < smallest_file) return bytes;
  const std::optional<Chunks> chunks = read_chunks(bytes);
  if (!chunks) return bytes;
  ColorType type = chunks->type;
  const std::size_t row_size = chunks->width * channels_of(type);
  if (row_size == 0 || chunks->height > largest_data / row_size) return bytes;
  if (row_size * chunks->height / dense > bytes.size()) return bytes;
  std::optional<std::string> rows =
      base::inflate_zlib(chunks->data, (row_size + 1) * chunks->height);
  if (!rows || !undo_filters(*rows, row_size, channels_of(type))) return bytes;
  std::string samples = std::move(*rows);
  drop_opaque(type, samples);
  std::optional<Indexed> indexed = find_palette(samples, type);
  if (indexed) samples = std::move(indexed->samples);
  const std::size_t step = indexed ? 1 : channels_of(type);
  std::string head;
  put_number(head, chunks->width);
  put_number(head, chunks->height);
  head += {8, static_cast<char>(indexed ? Palette : type), 0, 0, 0};
  std::string packed("\x89PNG\r\n\x1A\n", 8);
  put_chunk(packed, "IHDR", head);
  packed += chunks->looks;  // they come before the palette
  if (indexed) {
    put_chunk(packed, "PLTE", indexed->palette);
    if (!indexed->alphas.empty()) put_chunk(packed, "tRNS", indexed->alphas);
  }
  put_chunk(packed, "IDAT",
            pack_samples(std::move(samples), chunks->width * step, step, indexed.has_value()));
  put_chunk(packed, "IEND", {});
  return packed.size() < bytes.size() ? packed : bytes;
}

}  // namespace diaoban::figures
