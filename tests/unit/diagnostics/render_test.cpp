#include "diagnostics/render.hpp"

#include "support/catch.hpp"

using namespace diaoban::diagnostics;

namespace {
constexpr Kind unknown{"label-unknown", Severity::Warning, "", ""};

std::vector<Diagnostic> one(SourceId source) {
  return {{&unknown,
           {source, 13, 17},
           "no label 'figa'",
           {{{source, 0, 1}, "here"}},
           "did you mean 'fig'?"}};
}
}  // namespace

TEST_CASE("a diagnostic for people shows the place, counted in columns of the terminal") {
  Sources sources;
  const SourceId id = sources.add("ch1/a.md", "见图 {ref}`figa`\n");
  CHECK(render(one(id), sources, RenderStyle::Human, false) ==
        "ch1/a.md:1:10: warning: no label 'figa' [label-unknown]\n"
        "  见图 {ref}`figa`\n"
        "             ^^^^\n"
        "  ch1/a.md:1:1: note: here\n"
        "  hint: did you mean 'fig'?\n");
}

TEST_CASE("short, GitHub and JSON styles name file, line and column") {
  Sources sources;
  const SourceId id = sources.add("a,b.md", "x\n\nabcdefghijklmnop\n");
  CHECK(render(one(id), sources, RenderStyle::Short, false) ==
        "a,b.md:3:11: warning: no label 'figa' [label-unknown]\n");
  CHECK(
      render(one(id), sources, RenderStyle::GitHub, false) ==
      "::warning file=a%2Cb.md,line=3,col=11,title=label-unknown::no label 'figa'%0Ahint: did you "
      "mean 'fig'?\n");
  const std::string json = render(one(id), sources, RenderStyle::Json, false);
  CHECK(json.find("\"line\": 3") != std::string::npos);
  CHECK(json.find("\"endColumn\": 15") != std::string::npos);
}

TEST_CASE("people are told twenty of a kind and of its places, programs all") {
  constexpr Kind broken{"file-broken", Severity::Error, "", ""};
  Sources sources;
  const SourceId id = sources.add("a.md", std::string(60, 'x'));
  std::vector<Diagnostic> many;
  for (std::uint32_t i = 0; i < 25; ++i) many.push_back({&unknown, {id, i, i}, "one", {}, {}});
  for (std::uint32_t i = 0; i < 25; ++i) many.push_back({&broken, {id, i, i}, "two", {}, {}});
  many.back().notes.resize(23, Note{{id, 3, 4}, "here"});
  const auto count = [&](RenderStyle style, std::string_view part) {
    const std::string text = render(many, sources, style, false);
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  };
  CHECK(count(RenderStyle::Human, "warning: one") == 20);
  CHECK(count(RenderStyle::Human, "error: two") == 25);
  CHECK(count(RenderStyle::Human, "note: here") == 20);
  CHECK(count(RenderStyle::Human, "\n  and 3 more; --diagnostics json") == 1);
  CHECK(count(RenderStyle::Human, "\nand 5 more [label-unknown]; --diagnostics short") == 1);
  CHECK(count(RenderStyle::Short, "warning: one") == 25);
  CHECK(count(RenderStyle::Json, "\"here\"") == 23);
}

TEST_CASE("nothing to say is no text, but an empty array in JSON") {
  const Sources sources;
  CHECK(render({}, sources, RenderStyle::Human, false).empty());
  CHECK(render({}, sources, RenderStyle::Json, false) == "[]\n");
}
