// The book of faces: roles, regional forms, fallback, shaping, pictures of emoji, subsets.
#include "fonts/font_book.hpp"

#include <fmt/format.h>

#include <cmath>

#include "fonts/kinds.hpp"
#include "support/catch.hpp"

namespace diaoban::fonts {
namespace {

struct Fixture {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  FontBook book = FontBook::load(files, {}, sources, sink);

  std::string face_of(std::string_view role, std::string_view language, char32_t c, bool cjk) {
    const FaceId face = book.pick(role, language, c, cjk);
    return face.is_null() ? std::string() : book.info(face).name;
  }
  double width_of(FaceId face, std::string_view text, std::string_view language,
                  std::string_view script, const std::vector<Feature>& features = {}) {
    double sum = 0;
    for (const ShapedGlyph& glyph : book.shape(face, text, language, script, features)) {
      sum += static_cast<double>(glyph.advance);
    }
    return sum;
  }
};

bool is_near(double a, double b) { return std::abs(a - b) < 0.002; }

TEST_CASE("the built-in manifest has a face for every role") {
  Fixture fixture;
  CHECK(fixture.sink.sorted(fixture.sources).empty());
  CHECK(fixture.book.count() > 100);
  for (const char* role : {"serif", "serif-bold", "serif-italic", "serif-bold-italic", "sans",
                           "sans-bold", "sans-italic", "sans-bold-italic", "kai", "mono",
                           "mono-bold", "emphasis", "strong", "strong-emphasis"}) {
    INFO(role);
    CHECK_FALSE(fixture.book.pick(role, "zh-Hans", U'文', true).is_null());
    CHECK_FALSE(fixture.book.pick(role, "en", U'a', false).is_null());
  }
}

TEST_CASE("a role has a face by script and by language") {
  Fixture fixture;
  CHECK(fixture.face_of("serif", "zh-CN", U'骨', true) == "noto-serif-cjk-sc");
  CHECK(fixture.face_of("serif", "zh_TW", U'骨', true) == "noto-serif-cjk-tc");
  CHECK(fixture.face_of("serif", "zh-Hant-HK", U'骨', true) == "noto-serif-cjk-hk");
  CHECK(fixture.face_of("serif", "ja", U'骨', true) == "noto-serif-cjk-jp");
  CHECK(fixture.face_of("serif", "ko-KR", U'骨', true) == "noto-serif-cjk-kr");
  CHECK(fixture.face_of("serif", "zh-Hans", U'a', false) == "noto-serif");
  CHECK(fixture.face_of("serif", "zh-Hans", U'“', true) == "noto-serif-cjk-sc");
  CHECK(fixture.face_of("serif", "zh-Hans", U'“', false) == "noto-serif");
  CHECK(fixture.face_of("kai", "zh-Hans", U'文', true) == "ar-pl-ukai-cn");
  CHECK(fixture.face_of("kai", "zh-Hans", U'—', true) == "noto-serif-cjk-sc");
  CHECK(fixture.face_of("emphasis", "zh-Hans", U'e', false) == "noto-serif-italic");
  CHECK(fixture.face_of("strong", "zh-Hans", U'重', true) == "noto-sans-cjk-sc-bold");
  CHECK(fixture.face_of("no such role", "zh-Hans", U'a', false) == "noto-serif");
}

TEST_CASE("a character that the role lacks falls back") {
  Fixture fixture;
  for (const char32_t c : std::u32string(U"🤷🙅💞🌻👍")) {
    CHECK(fixture.face_of("serif", "zh-Hans", c, true) == "noto-color-emoji");
  }
  CHECK(fixture.face_of("serif", "zh-Hans", U'ش', false) == "NotoNaskhArabic");
  CHECK(fixture.face_of("serif", "zh-Hans", U'ཀ', false) == "NotoSerifTibetan");
  CHECK_FALSE(fixture.face_of("serif", "zh-Hans", U'∰', false).empty());
  CHECK(fixture.face_of("serif", "zh-Hans", U'\U0010FFFD', false).empty());
}

TEST_CASE("a face names its family as the file does") {
  Fixture fixture;
  const FaceId tibetan = fixture.book.pick("serif", "en", U'ཀ', false);
  CHECK(fixture.book.info(tibetan).family == "Noto Serif Tibetan");
  const FaceId kai = fixture.book.pick("kai", "zh-Hans", U'文', true);
  CHECK(fixture.book.info(kai).family == "AR PL UKai CN");
  CHECK(is_near(fixture.book.info(kai).scale, 1.06));
}

TEST_CASE("metrics are em fractions of the em box") {
  Fixture fixture;
  const FaceMetrics& metrics =
      fixture.book.metrics(fixture.book.pick("serif", "zh-Hans", U'文', true));
  CHECK(is_near(metrics.ascent, 0.88));
  CHECK(is_near(metrics.descent, 0.12));
  const FaceMetrics& latin = fixture.book.metrics(fixture.book.pick("serif", "en", U'a', false));
  CHECK(latin.x_height > 0.4);
  CHECK(latin.underline_position < 0);
}

TEST_CASE("shaping follows the language") {
  Fixture fixture;
  const FaceId sc = fixture.book.pick("serif", "zh-Hans", U'文', true);
  CHECK(is_near(fixture.width_of(sc, "——", "zh-Hans", "Hani"), 2));
  CHECK(is_near(fixture.width_of(sc, "，", "zh-CN", "Hani", {{"halt", 1}}), 0.5));
  const auto taiwan = fixture.book.shape(fixture.book.pick("serif", "zh-TW", U'，', true), "，",
                                         "zh-TW", "Hani", {{"halt", 1}});
  REQUIRE(taiwan.size() == 1);
  CHECK(is_near(static_cast<double>(taiwan[0].x_offset), -0.25));
  const FaceId mono = fixture.book.pick("mono", "zh-Hans", U'a', false);
  CHECK(is_near(fixture.width_of(mono, "ab", "zh-Hans", "Latn"), 1));
  CHECK(is_near(fixture.width_of(mono, "文", "zh-Hans", "Hani"), 1));
}

TEST_CASE("an emoji has a PNG") {
  Fixture fixture;
  const FaceId emoji = fixture.book.pick("serif", "zh-Hans", U'🌻', false);
  const auto glyphs = fixture.book.shape(emoji, "🌻", "en", "Zsye");
  REQUIRE(glyphs.size() == 1);
  const auto picture = fixture.book.glyph_picture(emoji, glyphs[0].id);
  REQUIRE(picture.has_value());
  CHECK(picture->substr(1, 3) == "PNG");
  const FaceId serif = fixture.book.pick("serif", "en", U'a', false);
  CHECK_FALSE(fixture.book.glyph_picture(serif, 5).has_value());
}

TEST_CASE("a subset is small, has the characters, and is the same each time") {
  Fixture fixture;
  const FaceId sc = fixture.book.pick("serif", "zh-Hans", U'文', true);
  const std::set<char32_t> characters = {U'雕', U'版', U'，', U'a'};
  const std::string subset = fixture.book.subset(sc, characters, "zh-Hans");
  CHECK(subset.size() > 1000);
  CHECK(subset.size() < 20000);
  CHECK(subset == fixture.book.subset(sc, characters, "zh-Hans"));
  base::MemoryFileSystem memory;
  memory.write("/fonts/subset.otf", subset);
  memory.write("/fonts/fonts.toml",
               "[[face]]\nname = 'cut'\nfiles = ['subset.otf']\n"
               "[role.serif]\nlatin = ['cut']\nzh-Hans = ['cut']\n");
  const FontBook book = FontBook::load(memory, "/fonts/fonts.toml", fixture.sources, fixture.sink);
  for (const char32_t c : characters)
    CHECK(book.info(book.pick("serif", "zh", c, true)).name == "cut");
  CHECK(book.pick("serif", "zh", U'书', true).is_null());
}

TEST_CASE("a subset draws its characters as the region of the language does") {
  Fixture fixture;
  // 骨 turns its inner corner to the left on the mainland and to the right elsewhere.
  const auto outline = [&](const char* language) {
    const FaceId face = fixture.book.pick("serif", language, U'骨', true);
    return std::pair{fixture.book.info(face).name, fixture.book.subset(face, {U'骨'}, language)};
  };
  const auto mainland = outline("zh-Hans");
  for (const char* language : {"zh-Hant", "zh-TW", "zh-HK", "ja"}) {
    const auto other = outline(language);
    INFO(language);
    CHECK(other.first != mainland.first);
    CHECK(other.second != mainland.second);
  }
  CHECK(outline("zh-CN") == mainland);
}

TEST_CASE("problems of a book's manifest are diagnostics") {
  Fixture fixture;
  base::MemoryFileSystem memory;
  memory.write("/fonts.toml",
               "[[face]]\nname = 'song'\nfiles = ['none.otf']\nwieght = 3\n"
               "[role.serif]\nlatin = ['sung']\n");
  diagnostics::Collector sink;
  FontBook::load(memory, "/fonts.toml", fixture.sources, sink);
  std::vector<const diagnostics::Kind*> found;
  for (const auto& diagnostic : sink.sorted(fixture.sources)) {
    if (diagnostic.kind != &kinds::role_without_face) found.push_back(diagnostic.kind);
  }
  CHECK(found == std::vector<const diagnostics::Kind*>{
                     &kinds::font_file_missing, &kinds::unknown_font_key, &kinds::unknown_face});
  memory.write("/broken.toml", "[[face]\n");
  diagnostics::Collector broken;
  FontBook::load(memory, "/broken.toml", fixture.sources, broken);
  CHECK(broken.sorted(fixture.sources).back().kind == &kinds::font_manifest_error);
}

TEST_CASE("a file that is no font is reported, not opened") {
  Fixture fixture;
  base::MemoryFileSystem memory;
  memory.write("/fonts.toml", "[[face]]\nname = 'song'\nfiles = ['a.otf']\n");
  memory.write("/a.otf", "not a font");
  diagnostics::Collector sink;
  FontBook::load(memory, "/fonts.toml", fixture.sources, sink);
  CHECK(sink.sorted(fixture.sources).back().message == "'/a.otf' is no font");
}

}  // namespace
}  // namespace diaoban::fonts
