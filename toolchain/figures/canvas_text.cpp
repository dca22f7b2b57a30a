// Painting shaped runs: outlines with text that can be copied, and emoji as bitmaps.
#include <cairo.h>

#include <cmath>

#include "base/utf8.hpp"
#include "figures/canvas_members.hpp"
#include "fonts/clusters.hpp"

namespace diaoban::figures {
namespace {

constexpr char32_t first_carrier = U'一';
constexpr char32_t most_carriers = 1024;  // distinct emoji of one file that can be copied

std::vector<cairo_text_cluster_t> to_cairo_clusters(const fonts::GlyphRun& run) {
  std::vector<cairo_text_cluster_t> clusters;
  for (const auto& cluster : fonts::join_clusters(run)) {
    clusters.push_back({static_cast<int>(cluster.bytes), static_cast<int>(cluster.glyphs)});
  }
  return clusters;
}

std::vector<cairo_glyph_t> to_cairo_glyphs(const fonts::GlyphRun& run, double x, double y) {
  std::vector<cairo_glyph_t> glyphs;
  glyphs.reserve(run.glyphs.size());
  for (const auto& glyph : run.glyphs) {
    glyphs.push_back(
        {glyph.id, x + static_cast<double>(glyph.x), y + static_cast<double>(glyph.y)});
  }
  return glyphs;
}

// The face with these glyphs' outlines, each whole in itself.
CairoFace open_outlines(const fonts::FontBook& fonts, fonts::FaceId face,
                        const std::vector<std::uint32_t>& glyphs) {
  std::string bytes = fonts.whole_outlines(face, glyphs);
  const fonts::FaceInfo& info = fonts.info(face);
  return bytes.empty() ? open_cairo_face(info) : open_cairo_face(info, std::move(bytes));
}

}  // namespace

void Canvas::Members::set_face(const fonts::GlyphRun& run) {
  const bool is_foreseen = target == Target::Pdf && options.glyphs.holds(run);
  auto& opened = is_foreseen ? faces : whole_faces;
  auto found = opened.find(run.face.index);
  if (found == opened.end()) {
    CairoFace face = is_foreseen ? open_outlines(*fonts, run.face, options.glyphs.glyphs(run.face))
                                 : open_cairo_face(fonts->info(run.face));
    found = opened.emplace(run.face.index, std::move(face)).first;
  }
  cairo_set_font_face(cairo(), found->second.get());
  cairo_set_font_size(cairo(), run.size);
}

void Canvas::Members::draw_run(const fonts::GlyphRun& run, double x, double y, const Paint& paint) {
  if (run.glyphs.empty() || run.size <= 0) return;
  if (fonts->info(run.face).color) {
    draw_emoji(run, x, y);
  } else {
    draw_glyphs(run, x, y, paint);
  }
}

std::vector<SheetPage> Canvas::draw_glyph_sheet(const std::vector<fonts::FaceId>& faces) {
  std::vector<SheetPage> pages;
  for (const fonts::FaceId face : faces) {
    if (members_->fonts->info(face).color) continue;
    for (const fonts::GlyphRun& run : members_->sheet_of(face)) {
      begin_page(100, 100);
      members_->draw_run(run, 0, 0, Paint{});
      end_page();
      SheetPage& page = pages.emplace_back(SheetPage{face, {}});
      for (const auto& glyph : run.glyphs) page.glyphs.push_back(glyph.id);
    }
  }
  return pages;
}

// The glyphs whose text is known come first: the text that a glyph is first shown with is what the
// file says of it.
std::vector<fonts::GlyphRun> Canvas::Members::sheet_of(fonts::FaceId face) const {
  constexpr std::size_t most_glyphs = 1000;  // of a run
  std::vector<fonts::GlyphRun> runs;
  for (const bool has_text : {true, false}) {
    std::size_t room = 0;
    for (const std::uint32_t glyph : options.glyphs.glyphs(face)) {
      const std::string_view text = options.glyphs.text(face, glyph);
      if (text.empty() == has_text) continue;
      if (room == 0) {
        runs.push_back({face, 10, {}, {}, {}});
        room = most_glyphs;
      }
      --room;
      runs.back().glyphs.push_back({glyph, 20, 50});
      if (!has_text) continue;
      runs.back().text += text;
      runs.back().clusters.push_back({static_cast<std::uint16_t>(text.size()), 1});
    }
  }
  return runs;
}

void Canvas::Members::draw_glyphs(const fonts::GlyphRun& run, double x, double y,
                                  const Paint& paint) {
  set_face(run);
  set_text_paint(paint);
  const auto glyphs = to_cairo_glyphs(run, x, y);
  const int count = static_cast<int>(glyphs.size());
  if (target == Target::Raster) {
    // As paths: Cairo 1.16 rounds the places of glyphs on a raster to whole pixels.
    cairo_new_path(cairo());
    cairo_glyph_path(cairo(), glyphs.data(), count);
    cairo_fill(cairo());
    return;
  }
  if (run.text.empty() || !base::is_valid_utf8(run.text)) {
    cairo_show_glyphs(cairo(), glyphs.data(), count);
    return;
  }
  const auto clusters = to_cairo_clusters(run);
  cairo_show_text_glyphs(cairo(), run.text.data(), static_cast<int>(run.text.size()), glyphs.data(),
                         count, clusters.data(), static_cast<int>(clusters.size()),
                         cairo_text_cluster_flags_t{});
}

const std::optional<EmojiBitmap>& Canvas::Members::find_emoji(fonts::FaceId face,
                                                              std::uint32_t glyph) {
  const auto key = std::pair(face.index, glyph);
  const auto found = emoji.find(key);
  if (found != emoji.end()) return found->second;
  std::optional<EmojiBitmap> bitmap;
  if (auto png = fonts->glyph_picture(face, glyph)) {
    auto opened = bitmap_faces.find(face.index);
    if (opened == bitmap_faces.end()) {
      opened = bitmap_faces.emplace(face.index, BitmapFace(fonts->info(face))).first;
    }
    bitmap = opened->second.placement(glyph);
    if (bitmap) bitmap->png = std::move(*png);
  }
  return emoji.emplace(key, std::move(bitmap)).first->second;
}

void Canvas::Members::draw_emoji(const fonts::GlyphRun& run, double x, double y) {
  const auto clusters = to_cairo_clusters(run);
  std::size_t byte = 0;
  std::size_t first = 0;
  for (const auto& cluster : clusters) {
    double advance = 0;
    for (std::size_t i = first; i < first + static_cast<std::size_t>(cluster.num_glyphs); ++i) {
      const auto& glyph = run.glyphs[i];
      const auto& bitmap = find_emoji(run.face, glyph.id);
      if (!bitmap) continue;
      advance = std::max(advance, bitmap->advance);
      cairo_save(cairo());
      cairo_translate(cairo(), x + static_cast<double>(glyph.x) + bitmap->left * run.size,
                      y + static_cast<double>(glyph.y) + bitmap->top * run.size);
      draw_raster("emoji " + std::to_string(run.face.index) + " " + std::to_string(glyph.id),
                  bitmap->png, "image/png", bitmap->width * run.size, bitmap->height * run.size);
      cairo_restore(cairo());
    }
    if (advance > 0 && cluster.num_bytes > 0) {
      draw_carrier(run.text.substr(byte, static_cast<std::size_t>(cluster.num_bytes)), run.size,
                   advance, x + static_cast<double>(run.glyphs[first].x), y);
    }
    byte += static_cast<std::size_t>(cluster.num_bytes);
    first += static_cast<std::size_t>(cluster.num_glyphs);
  }
}

const CarrierFace* Canvas::Members::find_carrier_face() {
  if (carrier_sought) return carrier_face ? &*carrier_face : nullptr;
  carrier_sought = true;
  const auto face = fonts->pick("serif", "zh-Hans", first_carrier, true);
  if (face.is_null() || fonts->info(face).color) return nullptr;
  // Ideographs in their order; those of the first thousand that a face lacks are few.
  std::vector<fonts::ShapedGlyph> free;
  std::vector<std::uint32_t> glyphs;
  for (char32_t c = first_carrier; c < first_carrier + most_carriers; ++c) {
    const auto shaped = fonts->shape(face, base::encode(c), "zh-Hans", "Hani");
    if (shaped.size() != 1 || shaped[0].id == 0 || shaped[0].advance <= 0) continue;
    free.push_back(shaped[0]);
    glyphs.push_back(shaped[0].id);
  }
  carrier_face = CarrierFace{open_outlines(*fonts, face, glyphs), face, std::move(free), {}};
  return &*carrier_face;
}

std::optional<fonts::ShapedGlyph> Canvas::Members::find_carrier(const std::string& text) {
  if (find_carrier_face() == nullptr) return std::nullopt;
  auto& taken = carrier_face->taken;
  if (const auto found = taken.find(text); found != taken.end()) {
    return carrier_face->glyphs[found->second];
  }
  if (taken.size() >= carrier_face->glyphs.size()) return std::nullopt;
  return carrier_face->glyphs[taken.emplace(text, taken.size()).first->second];
}

void Canvas::Members::draw_carrier(const std::string& text, double size, double advance, double x,
                                   double y) {
  if (target == Target::Raster || !options.copyable_emoji || !base::is_valid_utf8(text)) return;
  // A glyph a character: some readers know a glyph's meaning by its font alone, one character each.
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  double width = 0;  // of the carriers, in ems
  for (const char32_t c : base::code_points(text)) {
    const std::string character = base::encode(c);
    const auto glyph = find_carrier(character);
    if (!glyph) return;
    glyphs.push_back({glyph->id, width, y});
    clusters.push_back({static_cast<int>(character.size()), 1});
    width += static_cast<double>(glyph->advance);
  }
  if (glyphs.empty()) return;
  const double stretch = size * advance / width;
  for (cairo_glyph_t& glyph : glyphs) glyph.x = x + glyph.x * stretch;
  // The marks stand where the emoji does, so that a clip that hides it hides both of them.
  double mark_x = x + size * advance / 2;
  double mark_y = y - size / 4;
  cairo_user_to_device(cairo(), &mark_x, &mark_y);
  mark_x = std::floor(mark_x);
  mark_y = std::floor(mark_y);
  draw_mark(mark_x, mark_y, Canvas::carrier_begin_width);
  cairo_set_font_face(cairo(), carrier_face->cairo.get());
  cairo_matrix_t stretched;  // as wide as the emoji, or readers see a space after it
  cairo_matrix_init_scale(&stretched, stretch, size);
  cairo_set_font_matrix(cairo(), &stretched);
  cairo_set_source_rgb(cairo(), 0, 0, 0);
  cairo_show_text_glyphs(cairo(), text.data(), static_cast<int>(text.size()), glyphs.data(),
                         static_cast<int>(glyphs.size()), clusters.data(),
                         static_cast<int>(clusters.size()), cairo_text_cluster_flags_t{});
  draw_mark(mark_x, mark_y, Canvas::carrier_end_width);
}

}  // namespace diaoban::figures
