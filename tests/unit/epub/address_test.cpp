// Addresses that books may hold.
#include "epub/address.hpp"

#include "support/catch.hpp"

using namespace diaoban::epub;

TEST_CASE("web addresses are made valid URLs") {
  CHECK(read_address("HTTPS://a.example/x y").url == "https://a.example/x%20y");
  CHECK(read_address("https://a.example/%zz%41#b#c").url == "https://a.example/%25zz%41#b%23c");
  CHECK(read_address("//a.example/").url == "https://a.example/");
  CHECK(read_address("doi:10.1/x").url == "https://doi.org/10.1/x");
  CHECK(read_address("mailto:a@b.example").kind == AddressKind::Web);
  CHECK(read_address("https://a.example:8080/").kind == AddressKind::Web);
}

TEST_CASE("what a book cannot hold is forbidden, what is no URL is a file") {
  for (const char* written : {"javascript:x()", "data:text/html,x", "file:///etc/passwd", "http://",
                              "http://a b/", "http://a.example:port/", "vscode:x", "tel:"}) {
    INFO(written);
    CHECK(read_address(written).kind == AddressKind::Forbidden);
  }
  CHECK(read_address("a/b.zip").kind == AddressKind::File);
  CHECK(read_address("1:2").kind == AddressKind::File);
}
