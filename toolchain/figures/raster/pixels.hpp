// Decoded pictures: from any format that gdk-pixbuf reads, upright, to PNG or JPEG.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace diaoban::figures {

class Pixels {
 public:
  // The picture's (first frame's) pixels, turned as its EXIF orientation asks and in sRGB. When it
  // cannot be decoded to the end there are none, and `problem` says why.
  static Pixels decode(std::string_view bytes, std::string& problem);

  Pixels(Pixels&&) noexcept;
  Pixels& operator=(Pixels&&) noexcept;
  ~Pixels();

  bool is_empty() const { return buffer_ == nullptr; }
  int width() const;
  int height() const;
  // Red, green, blue, alpha from 0 to 255.
  std::array<unsigned char, 4> at(int x, int y) const;
  // Whether any pixel is not opaque.
  bool shows_through() const;

  // On white, without an alpha channel.
  Pixels flattened() const;
  Pixels scaled(int width, int height) const;

  // The same pixels give the same bytes. An alpha channel that is opaque all over is left out.
  std::string encode_png() const;
  std::string encode_jpeg(int quality) const;

 private:
  struct Buffer;
  explicit Pixels(std::unique_ptr<Buffer> buffer);
  std::unique_ptr<Buffer> buffer_;
};

}  // namespace diaoban::figures
