// Implements the inks of a press.
#include "pdf/device_inks.hpp"

#include <fmt/format.h>

#include <qpdf/Buffer.hh>

#include <cmath>
#include <optional>
#include <set>

#include "base/deflate.hpp"
#include "pdf/cmyk.hpp"

namespace diaoban::pdf {
namespace {

unsigned char to_byte(double part) {
  return static_cast<unsigned char>(std::lround(255 * std::clamp(part, 0.0, 1.0)));
}

// Samples of 8 bits, row by row without gaps.
struct Samples {
  std::size_t width = 0;
  std::size_t height = 0;
  std::size_t components = 1;
  std::string bytes;
};

std::string bytes_of(Object stream) {
  const auto buffer = stream.getStreamData(qpdf_dl_all);
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

// A palette's triples; nothing for a base that is not RGB.
std::optional<std::string> read_palette(Object space) {
  if (!space.getArrayItem(1).isNameAndEquals("/DeviceRGB")) return std::nullopt;
  auto table = space.getArrayItem(3);
  if (table.isString()) return table.getStringValue();
  return table.isStream() ? std::optional(bytes_of(table)) : std::nullopt;
}

bool is_palette(Object space) {
  return space.isArray() && space.getArrayNItems() == 4 &&
         space.getArrayItem(0).isNameAndEquals("/Indexed");
}

class ImageInks {
 public:
  explicit ImageInks(Object image) : image_(image), dictionary_(image.getDict()) {}

  // False when the picture is in a form that is not rewritten.
  bool run() {
    auto space = dictionary_.getKey("/ColorSpace");
    const bool masked = dictionary_.getKey("/SMask").isStream();
    const bool is_grey = space.isNameAndEquals("/DeviceGray");
    const bool is_cmyk = space.isNameAndEquals("/DeviceCMYK");
    if (!masked && (is_grey || is_cmyk)) return true;
    if (!masked && is_palette(space)) return rewrite_palette(space);
    if (is_cmyk) return false;
    auto samples = read(image_, space);
    if (!samples) return false;
    if (masked && !flatten(*samples)) return false;
    if (samples->components == 3) {
      samples->bytes = make_cmyk_samples(samples->bytes);
      samples->components = 4;
    }
    put(*samples);
    return true;
  }

 private:
  bool rewrite_palette(Object space) {
    const auto palette = read_palette(space);
    if (!palette) return false;
    dictionary_.replaceKey(
        "/ColorSpace",
        Object::newArray({make_name("Indexed"), make_name("DeviceCMYK"), space.getArrayItem(2),
                          Object::newString(make_cmyk_samples(*palette))}));
    return true;
  }

  static std::size_t number(Object dictionary, const char* key) {
    auto value = dictionary.getKey(key);
    return value.isInteger() && value.getIntValue() > 0
               ? static_cast<std::size_t>(value.getIntValue())
               : 0;
  }

  // Nothing when the samples are in another form than diaoban writes.
  static std::optional<Samples> read(Object image, Object space) {
    auto dictionary = image.getDict();
    Samples samples{number(dictionary, "/Width"),
                    number(dictionary, "/Height"),
                    space.isNameAndEquals("/DeviceRGB") ? std::size_t{3} : std::size_t{1},
                    {}};
    const std::size_t bits = number(dictionary, "/BitsPerComponent");
    const bool has_palette = is_palette(space);
    const bool known =
        samples.components == 3 || has_palette || space.isNameAndEquals("/DeviceGray");
    if (!known || dictionary.hasKey("/Decode") || bits == 0 || bits > 16) return std::nullopt;
    const std::size_t row = samples.width * samples.components;
    const std::size_t stride = (row * bits + 7) / 8;
    const std::string packed = bytes_of(image);
    if (packed.size() < stride * samples.height) return std::nullopt;
    samples.bytes.reserve(row * samples.height);
    const unsigned most = (1U << bits) - 1;
    for (std::size_t y = 0; y < samples.height; ++y) {
      const char* const from = packed.data() + y * stride;
      for (std::size_t x = 0; x < row; ++x) {
        unsigned value = 0;
        for (std::size_t bit = x * bits; bit < (x + 1) * bits; ++bit) {
          const auto byte = static_cast<unsigned char>(from[bit / 8]);
          value = value << 1U | (byte >> (7 - bit % 8) & 1U);
        }
        samples.bytes += static_cast<char>(has_palette ? value : value * 255 / most);
      }
    }
    if (!has_palette) return samples;
    const auto palette = read_palette(space);
    if (!palette) return std::nullopt;
    return look_up(samples, *palette);
  }

  static std::optional<Samples> look_up(const Samples& indexes, const std::string& palette) {
    Samples samples{indexes.width, indexes.height, 3, {}};
    samples.bytes.reserve(3 * indexes.bytes.size());
    for (const char index : indexes.bytes) {
      const std::size_t at = 3 * static_cast<std::size_t>(static_cast<unsigned char>(index));
      if (at + 3 > palette.size()) return std::nullopt;
      samples.bytes.append(palette, at, 3);
    }
    return samples;
  }

  // Lays the picture on white paper.
  bool flatten(Samples& samples) {
    auto mask = dictionary_.getKey("/SMask");
    const auto alpha = read(mask, mask.getDict().getKey("/ColorSpace"));
    if (!alpha || alpha->components != 1 || alpha->width != samples.width ||
        alpha->height != samples.height) {
      return false;
    }
    for (std::size_t i = 0; i < samples.bytes.size(); ++i) {
      const auto opaque = static_cast<unsigned char>(alpha->bytes[i / samples.components]);
      const auto value = static_cast<unsigned char>(samples.bytes[i]);
      samples.bytes[i] = static_cast<char>((value * opaque + 255 * (255 - opaque) + 127) / 255);
    }
    return true;
  }

  void put(const Samples& samples) {
    dictionary_.removeKey("/SMask");
    dictionary_.replaceKey("/BitsPerComponent", make_integer(8));
    dictionary_.replaceKey("/ColorSpace",
                           make_name(samples.components == 4 ? "DeviceCMYK" : "DeviceGray"));
    image_.replaceStreamData(base::deflate_zlib(samples.bytes, base::Packing::Quick),
                             make_name("FlateDecode"), Object::newNull());
  }

  Object image_;
  Object dictionary_;
};

class DeviceInks {
 public:
  explicit DeviceInks(File& file) : file_(file) {}

  std::vector<std::string> run() {
    auto objects = file_.document.getAllObjects();
    for (auto& object : objects) {
      auto dictionary = object.isStream() ? object.getDict() : object;
      if (!dictionary.isDictionary()) continue;
      if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) visit_image(object);
      visit_shading(object);
      visit_shading(dictionary.getKey("/Shading"));
      visit_resources(dictionary);
      visit_resources(dictionary.getKey("/Resources"));
    }
    return std::move(problems_);
  }

 private:
  // Resources may stand by themselves or in what uses them.
  void visit_resources(Object resources) {
    if (!resources.isDictionary()) return;
    auto shadings = resources.getKey("/Shading");
    if (shadings.isDictionary()) {
      for (auto& [name, shading] : shadings.getDictAsMap()) visit_shading(shading);
    }
    auto states = resources.getKey("/ExtGState");
    if (!states.isDictionary()) return;
    for (auto& [name, state] : states.getDictAsMap()) remove_opacity(state);
  }

  // PDF 1.3 has no opacity, even where it is full.
  static void remove_opacity(Object state) {
    if (!state.isDictionary()) return;
    for (const char* key : {"/ca", "/CA"}) {
      auto opacity = state.getKey(key);
      if (opacity.isNumber() && opacity.getNumericValue() >= 1) state.removeKey(key);
    }
    if (state.getKey("/SMask").isNameAndEquals("/None")) state.removeKey("/SMask");
  }

  void visit_image(Object image) {
    if (image.getDict().getKey("/ImageMask").isBool() || is_mask_of_another(image)) return;
    if (!ImageInks(image).run()) problems_.push_back("a picture in a form that is not rewritten");
  }

  // Soft masks are grey as they are.
  static bool is_mask_of_another(Object image) {
    return image.getDict().getKey("/ColorSpace").isNameAndEquals("/DeviceGray") &&
           !image.getDict().hasKey("/SMask");
  }

  void visit_shading(Object shading) {
    auto dictionary = shading.isStream() ? shading.getDict() : shading;
    if (!dictionary.isDictionary() || !dictionary.hasKey("/ShadingType")) return;
    if (!dictionary.getKey("/ColorSpace").isNameAndEquals("/DeviceRGB")) return;
    if (!visit_function(dictionary.getKey("/Function"))) {
      problems_.push_back("a gradient in a form that is not rewritten");
      return;
    }
    dictionary.replaceKey("/ColorSpace", make_name("DeviceCMYK"));
  }

  // Functions of two colours, and rows of such (ISO 32000-1 7.10.3, 7.10.4).
  bool visit_function(Object function) {
    std::vector<Object> pending{function};
    while (!pending.empty()) {
      auto next = pending.back();
      pending.pop_back();
      if (!next.isDictionary()) return false;
      if (next.isIndirect() && !seen_.insert(next.getObjGen()).second) continue;
      auto parts = next.getKey("/Functions");
      if (parts.isArray()) {
        for (auto& part : parts.getArrayAsVector()) pending.push_back(part);
        continue;
      }
      for (const char* key : {"/C0", "/C1"}) {
        auto color = next.getKey(key);
        if (!color.isArray()) return false;
        if (color.getArrayNItems() == 4) continue;
        if (color.getArrayNItems() != 3) return false;
        const auto part = [&](int i) { return color.getArrayItem(i).getNumericValue(); };
        const Cmyk ink = to_cmyk(part(0), part(1), part(2));
        next.replaceKey(key, Object::newArray({make_number(ink.cyan), make_number(ink.magenta),
                                               make_number(ink.yellow), make_number(ink.black)}));
      }
    }
    return true;
  }

  File& file_;
  std::set<QPDFObjGen> seen_;
  std::vector<std::string> problems_;
};

}  // namespace

std::string make_cmyk_samples(std::string_view rgb) {
  std::string inks;
  inks.reserve(rgb.size() / 3 * 4);
  for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
    const auto part = [&](std::size_t at) { return static_cast<unsigned char>(rgb[at]) / 255.0; };
    const Cmyk ink = to_cmyk(part(i), part(i + 1), part(i + 2));
    for (const double one : {ink.cyan, ink.magenta, ink.yellow, ink.black}) {
      inks += static_cast<char>(to_byte(one));
    }
  }
  return inks;
}

std::vector<std::string> write_device_inks(File& file) { return DeviceInks(file).run(); }

void remove_form_groups(File& file) {
  for (auto& object : file.document.getAllObjects()) {
    if (!object.isStream()) continue;
    if (object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) {
      object.getDict().removeKey("/Group");
    }
  }
}

}  // namespace diaoban::pdf
