// The bytes of a prepared picture in the cache: each type says its fields once, for writing and for
// reading.
#include <cstring>
#include <type_traits>

#include "figures/cache.hpp"
#include "figures/drawing.hpp"

namespace diaoban::figures {
namespace {

class ByteWriter {
 public:
  static constexpr bool reads = false;

  template <class T>
  void plain(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(const std::string& value) {
    plain(static_cast<std::uint64_t>(value.size()));
    bytes += value;
  }
  void block(const void* data, std::size_t size) {
    bytes.append(static_cast<const char*>(data), size);
  }
  // How many things follow, each of which takes at least `least` bytes.
  std::size_t count(std::size_t value, std::size_t) {
    plain(static_cast<std::uint64_t>(value));
    return value;
  }

  std::string bytes;
};

// After the first thing that the bytes don't hold, everything read is empty.
class ByteReader {
 public:
  static constexpr bool reads = true;

  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  void plain(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (rest_.size() < sizeof value) {
      fail();
      value = T{};
      return;
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
  }
  void text(std::string& value) {
    const std::size_t size = count(0, 1);
    value = std::string(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  void block(void* data, std::size_t size) {
    if (size == 0) return;
    std::memcpy(data, rest_.data(), size);
    rest_.remove_prefix(size);
  }
  std::size_t count(std::size_t, std::size_t least) {
    std::uint64_t value = 0;
    plain(value);
    if (value > rest_.size() / least) fail();
    return failed_ ? 0 : value;
  }
  void fail() {
    failed_ = true;
    rest_ = {};
  }
  bool is_done() const { return !failed_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

template <class Archive, class T>
requires std::is_arithmetic_v<T> || std::is_enum_v<T>
void fields(Archive& archive, T& value) { archive.plain(value); }

// As a byte: any other value than 0 or 1 in a bool would be no value at all.
template <class Archive>
void fields(Archive& archive, bool& value) {
  auto byte = static_cast<std::uint8_t>(value ? 1 : 0);
  archive.plain(byte);
  value = byte != 0;
}

template <class Archive>
void fields(Archive& archive, std::string& value) {
  archive.text(value);
}

// Types without bytes between their fields, which are stored as they stand in memory.
template <class T>
constexpr bool is_packed =
    std::is_same_v<T, Point> || std::is_same_v<T, double> || std::is_same_v<T, Path::Verb> ||
    std::is_same_v<T, fonts::Glyph> || std::is_same_v<T, fonts::Cluster>;

template <class Archive, class T>
void fields(Archive& archive, std::vector<T>& list) {
  if constexpr (is_packed<T>) {
    list.resize(archive.count(list.size(), sizeof(T)));
    archive.block(list.data(), list.size() * sizeof(T));
  } else {
    list.resize(archive.count(list.size(), 1));
    for (T& item : list) fields(archive, item);
  }
}

template <class Archive, class T>
void fields(Archive& archive, std::optional<T>& value) {
  bool has = value.has_value();
  fields(archive, has);
  if (has && !value) value.emplace();
  if (has) fields(archive, *value);
}

template <class Archive>
void fields(Archive& archive, Paint& paint) {
  archive.plain(paint);
}
template <class Archive>
void fields(Archive& archive, Matrix& matrix) {
  archive.plain(matrix);
}
template <class Archive>
void fields(Archive& archive, Point& point) {
  archive.plain(point);
}

template <class Archive>
void fields(Archive& archive, Path& path) {
  fields(archive, path.verbs);
  fields(archive, path.points);
}

template <class Archive>
void fields(Archive& archive, GradientStop& stop) {
  archive.plain(stop.offset);
  archive.plain(stop.color);
}

template <class Archive>
void fields(Archive& archive, Gradient& gradient) {
  fields(archive, gradient.radial);
  archive.plain(gradient.spread);
  archive.plain(gradient.from);
  archive.plain(gradient.to);
  archive.plain(gradient.from_radius);
  archive.plain(gradient.to_radius);
  archive.plain(gradient.transform);
  fields(archive, gradient.stops);
}

template <class Archive>
void fields(Archive& archive, Stroke& stroke);
template <class Archive>
void fields(Archive& archive, PlacedRun& run);

template <class Archive>
void fields(Archive& archive, ShapeOperation& shape) {
  fields(archive, shape.path);
  fields(archive, shape.transform);
  fields(archive, shape.fill);
  fields(archive, shape.rule);
  fields(archive, shape.stroke);
}

template <class Archive>
void fields(Archive& archive, TextOperation& text) {
  fields(archive, text.runs);
  fields(archive, text.transform);
  fields(archive, text.paint);
  fields(archive, text.role);
  fields(archive, text.italic);
  fields(archive, text.size);
  fields(archive, text.width);
  fields(archive, text.letter_spacing);
}

template <class Archive>
void fields(Archive& archive, ImageOperation& image) {
  std::string bytes = image.bytes ? *image.bytes : std::string();
  fields(archive, bytes);
  if constexpr (Archive::reads) image.bytes = std::make_shared<const std::string>(std::move(bytes));
  fields(archive, image.media_type);
  fields(archive, image.pixel_width);
  fields(archive, image.pixel_height);
  fields(archive, image.has_alpha);
  fields(archive, image.width);
  fields(archive, image.height);
  fields(archive, image.transform);
}

template <class Archive>
void fields(Archive& archive, PushClipOperation& clip) {
  fields(archive, clip.path);
  fields(archive, clip.transform);
  fields(archive, clip.rule);
}

template <class Archive>
void fields(Archive& archive, PushGroupOperation& group) {
  fields(archive, group.opacity);
}

template <class Archive>
void fields(Archive& archive, PushLinkOperation& link) {
  fields(archive, link.url);
  fields(archive, link.title);
}

template <class Archive>
void fields(Archive&, PopOperation&) {}

template <std::size_t Index, class Archive, class... Types>
void alternative(Archive& archive, std::variant<Types...>& value, std::size_t index) {
  if constexpr (Index < sizeof...(Types)) {
    if (index != Index) return alternative<Index + 1>(archive, value, index);
    if constexpr (Archive::reads) value.template emplace<Index>();
    fields(archive, std::get<Index>(value));
  } else if constexpr (Archive::reads) {
    archive.fail();
  }
}

template <class Archive, class... Types>
void fields(Archive& archive, std::variant<Types...>& value) {
  auto index = static_cast<std::uint8_t>(value.index());
  archive.plain(index);
  alternative<0>(archive, value, index);
}

template <class Archive>
void fields(Archive& archive, Stroke& stroke) {
  fields(archive, stroke.brush);
  fields(archive, stroke.width);
  fields(archive, stroke.cap);
  fields(archive, stroke.join);
  fields(archive, stroke.miter_limit);
  fields(archive, stroke.dashes);
  fields(archive, stroke.dash_offset);
}

template <class Archive>
void fields(Archive& archive, PlacedRun& placed) {
  fields(archive, placed.run.face.index);
  fields(archive, placed.run.size);
  fields(archive, placed.run.glyphs);
  fields(archive, placed.run.text);
  fields(archive, placed.run.clusters);
  fields(archive, placed.x);
  fields(archive, placed.slanted);
}

template <class Archive>
void fields(Archive& archive, Drawing& drawing) {
  fields(archive, drawing.width);
  fields(archive, drawing.height);
  fields(archive, drawing.operations);
}

template <class Archive>
void fields(Archive& archive, LinkBox& link) {
  fields(archive, link.x);
  fields(archive, link.y);
  fields(archive, link.width);
  fields(archive, link.height);
  fields(archive, link.url);
  fields(archive, link.title);
}

template <class Archive>
void fields(Archive& archive, Remark& remark) {
  fields(archive, remark.kind);
  fields(archive, remark.what);
}

template <class Archive>
void fields(Archive& archive, UsedFace& face) {
  fields(archive, face.index);
  fields(archive, face.size);
  fields(archive, face.modified);
}

template <class Archive>
void fields(Archive& archive, PreparedPicture& prepared) {
  Picture& picture = prepared.picture;
  fields(archive, picture.kind);
  fields(archive, picture.width);
  fields(archive, picture.height);
  fields(archive, picture.hash);
  fields(archive, picture.bytes);
  fields(archive, picture.media_type);
  fields(archive, picture.pixel_width);
  fields(archive, picture.pixel_height);
  fields(archive, picture.has_alpha);
  std::optional<Drawing> drawing;
  if (picture.drawing) drawing = *picture.drawing;
  fields(archive, drawing);
  if constexpr (Archive::reads) {
    if (drawing) picture.drawing = std::make_shared<const Drawing>(std::move(*drawing));
  }
  fields(archive, picture.svg);
  fields(archive, picture.links);
  fields(archive, picture.smallest_text);
  fields(archive, picture.title);
  fields(archive, picture.description);
  fields(archive, prepared.remarks);
  fields(archive, prepared.faces);
}

}  // namespace

std::string write_prepared(const PreparedPicture& prepared) {
  ByteWriter writer;
  PreparedPicture copy = prepared;
  fields(writer, copy);
  return std::move(writer.bytes);
}

std::optional<PreparedPicture> read_prepared(std::string_view bytes) {
  ByteReader reader(bytes);
  PreparedPicture prepared;
  fields(reader, prepared);
  if (!reader.is_done()) return {};
  return prepared;
}

}  // namespace diaoban::figures
