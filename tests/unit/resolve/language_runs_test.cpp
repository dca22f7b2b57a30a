// Runs of other languages, by their script.
#include "resolve/language_runs.hpp"

#include "support/catch.hpp"

namespace diaoban::resolve {
namespace {

// "[en|Envoy ]与": the runs that are foreign in brackets.
std::string draw(std::string_view text, std::string_view language,
                 LatinWords latin = LatinWords::English) {
  std::string drawn;
  std::size_t end = 0;
  for (const LanguageRun& run : language_runs(text, language, latin)) {
    CHECK(run.begin == end);
    end = run.end;
    const std::string piece(text.substr(run.begin, run.end - run.begin));
    drawn += run.language.empty() ? piece : "[" + run.language + "|" + piece + "]";
  }
  CHECK(end == text.size());
  return drawn;
}

TEST_CASE("English words in Chinese go together with the marks that touch them") {
  CHECK(draw("用 Envoy proxy 转发", "zh-Hans") == "用 [en|Envoy proxy] 转发");
  CHECK(draw("说（it's fine）。", "zh-Hans") == "说（[en|it's fine]）。");
  CHECK(draw("don’t, 3D-printed.好", "zh") == "[en|don’t, 3D-printed.]好");
  CHECK(draw("见 Go 1.21 版", "zh") == "见 [en|Go] 1.21 版");
  CHECK(draw("用 Envoy", "zh-Hans", LatinWords::Own) == "用 Envoy");
}

TEST_CASE("what is no English stays") {
  CHECK(draw("读作 diāobǎn，élan vital", "zh-Hans") == "读作 diāobǎn，élan [en|vital]");
  CHECK(draw("变量 a 与 x 100%", "zh-Hans") == "变量 a 与 x 100%");
  CHECK(draw("第 3 章", "zh-Hans") == "第 3 章");
  CHECK(draw("", "zh-Hans").empty());
  CHECK(draw("mot à mot", "fr") == "mot à mot");
}

TEST_CASE("scripts tell Japanese, Korean and Chinese") {
  CHECK(draw("日文：こんにちは、完", "zh-Hans") == "日文：[ja|こんにちは]、完");
  CHECK(draw("韩文：한국어 문장 好", "zh-Hans") == "韩文：[ko|한국어 문장] 好");
  CHECK(draw("The word 雕版，活字 means", "en") == "The word [zh|雕版，活字] means");
  CHECK(draw("日本語と漢字", "ja") == "日本語と漢字");
  CHECK(draw("a の b", "zh-Hans") == "a の b");
}

}  // namespace
}  // namespace diaoban::resolve
