// The steps of the finishing pass, in order.
#include "pdf/finish.hpp"

#include <fmt/format.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>

#include "base/deflate.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/parallel.hpp"
#include "pdf/claims.hpp"
#include "pdf/content.hpp"
#include "pdf/device_inks.hpp"
#include "pdf/drawings.hpp"
#include "pdf/file.hpp"
#include "pdf/file_writer.hpp"
#include "pdf/kinds.hpp"
#include "pdf/metadata.hpp"
#include "pdf/navigation.hpp"
#include "pdf/page_content.hpp"
#include "pdf/plan.hpp"
#include "pdf/resources.hpp"
#include "pdf/structure.hpp"

namespace diaoban::pdf {
namespace {

// Warnings are kept back: Cairo repeats a key where a picture is
// painted twice on a page; other faults are looked for.
void read_painted(QPDF& document, const std::string& bytes) {
  document.setSuppressWarnings(true);
  document.processMemoryFile("painting", bytes.data(), bytes.size());
}

void open(File& file, const Painting& painting, const typeset::Layout& layout,
          const WriteOptions& options) {
  read_painted(file.document, painting.file.bytes);
  if (!painting.pictures.empty()) read_painted(file.painted_drawings, painting.drawings.bytes);
  file.pages = file.document.getAllPages();
  file.codes = GlyphCodes(painting.file.sheet, file.pages);
  for (std::size_t i = 0; i < painting.file.sheet.size(); ++i) {
    file.document.removePage(file.pages[i]);
  }
  file.pages = file.document.getAllPages();
  base::ensure(file.pages.size() == layout.pages.size(), "each page is painted once");
  file.annotations.resize(file.pages.size());
  for (const auto& page : layout.pages) file.sheets.push_back(find_sheet(page, options));
}

void check_warnings(File& file) {
  for (QPDF* document : {&file.document, &file.painted_drawings}) {
    for (auto& warning : document->getWarnings()) {
      const std::string& detail = warning.getMessageDetail();
      if (detail.find("duplicated key") == std::string::npos) {
        throw base::Failure("write", "PDF", detail);
      }
    }
  }
}

// The streams that pages paint in turn: groups and patterns.
void write_inner_content(QPDF& document, Inks inks) {
  for (auto& object : document.getAllObjects()) {
    if (!object.isStream()) continue;
    auto dictionary = object.getDict();
    const bool paints =
        dictionary.getKey("/Subtype").isNameAndEquals("/Form") || dictionary.hasKey("/PatternType");
    if (!paints) continue;
    const auto bytes = object.getStreamData();
    const std::string_view text(reinterpret_cast<const char*>(bytes->getBuffer()),
                                bytes->getSize());
    std::string filtered = filter_content(text, {}, inks).content;
    if (filtered == text) continue;
    object.replaceStreamData(filtered, Object::newNull(), Object::newNull());
  }
}

// Drawing states are nested in a drawing as deep as where it stands, and deeper by its own.
void add_nesting(const File& file, const Painting& painting, std::vector<int>& nesting) {
  for (std::size_t i = 0; i < nesting.size(); ++i) {
    int deepest = 0;
    for (const std::size_t drawing : painting.pages[i].drawings) {
      deepest = std::max(deepest, file.drawings[drawing].nesting);
    }
    nesting[i] += deepest;
  }
}

void check_nesting(const std::vector<int>& nesting, std::vector<Breach>& breaches) {
  constexpr int deepest = 28;  // ISO 19005-2 6.1.13
  for (std::size_t i = 0; i < nesting.size(); ++i) {
    if (nesting[i] <= deepest) continue;
    breaches.push_back({&kinds::deep_drawing,
                        {},
                        fmt::format("page {} nests {} drawing states", i + 1, nesting[i]),
                        "",
                        Standards{false, true}});
  }
}

// ISO 32000-1 14.11.2. Cairo's rounded MediaBox is replaced, too.
void write_boxes(File& file, const project::Edition& edition) {
  for (std::size_t i = 0; i < file.pages.size(); ++i) {
    const Sheet& sheet = file.sheets[i];
    auto& page = file.pages[i];
    page.replaceKey("/MediaBox", make_rectangle(0, 0, sheet.width, sheet.height));
    if (edition.profile != project::Profile::Print) continue;
    const auto box = [&](const typeset::Edges& beyond) {
      return make_rectangle(sheet.margin.left - beyond.left, sheet.margin.bottom - beyond.bottom,
                            sheet.width - sheet.margin.right + beyond.right,
                            sheet.height - sheet.margin.top + beyond.top);
    };
    page.replaceKey("/TrimBox", box({}));
    page.replaceKey("/BleedBox", box(sheet.bleed));
  }
}

// Pictures and gradients in inks; what is left of transparency and colours is told.
bool keeps_pdfx(File& file, diagnostics::Sink& sink) {
  std::vector<std::string> problems = write_device_inks(file);
  for (const std::size_t page : find_transparent_pages(file)) {
    problems.push_back(fmt::format("page {} has transparency", page + 1));
  }
  for (const std::string& problem : problems) {
    sink.report(kinds::press_refused, {}, problem + ": the PDF does not claim PDF/X-1a",
                "draw it without transparency, or as a picture in PNG or JPEG");
  }
  if (problems.empty()) remove_form_groups(file);
  return problems.empty();
}

// PDF/X-1a:2001 is PDF 1.3, which knows no object streams. Nothing for a press is tagged.
std::string save_for_press(File& file) {
  QPDFWriter writer(file.document);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.forcePDFVersion("1.3");
  writer.setNewlineBeforeEndstream(true);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
}

}  // namespace

std::string finish(const Painting& painting, typeset::Layout& layout, const project::Book& book,
                   const project::Edition& edition, const fonts::FontBook& fonts,
                   const WriteOptions& options, diagnostics::Sink& sink) try {
  File file;
  open(file, painting, layout, options);
  const Plan plan = make_plan(layout, painting.pages, options.links);
  // On paper black is one ink, never three.
  const bool greys = options.grey || edition.profile == project::Profile::Print;
  const Inks inks = options.pdfx ? Inks::Device : greys ? Inks::Grey : Inks::Rgb;
  auto nesting = write_content(file, layout, plan, painting, fonts, inks, options);
  write_inner_content(file.document, inks);
  if (!painting.pictures.empty()) write_inner_content(file.painted_drawings, inks);
  take_drawings(file, painting, inks, options.jobs);
  add_nesting(file, painting, nesting);
  write_resources(file, painting, options.jobs);
  if (options.links) {
    write_links(file, layout);
    write_outline(file, layout);
  }
  write_page_labels(file, layout);

  Standards claims = read_standards(book, edition, options, sink);
  if (options.tagged) {
    prepare_structure(file);
    auto breaches = check_layout(layout, painting, plan, book.metadata);
    for (auto& breach : check_structure(plan)) breaches.push_back(std::move(breach));
    check_nesting(nesting, breaches);
    claims = settle_claims(claims, breaches, options, sink);
  }
  const bool for_press = options.pdfx && keeps_pdfx(file, sink);
  if (for_press) {
    write_press_metadata(file, book.metadata, options.date);
  } else {
    write_metadata(file, book.metadata, claims, options.date);
  }
  write_boxes(file, edition);
  std::string bytes;
  if (for_press) {
    bytes = save_for_press(file);
  } else {
    FileWriter writer(file);
    if (options.tagged) write_structure(writer, file, plan, painting.bounds);
    bytes = writer.finish();
  }
  check_warnings(file);
  return bytes;
} catch (const QPDFExc& error) {
  throw base::Failure("write", "PDF", error.getMessageDetail());
}

}  // namespace diaoban::pdf
