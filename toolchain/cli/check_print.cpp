// Implements the check of what goes to a printer.
#include "cli/check_print.hpp"

#include <fmt/format.h>

#include <optional>

#include "base/failure.hpp"
#include "check/print.hpp"
#include "cli/arguments.hpp"
#include "cli/kinds.hpp"
#include "cli/pipeline.hpp"
#include "project/print/print_settings.hpp"

namespace diaoban::cli {
namespace {

using diaoban::check::PrintJob;
using diaoban::check::PrintPart;

PrintPart read_part(const base::Path& path, Workshop& workshop) {
  const auto bytes = workshop.files.read(path);
  if (!bytes) throw base::Failure("read", path.string(), "no such file, or not readable");
  if (!bytes->starts_with("%PDF-")) {
    throw base::Failure("check", path.string(), "it is no PDF, which is what printers take");
  }
  return diaoban::check::read_print_part(path.filename().string(), *bytes);
}

struct Parts {
  std::optional<PrintPart> inside;
  std::optional<PrintPart> cover;
};

// A cover is one sheet; a book's inside never is.
Parts read_parts(const std::vector<base::Path>& paths, Workshop& workshop) {
  Parts parts;
  for (const base::Path& path : paths) {
    PrintPart part = read_part(path, workshop);
    auto& place = part.file.pages.size() == 1 ? parts.cover : parts.inside;
    if (place) throw UsageError("one inside and one cover are checked at a time");
    place = std::move(part);
  }
  if (parts.cover || paths.empty()) return parts;
  base::Path beside = paths.front();
  beside.replace_filename(beside.stem().string() + "-cover.pdf");
  if (workshop.files.is_file(beside)) parts.cover = read_part(beside, workshop);
  return parts;
}

void check_parts(const Parts& parts, const project::Printer& printer, const std::string& paper,
                 Workshop& workshop) {
  const PrintJob job{printer, paper, parts.inside ? &*parts.inside : nullptr,
                     parts.cover ? &*parts.cover : nullptr};
  diaoban::check::check_print(job, workshop.sink);
}

void note_language(const project::Book& book, const project::Printer& printer,
                   diagnostics::Sink& sink) {
  const std::string& language = book.metadata.language;
  const std::string primary = language.substr(0, language.find('-'));
  for (const std::string& refused : printer.refused_languages) {
    if (primary != refused) continue;
    sink.report(kinds::store_language, {},
                fmt::format("{} prints no books in '{}'", printer.title, language));
  }
}

}  // namespace

const std::vector<std::string>& print_targets() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made{"print"};
    const auto& printers = project::printer_names();
    made.insert(made.end(), printers.begin(), printers.end());
    return made;
  }();
  return names;
}

void check_print_files(const std::vector<base::Path>& paths, const std::string& printer,
                       Workshop& workshop) {
  if (printer == "print") {
    throw UsageError("--for print is for the folder of a book; for files name the printer");
  }
  check_parts(read_parts(paths, workshop), project::load_printer(printer), {}, workshop);
}

void check_print_book(const base::Path& folder, const std::string& printer,
                      const base::Path& output, Workshop& workshop) {
  BuildRequest request;
  request.book = folder;
  request.output = output;
  if (printer != "print") request.printer = printer;
  // What is wrong with the settings is told by the build.
  diagnostics::Collector known;
  project::Book book = project::load(workshop.files, folder, workshop.sources, known);
  std::vector<project::Edition> editions;
  for (const project::Edition& edition : book.editions) {
    if (edition.profile == project::Profile::Print) editions.push_back(edition);
  }
  if (editions.empty()) editions.push_back(*project::find_edition(book, "print"));
  for (project::Edition& edition : editions) {
    request.editions = {edition.name};
    if (!request.printer.empty()) edition.settings["printer"] = request.printer;
    const project::PrintSettings settings = project::read_print_settings(book, edition, known);
    note_language(book, settings.printer, workshop.sink);
    std::vector<base::Path> paths;
    for (const Written& written : build_book(request, workshop)) paths.push_back(written.path);
    check_parts(read_parts(paths, workshop), settings.printer, settings.paper, workshop);
  }
}

}  // namespace diaoban::cli
