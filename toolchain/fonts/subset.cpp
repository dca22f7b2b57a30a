// Cuts a face down to what a book shows: characters for EPUB, outlines for PDF.
#include <hb-subset.h>

#include "base/failure.hpp"
#include "fonts/members.hpp"
#include "fonts/region.hpp"

namespace diaoban::fonts {
namespace {

using InputHandle = base::Handle<hb_subset_input_t, hb_subset_input_destroy>;

// Alternates, vertical forms and old-style localisation would pull in a second glyph for nearly
// every Han character; these are the features that horizontal text in one language shows.
constexpr hb_tag_t kept_features[] = {
    HB_TAG('c', 'c', 'm', 'p'), HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g'),
    HB_TAG('r', 'l', 'i', 'g'), HB_TAG('c', 'a', 'l', 't'), HB_TAG('h', 'a', 'l', 't'),
    HB_TAG('p', 'a', 'l', 't'), HB_TAG('i', 'n', 'i', 't'), HB_TAG('m', 'e', 'd', 'i'),
    HB_TAG('f', 'i', 'n', 'a'), HB_TAG('i', 's', 'o', 'l')};

// Tables that say nothing of outlines. Without GSUB no other glyph is drawn in.
constexpr hb_tag_t layout_tables[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
                                      HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
                                      HB_TAG('v', 'm', 't', 'x'), HB_TAG('v', 'h', 'e', 'a'),
                                      HB_TAG('V', 'O', 'R', 'G')};

InputHandle make_input(const FaceInfo& info) {
  InputHandle input(hb_subset_input_create_or_fail());
  if (!input) throw base::Failure("subset", info.file.string(), "out of memory");
  return input;
}

std::string cut(Face& face, const hb_subset_input_t* input) {
  const FaceHandle source = face.open_again();
  const FaceHandle subset(hb_subset_or_fail(source.get(), input));
  if (!subset) throw base::Failure("subset", face.info().file.string(), "HarfBuzz cannot");
  const BlobHandle blob(hb_face_reference_blob(subset.get()));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(blob.get(), &length);
  return std::string(bytes, length);
}

}  // namespace

std::string FontBook::subset(FaceId id, const std::set<char32_t>& characters,
                             std::string_view language) const {
  Face& face = members_->face(id);
  const InputHandle input = make_input(face.info());
  hb_set_t* unicodes = hb_subset_input_unicode_set(input.get());
  for (const char32_t c : characters) hb_set_add(unicodes, c);
  hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(features);
  for (const hb_tag_t tag : kept_features) hb_set_add(features, tag);
  // A face in its own regional form needs no localised forms; another one shows them by language.
  const bool own_form = face.language().empty() || face.language() == han_form(language);
  if (!own_form) hb_set_add(features, HB_TAG('l', 'o', 'c', 'l'));
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  return cut(face, input.get());
}

std::string FontBook::whole_outlines(FaceId id, const std::vector<std::uint32_t>& glyphs) const {
  Face& face = members_->face(id);
  const BlobHandle outlines(hb_face_reference_table(face.face(), HB_TAG('C', 'F', 'F', ' ')));
  if (hb_blob_get_length(outlines.get()) == 0) return {};
  const InputHandle input = make_input(face.info());
  hb_set_t* kept = hb_subset_input_glyph_set(input.get());
  for (const std::uint32_t glyph : glyphs) hb_set_add(kept, glyph);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t table : layout_tables) hb_set_add(dropped, table);
  // Hints are for screens of few pixels, where PDF readers leave them out; without them a glyph is
  // read in three quarters of the time and a book is a tenth smaller.
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS |
                                             HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                             HB_SUBSET_FLAGS_NO_HINTING);
  return cut(face, input.get());
}

}  // namespace diaoban::fonts
