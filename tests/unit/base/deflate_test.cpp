// Packing: the checksum is the standard's, text gets small, and the same text gives the same bytes.
#include "base/deflate.hpp"

#include "support/catch.hpp"

using namespace diaoban;

TEST_CASE("the checksum is that of ZIP") {
  CHECK(base::crc32("123456789") == 0xcbf43926U);
  CHECK(base::crc32("") == 0);
}

TEST_CASE("what is packed is small, and the same every time") {
  std::string text;
  for (int line = 0; line < 1000; ++line) text += "雕版印刷术 " + std::to_string(line) + "\n";
  const std::string packed = base::deflate(text);
  CHECK(packed.size() < text.size() / 5);
  CHECK(packed == base::deflate(text));
  CHECK(packed != base::deflate(text + "。"));
  const std::string stream = base::deflate_zlib(text, base::Packing::Tight);
  CHECK(stream.size() == packed.size() + 6);
  CHECK(stream.substr(2, packed.size()) == packed);
}
