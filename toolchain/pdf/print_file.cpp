// Implements the reading of a file for the printer.
#include "pdf/print_file.hpp"

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <set>

#include "pdf/page_ink.hpp"

namespace diaoban::pdf {
namespace {

using Object = QPDFObjectHandle;

class FileReader {
 public:
  FileReader(QPDF& document, PrintFile& file) : document_(document), file_(file) {}

  void run() {
    read_catalog(document_.getRoot());
    file_.encrypted = document_.isEncrypted();
    for (const Object& page : document_.getAllPages()) read_page(page);
  }

 private:
  void read_catalog(Object catalog) {
    file_.outlined = catalog.getKey("/Outlines").isDictionary();
    file_.layered = catalog.getKey("/OCProperties").isDictionary();
    file_.scripted = catalog.hasKey("/AA") || is_action(catalog.getKey("/OpenAction"));
    Object names = catalog.getKey("/Names");
    if (names.isDictionary()) {
      file_.scripted = file_.scripted || names.hasKey("/JavaScript");
      file_.attached = names.hasKey("/EmbeddedFiles");
    }
    Object intents = catalog.getKey("/OutputIntents");
    if (!intents.isArray()) return;
    for (Object& intent : intents.getArrayAsVector()) {
      if (intent.isDictionary() && intent.getKey("/S").isNameAndEquals("/GTS_PDFX")) {
        file_.pdfx = true;
      }
    }
  }

  // A destination to open the file at is an array, and harmless.
  static bool is_action(Object action) {
    return action.isDictionary() && !action.getKey("/S").isNameAndEquals("/GoTo");
  }

  static PageBox read_box(Object page, const char* key, const PageBox& otherwise) {
    Object box = page.getKey(key);
    // A page's boxes may stand in the tree above it, which may be damaged.
    Object at = page;
    for (int depth = 0; depth < 50 && box.isNull(); ++depth) {
      at = at.getKey("/Parent");
      if (!at.isDictionary()) break;
      box = at.getKey(key);
    }
    if (!box.isRectangle()) return otherwise;
    const auto r = box.getArrayAsRectangle();
    return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
            std::max(r.lly, r.ury)};
  }

  void read_page(Object page) {
    PrintPage made;
    made.media = read_box(page, "/MediaBox", {});
    made.has_trim = page.hasKey("/TrimBox");
    made.trim = read_box(page, "/TrimBox", made.media);
    made.bleed = read_box(page, "/BleedBox", made.trim);
    Object annotations = page.getKey("/Annots");
    made.annotated = annotations.isArray() && annotations.getArrayNItems() > 0;
    file_.scripted = file_.scripted || page.hasKey("/AA");
    read_page_ink(page, measures_, made);
    find_missing_fonts(page.getKey("/Resources"));
    file_.pages.push_back(std::move(made));
  }

  void find_missing_fonts(Object resources) {
    std::vector<Object> pending{resources};
    while (!pending.empty()) {
      Object next = pending.back();
      pending.pop_back();
      if (!next.isDictionary()) continue;
      Object fonts = next.getKey("/Font");
      if (fonts.isDictionary()) {
        for (auto& [name, font] : fonts.getDictAsMap()) check_font(font);
      }
      Object objects = next.getKey("/XObject");
      if (!objects.isDictionary()) continue;
      for (auto& [name, object] : objects.getDictAsMap()) {
        if (object.isStream() && seen_.insert(object.getObjGen()).second) {
          pending.push_back(object.getDict().getKey("/Resources"));
        }
      }
    }
  }

  void check_font(Object font) {
    if (!font.isDictionary()) return;
    if (font.isIndirect() && !seen_.insert(font.getObjGen()).second) return;
    Object holder = font;
    Object descendants = font.getKey("/DescendantFonts");
    if (descendants.isArray() && descendants.getArrayNItems() > 0) {
      holder = descendants.getArrayItem(0);
    }
    Object descriptor = holder.getKey("/FontDescriptor");
    const bool embedded = font.getKey("/Subtype").isNameAndEquals("/Type3") ||
                          (descriptor.isDictionary() &&
                           (descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") ||
                            descriptor.hasKey("/FontFile3")));
    if (embedded) return;
    Object name = font.getKey("/BaseFont");
    file_.missing_fonts.push_back(name.isName() ? name.getName().substr(1) : "a font");
  }

  QPDF& document_;
  PrintFile& file_;
  FontMeasures measures_;
  std::set<QPDFObjGen> seen_;
};

}  // namespace

PrintFile read_print_file(std::string_view bytes) {
  PrintFile file;
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("file", bytes.data(), bytes.size());
    FileReader(document, file).run();
    file.sound = true;
  } catch (const std::exception& error) {  // qpdf throws types of its own and logic errors
    file = {};
    file.fault = error.what();
  }
  return file;
}

}  // namespace diaoban::pdf
