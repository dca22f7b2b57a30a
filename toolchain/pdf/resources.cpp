// Walks resources and rewrites images and fonts in place.
#include "pdf/resources.hpp"

#include <qpdf/Buffer.hh>

#include <set>

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "pdf/image.hpp"

namespace diaoban::pdf {
namespace {

using figures::StandIn;

std::shared_ptr<Buffer> to_buffer(std::string_view bytes) {
  auto buffer = std::make_shared<Buffer>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), buffer->getBuffer());
  return buffer;
}

Object make_color_space(const ImageStream& image) {
  if (!image.palette.empty()) {
    return Object::newArray({make_name("Indexed"), make_name("DeviceRGB"),
                             make_integer(static_cast<std::int64_t>(image.palette.size() / 3 - 1)),
                             Object::newString(image.palette)});
  }
  if (image.components == 4) return make_name("DeviceCMYK");
  return make_name(image.components == 3 ? "DeviceRGB" : "DeviceGray");
}

// Makes the stream the image, keeping its object.
void fill_image(Object stream, const ImageStream& image) {
  auto dictionary = make_dictionary({{"/Type", make_name("XObject")},
                                     {"/Subtype", make_name("Image")},
                                     {"/Width", make_integer(image.width)},
                                     {"/Height", make_integer(image.height)},
                                     {"/BitsPerComponent", make_integer(image.bits)},
                                     {"/ColorSpace", make_color_space(image)}});
  if (image.inverted) {
    Objects decode;
    for (int i = 0; i < 4; ++i) decode.insert(decode.end(), {make_integer(1), make_integer(0)});
    dictionary.replaceKey("/Decode", Object::newArray(decode));
  }
  Object parameters = Object::newNull();
  if (!image.is_jpeg) {
    parameters = make_dictionary({{"/Predictor", make_integer(15)},
                                  {"/Colors", make_integer(image.components)},
                                  {"/BitsPerComponent", make_integer(image.bits)},
                                  {"/Columns", make_integer(image.width)}});
  }
  stream.replaceDict(dictionary);
  stream.replaceStreamData(to_buffer(image.bytes()),
                           make_name(image.is_jpeg ? "DCTDecode" : "FlateDecode"), parameters);
}

class Walk {
 public:
  // Without pictures nothing stands for one any more.
  Walk(File& file, const std::vector<StandIn>* pictures) : file_(file), pictures_(pictures) {}

  std::vector<std::size_t> run() {
    std::vector<std::size_t> transparent;
    for (std::size_t i = 0; i < file_.pages.size(); ++i) {
      auto& page = file_.pages[i];
      transparent_ = false;
      on_page_.clear();
      visit(page.getKey("/Resources"));
      while (!pending_.empty()) {
        auto next = pending_.back();
        pending_.pop_back();
        visit(next);
      }
      if (transparent_) {
        transparent.push_back(i);
      } else {
        page.removeKey("/Group");
      }
    }
    return transparent;
  }

 private:
  // Whether the object is met for the first time on this page.
  bool is_new(Object object) {
    return !object.isIndirect() || on_page_.insert(object.getObjGen()).second;
  }

  void visit(Object resources) {
    if (!resources.isDictionary()) return;
    for (auto& [name, object] : entries(resources, "/XObject")) visit_object(object);
    for (auto& [name, font] : entries(resources, "/Font")) correct_font(font);
    for (auto& [name, pattern] : entries(resources, "/Pattern")) {
      if (pattern.isStream() && is_new(pattern)) {
        pending_.push_back(pattern.getDict().getKey("/Resources"));
      }
    }
    for (auto& [name, state] : entries(resources, "/ExtGState")) visit_state(state);
  }

  static std::map<std::string, Object> entries(Object resources, const char* kind) {
    auto dictionary = resources.getKey(kind);
    return dictionary.isDictionary() ? dictionary.getDictAsMap() : std::map<std::string, Object>();
  }

  void visit_object(Object object) {
    if (!object.isStream() || !is_new(object)) return;
    auto dictionary = object.getDict();
    if (dictionary.getKey("/Subtype").isNameAndEquals("/Form")) {
      pending_.push_back(dictionary.getKey("/Resources"));
      return;
    }
    if (pictures_ != nullptr) replace_stand_in(object);
    dictionary = object.getDict();
    dictionary.removeKey("/Interpolate");
    auto mask = dictionary.getKey("/SMask");
    if (!mask.isStream()) return;
    transparent_ = true;
    mask.getDict().removeKey("/Interpolate");
  }

  void visit_state(Object state) {
    if (!state.isDictionary()) return;
    for (const char* key : {"/ca", "/CA"}) {
      auto alpha = state.getKey(key);
      if (alpha.isNumber() && alpha.getNumericValue() < 1) transparent_ = true;
    }
    auto mask = state.getKey("/SMask");
    if (!mask.isDictionary()) return;
    transparent_ = true;
    auto group = mask.getKey("/G");
    if (group.isStream() && is_new(group)) {
      pending_.push_back(group.getDict().getKey("/Resources"));
    }
  }

  static void correct_font(Object font) {
    auto descendants = font.getKey("/DescendantFonts");
    if (!descendants.isArray()) return;
    for (auto& descendant : descendants.getArrayAsVector()) {
      if (descendant.getKey("/Subtype").isNameAndEquals("/CIDFontType2")) {
        descendant.replaceKey("/CIDToGIDMap", make_name("Identity"));
      }
    }
  }

  // The index of the picture that the image stands for, or none.
  std::optional<std::size_t> find_picture(Object image) const {
    auto dictionary = image.getDict();
    auto width = dictionary.getKey("/Width");
    auto height = dictionary.getKey("/Height");
    if (!width.isInteger() || !height.isInteger() || width.getIntValue() != 2 ||
        height.getIntValue() != 1) {
      return std::nullopt;
    }
    const auto pixels = image.getStreamData();
    if (pixels->getSize() < 6) return std::nullopt;
    const auto color_at = [&](std::size_t at) {
      const unsigned char* bytes = pixels->getBuffer() + at;
      return static_cast<std::uint32_t>(bytes[0] << 16U | bytes[1] << 8U | bytes[2]);
    };
    if (color_at(0) != StandIn::mark) return std::nullopt;
    const std::size_t index = figures::stand_in_index(color_at(3));
    base::ensure(index < pictures_->size(), "a stand-in is of a picture");
    return index;
  }

  void replace_stand_in(Object image) {
    if (replaced_.count(image.getObjGen()) != 0) return;
    const auto index = find_picture(image);
    if (!index) return;
    const auto& picture = (*pictures_)[*index];
    const auto read =
        picture.media_type == "image/jpeg" ? read_jpeg(picture.bytes) : read_png(picture.bytes);
    if (!read) throw base::Failure("write", "picture of a page", "it is no sound PNG or JPEG file");
    fill_image(image, read->color);
    if (read->alpha) {
      auto mask = file_.document.newStream();
      fill_image(mask, *read->alpha);
      image.getDict().replaceKey("/SMask", mask);
    }
    replaced_.insert(image.getObjGen());
  }

  File& file_;
  const std::vector<StandIn>* pictures_;
  Objects pending_;  // resources to visit, so that nesting needs no recursion
  std::set<QPDFObjGen> on_page_;
  std::set<QPDFObjGen> replaced_;
  bool transparent_ = false;
};

}  // namespace

void write_resources(File& file, const std::vector<StandIn>& pictures) {
  Walk(file, &pictures).run();
}

std::vector<std::size_t> find_transparent_pages(File& file) { return Walk(file, nullptr).run(); }

}  // namespace diaoban::pdf
