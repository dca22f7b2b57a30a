// `diaoban cover`: the covers of a book by themselves.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <thread>

#include "cli/cache.hpp"
#include "cli/commands.hpp"
#include "cli/covers.hpp"

namespace diaoban::cli {
namespace po = boost::program_options;
namespace {

po::options_description visible_options() {
  po::options_description options("Options");
  options.add_options()("as", po::value<std::string>()->default_value("jpeg")->value_name("FORM"),
                        "jpeg (for stores and EPUB), page (a PDF of the front) or wrap (back, "
                        "spine and front for the printer)")(
      "output,o", po::value<std::string>()->default_value("dist")->value_name("DIR"),
      "folder for what is made")("preview", "show folds, trim and safe zones on the wrap")(
      "help,h", "show this help");
  return options;
}

base::Path output_path(const std::string& folder, const project::Metadata& metadata,
                       std::string_view ending) {
  return base::Path(folder) /
         fmt::format("{}-{}-cover{}", metadata.slug, metadata.language, ending);
}

base::Path write_cover(const Manuscript& manuscript, const po::variables_map& values,
                       Workshop& workshop) {
  const Covers covers(manuscript, workshop.sink);
  const std::string folder = values["output"].as<std::string>();
  const std::string form = values["as"].as<std::string>();
  const project::Metadata& metadata = manuscript.book.metadata;
  if (form == "jpeg") {
    const auto picture = covers.store();
    if (!picture) return {};
    const bool png = picture->media_type == "image/png";
    const base::Path path = output_path(folder, metadata, png ? ".png" : ".jpg");
    workshop.files.write(path, picture->bytes);
    return path;
  }
  std::string bytes;
  if (form == "wrap") {
    const project::Edition edition = *project::find_edition(manuscript.book, "print");
    const PrintLayout print = layout_print(manuscript, edition, false, workshop);
    project::check_binding(print.settings, print.theme, print.pages(), workshop.sink);
    const cover::Wrap wrap = covers.wrap(print, values.contains("preview"));
    bytes = write_picture_page(manuscript, edition, wrap.picture, wrap.width, wrap.height,
                               wrap.bleed, print.settings.pdfx, workshop.sink);
  } else {
    const project::Edition edition{"cover", project::Format::Pdf, project::Profile::Screen, {}};
    const project::Theme theme = load_edition_theme(manuscript.book, edition, workshop);
    const double width = theme.page_width.pt();
    const double height = theme.page_height.pt();
    bytes = write_picture_page(manuscript, edition, covers.front(width, height), width, height, 0,
                               false, workshop.sink);
  }
  const base::Path path = output_path(folder, metadata, form == "wrap" ? "-wrap.pdf" : ".pdf");
  workshop.files.write(path, bytes);
  return path;
}

}  // namespace

int make_cover(const Words& words, Terminal& terminal) {
  po::options_description all;
  all.add(visible_options()).add_options()("book", po::value<std::string>()->default_value("."));
  po::positional_options_description positional;
  positional.add("book", 1);
  const po::variables_map values = read_arguments(words, all, positional);
  if (values.contains("help")) {
    terminal.print(
        fmt::format("Usage: diaoban cover [BOOK] [OPTION]…\n\n"
                    "Makes the cover of the book in the folder BOOK (default: here).\n\n{}",
                    fmt::to_string(fmt::streamed(visible_options()))));
    return 0;
  }
  const std::string form = values["as"].as<std::string>();
  if (form != "jpeg" && form != "page" && form != "wrap") {
    throw UsageError(fmt::format("--as takes jpeg, page or wrap, not '{}'", form));
  }
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  Workshop workshop{files,         sources, sink, terminal, std::thread::hardware_concurrency(),
                    cache_folder()};
  const Manuscript manuscript = load_manuscript(values["book"].as<std::string>(), workshop);
  terminal.show_stage("making the cover");
  const base::Path written = write_cover(manuscript, values, workshop);
  terminal.print_error(diagnostics::render(sink.sorted(sources), sources,
                                           diagnostics::RenderStyle::Human, terminal.color()));
  if (!written.empty()) terminal.print(written.string() + "\n");
  return sink.count(diagnostics::Severity::Error) > 0 ? 1 : 0;
}

}  // namespace diaoban::cli
