// `diaoban check`: preflight of finished files, or of a book's editions made for the purpose.
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "base/failure.hpp"
#include "check/epub.hpp"
#include "check/tools.hpp"
#include "cli/cache.hpp"
#include "cli/check_print.hpp"
#include "cli/commands.hpp"
#include "cli/kinds.hpp"
#include "cli/pipeline.hpp"
#include "pdf/inspect.hpp"

namespace diaoban::cli {
namespace po = boost::program_options;
namespace {

po::options_description visible_options() {
  po::options_description options("Options");
  options.add_options()("for", po::value<std::string>()->value_name("WHERE"),
                        "kindle, apple, kobo or google: the rules of that store too; kdp, lulu, "
                        "ingram or cn-press: those of that printer for a print edition and its "
                        "cover; print: those of the printer that the book names")(
      "quick", "leave out EPUBCheck and Ace, which are run where they are installed")(
      "diagnostics", po::value<std::string>()->default_value("human")->value_name("STYLE"),
      "human, short, json or github")("help,h", "show this help");
  return options;
}

diaoban::check::Target read_target(const std::string& name) {
  if (name.empty()) return diaoban::check::Target::Epub;
  if (name == "kindle") return diaoban::check::Target::Kindle;
  if (name == "apple") return diaoban::check::Target::Apple;
  if (name == "kobo") return diaoban::check::Target::Kobo;
  if (name == "google") return diaoban::check::Target::Google;
  throw UsageError(fmt::format(
      "--for takes kindle, apple, kobo, google, kdp, lulu, ingram, cn-press or print, not '{}'",
      name));
}

void check_pdf(std::string_view bytes, const base::Path& path, diagnostics::Sink& sink) {
  for (const pdf::Finding& finding : pdf::inspect(bytes)) {
    const std::string place =
        finding.page == 0 ? std::string{} : fmt::format(", page {}", finding.page);
    sink.report(kinds::pdf_finding, {},
                fmt::format("{}{}: {} ({})", path.string(), place, finding.message, finding.name));
  }
}

// What is asked of a check.
struct Request {
  diaoban::check::Target target = diaoban::check::Target::Epub;
  bool quick = false;
  base::Path scratch;
};

void check_file(const base::Path& path, const Request& request,
                const diaoban::check::SourceSpans& sources, Workshop& workshop) {
  const auto bytes = workshop.files.read(path);
  if (!bytes) throw base::Failure("read", path.string(), "no such file, or not readable");
  if (bytes->starts_with("%PDF-")) {
    check_pdf(*bytes, path, workshop.sink);
  } else if (bytes->starts_with("PK\x03\x04")) {
    diaoban::check::check_epub(*bytes, request.target, sources, workshop.sink);
    if (!request.quick) {
      diaoban::check::check_with_tools(path, *bytes, request.scratch, sources, workshop.sink);
    }
  } else {
    throw base::Failure("check", path.string(), "it is neither an EPUB nor a PDF");
  }
}

// A folder for one run, gone when it is over.
class ScratchFolder {
 public:
  ScratchFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("diaoban-check-" + std::to_string(::getpid()))) {}
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const base::Path& path() const { return path_; }

 private:
  base::Path path_;
};

void check_book(const base::Path& folder, const Request& request, Workshop& workshop) {
  BuildRequest build;
  build.book = folder;
  build.output = request.scratch;
  build.with_sources = true;
  if (request.target != diaoban::check::Target::Epub) {
    const bool kindle = request.target == diaoban::check::Target::Kindle;
    build.editions = {kindle ? "kindle" : "epub"};
  }
  for (const Written& written : build_book(build, workshop)) {
    check_file(written.path, request, written.sources, workshop);
  }
}

}  // namespace

int check_files(const Words& words, Terminal& terminal) {
  po::options_description all;
  all.add(visible_options()).add_options()("what", po::value<Words>()->default_value({"."}, "."));
  po::positional_options_description positional;
  positional.add("what", -1);
  const po::variables_map values = read_arguments(words, all, positional);
  if (values.contains("help")) {
    terminal.print(
        fmt::format("Usage: diaoban check [FILE…|BOOK] [OPTION]…\n\n"
                    "Holds a finished EPUB or PDF, or the editions of a book, against the rules "
                    "that\ncheckers and stores have.\n\n{}",
                    fmt::to_string(fmt::streamed(visible_options()))));
    return 0;
  }
  const ScratchFolder scratch;
  const std::string name = values.contains("for") ? values["for"].as<std::string>() : "";
  const std::vector<std::string>& printers = print_targets();
  const bool for_print = std::find(printers.begin(), printers.end(), name) != printers.end();
  const Request request{read_target(for_print ? std::string() : name), values.contains("quick"),
                        scratch.path()};
  const diagnostics::RenderStyle style = read_render_style(values["diagnostics"].as<std::string>());
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  Workshop workshop{files,         sources, sink, terminal, std::thread::hardware_concurrency(),
                    cache_folder()};
  const Words what = values["what"].as<Words>();
  if (!files.is_file(what.front())) {
    if (what.size() > 1) throw UsageError("one book is checked at a time");
    if (for_print) {
      check_print_book(what.front(), name, scratch.path(), workshop);
    } else {
      check_book(what.front(), request, workshop);
    }
  } else if (for_print) {
    check_print_files({what.begin(), what.end()}, name, workshop);
  } else {
    for (const std::string& path : what) check_file(path, request, {}, workshop);
  }
  terminal.print_error(diagnostics::render(sink.sorted(sources), sources, style, terminal.color()));
  return sink.count(diagnostics::Severity::Error) > 0 ? 1 : 0;
}

}  // namespace diaoban::cli
