#include "project/theme.hpp"

#include <fmt/format.h>

#include "project/units.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::project;

namespace {

struct Loaded {
  Theme theme;
  std::string reported;
};

Loaded load(const std::string& base, const std::string& text) {
  base::MemoryFileSystem files;
  if (!text.empty()) files.write("/book/theme.toml", text);
  diagnostics::Sources sources;
  diagnostics::Collector collector;
  Loaded loaded;
  loaded.theme =
      load_theme(base, text.empty() ? "" : "/book/theme.toml", files, sources, collector);
  for (const auto& diagnostic : collector.sorted(sources)) {
    if (!diagnostic.span.is_null()) {
      const auto place = sources.file(diagnostic.span.source).position(diagnostic.span.begin);
      loaded.reported += fmt::format("{}:{} ", place.line, place.column);
    }
    loaded.reported += diagnostic.message;
    if (!diagnostic.hint.empty()) loaded.reported += fmt::format(" ({})", diagnostic.hint);
    loaded.reported += "\n";
  }
  return loaded;
}

}  // namespace

TEST_CASE("default.toml and the struct's own values agree") {
  const Loaded loaded = load("default", "");
  CHECK(loaded.theme == Theme{});
  CHECK(loaded.reported == "");
}

TEST_CASE("the print theme has one ink, facing pages and rules told apart by pattern") {
  const Theme theme = load("print", "").theme;
  CHECK(theme.two_sided);
  CHECK(theme.chapters_recto);
  CHECK(theme.inner_margin.mm() > 21.99);
  CHECK(theme.body.color == Color{0, 0, 0});
  CHECK(theme.headings[0].text.color == theme.ink);
  CHECK(theme.chapter_label.color == theme.accent);
  CHECK(theme.running_head.color == theme.muted);
  CHECK(theme.link == theme.ink);
  CHECK(theme.note.rule != theme.tip.rule);
  CHECK(theme.listing_theme == "print");
  CHECK(theme.body.size == Theme{}.body.size);
}

TEST_CASE("a theme of the author's overrides key by key") {
  const Loaded loaded = load("default",
                             "[page]\nwidth = \"15 cm\"\n[colors]\nink = \"#012\"\n"
                             "[headings.section]\nsize = \"小三\"\nabove = 2\n"
                             "[line]\nkorean = \"syllable\"\n");
  CHECK(loaded.reported == "");
  CHECK(loaded.theme.page_width == Length::from_mm(150));
  CHECK(loaded.theme.page_height == Theme{}.page_height);
  CHECK(loaded.theme.body.color == Color{0x00, 0x11, 0x22});
  CHECK(loaded.theme.headings[0].text.size == Length::from_pt(15));
  CHECK(loaded.theme.headings[0].lines_above == 2.0);
  CHECK(loaded.theme.headings[0].lines == 3);
  CHECK(loaded.theme.line.korean == "syllable");
}

TEST_CASE("wrong keys and values are reported at their place and change nothing") {
  const Loaded loaded =
      load("prnt",
           "[page]\nwdith = \"185mm\"\nheight = 260\nlines = 2\n"
           "[body]\nsize = \"五哈\"\ncolor = \"red\"\n[line]\nprohibition = \"gp\"\n"
           "[colours]\nink = \"#000000\"\n[listing]\nleading = \"0pt\"\n");
  CHECK(loaded.theme == Theme{});
  CHECK(loaded.reported ==
        "there is no theme 'prnt'; 'default' is taken (did you mean 'print'?)\n"
        "2:1 there is no setting 'wdith' here (did you mean 'width'?)\n"
        "3:10 'height' is a whole number, but should be a length such as \"10.5pt\", \"185mm\" or "
        "\"五号\"\n"
        "4:9 'lines' is 2, but should be from 5 to 200\n"
        "6:8 'size' is '五哈', but should be a length such as \"10.5pt\", \"185mm\" or \"五号\"\n"
        "7:9 'color' is 'red', but should be a colour such as \"#1a1a1a\"\n"
        "9:15 'prohibition' is 'gp', but can be: none, basic, gb, strict (did you mean 'gb'?)\n"
        "10:2 there is no setting 'colours' here (did you mean 'colors'?)\n"
        "13:11 'leading' is '0pt', but should be from 1 pt to 2000 mm\n");
}

TEST_CASE("a theme that breaks TOML's rules is reported and the base counts") {
  const Loaded loaded = load("default", "[page]\nwidth = \n");
  CHECK(loaded.theme == Theme{});
  CHECK(loaded.reported.starts_with("2:"));
}

TEST_CASE("lengths are read in all units and type sizes") {
  CHECK(read_length("10.5pt") == Length::from_pt(10.5));
  CHECK(read_length("五号") == Length::from_pt(10.5));
  CHECK(read_length("小五號") == Length::from_pt(9));
  CHECK(read_length("1in") == Length::from_pt(72));
  CHECK_FALSE(read_length("10").has_value());
  CHECK_FALSE(read_length("nanpt").has_value());
  CHECK_FALSE(read_length("").has_value());
  CHECK_FALSE(read_color("#12345g").has_value());
}

TEST_CASE(
    "in every table a wrong key has its place and the nearest name, a wrong value its place") {
  const base::RealFileSystem disk;
  const std::string text =
      disk.read(DIAOBAN_SOURCE_DIR "/toolchain/project/themes/default.toml").value();
  std::string table;
  std::size_t keys = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with('[')) table = line;
    const std::size_t equals = line.find(" = ");
    if (line.starts_with('#') || equals == std::string::npos) continue;
    ++keys;
    const std::string key = line.substr(0, equals);
    INFO(table << " " << key);
    // The last two letters change places.
    std::string wrong = key;
    std::swap(wrong[wrong.size() - 1], wrong[wrong.size() - 2]);
    if (wrong == key) wrong += "x";
    const Loaded misspelt = load("default", table + "\n" + wrong + line.substr(equals) + "\n");
    CHECK(misspelt.theme == Theme{});
    CHECK(misspelt.reported.starts_with("2:1 there is no setting '" + wrong + "' here"));
    CHECK(misspelt.reported.find("did you mean '" + key + "'?") != std::string::npos);
    const Loaded mistyped = load("default", table + "\n" + key + " = [[]]\n");
    CHECK(mistyped.theme == Theme{});
    CHECK(mistyped.reported.starts_with(fmt::format("2:{} '{}'", equals + 4, key)));
  }
  CHECK(keys > 100);
}
