#include "cover/breaks.hpp"

#include "cover/segments.hpp"
#include "support/catch.hpp"

using namespace diaoban;

namespace {

// The title with '|' where it may break at a penalty of `most` at most.
std::string broken(const std::string& title, const std::string& language, double most = 0.2) {
  std::string out;
  std::size_t from = 0;
  for (const cover::Break& one : cover::find_breaks(title, language)) {
    if (one.penalty > most) continue;
    out += title.substr(from, one.end - from) + "|";
    from = one.at;
  }
  return out + title.substr(from);
}

}  // namespace

TEST_CASE("titles break where a person would") {
  CHECK(broken("面向技术宅的 JVM 内幕", "zh-CN") == "面向技术宅的|JVM|内幕");
  CHECK(broken("深入理解：计算机系统（第三版）", "zh-CN") == "深入理解：|计算机系统|（第三版）");
  CHECK(broken("The Design of Everyday Things", "en") == "The Design|of Everyday|Things");
  CHECK(broken("Rust 程序设计语言", "zh-CN") == "Rust|程序设计语言");
  CHECK(broken("火箭式上手", "zh-CN", 0.6) == "火箭式|上手");
  CHECK(broken("プログラミング言語の基礎と型システム入門", "ja") ==
        "プログラミング|言語の|基礎と|型システム|入門");
}

TEST_CASE("no line begins or ends with a mark that may not, or in a Latin word") {
  CHECK(broken("《红楼梦》、《西游记》", "zh-CN", 9) == "《红|楼|梦》、|《西|游|记》");
  CHECK(broken("“你好”", "zh-CN", 9) == "“你|好”");
  CHECK(broken("JavaScript", "en", 9) == "JavaScript");
  CHECK(broken("100%的人", "zh-CN", 9) == "100%|的|人");
}

TEST_CASE("lines are taken apart into what is set alike") {
  const auto segments = cover::read_segments("《Go 语言》与 C++", true);
  REQUIRE(segments.size() == 4);
  CHECK(cover::text_of(segments[0]) == "《");
  CHECK(segments[0].cells[0].halved);
  CHECK(cover::text_of(segments[1]) == "Go");
  CHECK(segments[1].space_before == 0);
  CHECK(cover::text_of(segments[2]) == "语言》与");
  CHECK(segments[2].space_before == 0.25);
  CHECK_FALSE(segments[2].cells[2].halved);
  CHECK(segments[3].space_before == 0.25);
  const auto emoji = cover::read_segments("猫\U0001F468\u200D\U0001F469猫", true);
  REQUIRE(emoji.size() == 1);
  CHECK(emoji[0].cells.size() == 3);
}
