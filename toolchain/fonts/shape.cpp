// Shapes text with HarfBuzz, and finds the picture of a colour glyph.
#include <hb-ot.h>

#include <cstring>

#include "fonts/members.hpp"
#include "fonts/region.hpp"

namespace diaoban::fonts {
namespace {

using BufferHandle = base::Handle<hb_buffer_t, hb_buffer_destroy>;

// HarfBuzz knows the regional forms by the tags of han_form(), so "zh_CN" and "zh-TW" become those.
hb_language_t shaping_language(std::string_view language) {
  const std::string_view tag = is_cjk_language(language) ? han_form(language) : language;
  return hb_language_from_string(tag.data(), static_cast<int>(tag.size()));
}

std::vector<hb_feature_t> make_features(const std::vector<Feature>& features) {
  std::vector<hb_feature_t> made;
  made.reserve(features.size());
  for (const Feature& feature : features) {
    made.push_back({HB_TAG(feature.tag[0], feature.tag[1], feature.tag[2], feature.tag[3]),
                    feature.value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
  }
  return made;
}

}  // namespace

std::vector<ShapedGlyph> FontBook::shape(FaceId id, std::string_view text,
                                         std::string_view language, std::string_view script,
                                         const std::vector<Feature>& features) const {
  Face& face = members_->face(id);
  const BufferHandle buffer(hb_buffer_create());
  const auto length = static_cast<int>(text.size());
  hb_buffer_add_utf8(buffer.get(), text.data(), length, 0, length);
  const hb_script_t script_tag =
      hb_script_from_string(script.data(), static_cast<int>(script.size()));
  hb_buffer_set_script(buffer.get(), script_tag);
  // A line is set from left to right; a right-to-left run is turned by whoever orders the runs.
  const hb_direction_t direction = hb_script_get_horizontal_direction(script_tag);
  hb_buffer_set_direction(buffer.get(),
                          direction == HB_DIRECTION_INVALID ? HB_DIRECTION_LTR : direction);
  hb_buffer_set_language(buffer.get(), shaping_language(language));
  hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  const std::vector<hb_feature_t> wanted = make_features(features);
  hb_shape(face.font(), buffer.get(), wanted.data(), static_cast<unsigned>(wanted.size()));

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  const double em = face.units_per_em();
  const auto in_em = [em](hb_position_t units) { return static_cast<float>(units / em); };
  std::vector<ShapedGlyph> glyphs;
  glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back({infos[i].codepoint, infos[i].cluster, in_em(positions[i].x_advance),
                      in_em(positions[i].x_offset), in_em(positions[i].y_offset)});
  }
  return glyphs;
}

InkBox FontBook::ink(FaceId id, std::uint32_t glyph) const {
  Face& face = members_->face(id);
  hb_glyph_extents_t extents{};
  if (!hb_font_get_glyph_extents(face.font(), glyph, &extents)) return {};
  const double em = face.units_per_em();
  const auto in_em = [em](double units) { return static_cast<float>(units / em); };
  return {in_em(extents.x_bearing), in_em(extents.y_bearing + extents.height), in_em(extents.width),
          in_em(-extents.height)};
}

std::optional<std::string> FontBook::glyph_picture(FaceId id, std::uint32_t glyph) const {
  Face& face = members_->face(id);
  const BlobHandle picture(hb_ot_color_glyph_reference_png(face.font(), glyph));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(picture.get(), &length);
  if (!bytes || length == 0) return std::nullopt;
  return std::string(bytes, length);
}

}  // namespace diaoban::fonts
