// Files that want to hurt: each ends soon, in little memory, with something said.
#include <chrono>

#include "prepared.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// Preparing takes no longer than this (s), on a slow machine with checks built in.
constexpr double patience = 5;

Prepared prepare_in_time(const std::string& bytes) {
  const auto start = std::chrono::steady_clock::now();
  Prepared made = prepare_bytes_as("hostile.svg", bytes);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  CHECK(taken.count() < patience);
  return made;
}

std::string svg(const std::string& inside) {
  return "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>" + inside + "</svg>";
}

TEST_CASE("entities are never expanded") {
  std::string bomb = "<!DOCTYPE svg [<!ENTITY a0 'lol'>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + repeat(before, 10) + "'>";
  }
  bomb += "<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
  const Prepared made = prepare_in_time(bomb + svg("<text y='9'>&a29;&x;</text>"));
  CHECK(made.says("picture-script-refused", "entities"));
  std::string all;
  for (const std::string& text : made.texts()) all += text;
  CHECK(all.size() < 100);
  CHECK(all.find("root") == std::string::npos);
}

TEST_CASE("a hundred thousand nested groups are refused") {
  const Prepared made = prepare_in_time(svg(repeat("<g>", 100'000) + repeat("</g>", 100'000)));
  CHECK(made.picture.kind == PictureKind::Broken);
  CHECK(made.says("picture-broken", "nested"));
}

TEST_CASE("groups that are never closed are refused") {
  const Prepared made = prepare_in_time(svg(repeat("<g>", 100'000)));
  CHECK(made.picture.kind == PictureKind::Broken);
  CHECK(made.says("picture-broken"));
}

TEST_CASE("millions of elements are refused before they are read") {
  const Prepared made = prepare_in_time(svg(repeat("<g/>", 2'000'000)));
  CHECK(made.picture.kind == PictureKind::Broken);
}

TEST_CASE("gigantic pictures are refused, gigantic parts left out") {
  for (const char* size : {"1e9", "1e308", "1e999", "99999999999999999999"}) {
    INFO(size);
    const Prepared made = prepare_in_time(
        "<svg xmlns='http://www.w3.org/2000/svg' height='9' width='" + std::string(size) + "'/>");
    CHECK(made.picture.kind == PictureKind::Broken);
    CHECK(made.says("picture-too-large"));
  }
  const Prepared made = prepare_in_time(
      svg("<rect width='1e300' height='1e300'/><path d='M0 0L1e999 5'/><g transform='scale(1e30)'>"
          "<circle r='1e30'/></g><text x='1e20'>far</text><rect width='5' height='5'/>"));
  CHECK(made.picture.kind == PictureKind::Vector);
  CHECK(made.says("picture-part-lost", "gigantic"));
  CHECK(made.all<ShapeOperation>().size() == 1);
}

TEST_CASE("parts that use themselves end") {
  const Prepared loop = prepare_in_time(
      svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><use href='#u' id='u'/>"));
  CHECK(loop.says("picture-part-lost"));
  // Each group uses the one before it ten times.
  std::string defs = "<g id='g0'><rect width='1' height='1'/></g>";
  for (int i = 1; i < 20; ++i) {
    const std::string id = std::to_string(i);
    defs += "<g id='g" + id + "'>" + repeat("<use href='#g" + std::to_string(i - 1) + "'/>", 10) +
            "</g>";
  }
  const Prepared bomb = prepare_in_time(svg("<defs>" + defs + "</defs><use href='#g19'/>"));
  CHECK(bomb.says("picture-part-lost"));
}

TEST_CASE("gradients and clips that refer to themselves end") {
  const Prepared made = prepare_in_time(
      svg("<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>"
          "<clipPath id='c' clip-path='url(#c)'><use href='#c'/></clipPath>"
          "<rect width='5' height='5' fill='url(#a)' clip-path='url(#c)'/>"
          "<marker id='m'><path d='M0 0L5 5' stroke='red' marker-end='url(#m)'/></marker>"
          "<path d='M0 0L5 5' stroke='red' marker-end='url(#m)'/>"));
  CHECK(made.picture.kind == PictureKind::Vector);
}

TEST_CASE("pictures nested in pictures end") {
  std::string inner = svg("<rect width='9' height='9'/>");
  for (int i = 0; i < 6; ++i) {
    inner = svg("<image width='50' height='50' href='data:image/svg+xml;base64," +
                encode_base64(inner) + "'/>");
  }
  CHECK(prepare_in_time(inner).says("picture-part-lost", "in a picture"));
}

TEST_CASE("values of endless length or depth end") {
  const std::string deep = repeat("light-dark(", 100'000);
  prepare_in_time(svg("<rect width='5' height='5' fill='" + deep + "'/>"));
  prepare_in_time(svg("<rect width='5' height='5' style='" + repeat("fill:var(--a);", 50'000) +
                      "'/><style>" + repeat("a{", 50'000) + "</style>"));
  prepare_in_time(svg("<path stroke='red' d='" + repeat("M1 1L2 2", 100'000) + "'/>"));
  prepare_in_time(svg("<text>" + repeat("字 ", 100'000) + "</text>"));
}

TEST_CASE("deep and long labels end") {
  const std::string div = "<div xmlns='http://www.w3.org/1999/xhtml'>";
  const std::string open = "<foreignObject width='50' height='9'>" + div;
  const std::string close = "</div></foreignObject>";
  CHECK(prepare_in_time(svg(open + repeat("<div>", 200) + "deep" + repeat("</div>", 200) + close))
            .texts() == std::vector<std::string>{"deep"});
  prepare_in_time(svg(open + repeat("<span style='display:inline-block'>", 100) + "deep" +
                      repeat("</span>", 100) + close));
  prepare_in_time(svg(open + repeat("word ", 20'000) + close));
  prepare_in_time(svg(open + repeat("<b>w</b> ", 10'000) + close));
}

TEST_CASE("what is no SVG is refused") {
  for (const char* bytes : {"", "<", "<svg", "<html/>", "<?xml version='1.0'?>", "plain words",
                            "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>"}) {
    INFO(bytes);
    const Prepared made = prepare_bytes_as("x.svg", bytes);
    CHECK(made.picture.kind == PictureKind::Broken);
    CHECK(made.says("picture-broken"));
  }
}

}  // namespace
}  // namespace diaoban::figures
