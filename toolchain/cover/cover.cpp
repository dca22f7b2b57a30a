// Prepares the covers of screens and stores.
#include "cover/cover.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.hpp"
#include "cover/kinds.hpp"
#include "cover/move.hpp"
#include "cover/ornament.hpp"
#include "cover/palette.hpp"
#include "cover/panel.hpp"
#include "cover/texts.hpp"
#include "figures/canvas.hpp"

namespace diaoban::cover {
namespace {

constexpr int store_width = 1600;
constexpr int store_height = 2560;
constexpr int jpeg_quality = 90;
constexpr double store_pixels = 5.6e6;  // Apple Books takes no more

// The settings that a cover's texts come from.
constexpr std::array<std::pair<const char*, const char*>, 8> text_keys{{{"title", "title"},
                                                                        {"subtitle", "subtitle"},
                                                                        {"authors", "authors"},
                                                                        {"publisher", "publisher"},
                                                                        {"series", "series"},
                                                                        {"edition", "release"},
                                                                        {"blurb", "description"},
                                                                        {"about", "cover.about"}}};

PicturePointer make_raster(figures::Canvas& canvas, int width, int height, std::string title) {
  auto made = std::make_shared<figures::Picture>();
  canvas.end_page();
  made->kind = figures::PictureKind::Raster;
  made->bytes = canvas.finish_jpeg(jpeg_quality);
  made->media_type = "image/jpeg";
  made->pixel_width = width;
  made->pixel_height = height;
  made->width = width;
  made->height = height;
  made->hash = base::hash128(made->bytes);
  made->title = std::move(title);
  return made;
}

std::string setting(const project::Book& book, const char* key) {
  const auto found = book.settings.find(key);
  return found == book.settings.end() ? std::string() : found->second;
}

bool shows_picture(const std::string& design) {
  const auto& places = load_design(design).places;
  return std::any_of(places.begin(), places.end(),
                     [](const PlaceRule& rule) { return rule.text == "picture"; });
}

}  // namespace

Request read_request(const project::Book& book, PicturePointer picture, diagnostics::Sink& sink) {
  Request request{book.metadata, setting(book, "cover.design"), setting(book, "cover.color"),
                  std::move(picture), setting(book, "cover.about")};
  for (const auto& [text, key] : text_keys) {
    request.places[text] = project::place_of(book, key);
  }
  const std::vector<std::string>& names = design_names();
  if (!request.design.empty() &&
      std::find(names.begin(), names.end(), request.design) == names.end()) {
    const auto near = diagnostics::nearest(request.design, names);
    sink.report(kinds::cover_design_unknown, project::place_of(book, "cover.design"),
                "no cover design '" + request.design + "'",
                near ? "did you mean '" + *near + "'?" : "");
    request.design.clear();
  }
  if (request.picture && !request.design.empty() && !shows_picture(request.design)) {
    sink.report(kinds::cover_picture_unused, project::place_of(book, "cover.picture"),
                "the design '" + request.design + "' shows no picture",
                "take 'leaf' or 'woodcut', or leave the design out");
  }
  if (!request.color.empty() && !read_color(request.color)) {
    sink.report(kinds::cover_color_wrong, project::place_of(book, "cover.color"),
                "cover colour '" + request.color + "' is not written as #rrggbb");
    request.color.clear();
  }
  return request;
}

PicturePointer prepare_front(const Request& request, double width, double height,
                             const fonts::FontBook& fonts, diagnostics::Sink& sink) {
  const Design design =
      load_design(request.design.empty() ? design_names().front() : request.design);
  const Texts texts = prepare_texts(request);
  const auto palette = prepare_palette(design, request.color, seed_of(request.metadata.title));
  PanelSize size;
  size.front_width = front_units(width, height);
  size.height = size.front_width * height / width;
  const PanelInput input{design,          texts, palette, request.metadata.language,
                         request.picture, fonts, sink,    request.places};
  auto drawing = std::make_shared<figures::Drawing>(prepare_panel(input, size));
  // Units become CSS px, of which a point has 4/3.
  const double scale = width * 96 / 72 / size.front_width;
  move(*drawing, {scale, 0, 0, scale, 0, 0});
  drawing->width = width * 96 / 72;
  drawing->height = height * 96 / 72;
  auto picture = std::make_shared<figures::Picture>();
  picture->kind = figures::PictureKind::Vector;
  picture->width = drawing->width;
  picture->height = drawing->height;
  picture->title = request.metadata.title;
  picture->drawing = std::move(drawing);
  return picture;
}

PicturePointer prepare_store_cover(const Request& request, const fonts::FontBook& fonts,
                                   diagnostics::Sink& sink) {
  const PicturePointer front = prepare_front(request, store_width, store_height, fonts, sink);
  figures::Canvas canvas = figures::Canvas::raster(fonts, store_width, store_height, 1);
  canvas.draw_picture(*front, 0, 0, store_width, store_height);
  return make_raster(canvas, store_width, store_height, request.metadata.title);
}

PicturePointer prepare_own_cover(const PicturePointer& picture, diagnostics::Span place,
                                 const fonts::FontBook& fonts, diagnostics::Sink& sink) {
  if (!picture || picture->kind == figures::PictureKind::Broken) return nullptr;
  const bool is_raster = picture->kind == figures::PictureKind::Raster;
  const double width = is_raster ? picture->pixel_width : picture->width;
  const double height = is_raster ? picture->pixel_height : picture->height;
  if (width <= 0 || height <= 0) return nullptr;
  if (is_raster && (width < 625 || height < 1000)) {
    sink.report(kinds::cover_picture_small, place,
                "the cover picture has " + std::to_string(picture->pixel_width) + " x " +
                    std::to_string(picture->pixel_height) + " pixels");
  }
  const bool fits = width * height <= store_pixels;
  if (is_raster && fits && !picture->has_alpha) return picture;
  // A raster keeps its pixels unless it has too many; a drawing gets as many as stores like.
  const double wanted =
      is_raster && fits ? 1.0 : std::min(store_width / width, store_height / height);
  const int columns = std::max(1, static_cast<int>(width * wanted));
  const int rows = std::max(1, static_cast<int>(height * wanted));
  figures::Canvas canvas = figures::Canvas::raster(fonts, columns, rows, 1);
  canvas.draw_picture(*picture, 0, 0, columns, rows);
  return make_raster(canvas, columns, rows, picture->title);
}

}  // namespace diaoban::cover
