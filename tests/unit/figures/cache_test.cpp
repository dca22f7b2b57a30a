// The cache: the same picture comes out of it, damaged entries do not.
#include "figures/cache.hpp"

#include "prepared.hpp"
#include "sample_pictures.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

constexpr const char* drawing =
    "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><title>t</title>"
    "<linearGradient id='g'><stop stop-color='red'/><stop offset='1'/></linearGradient>"
    "<g opacity='.5'><rect width='50' height='50' fill='url(#g)' stroke='red' "
    "stroke-dasharray='1 2'/></g><a href='https://example.org/'><text y='20'>字 word</text></a>"
    "<rect width='5' height='5' filter='url(#f)'/><image width='4' height='4' href='x.png'/></svg>";

TEST_CASE("what is stored is what was prepared, and what was said is said again") {
  base::MemoryFileSystem files;
  files.write("a.svg", drawing);
  PrepareOptions options;
  options.cache = "cache";
  const auto prepare_once = [&] {
    diagnostics::Sources sources;
    diagnostics::Collector sink;
    Prepared made;
    made.picture = prepare("a.svg", files, faces(), options, {}, sink);
    made.said = sink.sorted(sources);
    return made;
  };
  const Prepared first = prepare_once();
  REQUIRE(files.list("cache").size() == 1);
  const Prepared second = prepare_once();
  CHECK(write_prepared({first.picture, {}, {}}) == write_prepared({second.picture, {}, {}}));
  REQUIRE(first.said.size() == 2);
  REQUIRE(second.said.size() == 2);
  CHECK(first.said[0].message == second.said[0].message);

  // Every way to cut or change the entry gives the picture all the same.
  const std::string name = "cache/" + files.list("cache")[0];
  const std::string whole = *files.read(name);
  for (const std::size_t size : {std::size_t{0}, std::size_t{40}, whole.size() - 1}) {
    files.write(name, whole.substr(0, size));
    CHECK(write_prepared({prepare_once().picture, {}, {}}) ==
          write_prepared({first.picture, {}, {}}));
  }
  std::string changed = whole;
  changed[whole.size() / 2] = static_cast<char>(changed[whole.size() / 2] ^ 0x55);
  files.write(name, changed);
  CHECK(write_prepared({prepare_once().picture, {}, {}}) ==
        write_prepared({first.picture, {}, {}}));
}

TEST_CASE("reading bytes that are no picture never fails badly") {
  base::MemoryFileSystem files;
  files.write("a.svg", drawing);
  diagnostics::Collector sink;
  const std::string whole =
      write_prepared({prepare("a.svg", files, faces(), {}, {}, sink), {}, {}});
  REQUIRE(read_prepared(whole));
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    CHECK(!read_prepared(std::string_view(whole).substr(0, size)));
  }
  for (std::size_t at = 0; at < whole.size(); at += 3) {
    std::string changed = whole;
    changed[at] = static_cast<char>(0xFF);
    read_prepared(changed);  // in bounded memory, whatever comes
  }
}

TEST_CASE("a drawing whose faces have changed since is prepared anew") {
  base::MemoryFileSystem files;
  files.write("a.svg", drawing);
  PrepareOptions options;
  options.cache = "cache";
  diagnostics::Collector sink;
  const Picture first = prepare("a.svg", files, faces(), options, {}, sink);
  const PictureCache cache(files, faces(), "cache");
  REQUIRE(cache.load(first.hash));
  const TextOperation* text = nullptr;
  for (const Operation& operation : first.drawing->operations) {
    if (const auto* one = std::get_if<TextOperation>(&operation)) text = one;
  }
  REQUIRE(text);
  // Another file stands where the face was.
  files.write(faces().info(text->runs[0].run.face).file, "no face");
  CHECK(!cache.load(first.hash));
}

TEST_CASE("other options are another entry; pictures that pass untouched have none") {
  base::MemoryFileSystem files;
  files.write("a.svg", drawing);
  files.write("a.png", from_base64(samples::png));
  files.write("a.bmp", from_base64(samples::bmp));
  diagnostics::Collector sink;
  PrepareOptions options;
  options.cache = "cache";
  prepare("a.png", files, faces(), options, {}, sink);
  CHECK(files.list("cache").empty());
  prepare("a.svg", files, faces(), options, {}, sink);
  options.language = "ja";
  prepare("a.svg", files, faces(), options, {}, sink);
  prepare("a.bmp", files, faces(), options, {}, sink);
  CHECK(files.list("cache").size() == 3);
}

}  // namespace
}  // namespace diaoban::figures
