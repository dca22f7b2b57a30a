#include "base/punycode.hpp"
#include "support/catch.hpp"

using namespace diaoban::base;

TEST_CASE("hosts are written in Punycode and read back") {
  // The samples are RFC 3492's own kind: letters only beyond ASCII, mixed, and ASCII.
  const std::pair<std::string, std::string> names[] = {{"☃.net", "xn--n3h.net"},
                                                       {"bücher.example", "xn--bcher-kva.example"},
                                                       {"例え.テスト", "xn--r8jz45g.xn--zckzah"},
                                                       {"中文.com", "xn--fiq228c.com"},
                                                       {"example.org", "example.org"},
                                                       {"", ""}};
  for (const auto& [shown, written] : names) {
    CHECK(encode_host(shown) == written);
    CHECK(decode_host(written) == shown);
  }
}

TEST_CASE("what is no Punycode stays as it is") {
  for (const std::string name : {"xn--", "xn--\xFF", "xn--99999999", "xn--a_b", "xn--a-é"}) {
    const std::string decoded = decode_host(name);
    CHECK((decoded == name || !decoded.empty() || name == "xn--"));
  }
  CHECK(decode_host("xn--99999999999999") == "xn--99999999999999");
  CHECK(decode_host("xn--a_b") == "xn--a_b");
}
