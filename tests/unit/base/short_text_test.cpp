// Values that are kept small.
#include "base/short_text.hpp"

#include <utility>

#include "base/rare.hpp"
#include "support/catch.hpp"

namespace diaoban::base {
namespace {

TEST_CASE("short text is what it was made of, at each length") {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string text(length, 'a');
    ShortText first(text);
    CHECK(first.str() == text);
    CHECK(first.empty() == text.empty());
    ShortText copy(first);
    const ShortText moved(std::move(first));
    CHECK(copy == moved);
    copy = ShortText("another text that is not short");
    CHECK(copy == "another text that is not short");
    CHECK(moved.str() == text);
    copy = moved;
    CHECK(copy.str() == text);
  }
}

TEST_CASE("a rare value is there when it is set") {
  Rare<std::string> value;
  CHECK(value.empty());
  CHECK(value.get().empty());
  value = std::string("甲");
  const Rare<std::string> copy = value;
  value.edit() += "乙";
  CHECK(value == "甲乙");
  CHECK(copy == "甲");
  value = std::string();
  CHECK(value.empty());
}

}  // namespace
}  // namespace diaoban::base
