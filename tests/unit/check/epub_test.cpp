// Each rule of the preflight is proved by a book that breaks it and one that does not.
#include "check/epub.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "check/publication.hpp"
#include "check/tools.hpp"
#include "epub/package/archive.hpp"
#include "support/catch.hpp"

using namespace diaoban;

namespace {

using Files = std::map<std::string, std::string>;

std::string big_endian(std::uint32_t value, int bytes) {
  std::string out;
  for (int at = bytes - 1; at >= 0; --at) out += static_cast<char>((value >> (8 * at)) & 0xFFU);
  return out;
}

// The head of a JPEG of that size, which is all that rules read.
std::string jpeg(std::uint32_t width, std::uint32_t height) {
  return "\xff\xd8\xff\xc0" + big_endian(17, 2) + "\x08" + big_endian(height, 2) +
         big_endian(width, 2) + std::string("\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01", 10) +
         "\xff\xd9";
}

// The head of a PNG with an alpha channel.
std::string transparent_png() {
  return "\x89PNG\r\n\x1a\n" + big_endian(13, 4) + "IHDR" + big_endian(1200, 4) +
         big_endian(1800, 4) + std::string("\x08\x06\x00\x00\x00", 5) + std::string(4, '\0');
}

std::string page(const std::string& title, const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" "
         "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"zh-TW\" "
         "xml:lang=\"zh-TW\"><head><title>" +
         title + "</title></head><body>" + body + "</body></html>";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// A book that breaks no rule of any target.
Files good_book() {
  Files files;
  files["META-INF/container.xml"] =
      "<container><rootfiles><rootfile full-path=\"EPUB/package.opf\"/></rootfiles></container>";
  files["EPUB/package.opf"] = R"(<package><metadata>
<dc:title>書</dc:title><dc:language>zh-TW</dc:language><dc:identifier>x</dc:identifier>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">s</meta>
<meta property="ibooks:specified-fonts">true</meta>
<meta name="cover" content="cover"/></metadata><manifest>
<item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="toc" href="toc.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="font" href="font.otf" media-type="font/otf"/>
</manifest><spine><itemref idref="toc"/><itemref idref="one"/></spine></package>)";
  files["EPUB/nav.xhtml"] =
      page("目錄",
           "<nav epub:type=\"toc\"><ol><li><a href=\"one.xhtml\">一</a><ol><li><a "
           "href=\"one.xhtml#a\">二</a></li></ol></li></ol></nav><nav "
           "epub:type=\"landmarks\"><ol><li><a "
           "epub:type=\"toc\" href=\"toc.xhtml\">目錄</a></li></ol></nav>");
  files["EPUB/toc.xhtml"] = page("目錄", "<ul><li><a href=\"one.xhtml\">一</a></li></ul>");
  files["EPUB/one.xhtml"] =
      page("一",
           "<h1 id=\"a\">一</h1><p>字<a epub:type=\"noteref\" id=\"m\" href=\"#n\">1</a></p><img "
           "src=\"cover.jpg\" alt=\"圖\" "
           "style=\"width:80%\"/><table><tbody><tr><td>一</td>\n</tr></tbody>"
           "</table><aside epub:type=\"footnote\" id=\"n\"><p><a href=\"#m\">1</a> 註</p></aside>");
  files["EPUB/style.css"] = "h1, h2, h3 { text-align: left; margin-top: 1em; }";
  files["EPUB/font.otf"] = "OTTO....";
  files["EPUB/cover.jpg"] = jpeg(1600, 2560);
  return files;
}

std::string pack(const Files& files, const std::string& mimetype = "application/epub+zip") {
  std::vector<epub::ArchiveFile> archive{
      epub::pack_file("mimetype", std::make_shared<const std::string>(mimetype), false)};
  for (const auto& [path, bytes] : files) {
    archive.push_back(
        epub::pack_file(path, std::make_shared<const std::string>(bytes), !path.ends_with(".jpg")));
  }
  return epub::write_archive(archive);
}

std::set<std::string> broken_rules(const std::string& bytes, check::Target target) {
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  check::check_epub(bytes, target, {}, sink);
  std::set<std::string> ids;
  for (const auto& diagnostic : sink.sorted(sources)) ids.emplace(diagnostic.kind->name);
  return ids;
}

using Break = std::function<void(Files&)>;

// Replaces a piece of one file.
Break change(const std::string& path, const std::string& from, const std::string& to) {
  return [=](Files& files) { files[path] = replaced(files[path], from, to); };
}

Break style(const std::string& rule) {
  return [=](Files& files) { files["EPUB/style.css"] += rule; };
}

std::map<std::string, Break> breaking_changes() {
  const std::string one = "EPUB/one.xhtml";
  const std::string opf = "EPUB/package.opf";
  const std::string nav = "EPUB/nav.xhtml";
  std::string wide = "<tr>";
  for (int column = 0; column < 11; ++column) wide += "<td>x</td>";
  wide += "</tr>";
  return {
      {"apple-body-style", style("body { color: black; }")},
      {"apple-font-declaration",
       change(opf, "<meta property=\"ibooks:specified-fonts\">true</meta>", "")},
      {"epub-contents-order", change(nav, "二</a></li></ol></li>",
                                     "二</a></li></ol></li><li><a href=\"toc.xhtml\">三</a></li>")},
      {"epub-media-type", [](Files& f) { f["EPUB/cover.jpg"] = transparent_png(); }},
      {"epub-page-list",
       change(one, "<p>字", "<p><span epub:type=\"pagebreak\" id=\"p1\"></span>字")},
      {"epub-properties", change(one, "<p>", "<svg></svg><p>")},
      {"google-picture-size",
       [](Files& f) {
         f["EPUB/big.jpg"] = jpeg(4000, 100);
         f["EPUB/package.opf"] =
             replaced(f["EPUB/package.opf"], "</manifest>",
                      "<item id=\"b\" href=\"big.jpg\" media-type=\"image/jpeg\"/></manifest>");
       }},
      {"kindle-alternative-text",
       change(one, "alt=\"圖\"", "alt=\"" + std::string(140, 'x') + "\"")},
      {"kindle-blank-paragraph", change(one, "<p>", "<p></p><p> </p><p>")},
      {"kindle-body-text", style("p { line-height: 2; }")},
      {"kindle-book-size", [](Files& f) { f["EPUB/cover.jpg"] += std::string(51'000'000, '\0'); }},
      {"kindle-character", change(one, "字", "字\u2009")},
      {"kindle-encoding", change(one, " encoding=\"UTF-8\"", "")},
      {"kindle-language", change(opf, "<dc:language>zh-TW", "<dc:language>tlh")},
      {"kindle-margin", style("p { margin-left: 2em; }")},
      {"kindle-mutual-link",
       change(one, "<p>", "<p><a id=\"x\" href=\"#y\">x</a><a id=\"y\" href=\"#x\">y</a></p><p>")},
      {"kindle-store-link",
       change(one, "<p>", "<p><a href=\"https://www.kobo.com/x\">x</a></p><p>")},
      {"kobo-contents-depth",
       change(nav, "二</a>",
              "二</a><ol><li><a href=\"one.xhtml\">三</a><ol><li><a href=\"one.xhtml\">四</a></li>"
              "</ol></li></ol>")},
      {"kobo-picture-transparency", [](Files& f) { f["EPUB/cover.jpg"] = transparent_png(); }},
      {"apple-cover", [](Files& f) { f["EPUB/cover.jpg"] = jpeg(1000, 2560); }},
      {"apple-picture-size", [](Files& f) { f["EPUB/cover.jpg"] = jpeg(4000, 3000); }},
      {"epub-accessibility", change(opf, "schema:accessMode\"", "x\"")},
      {"epub-container", [](Files& f) { f.erase("META-INF/container.xml"); }},
      {"epub-cover", change(opf, "<meta name=\"cover\" content=\"cover\"/>", "")},
      {"epub-duplicate-id", change(one, "<p>", "<p id=\"a\">")},
      {"epub-file-name", [](Files& f) { f["EPUB/A b.txt"] = "x"; }},
      {"epub-language", change(one, "xml:lang=\"zh-TW\"", "")},
      {"epub-link-broken", change(one, "href=\"#n\"", "href=\"toc.xhtml#none\"")},
      {"epub-manifest", [](Files& f) { f["EPUB/other.txt"] = "x"; }},
      {"epub-metadata", change(opf, "<dc:title>書</dc:title>", "")},
      {"epub-navigation", change(opf, "properties=\"nav\"", "")},
      {"epub-page-invalid", change(one, "<title>一</title>", "<title> </title>")},
      {"epub-picture-text", change(one, "alt=\"圖\"", "")},
      {"epub-remote", change(one, "src=\"cover.jpg\"", "src=\"https://a.example/b.png\"")},
      {"epub-style-direction", style("p { direction: rtl; }")},
      {"google-cover", [](Files& f) { f["EPUB/cover.jpg"] = jpeg(500, 800); }},
      {"kindle-contents", change(opf, "<itemref idref=\"toc\"/>", "")},
      {"kindle-contents-depth",
       change("EPUB/nav.xhtml", "二</a>", "二</a><ol><li><a href=\"one.xhtml\">三</a></li></ol>")},
      {"kindle-cover-page",
       change("EPUB/toc.xhtml", "<ul><li><a href=\"one.xhtml\">一</a></li></ul>",
              "<img src=\"cover.jpg\" alt=\"書\" style=\"width:100%\"/>")},
      {"kindle-file-size",
       [](Files& f) {
         std::string items;
         for (int at = 0; at < 300; ++at) {
           const std::string name = "p" + std::to_string(at) + ".xhtml";
           f["EPUB/" + name] = page("頁", "<p>頁</p>");
           items += "<item id=\"p" + std::to_string(at) + "\" href=\"" + name +
                    "\" media-type=\"application/xhtml+xml\"/>";
         }
         f["EPUB/package.opf"] =
             replaced(f["EPUB/package.opf"], "</manifest>", items + "</manifest>");
       }},
      {"kindle-fixed-size", style("p { font-size: 12px; }")},
      {"kindle-font-format", [](Files& f) { f["EPUB/font.otf"] = "wOF2...."; }},
      {"kindle-heading-alignment", [](Files& f) { f["EPUB/style.css"] = "h1 { margin: 0; }"; }},
      {"kindle-markup", change(one, "<p>", "<form></form><p>")},
      {"kindle-note-link", change(one, "<a href=\"#m\">1</a>", "")},
      {"kindle-picture-format", [](Files& f) { f["EPUB/cover.jpg"] = transparent_png(); }},
      {"kindle-picture-resolution", [](Files& f) { f["EPUB/cover.jpg"] = jpeg(100, 100); }},
      {"kindle-picture-width", change(one, "style=\"width:80%\"", "")},
      {"kindle-simplified-chinese", change(opf, "<dc:language>zh-TW", "<dc:language>zh-CN")},
      {"kindle-style", style("a::before { color: red; }")},
      {"kindle-svg", change(one, "<p>", "<svg><text>x</text></svg><p>")},
      {"kindle-table-size", change(one, "<tr><td>一</td>\n</tr>", wide)},
      {"kobo-font-format", change(opf, "font/otf", "font/woff2")},
      {"kobo-page-weight", [](Files& f) { f["EPUB/cover.jpg"] += std::string(11'000'000, '\0'); }},
  };
}

}  // namespace

TEST_CASE("a good book breaks no rule") {
  const std::string bytes = pack(good_book());
  for (const check::Target target :
       {check::Target::Epub, check::Target::Kindle, check::Target::Apple, check::Target::Kobo,
        check::Target::Google}) {
    const std::set<std::string> broken = broken_rules(bytes, target);
    INFO((broken.empty() ? "" : *broken.begin()));
    CHECK(broken.empty());
  }
}

TEST_CASE("each rule finds what breaks it") {
  const std::map<std::string, Break> changes = breaking_changes();
  for (const check::Rule& rule : check::epub_rules()) {
    const std::string id(rule.kind->name);
    INFO(id);
    REQUIRE(changes.contains(id));
    Files files = good_book();
    changes.at(id)(files);
    const std::string bytes = pack(files);
    CHECK(broken_rules(bytes, rule.targets.front()).contains(id));
    CHECK(std::string(rule.source).size() > 3);
  }
}

TEST_CASE("a file that is no EPUB is said to be none") {
  CHECK(broken_rules("not a ZIP", check::Target::Epub).contains("epub-container"));
  CHECK(broken_rules(pack(good_book(), "application/epub+zip\n"), check::Target::Epub)
            .contains("epub-container"));
}

namespace {

constexpr diagnostics::Span image_span{{0}, 10, 20};
constexpr diagnostics::Span body_span{{0}, 0, 99};
constexpr diagnostics::Span language_span{{1}, 5, 9};
constexpr diagnostics::Span cover_span{{1}, 20, 29};
constexpr diagnostics::Span book_span{{1}, 0, 4};

// In one.xhtml: html, head, title, body, h1, p, a, img.
const check::SourceSpans sources{{{"EPUB/one.xhtml", {{3, body_span}, {7, image_span}}}},
                                 {{"language", language_span}, {"cover", cover_span}},
                                 book_span};

diagnostics::Span span_of_only(const diagnostics::Collector& sink) {
  diagnostics::Sources files;
  const auto all = sink.sorted(files);
  REQUIRE(all.size() == 1);
  return all.front().span;
}

}  // namespace

TEST_CASE("what is found names its place in the manuscript") {
  Files files = good_book();
  change("EPUB/one.xhtml", " alt=\"圖\"", "")(files);
  diagnostics::Collector of_image;
  check::check_epub(pack(files), check::Target::Epub, sources, of_image);
  CHECK(span_of_only(of_image) == image_span);

  files = good_book();
  change("EPUB/one.xhtml", "<h1 id=\"a\">", "<h1 id=\"a\"><span id=\"n\">x</span>")(files);
  diagnostics::Collector of_note;  // nothing is known of it but what is around it
  check::check_epub(pack(files), check::Target::Epub, sources, of_note);
  CHECK(span_of_only(of_note) == body_span);
}

TEST_CASE("what is found in the package and the contents names its place too") {
  const std::map<std::string, Break> changes = breaking_changes();
  const auto place = [&](const std::string& id, check::Target target) {
    Files files = good_book();
    changes.at(id)(files);
    diagnostics::Collector sink;
    check::check_epub(pack(files), target, sources, sink);
    diagnostics::Sources manuscript;
    manuscript.add("one.md", std::string(99, ' '));
    manuscript.add("book.toml", std::string(99, ' '));
    const auto all = sink.sorted(manuscript);
    const auto found = std::ranges::find_if(
        all, [&](const diagnostics::Diagnostic& one) { return one.kind->name == id; });
    REQUIRE(found != all.end());
    return found->span;
  };
  CHECK(place("kindle-simplified-chinese", check::Target::Kindle) == language_span);
  CHECK(place("kindle-contents-depth", check::Target::Kindle) == body_span);
  CHECK(place("epub-accessibility", check::Target::Epub) == book_span);
  CHECK(place("google-cover", check::Target::Google) == cover_span);
}

TEST_CASE("a checker's line in the package or the contents names what it is about") {
  Files files = good_book();
  files["EPUB/toc.ncx"] = "<ncx>\n<content src=\"one.xhtml#a\"/>\n</ncx>";
  const auto publication = check::read_publication(pack(files));
  REQUIRE(publication);
  const auto place = [&](const std::string& file_and_line) {
    diagnostics::Collector sink;
    check::report_epubcheck("ERROR(RSC-005): /b.epub/EPUB/" + file_and_line + ": bad.\n",
                            *publication, sources, sink);
    return span_of_only(sink);
  };
  CHECK(place("toc.ncx(2,5)") == body_span);
  CHECK(place("toc.ncx(1,1)") == book_span);
  CHECK(place("package.opf(2,30)") == language_span);
  CHECK(place("package.opf(3,1)") == book_span);
}

TEST_CASE("the reports of EPUBCheck and Ace name the place in the manuscript") {
  const Files files = good_book();
  const auto publication = check::read_publication(pack(files));
  REQUIRE(publication);
  const std::string& page = files.at("EPUB/one.xhtml");
  const std::size_t column = page.find("<img") + 5;
  diagnostics::Collector of_epubcheck;
  check::report_epubcheck(
      "Validating using EPUB version 3.2 rules.\nERROR(RSC-005): "
      "/a (b): c.epub/EPUB/one.xhtml(1," +
          std::to_string(column) + "): Error while parsing.\nMessages: 1\n",
      *publication, sources, of_epubcheck);
  CHECK(span_of_only(of_epubcheck) == image_span);
  CHECK(of_epubcheck.count(diagnostics::Severity::Error) == 1);

  diagnostics::Collector of_ace;
  check::report_ace(R"({"assertions":[{"earl:testSubject":{"url":"one.xhtml"},"assertions":[
    {"earl:test":{"dct:title":"image-alt","earl:impact":"critical"},
     "earl:result":{"dct:description":"No text\nmore","earl:pointer":{"cfi":["/4/6"]}}}]}]})",
                    *publication, sources, of_ace);
  CHECK(span_of_only(of_ace) == image_span);
  diagnostics::Collector of_nothing;
  check::report_ace("{broken", *publication, sources, of_nothing);
  check::report_ace("[1, {\"assertions\": 3}]", *publication, sources, of_nothing);
  CHECK(of_nothing.count(diagnostics::Severity::Warning) == 0);
}
