// Raster files that are broken or want to hurt: each is refused, soon and in little memory.
#include <sys/resource.h>
#include <zlib.h>

#include <chrono>

#include "prepared.hpp"
#include "sample_pictures.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

constexpr double patience = 2;             // s, on a slow machine with checks built in
constexpr long most_memory = 200L * 1024;  // KB more than before

long peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

Prepared prepare_in_bounds(const std::string& bytes) {
  const long memory = peak_memory();
  const auto start = std::chrono::steady_clock::now();
  Prepared made = prepare_bytes_as("picture", bytes);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  CHECK(taken.count() < patience);
  CHECK(peak_memory() - memory < most_memory);
  // Whatever it is, it is told, or a whole picture.
  CHECK((made.picture.kind == PictureKind::Raster || !made.said.empty()));
  return made;
}

void check_refused(const std::string& bytes) {
  const Prepared made = prepare_in_bounds(bytes);
  CHECK(made.picture.kind == PictureKind::Broken);
  CHECK((made.says("picture-broken") || made.says("picture-too-large")));
}

std::string big_endian(std::uint32_t value, int bytes = 4) {
  std::string out;
  for (int i = bytes; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xFFU);
  return out;
}

std::string little_endian(std::uint32_t value, int bytes = 4) {
  const std::string out = big_endian(value, bytes);
  return {out.rbegin(), out.rend()};
}

std::string chunk(const std::string& name, const std::string& data) {
  const std::string body = name + data;
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(static_cast<std::uint32_t>(sum));
}

std::string packed(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size,
            reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()), 9);
  out.resize(size);
  return out;
}

std::string png(std::uint32_t width, std::uint32_t height, int bits, int type,
                const std::string& rows, const std::string& before_data = {}) {
  const std::string head = big_endian(width) + big_endian(height) + static_cast<char>(bits) +
                           static_cast<char>(type) + std::string(3, '\0');
  return std::string("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", head) + before_data +
         chunk("IDAT", packed(rows)) + chunk("IEND", {});
}

TEST_CASE("files of every format are refused or whole wherever they are cut or changed") {
  for (const std::string_view sample :
       {samples::png, samples::png_with_alpha, samples::jpeg, samples::jpeg_cmyk,
        samples::gif_animated, samples::webp, samples::avif, samples::bmp}) {
    const std::string whole = from_base64(sample);
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 25) {
      INFO("cut to " << size << " of " << whole.size());
      check_refused(whole.substr(0, size));
    }
    for (std::size_t at = 4; at < whole.size(); at += 1 + whole.size() / 40) {
      INFO("changed at " << at);
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 0xFF);
      prepare_in_bounds(changed);
    }
  }
}

TEST_CASE("a PNG file whose checksums are wrong is refused, whichever it is") {
  const std::string whole = from_base64(samples::png);
  for (std::size_t at = 8; at + 12 <= whole.size();) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      length = length << 8U | static_cast<unsigned char>(whole[at + i]);
    }
    const std::size_t sum = at + 8 + length;
    const std::string name = whole.substr(at + 4, 4);
    INFO(name);
    std::string changed = whole;
    changed[sum] = static_cast<char>(changed[sum] ^ 1);
    check_refused(changed);
    at = sum + 4;
  }
}

TEST_CASE("pictures without any pixels, or with far too many, are refused by their heads") {
  const std::string row(13, '\0');
  for (const auto& [width, height] :
       {std::pair(0U, 4U), std::pair(4U, 0U), std::pair(0U, 0U),
        std::pair(0x7FFFFFFFU, 0x7FFFFFFFU), std::pair(1U, 0x7FFFFFFFU),
        std::pair(60'000U, 60'000U), std::pair(20'000U, 5'001U)}) {
    INFO(width << " by " << height);
    check_refused(png(width, height, 8, 2, row));
    std::string bitmap = from_base64(samples::bmp);
    bitmap.replace(18, 8, little_endian(width) + little_endian(height));
    check_refused(bitmap);
    std::string gif = from_base64(samples::gif_animated);
    gif.replace(
        6, 4,
        little_endian(std::min(width, 65535U), 2) + little_endian(std::min(height, 65535U), 2));
    prepare_in_bounds(gif);
    std::string photo = from_base64(samples::jpeg);
    const std::size_t frame = photo.find("\xFF\xC0");
    photo.replace(frame + 5, 4,
                  big_endian(std::min(height, 65535U), 2) + big_endian(std::min(width, 65535U), 2));
    prepare_in_bounds(photo);
  }
}

TEST_CASE("little data that unpacks to much is not unpacked") {
  // 100 MB of zeros in 100 KB, for a picture of four pixels.
  const std::string bomb = packed(std::string(100'000'000, '\0'));
  const std::string head = big_endian(2) + big_endian(2) + std::string("\x08\x02\0\0\0", 5);
  prepare_in_bounds(std::string("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", head) +
                    chunk("IDAT", bomb) + chunk("IEND", {}));
  // The same in a text that nobody reads, and as a profile.
  const std::string profile = std::string("x\0\0", 3) + bomb;
  for (const char* name : {"zTXt", "iCCP"}) {
    prepare_in_bounds(png(2, 2, 8, 2, std::string(14, '\0'), chunk(name, profile)));
  }
}

TEST_CASE("palettes that are missing, cut or too short are refused or read as libpng does") {
  const std::string rows("\0\x05\x06\0\x07\x08", 6);  // indices beyond any palette here
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{4}, std::size_t{3},
                                 std::size_t{771}, std::size_t{5000}}) {
    INFO("palette of " << size << " bytes");
    prepare_in_bounds(png(2, 2, 8, 3, rows, chunk("PLTE", std::string(size, '\x40'))));
  }
  check_refused(png(2, 2, 8, 3, rows));
  prepare_in_bounds(
      png(2, 2, 8, 3, rows,
          chunk("PLTE", std::string(6, '\x40')) + chunk("tRNS", std::string(300, '\1'))));
}

TEST_CASE("kinds of samples that no PNG file has are refused") {
  for (const auto& [bits, type] :
       {std::pair(3, 0), std::pair(8, 1), std::pair(8, 5), std::pair(8, 7), std::pair(0, 2),
        std::pair(16, 3), std::pair(4, 6)}) {
    INFO(bits << " bits of type " << type);
    check_refused(png(2, 2, bits, type, std::string(64, '\0')));
  }
}

}  // namespace
}  // namespace diaoban::figures
