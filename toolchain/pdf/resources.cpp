// Walks resources and rewrites images and fonts in place.
#include "pdf/resources.hpp"

#include <qpdf/Buffer.hh>

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/parallel.hpp"
#include "pdf/font_list.hpp"
#include "pdf/image.hpp"

namespace diaoban::pdf {
namespace {

using figures::StandIn;
using figures::StandInMark;

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

// Makes the stream a form that fills the unit square with the drawing, as an image does.
void fill_form(Object stream, const Drawing& drawing) {
  auto dictionary = make_dictionary(
      {{"/Type", make_name("XObject")},
       {"/Subtype", make_name("Form")},
       {"/BBox", make_rectangle(0, 0, drawing.width, drawing.height)},
       {"/Matrix", Object::newArray({Object::newReal(1 / drawing.width, 10), make_integer(0),
                                     make_integer(0), Object::newReal(1 / drawing.height, 10),
                                     make_integer(0), make_integer(0)})},
       {"/Resources", drawing.resources}});
  stream.replaceDict(dictionary);
  stream.replaceStreamData(drawing.content, make_name("FlateDecode"), Object::newNull());
}

// The pictures that stand-ins of pages and of drawings are for, as image streams.
class Pictures {
 public:
  Pictures(const Painting& painting, unsigned jobs) {
    add(StandInMark::Picture, painting.file);
    add(StandInMark::InnerPicture, painting.drawings);
    images_.resize(stand_ins_.size());
    base::parallel_for(stand_ins_.size(), jobs, [&](std::size_t i) {
      const StandIn& one = *stand_ins_[i];
      images_[i] = one.media_type == "image/jpeg" ? read_jpeg(one.bytes) : read_png(one.bytes);
    });
  }

  const Image& find(StandInMark mark, std::size_t index) const {
    base::ensure(index < counts_.at(mark).second, "a stand-in is of a picture");
    const auto& image = images_[counts_.at(mark).first + index];
    if (!image)
      throw base::Failure("write", "picture of a page", "it is no sound PNG or JPEG file");
    return *image;
  }

 private:
  void add(StandInMark mark, const PaintedFile& file) {
    const std::size_t first = stand_ins_.size();
    if (file.canvas) {
      for (const StandIn& one : file.canvas->stand_ins()) stand_ins_.push_back(&one);
    }
    counts_.emplace(mark, std::pair(first, stand_ins_.size() - first));
  }

  std::vector<const StandIn*> stand_ins_;
  std::vector<std::optional<Image>> images_;
  std::map<StandInMark, std::pair<std::size_t, std::size_t>> counts_;  // first and count
};

class Walk {
 public:
  // Without pictures nothing stands for one any more.
  Walk(File& file, const Pictures* pictures)
      : file_(file), pictures_(pictures), fonts_(file.pages) {}

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
    for (auto& [name, object] : entries_of(resources, "/XObject")) visit_object(object);
    for (auto& [name, font] : entries_of(resources, "/Font")) visit_font(resources, name, font);
    for (auto& [name, pattern] : entries_of(resources, "/Pattern")) {
      if (pattern.isStream() && is_new(pattern)) {
        pending_.push_back(pattern.getDict().getKey("/Resources"));
      }
    }
    for (auto& [name, state] : entries_of(resources, "/ExtGState")) visit_state(state);
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
    if (dictionary.getKey("/Subtype").isNameAndEquals("/Form")) {
      pending_.push_back(dictionary.getKey("/Resources"));
      return;
    }
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

  // A drawing's font gives way to its equal of the pages.
  void visit_font(Object resources, const std::string& name, Object font) {
    const Object own = fonts_.find(font);
    if (own.getObjGen() != font.getObjGen()) resources.getKey("/Font").replaceKey(name, own);
    correct_font(own);
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

  struct Found {
    StandInMark mark;
    std::size_t index;
  };

  // What the image stands for, or nothing.
  static std::optional<Found> find_stand_in(Object image) {
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
    for (const auto mark :
         {StandInMark::Picture, StandInMark::InnerPicture, StandInMark::Drawing}) {
      if (color_at(0) == static_cast<std::uint32_t>(mark)) {
        return Found{mark, figures::stand_in_index(color_at(3))};
      }
    }
    return std::nullopt;
  }

  void replace_stand_in(Object object) {
    if (replaced_.count(object.getObjGen()) != 0) return;
    const auto found = find_stand_in(object);
    if (!found) return;
    replaced_.insert(object.getObjGen());
    if (found->mark == StandInMark::Drawing) {
      base::ensure(found->index < file_.drawings.size(), "a place is of a drawing");
      fill_form(object, file_.drawings[found->index]);
      return;
    }
    const Image& picture = pictures_->find(found->mark, found->index);
    fill_image(object, picture.color);
    if (!picture.alpha) return;
    auto mask = file_.document.newStream();
    fill_image(mask, *picture.alpha);
    object.getDict().replaceKey("/SMask", mask);
  }

  File& file_;
  const Pictures* pictures_;
  FontList fonts_;
  Objects pending_;  // resources to visit, so that nesting needs no recursion
  std::set<QPDFObjGen> on_page_;
  std::set<QPDFObjGen> replaced_;
  bool transparent_ = false;
};

}  // namespace

void write_resources(File& file, const Painting& painting, unsigned jobs) {
  const Pictures pictures(painting, jobs);
  Walk(file, &pictures).run();
}

std::vector<std::size_t> find_transparent_pages(File& file) { return Walk(file, nullptr).run(); }

}  // namespace diaoban::pdf
