// The laws of lines on the paragraphs of real books: the handbook, and the shared test books where
// they are. Each paragraph is set at every measure, each time at another level, so that all levels
// meet all measures over a book.
#include <algorithm>

#include "document/walk.hpp"
#include "project/book.hpp"
#include "reader/read.hpp"
#include "support/catch.hpp"
#include "unit/typeset/fit_laws.hpp"
#include "unit/typeset/line_laws.hpp"

using namespace diaoban;

namespace {

using typeset::ParagraphFixture;
using typeset::ParagraphStyle;
using typeset::ParagraphText;
namespace paragraph = typeset::paragraph;

// The inlines of a paragraph in the two styles that lines are broken by: text and literals.
class TextOf {
 public:
  TextOf() {
    text_ = ParagraphFixture::text_of("");
    text_.styles.push_back(text_.styles[0]);
    text_.styles[1].role = "mono";
    text_.styles[1].code = true;
    text_.styles[1].hyphenate = false;
  }

  ParagraphText read(const document::Paragraph& source) {
    document::walk(source.children, {{}, [&](const document::Inline& node) {
                                       std::visit([&](const auto& one) { add(one); }, node.node);
                                     }});
    return std::move(text_);
  }

 private:
  void add(const document::Text& text) { text_.append(text.text, 0); }
  void add(const document::SoftBreak& soft) { text_.append(soft.joined ? "" : " ", 0); }
  void add(const document::HardBreak&) { text_.append("\n", 0); }
  void add(const document::Literal& literal) { text_.append(literal.text, 1); }
  void add(const document::Math& math) { text_.append(math.tex, 1); }
  void add(const document::Abbreviation& abbreviation) { text_.append(abbreviation.text, 0); }
  void add(const document::Ruby& ruby) {
    for (const auto& [base, reading] : ruby.pairs) {
      const auto begin = static_cast<std::uint32_t>(text_.text.size());
      text_.append(base, 0);
      text_.ruby.push_back({begin, static_cast<std::uint32_t>(text_.text.size()), reading});
    }
  }
  template <class Other>
  void add(const Other&) {}  // holds others, or shows nothing that lines are broken by

  ParagraphText text_;
};

std::vector<ParagraphText> read_paragraphs(const base::Path& folder, std::string& language) {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  const project::Book book = project::load(files, folder, sources, sink);
  language = book.metadata.language;
  reader::ReadOptions options;
  if (book.kind == project::TreeKind::MdBook) options.dialect = reader::Dialect::MdBook;
  if (book.kind == project::TreeKind::GitBook) options.dialect = reader::Dialect::GitBook;
  std::vector<ParagraphText> found;
  std::uint32_t number = 0;
  for (const project::BookFile& file : book.files) {
    const auto bytes = files.read(book.root / file.path);
    if (!bytes) continue;
    const document::Document chapter =
        reader::read(*bytes, file.path, number++, {files, book.root, sources, sink}, options);
    document::walk(chapter.blocks,
                   {[&](const document::Block& block) {
                      if (const auto* one = std::get_if<document::Paragraph>(&block.node)) {
                        found.push_back(TextOf().read(*one));
                      }
                    },
                    {}});
  }
  return found;
}

// The fits of paragraphs against first fit, and the order in which their lines spend their classes.
struct FitLaws {
  int fitted = 0;
  int better = 0;
  int worse = 0;
  int out_of_order = 0;

  void check(const paragraph::Prepared& prepared) {
    const paragraph::LineMeter meter(prepared.material, prepared.options);
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= prepared.material.atoms.size(); ++end) {
      if (prepared.material.joints[end - 1].kind != paragraph::Break::Mandatory) continue;
      check(prepared, meter, begin, end);
      begin = end;
    }
  }

 private:
  void check(const paragraph::Prepared& prepared, const paragraph::LineMeter& meter,
             std::size_t begin, std::size_t end) {
    constexpr paragraph::Pass pass{1.5, false, false};
    const auto fit =
        paragraph::fit_lines(meter, prepared.material, begin, end, prepared.options, pass);
    const double simple = paragraph::first_fit(prepared, meter, begin, end, pass);
    worse += (fit ? fit->demerits > simple * (1 + 1e-9) : simple < paragraph::infinite) ? 1 : 0;
    if (!fit) return;
    ++fitted;
    better += fit->demerits < simple * 0.999 ? 1 : 0;
    for (const paragraph::FittedLine& line : fit->lines) {
      const paragraph::LineFigures figures = meter.figures(line.begin, line.end);
      const double target = meter.measure(line.begin);
      if (line.end == end && figures.natural <= target) continue;
      const double em = prepared.options.em;
      out_of_order +=
          paragraph::keeps_order(figures, paragraph::share_slack(figures, target, em), em) ? 0 : 1;
    }
  }
};

void check_book(const base::Path& folder) {
  if (!base::RealFileSystem().is_folder(folder)) {
    fmt::print("skipped: no {}\n", folder.filename().string());
    return;
  }
  std::string language;
  const std::vector<ParagraphText> paragraphs = read_paragraphs(folder, language);
  ParagraphFixture fixture;
  paragraph::Workshop workshop(fixture.fonts);
  typeset::LineLaws lines;
  FitLaws fits;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    for (std::size_t m = 0; m < std::size(typeset::law_measures); ++m) {
      ParagraphStyle style = ParagraphFixture::style_of(typeset::law_measures[m], language);
      style.look.prohibition = typeset::law_levels[(i + m) % std::size(typeset::law_levels)];
      style.first_indent = 2 * style.em;
      lines.check(fixture.compositor.set(paragraphs[i], style), paragraphs[i], style);
      fits.check(paragraph::prepare(workshop, paragraphs[i], style));
    }
  }
  fmt::print("{}: {} paragraphs, {} lines, {} rescued, {} of one stiff word; {} fits, {} better\n",
             folder.filename().string(), paragraphs.size(), lines.lines_in_all, lines.rescued,
             lines.stiff, fits.fitted, fits.better);
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.wrong.size(), 20); ++i) {
    fmt::print("{}\n", lines.wrong[i]);
  }
  CHECK(lines.wrong.empty());
  CHECK(lines.lines_in_all > 1000);
  CHECK(lines.rescued <= lines.lines_in_all / 200);
  CHECK(lines.stiff <= lines.lines_in_all / 20);
  CHECK(fits.worse == 0);
  CHECK(fits.out_of_order == 0);
  CHECK(fits.better > 0);
}

}  // namespace

TEST_CASE("the laws of lines hold for the handbook") {
  check_book(base::Path(DIAOBAN_SOURCE_DIR) / "manuscript/zh");
  check_book(base::Path(DIAOBAN_SOURCE_DIR) / "manuscript/en");
}

TEST_CASE("the laws of lines hold for a book of simplified Chinese") {
  check_book(base::Path(DIAOBAN_SHARED_DIR) / "books/trpl-zh-cn");
}

TEST_CASE("the laws of lines hold for books of diagrams and code") {
  check_book(base::Path(DIAOBAN_SHARED_DIR) / "books/istio-insider");
  check_book(base::Path(DIAOBAN_SHARED_DIR) / "books/jvm-insider");
}

TEST_CASE("the laws of lines hold for a book of classical Chinese") {
  check_book(base::Path(DIAOBAN_SHARED_DIR) / "books/wenyanwen");
}

TEST_CASE("the laws of lines hold for a blog of long addresses") {
  check_book(base::Path(DIAOBAN_SHARED_DIR) / "books/zhyantao");
}

TEST_CASE("the laws of lines hold for a book of programming") {
  check_book(base::Path(DIAOBAN_SHARED_DIR) / "books/advanced-go");
}

TEST_CASE("the laws of lines hold for a book of English") {
  check_book(base::Path(DIAOBAN_SHARED_DIR) / "books/myst-parser-docs");
}

TEST_CASE("the laws of lines hold for a book of Japanese") {
  check_book(base::Path(DIAOBAN_SHARED_DIR) / "books/js-primer");
}
