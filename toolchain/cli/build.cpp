// `diaoban build`: the editions of a book.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <cstdlib>
#include <thread>

#include "cli/cache.hpp"
#include "cli/commands.hpp"
#include "cli/pipeline.hpp"

namespace diaoban::cli {
namespace po = boost::program_options;
namespace {

std::string size_text(std::uintmax_t bytes) {
  const double size = static_cast<double>(bytes);
  return size >= 1e6 ? fmt::format("{:.1f} MB", size / 1e6) : fmt::format("{:.0f} kB", size / 1e3);
}

po::options_description visible_options() {
  po::options_description options("Options");
  options.add_options()("edition,e", po::value<Words>()->value_name("NAME"),
                        "make this edition only; may be given again. Built in: epub, kindle, "
                        "screen, print")(
      "output,o", po::value<std::string>()->default_value("dist")->value_name("DIR"),
      "folder for what is made")("jobs,j", po::value<unsigned>()->value_name("N"),
                                 "threads to use; default: one a core")(
      "strict", "exit with 1 on warnings too")("quiet,q", "print errors only")(
      "diagnostics", po::value<std::string>()->default_value("human")->value_name("STYLE"),
      "human, short, json or github")(
      "report", po::value<std::string>()->value_name("WHAT"),
      "layout: beside each PDF, write what the setting of its lines took, as JSON")(
      "no-cache", "prepare every picture anew")("help,h", "show this help");
  return options;
}

std::string help() {
  return fmt::format(
      "Usage: diaoban build [BOOK] [OPTION]…\n\n"
      "Makes the editions of the book in the folder BOOK (default: here). BOOK is a Sphinx tree,\n"
      "an mdBook, a GitBook, a MyST project, a folder with a book.toml, or Markdown files.\n"
      "One Markdown file is a book too.\n\n{}",
      fmt::to_string(fmt::streamed(visible_options())));
}

std::vector<diagnostics::Diagnostic> errors_only(std::vector<diagnostics::Diagnostic> all) {
  std::erase_if(all,
                [](const auto& d) { return d.kind->severity != diagnostics::Severity::Error; });
  return all;
}

bool wants_layout_report(const po::variables_map& values) {
  if (!values.contains("report")) return false;
  const std::string& what = values["report"].as<std::string>();
  if (what != "layout") throw UsageError(fmt::format("--report takes layout, not '{}'", what));
  return true;
}

int exit_code(const diagnostics::Collector& sink, bool strict) {
  if (sink.count(diagnostics::Severity::Error) > 0) return 1;
  return strict && sink.count(diagnostics::Severity::Warning) > 0 ? 1 : 0;
}

}  // namespace

int build(const Words& words, Terminal& terminal) {
  po::options_description all;
  all.add(visible_options()).add_options()("book", po::value<std::string>()->default_value("."));
  po::positional_options_description positional;
  positional.add("book", 1);
  const po::variables_map values = read_arguments(words, all, positional);
  if (values.contains("help")) {
    terminal.print(help());
    return 0;
  }
  const diagnostics::RenderStyle style = read_render_style(values["diagnostics"].as<std::string>());
  const bool quiet = values.contains("quiet");
  terminal.set_quiet(quiet);

  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  Workshop workshop{files, sources, sink, terminal, std::thread::hardware_concurrency(), {}};
  if (values.contains("jobs")) workshop.jobs = values["jobs"].as<unsigned>();
  if (!values.contains("no-cache")) workshop.cache = cache_folder();
  BuildRequest request;
  request.book = values["book"].as<std::string>();
  request.output = values["output"].as<std::string>();
  if (values.contains("edition")) request.editions = values["edition"].as<Words>();
  request.report_layout = wants_layout_report(values);
  const std::vector<Written> written = build_book(request, workshop);

  std::vector<diagnostics::Diagnostic> found = sink.sorted(sources);
  if (quiet) found = errors_only(std::move(found));
  terminal.print_error(diagnostics::render(found, sources, style, terminal.color()));
  if (!quiet) {
    for (const Written& file : written) {
      terminal.print(fmt::format("{}  {}\n", file.path.string(),
                                 file.summary.empty() ? size_text(file.bytes) : file.summary));
    }
  }
  return exit_code(sink, values.contains("strict"));
}

}  // namespace diaoban::cli
