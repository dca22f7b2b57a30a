// Rounds of layout: page numbers that the text names move what they name.
#include <algorithm>

#include "layout_fixture.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::typeset;
namespace doc = diaoban::document;

namespace {

struct Outcome {
  std::string goal;                     // folio of the page with the goal
  std::string shown;                    // what the text says of it
  std::vector<std::string> complaints;  // all that was reported
};

// A printed book whose ninth page names the page of its last line eighty times. With "9" the text
// leaves room for the figure, and the line stands on page 10; with "10" it takes a line more, the
// figure waits for the next page, and the line comes before it on page 9. `lines` stand above.
Outcome set_book(int lines) {
  LayoutFixture fixture;
  fixture.edition.profile = project::Profile::Print;
  for (int page = 1; page < 9; ++page) {
    fixture.add_file("p" + std::to_string(page) + ".md").add_heading(1, "短章");
  }
  tests::FileBuilder& file = fixture.add_file("p9.md");
  file.add_heading(1, "章");
  for (int i = 0; i < lines; ++i) file.add(file.block(doc::Paragraph{file.text("一行。")}));
  doc::Inlines words;
  for (int i = 0; i < 80; ++i) {
    words.push_back(file.inline_node(doc::Link{"#goal", {}, file.text("甲"), false}));
  }
  file.add(file.block(doc::Paragraph{std::move(words)}));
  doc::Figure figure;
  doc::Inlines picture;
  picture.push_back(file.inline_node(doc::Image{"a.png", "图", {}}));
  picture.back().attributes.edit().values["height"] = "60pt";
  figure.content.push_back(file.block(doc::Paragraph{std::move(picture)}));
  figure.caption = file.text("题");
  file.add(file.block(std::move(figure)));
  file.add(file.block(doc::Paragraph{file.text("终点在此。")}, "goal"));
  const Layout layout = fixture.set();
  Outcome outcome;
  const int goal = LayoutFixture::page_with(layout, "终点在此");
  if (goal >= 0) outcome.goal = layout.pages[static_cast<std::size_t>(goal)].label;
  std::string text = LayoutFixture::text_of(layout);
  std::erase(text, ' ');
  for (const char* page : {"9", "10", "11"}) {
    if (text.find("第" + std::string(page) + "页") != std::string::npos) outcome.shown = page;
  }
  outcome.complaints = fixture.reports();
  return outcome;
}

}  // namespace

TEST_CASE("page numbers settle, and a book in which they cannot is told so") {
  int unsettled = 0;
  int settled = 0;
  for (int lines = 0; lines < 12; ++lines) {
    const Outcome outcome = set_book(lines);
    INFO(lines << ": on page " << outcome.goal << ", said to be on " << outcome.shown);
    if (outcome.complaints.empty()) {
      ++settled;
      CHECK(outcome.shown == outcome.goal);
      continue;
    }
    ++unsettled;
    REQUIRE(outcome.complaints.size() == 1);
    CHECK(outcome.complaints[0].starts_with("layout-unsettled: "));
    CHECK(outcome.shown != outcome.goal);
  }
  CHECK(unsettled > 0);
  CHECK(settled > 0);
}
