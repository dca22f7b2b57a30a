// The faces of a book by role, opened from files that the manifest fonts/fonts.toml names: never
// through the system's generic families.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"
#include "fonts/glyph_run.hpp"

namespace diaoban::fonts {

struct FaceInfo {
  std::string name;  // of the manifest: "noto-serif-cjk-sc"
  base::Path file;
  int index = 0;        // in a collection
  std::string licence;  // file name in fonts/licences/
  std::string family;   // as named in the face, for stylesheets and label matching
  int weight = 400;
  bool italic = false;
  bool color = false;  // colour bitmaps: not for outlines
  double scale = 1;    // size factor beside the body face (AR PL UKai 1.06)
};

// Em fractions.
struct FaceMetrics {
  double ascent = 0.88;
  double descent = 0.12;
  double underline_position = -0.1;
  double underline_thickness = 0.05;
  double x_height = 0.5;
  double cap_height = 0.7;
};

// One shaped glyph in em fractions of the face; `cluster` is the byte offset in the shaped text.
struct ShapedGlyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;
  float advance = 0;
  float x_offset = 0;
  float y_offset = 0;
};

// What a glyph inks, in em fractions from its origin, y up.
struct InkBox {
  float left = 0;
  float bottom = 0;
  float width = 0;
  float height = 0;
};

struct Feature {
  char tag[5];  // "halt", "liga", …
  unsigned value = 1;
};

class FontBook {
 public:
  // Opens the faces of the built-in manifest, with those of the TOML file `manifest` over it
  // (empty: none). A face whose file is not found is left out; a role left with no face is an
  // error. `files` must live as long as the book of faces.
  static FontBook load(const base::FileSystem& files, const base::Path& manifest,
                       diagnostics::Sources& sources, diagnostics::Sink& sink);
  FontBook(FontBook&&) noexcept;
  FontBook& operator=(FontBook&&) noexcept;
  ~FontBook();

  std::size_t count() const;
  const FaceInfo& info(FaceId face) const;
  const FaceMetrics& metrics(FaceId face) const;
  bool has_glyph(FaceId face, char32_t c) const;

  // The face that sets `c` in `role` ("serif", "serif-bold", "serif-italic", "sans", "sans-bold",
  // "kai", "mono", "mono-bold", …) for text in `language` (BCP 47). `cjk` asks for the CJK face
  // first where Latin and CJK both have the character (quotes, dashes, ellipses); else Latin is
  // first. Falls back along the manifest's chain; null when no face has it.
  FaceId pick(std::string_view role, std::string_view language, char32_t c, bool cjk) const;

  // Shapes `text` (one script, one face) with HarfBuzz: `language` BCP 47, `script` an ISO 15924
  // tag ("Hani", "Latn", …). Safe from several threads.
  std::vector<ShapedGlyph> shape(FaceId face, std::string_view text, std::string_view language,
                                 std::string_view script,
                                 const std::vector<Feature>& features = {}) const;

  // All zero for a blank glyph.
  InkBox ink(FaceId face, std::uint32_t glyph) const;

  // The PNG of a colour-bitmap glyph (an emoji), if the face has one.
  std::optional<std::string> glyph_picture(FaceId face, std::uint32_t glyph) const;

  // Bytes of a single-face OpenType font in which only `glyphs` have outlines, each under the
  // number that it has in the face and without subroutines; empty when the outlines of the face are
  // not CFF. No layout features are kept. Throws base::Failure when HarfBuzz cannot.
  std::string whole_outlines(FaceId face, const std::vector<std::uint32_t>& glyphs) const;

  // Bytes of a single-face OpenType font with only `characters`; reproducible. Layout features
  // kept: ccmp, mark, kern, liga, halt, palt; locl only where the face draws another regional form
  // than that of `language`. Throws base::Failure when the file is no font.
  std::string subset(FaceId face, const std::set<char32_t>& characters,
                     std::string_view language) const;

 private:
  FontBook();
  struct Members;
  std::unique_ptr<Members> members_;
};

}  // namespace diaoban::fonts
