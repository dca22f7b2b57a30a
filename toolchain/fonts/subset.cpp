// Cuts a face down to the characters of a book, for EPUB.
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

}  // namespace

std::string FontBook::subset(FaceId id, const std::set<char32_t>& characters,
                             std::string_view language) const {
  Face& face = members_->face(id);
  const InputHandle input(hb_subset_input_create_or_fail());
  if (!input) throw base::Failure("subset", face.info().file.string(), "out of memory");
  hb_set_t* unicodes = hb_subset_input_unicode_set(input.get());
  for (const char32_t c : characters) hb_set_add(unicodes, c);
  hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(features);
  for (const hb_tag_t tag : kept_features) hb_set_add(features, tag);
  // A face in its own regional form needs no localised forms; another one shows them by language.
  const bool own_form = face.language().empty() || face.language() == han_form(language);
  if (!own_form) hb_set_add(features, HB_TAG('l', 'o', 'c', 'l'));
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  const FaceHandle subset(hb_subset_or_fail(face.face(), input.get()));
  if (!subset) throw base::Failure("subset", face.info().file.string(), "HarfBuzz cannot");
  const BlobHandle blob(hb_face_reference_blob(subset.get()));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(blob.get(), &length);
  return std::string(bytes, length);
}

}  // namespace diaoban::fonts
