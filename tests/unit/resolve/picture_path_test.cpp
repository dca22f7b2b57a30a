#include "resolve/picture_path.hpp"

#include "support/catch.hpp"

using namespace diaoban::resolve;

TEST_CASE("picture paths are taken from the file's folder or from the root") {
  CHECK(picture_path("ch1/a.md", "b.png") == "ch1/b.png");
  CHECK(picture_path("ch1/a.md", "./img/b@2x.png") == "ch1/img/b@2x.png");
  CHECK(picture_path("ch1/a.md", "../b.png") == "b.png");
  CHECK(picture_path("ch1/a.md", "/img/b.png") == "img/b.png");
  CHECK(picture_path("a.md", "%E5%9B%BE%201.png") == "图 1.png");
  CHECK(picture_path("a.md", "b.svg?raw=true#x") == "b.svg");
}

TEST_CASE("a picture in its own address has a name that follows its bytes") {
  const auto path = picture_path("a.md", "data:image/png;base64,xx");
  CHECK(path == picture_path("b/c.md", "data:image/png;base64,xx"));
  CHECK(path != picture_path("a.md", "data:image/png;base64,xy"));
  CHECK(picture_path("b/c.md", "diagram:12") == "diagram:12");
}

TEST_CASE("addresses and paths out of the book name no picture of it") {
  CHECK_FALSE(picture_path("a.md", "https://example.org/b.png").has_value());
  CHECK_FALSE(picture_path("a.md", "data:text/html,xx").has_value());
  CHECK_FALSE(picture_path("a.md", "//example.org/b.png").has_value());
  CHECK_FALSE(picture_path("a.md", "../b.png").has_value());
  CHECK_FALSE(picture_path("a.md", "%2e%2e/b.png").has_value());
  CHECK_FALSE(picture_path("a.md", "").has_value());
}
