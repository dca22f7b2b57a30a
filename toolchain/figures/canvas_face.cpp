// Opens faces with FreeType for the canvas.
#include "figures/canvas_face.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/failure.hpp"

namespace diaoban::figures {
namespace {

using Library = base::Handle<FT_LibraryRec_, FT_Done_FreeType>;
using Face = base::Handle<FT_FaceRec_, FT_Done_Face>;

// A face with a library of its own: a library must not be used by two threads at once, and Cairo
// may free a face from any of them.
struct OpenFace {
  std::string bytes;  // of a face that is no file of its own
  Library library;
  Face face;  // freed before its library
};

// From the face's file, or from `bytes` where there are any.
std::unique_ptr<OpenFace> open_face(const fonts::FaceInfo& info, std::string bytes = {}) {
  const std::string path = info.file.string();
  auto opened = std::make_unique<OpenFace>();
  opened->bytes = std::move(bytes);
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) {
    throw base::Failure("open face", path, "FreeType does not start");
  }
  opened->library.reset(library);
  FT_Face face = nullptr;
  const auto* data = reinterpret_cast<const FT_Byte*>(opened->bytes.data());
  const FT_Error error =
      opened->bytes.empty()
          ? FT_New_Face(library, path.c_str(), info.index, &face)
          : FT_New_Memory_Face(library, data, static_cast<FT_Long>(opened->bytes.size()), 0, &face);
  if (error != 0) throw base::Failure("open face", path, "not a font that FreeType reads");
  opened->face.reset(face);
  return opened;
}

void free_open_face(void* opened) { delete static_cast<OpenFace*>(opened); }

CairoFace make_cairo_face(std::unique_ptr<OpenFace> opened, const fonts::FaceInfo& info) {
  CairoFace face(cairo_ft_font_face_create_for_ft_face(opened->face.get(), FT_LOAD_NO_HINTING));
  static const cairo_user_data_key_t key{};
  if (cairo_font_face_status(face.get()) != CAIRO_STATUS_SUCCESS ||
      cairo_font_face_set_user_data(face.get(), &key, opened.get(), free_open_face) !=
          CAIRO_STATUS_SUCCESS) {
    throw base::Failure("open face", info.file.string(), "Cairo does not take it");
  }
  opened.release();  // now owned by the Cairo face
  return face;
}

}  // namespace

CairoFace open_cairo_face(const fonts::FaceInfo& info) {
  return make_cairo_face(open_face(info), info);
}

CairoFace open_cairo_face(const fonts::FaceInfo& info, std::string bytes) {
  return make_cairo_face(open_face(info, std::move(bytes)), info);
}

struct BitmapFace::Opened {
  std::unique_ptr<OpenFace> open;
  double ppem = 0;  // of the strike in use
};

BitmapFace::BitmapFace(const fonts::FaceInfo& info)
    : opened_(std::make_unique<Opened>(Opened{open_face(info), 0})) {
  FT_Face face = opened_->open->face.get();
  int best = -1;
  for (int i = 0; i < face->num_fixed_sizes; ++i) {
    if (best < 0 || face->available_sizes[i].y_ppem > face->available_sizes[best].y_ppem) best = i;
  }
  if (best >= 0 && FT_Select_Size(face, best) == 0) opened_->ppem = face->size->metrics.y_ppem;
}

BitmapFace::BitmapFace(BitmapFace&&) noexcept = default;
BitmapFace::~BitmapFace() = default;

std::optional<EmojiBitmap> BitmapFace::placement(std::uint32_t glyph) const {
  FT_Face face = opened_->open->face.get();
  if (opened_->ppem <= 0) return std::nullopt;
  if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR) != 0) return std::nullopt;
  const FT_GlyphSlot slot = face->glyph;
  if (slot->format != FT_GLYPH_FORMAT_BITMAP || slot->bitmap.width == 0) return std::nullopt;
  EmojiBitmap result;
  result.left = slot->bitmap_left / opened_->ppem;
  result.top = -slot->bitmap_top / opened_->ppem;
  result.width = slot->bitmap.width / opened_->ppem;
  result.height = slot->bitmap.rows / opened_->ppem;
  result.advance = static_cast<double>(slot->advance.x) / 64 / opened_->ppem;
  return result;
}

}  // namespace diaoban::figures
