// What a drawing names outside of itself is neither opened nor kept, and each loss is told.
#include "figures/svg/data_url.hpp"
#include "prepared.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

// Remembers what is asked for.
class WatchedFiles : public base::MemoryFileSystem {
 public:
  std::optional<std::string> read(const base::Path& path) const override {
    asked.push_back(path.generic_string());
    return base::MemoryFileSystem::read(path);
  }
  mutable std::vector<std::string> asked;
};

Prepared prepare_watched(const std::string& inside, std::vector<std::string>& asked) {
  WatchedFiles files;
  files.write("secret.png", "secret");
  files.write("drawing.svg",
              "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
              "width='100' height='100'>" +
                  inside + "</svg>");
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  Prepared made;
  made.picture = prepare("drawing.svg", files, faces(), {}, {}, sink);
  made.said = sink.sorted(sources);
  asked = files.asked;
  return made;
}

TEST_CASE("nothing outside of a drawing is opened") {
  const char* const places[] = {"file:///etc/passwd",
                                "http://example.org/a.png",
                                "https://example.org/a",
                                "//example.org/a.png",
                                "secret.png",
                                "../../etc/passwd",
                                "/etc/passwd",
                                "ftp://example.org/a",
                                "\\\\host\\share\\a.png",
                                "FILE:///etc/passwd"};
  for (const std::string place : places) {
    INFO(place);
    const std::string inner =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<image width='9' height='9' href='" +
        place + "'/></svg>";
    const std::string all[] = {"<image width='9' height='9' href='" + place + "'/>",
                               "<image width='9' height='9' xlink:href='" + place + "'/>",
                               "<use href='" + place + "#a'/>",
                               "<image width='9' height='9' href='data:image/svg+xml;base64," +
                                   encode_base64(inner) + "'/>",
                               "<foreignObject width='50' height='20'><div "
                               "xmlns='http://www.w3.org/1999/xhtml'>a<img src='" +
                                   place + "' width='9' height='9'/></div></foreignObject>"};
    for (const std::string& one : all) {
      INFO(one);
      std::vector<std::string> asked;
      const Prepared made = prepare_watched(one, asked);
      CHECK(asked == std::vector<std::string>{"drawing.svg"});
      CHECK(!made.said.empty());
      CHECK(made.picture.svg.find("passwd") == std::string::npos);
      CHECK(made.picture.svg.find("secret") == std::string::npos);
      CHECK(made.picture.svg.find("example.org") == std::string::npos);
    }
  }
}

TEST_CASE("style sheets fetch nothing") {
  const std::string all[] = {
      "<style>@import url('http://example.org/a.css'); @import 'file:///etc/passwd';"
      "@font-face{font-family:x;src:url(http://example.org/x.woff)}"
      "rect{fill:url(http://example.org/a.svg#g)}</style><rect width='9' height='9'/>",
      "<rect width='9' height='9' style='fill:url(file:///etc/passwd#g)'/>",
      "<rect width='9' height='9' fill='url(http://example.org/a.svg#g) red'/>",
      "<rect width='9' height='9' filter='url(http://example.org/f.svg#f)'/>",
      "<rect width='9' height='9' clip-path='url(file:///etc/passwd#c)'/>",
      "<?xml-stylesheet href='http://example.org/a.css'?><rect width='9' height='9'/>"};
  for (const std::string& one : all) {
    INFO(one);
    std::vector<std::string> asked;
    const Prepared made = prepare_watched(one, asked);
    CHECK(asked == std::vector<std::string>{"drawing.svg"});
    CHECK(made.picture.kind == PictureKind::Vector);
    CHECK(made.picture.svg.find("passwd") == std::string::npos);
    CHECK(made.picture.svg.find("example.org") == std::string::npos);
  }
}

TEST_CASE("links lead outside, but run nothing") {
  for (const std::string place : {"javascript:alert(1)", " java\tscript:alert(1)",
                                  "data:text/html,x", "vbscript:x", "file:///etc/passwd"}) {
    INFO(place);
    std::vector<std::string> asked;
    const Prepared made =
        prepare_watched("<a href='" + place +
                            "'><rect width='50' height='50' onclick='alert(1)'/></a>"
                            "<script>alert(1)</script>",
                        asked);
    CHECK(made.picture.links.empty());
    CHECK(made.picture.svg.find("script") == std::string::npos);
    CHECK(made.picture.svg.find("alert") == std::string::npos);
    CHECK(made.picture.svg.find("passwd") == std::string::npos);
  }
}

}  // namespace
}  // namespace diaoban::figures
