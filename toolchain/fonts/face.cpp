// Opens a face and reads its metrics and name.
#include "fonts/face.hpp"

#include <hb-ot.h>

#include <optional>

namespace diaoban::fonts {
namespace {

void release_mapping(void* mapping) { delete static_cast<base::Mapping*>(mapping); }

hb_blob_t* make_blob(base::Mapping mapping) {
  auto owned = std::make_unique<base::Mapping>(std::move(mapping));
  const char* bytes = owned->bytes.data();
  const auto length = static_cast<unsigned>(owned->bytes.size());
  return hb_blob_create(bytes, length, HB_MEMORY_MODE_READONLY, owned.release(), release_mapping);
}

std::optional<double> read_metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
  hb_position_t value = 0;
  if (!hb_ot_metrics_get_position(font, tag, &value)) return std::nullopt;
  return value;
}

// The typographic ascender and descender of OS/2: the em box of a CJK face, where the values of
// hhea would give lines of 1.4 em. Nothing when the table is too short.
std::optional<std::pair<double, double>> read_em_box(hb_face_t* face) {
  const BlobHandle table(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(table.get(), &length);
  if (!bytes || length < 72) return std::nullopt;
  const auto read = [&](unsigned at) {
    const auto high = static_cast<unsigned char>(bytes[at]);
    const auto low = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::int16_t>(high << 8U | low);
  };
  return std::pair<double, double>(read(68), -read(70));
}

}  // namespace

hb_blob_t* FontFile::blob() {
  std::call_once(opened_, [&] { blob_ = map_again(); });
  return blob_.get();
}

BlobHandle FontFile::map_again() const {
  std::optional<base::Mapping> mapping = files_.map(path_);
  return BlobHandle(mapping ? make_blob(std::move(*mapping)) : hb_blob_get_empty());
}

const FaceInfo& Face::info() {
  if (info_.family.empty()) open();
  return info_;
}

const FaceMetrics& Face::metrics() {
  open();
  return metrics_;
}

bool Face::has_glyph(char32_t c) {
  if (!lacks_.empty() && lacks_.contains(c)) return false;
  open();
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_.get(), c, &glyph) != 0;
}

FaceHandle Face::open_again() const {
  return FaceHandle(hb_face_create(file_->map_again().get(), static_cast<unsigned>(info_.index)));
}

void Face::open() {
  std::call_once(opened_, [&] {
    face_.reset(hb_face_create(file_->blob(), static_cast<unsigned>(info_.index)));
    hb_face_make_immutable(face_.get());
    font_.reset(hb_font_create(face_.get()));
    const unsigned units = hb_face_get_upem(face_.get());
    units_per_em_ = units;
    hb_font_set_scale(font_.get(), static_cast<int>(units), static_cast<int>(units));
    hb_font_make_immutable(font_.get());
    glyph_count_ = hb_face_get_glyph_count(face_.get());
    read_metrics();
    if (info_.family.empty()) read_family();
  });
}

void Face::read_metrics() {
  const auto read = [&](hb_ot_metrics_tag_t tag, double& value) {
    if (const auto units = read_metric(font_.get(), tag)) value = *units / units_per_em_;
  };
  if (const auto box = read_em_box(face_.get()); box && box->first > 0) {
    metrics_.ascent = box->first / units_per_em_;
    metrics_.descent = box->second / units_per_em_;
  }
  read(HB_OT_METRICS_TAG_UNDERLINE_OFFSET, metrics_.underline_position);
  read(HB_OT_METRICS_TAG_UNDERLINE_SIZE, metrics_.underline_thickness);
  read(HB_OT_METRICS_TAG_X_HEIGHT, metrics_.x_height);
  read(HB_OT_METRICS_TAG_CAP_HEIGHT, metrics_.cap_height);
}

void Face::read_family() {
  char name[256];
  unsigned length = sizeof name;
  hb_ot_name_get_utf8(face_.get(), HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID, &length, name);
  info_.family.assign(name, length);
  if (info_.family.empty()) info_.family = info_.name;
}

}  // namespace diaoban::fonts
