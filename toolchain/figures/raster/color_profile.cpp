// Reads ICC profiles and converts through Little CMS.
#include "figures/raster/color_profile.hpp"

#include <lcms2.h>
#include <zlib.h>

#include <array>
#include <map>

#include "base/handle.hpp"

namespace diaoban::figures {
namespace {

using Profile = base::Handle<void, cmsCloseProfile>;
using Transform = base::Handle<void, cmsDeleteTransform>;

constexpr std::size_t largest_profile = 4U << 20U;  // bytes

std::string read_png_profile(std::string_view bytes) {
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::size_t length = big_endian32(bytes, at);
    const std::string_view name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12 || name == "IDAT") break;
    if (name == "iCCP") {
      // A name, a zero, the packing's number, and the packed profile.
      const std::string_view data = bytes.substr(at + 8, length);
      const std::size_t end = data.find('\0');
      if (end == std::string_view::npos || end + 2 > data.size()) return {};
      std::string profile(largest_profile, '\0');
      uLongf size = profile.size();
      const int status =
          uncompress(reinterpret_cast<Bytef*>(profile.data()), &size,
                     reinterpret_cast<const Bytef*>(data.data() + end + 2), data.size() - end - 2);
      profile.resize(status == Z_OK ? size : 0);
      return profile;
    }
    at += length + 12;
  }
  return {};
}

std::string read_jpeg_profile(std::string_view bytes) {
  constexpr std::string_view mark("ICC_PROFILE\0", 12);
  std::map<std::uint32_t, std::string_view> parts;  // by their number in the file
  for (std::size_t at = 2; at + 4 <= bytes.size() && byte_at(bytes, at) == 0xFF;) {
    const std::uint32_t marker = byte_at(bytes, at + 1);
    const std::size_t length = big_endian16(bytes, at + 2);
    if (marker == 0xDA || length < 2 || length > bytes.size() - at - 2) break;
    const std::string_view segment = bytes.substr(at + 4, length - 2);
    if (marker == 0xE2 && segment.starts_with(mark) && segment.size() > 14) {
      parts.emplace(byte_at(segment, 12), segment.substr(14));
    }
    at += length + 2;
  }
  std::string profile;
  for (const auto& [number, part] : parts) profile += part;
  return profile.size() <= largest_profile ? profile : std::string();
}

Profile open_profile(std::string_view profile) {
  return Profile(
      cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
}

bool is_convertible(cmsHPROFILE profile) {
  const cmsColorSpaceSignature space = cmsGetColorSpace(profile);
  return space == cmsSigRgbData || space == cmsSigGrayData;
}

std::string describe(cmsHPROFILE profile) {
  std::array<char, 256> text{};
  cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text.data(),
                         static_cast<cmsUInt32Number>(text.size() - 1));
  return text.data();
}

}  // namespace

std::string read_color_profile(std::string_view bytes, RasterFormat format) {
  if (format == RasterFormat::Png) return read_png_profile(bytes);
  if (format == RasterFormat::Jpeg) return read_jpeg_profile(bytes);
  return {};
}

bool differs_from_srgb(std::string_view profile) {
  if (profile.empty()) return false;
  const Profile opened = open_profile(profile);
  return opened && is_convertible(opened.get()) &&
         describe(opened.get()).find("sRGB") == std::string::npos;
}

void convert_to_srgb(std::string_view profile, unsigned char* pixels, int width, int height,
                     std::size_t stride, bool has_alpha) {
  const Profile from = open_profile(profile);
  const Profile to(cmsCreate_sRGBProfile());
  if (!from || !to || !is_convertible(from.get())) return;
  // A grey profile stands for all three channels, which are equal: the first is taken.
  const bool is_grey = cmsGetColorSpace(from.get()) == cmsSigGrayData;
  const cmsUInt32Number extra = EXTRA_SH(has_alpha ? 1U : 0U);
  const cmsUInt32Number target = COLORSPACE_SH(PT_RGB) | CHANNELS_SH(3U) | BYTES_SH(1U) | extra;
  const cmsUInt32Number source = is_grey ? COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1U) | BYTES_SH(1U) |
                                               EXTRA_SH(has_alpha ? 3U : 2U)
                                         : target;
  const Transform transform(
      cmsCreateTransform(from.get(), source, to.get(), target, INTENT_PERCEPTUAL, 0));
  if (!transform) return;
  const std::size_t row_size = static_cast<std::size_t>(width) * (has_alpha ? 4U : 3U);
  for (int y = 0; y < height; ++y) {
    unsigned char* row = pixels + static_cast<std::size_t>(y) * stride;
    const std::string before(reinterpret_cast<const char*>(row), row_size);
    cmsDoTransform(transform.get(), before.data(), row, static_cast<cmsUInt32Number>(width));
    for (std::size_t i = 3; has_alpha && i < row_size; i += 4) {
      row[i] = static_cast<unsigned char>(before[i]);
    }
  }
}

}  // namespace diaoban::figures
