// The re-reader finds what is broken on purpose.
#include "pdf/inspect.hpp"

#include <qpdf/QPDFWriter.hh>

#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

using Object = QPDFObjectHandle;

std::string make_file() {
  Sample sample;
  const auto heading = sample.add_element("H1", 0);
  const auto link = sample.add_element("Link", sample.add_element("P", 0));
  const auto note = sample.add_element("Note", 0);
  const auto figure = sample.add_element("Figure", 0);
  sample.layout.elements[figure].alternative = "图";
  sample.add_text(30, 30, "题", U'题', heading);
  sample.add_text(30, 60, "链", U'链', link);
  sample.add_text(30, 90, "注", U'注', note);
  sample.layout.pages[0].items.push_back(
      {typeset::RuleItem{{40, 200, 100, 50}, {9, 9, 9}}, typeset::Owner{figure}});
  sample.add_link("https://a.org", "例", link, {{30, 50, 20, 12}});
  return sample.write();
}

// Names of findings in the file after `change`.
template <class Change>
std::set<std::string> findings_after(const std::string& bytes, Change change) {
  ReadBack file(bytes);
  change(file);
  QPDFWriter writer(file.document);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.write();
  const auto written = writer.getBufferSharedPointer();
  std::set<std::string> names;
  for (const auto& finding : inspect(std::string_view(
           reinterpret_cast<const char*>(written->getBuffer()), written->getSize()))) {
    names.insert(finding.name);
  }
  return names;
}

void replace_in_content(ReadBack& file, const std::string& from, const std::string& to) {
  auto contents = file.pages[0].getKey("/Contents");
  const auto data = contents.getStreamData();
  std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  contents.replaceStreamData(text, Object::newNull(), Object::newNull());
}

using Names = std::set<std::string>;

TEST_CASE("a sound file has no findings, and each break has its own") {
  const std::string bytes = make_file();
  const auto kid = [](ReadBack& file, int index) {
    return file.catalog().getKey("/StructTreeRoot").getKey("/K").getKey("/K").getArrayItem(index);
  };
  CHECK(findings_after(bytes, [](ReadBack&) {}).empty());
  CHECK(findings_after(bytes, [](ReadBack& file) {
          replace_in_content(file, "/MCID 1", "/MCID 0");
        }) == Names{"mcid-twice", "dangling"});
  CHECK(findings_after(bytes, [](ReadBack& file) {
          replace_in_content(file, "/MCID 1", "/MCID 9");
        }) == Names{"not-owned", "dangling", "parent-differs"});
  CHECK(findings_after(bytes, [](ReadBack& file) { replace_in_content(file, "EMC", ""); }) ==
        Names{"unbalanced"});
  CHECK(findings_after(bytes, [](ReadBack& file) {
          auto text = file.pages[0].getKey("/Contents").getStreamData();
          file.pages[0].addPageContents(file.document.newStream(std::string("0 0 1 1 re f\n")),
                                        true);
        }) == Names{"untagged-ink"});
  CHECK(findings_after(bytes, [&](ReadBack& file) { kid(file, 2).removeKey("/ID"); }) ==
        Names{"note-id"});
  CHECK(findings_after(bytes, [&](ReadBack& file) { kid(file, 3).removeKey("/Alt"); }) ==
        Names{"no-alt"});
  CHECK(findings_after(bytes, [&](ReadBack& file) { kid(file, 3).removeKey("/K"); }) ==
        Names{"empty-figure", "not-owned", "parent-differs"});
  CHECK(findings_after(bytes, [&](ReadBack& file) {
          kid(file, 0).replaceKey("/S", Object::newName("/H2"));
        }) == Names{"heading-gap"});
  CHECK(findings_after(bytes, [&](ReadBack& file) {
          kid(file, 1).getKey("/K").replaceKey("/K", Object::newInteger(1));
        }) == Names{"link-without-annotation", "no-objr"});
  CHECK(findings_after(bytes, [](ReadBack& file) {
          file.pages[0].getKey("/Annots").getArrayItem(0).removeKey("/Contents");
        }) == Names{"annotation-contents"});
  CHECK(findings_after(bytes, [](ReadBack& file) {
          file.pages[0].getKey("/Annots").getArrayItem(0).removeKey("/StructParent");
        }) == Names{"annotation-parent"});
  CHECK(findings_after(bytes, [](ReadBack& file) {
          file.pages[0].getKey("/Annots").getArrayItem(0).removeKey("/F");
        }) == Names{"annotation-flags"});
  CHECK(findings_after(bytes, [](ReadBack& file) { file.catalog().removeKey("/Lang"); }) ==
        Names{"no-language"});
  CHECK(findings_after(bytes, [](ReadBack& file) {
          for (auto& [name, font] :
               file.pages[0].getKey("/Resources").getKey("/Font").getDictAsMap()) {
            font.removeKey("/ToUnicode");
          }
        }) == Names{"font-not-readable", "unreadable-text"});
}

TEST_CASE("a damaged file is a finding, not an end") {
  const std::string bytes = make_file();
  for (const std::size_t size : {std::size_t{0}, std::size_t{9}, bytes.size() / 2}) {
    const auto found = inspect(std::string_view(bytes).substr(0, size));
    REQUIRE_FALSE(found.empty());
    CHECK(found.back().name == "damaged");
  }
}

std::vector<std::string> findings_of(Sample& sample) {
  std::vector<std::string> found;
  for (const auto& one : inspect(sample.write())) found.push_back(one.name + ": " + one.message);
  return found;
}

TEST_CASE("words that a line end parted, and nothing else, are found") {
  using Found = std::vector<std::string>;
  const Found joined{"joined-words: 'lineends' runs over a line end without a space"};
  const auto over_lines = [](const char* role, const std::string& first, const char* second) {
    Sample sample;
    auto owner = sample.add_element("P", 0);
    if (*role != '\0') owner = sample.add_element(role, owner);
    sample.add_text(30, 60, first, U'a', owner);
    sample.add_text(30, 76, second, U'a', owner);
    return findings_of(sample);
  };
  CHECK(over_lines("", "a line", "ends here") == joined);
  CHECK(over_lines("", "a line ", "ends here").empty());
  CHECK(over_lines("", "a long na\u00AD", "me").empty());
  CHECK(over_lines("", "getLine", "Ends").empty());
  CHECK(over_lines("Code", "a line", "ends here").empty());
}

TEST_CASE("a word in two languages or sizes on one line is no fault") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  const auto span = sample.add_element("Span", paragraph);
  sample.layout.elements[span].language = "en";
  sample.add_text(30, 60, "some", U'a', paragraph);
  sample.add_text(60, 56, "words", U'a', span);
  CHECK(findings_of(sample).empty());
}

TEST_CASE("text that the file does not tell is found, the replacement character is text") {
  Sample sample;
  sample.add_text(30, 60, "a\uFFFDb", U'a', sample.add_element("P", 0));
  const std::string bytes = sample.write();
  CHECK(findings_after(bytes, [](ReadBack&) {}).empty());
  // Puts `to` for each of `from` in what the fonts tell.
  const auto told = [&](const std::vector<std::string>& from, const std::string& to) {
    return findings_after(bytes, [&](ReadBack& file) {
      for (auto& [name, font] : file.pages[0].getKey("/Resources").getKey("/Font").getDictAsMap()) {
        auto stream = font.getKey("/ToUnicode");
        const auto data = stream.getStreamData();
        std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        for (const std::string& one : from) {
          const std::size_t at = text.find(one);
          if (at != std::string::npos) text.replace(at, one.size(), to);
        }
        stream.replaceStreamData(text, Object::newNull(), Object::newNull());
      }
    });
  };
  // Two glyphs of one face that say nothing: a writer did not know them.
  CHECK(told({"0061", "0062"}, "fffd") == Names{"unreadable-text"});
  CHECK(told({"endbfchar", "endbfrange"}, "endnothing") == Names{"unreadable-text"});
}

TEST_CASE("letters in ornaments are found, heads and dots are not") {
  Sample sample;
  sample.add_text(30, 60, "字", U'字', sample.add_element("P", 0));
  sample.add_text(30, 90, "12 ......", U'.', typeset::Owner::layout_artifact);
  sample.add_text(30, 390, "页眉", U'页', typeset::Owner::pagination_artifact);
  CHECK(findings_of(sample).empty());
  sample.add_text(30, 120, "丢了", U'丢', typeset::Owner::layout_artifact);
  CHECK(findings_of(sample) ==
        std::vector<std::string>{"artifact-text: '12 ......丢了' is marked as an ornament"});
}

}  // namespace
}  // namespace diaoban::pdf
