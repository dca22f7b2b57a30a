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
  for (const auto packing : {base::Packing::Close, base::Packing::Quick, base::Packing::Rough}) {
    CHECK(base::deflate_zlib(text, packing).size() >= stream.size());
  }
}

TEST_CASE("a stream unpacks to what went in, or not at all") {
  const std::string text(5000, 'a');
  for (const auto packing : {base::Packing::Tight, base::Packing::Close, base::Packing::Quick}) {
    const std::string stream = base::deflate_zlib(text, packing);
    CHECK(base::inflate_zlib(stream, text.size()) == text);
    CHECK(!base::inflate_zlib(stream, text.size() - 1));
    CHECK(!base::inflate_zlib(stream, text.size() + 1));
    CHECK(!base::inflate_zlib(stream.substr(0, stream.size() - 5), text.size()));
    std::string damaged = stream;
    damaged.back() = static_cast<char>(damaged.back() ^ 1);
    CHECK(!base::inflate_zlib(damaged, text.size()));
  }
}
