// `diaoban render`: one manuscript file's body, for tests and for the curious.
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <iostream>
#include <iterator>

#include "base/failure.hpp"
#include "cli/commands.hpp"
#include "document/dump.hpp"
#include "epub/write.hpp"
#include "reader/read.hpp"
#include "resolve/facts.hpp"

namespace diaoban::cli {
namespace po = boost::program_options;
namespace {

po::options_description visible_options() {
  po::options_description options("Options");
  options.add_options()("to", po::value<std::string>()->default_value("xhtml")->value_name("FORM"),
                        "xhtml or tree")("raw-html",
                                         "leave raw HTML as written; never used for a book")(
      "dialect", po::value<std::string>()->default_value("myst")->value_name("NAME"),
      "myst, sphinx, mdbook, gitbook, gfm or commonmark")(
      "syntax", po::value<std::string>()->default_value("")->value_name("LIST"),
      "constructs to switch, parted by commas, as the key syntax of book.toml names them")(
      "diagnostics", po::value<std::string>()->default_value("human")->value_name("STYLE"),
      "human, short, json or github")("help,h", "show this help");
  return options;
}

std::string read_input(const std::string& name, const base::FileSystem& files) {
  if (name == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  auto text = files.read(name);
  if (!text) throw base::Failure("read", name, "no such file, or not readable");
  return std::move(*text);
}

reader::Dialect read_dialect(const std::string& name) {
  static constexpr std::pair<std::string_view, reader::Dialect> dialects[] = {
      {"myst", reader::Dialect::Myst},     {"sphinx", reader::Dialect::Sphinx},
      {"mdbook", reader::Dialect::MdBook}, {"gitbook", reader::Dialect::GitBook},
      {"gfm", reader::Dialect::Gfm},       {"commonmark", reader::Dialect::CommonMark}};
  for (const auto& [known, dialect] : dialects) {
    if (known == name) return dialect;
  }
  throw UsageError(fmt::format(
      "--dialect takes myst, sphinx, mdbook, gitbook, gfm or commonmark, not '{}'", name));
}

reader::Syntax read_syntax(std::string_view list) {
  reader::Syntax syntax;
  while (!list.empty()) {
    const std::size_t end = std::min(list.size(), list.find(','));
    const std::string_view name = list.substr(0, end);
    if (!name.empty() && !reader::switch_syntax(syntax, name)) {
      throw UsageError(fmt::format("--syntax has no '{}', but {}", name,
                                   fmt::join(reader::syntax_names(), ", ")));
    }
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  return syntax;
}

// The facts of a book of this file alone. What it points to elsewhere is no mistake here, so that
// nothing is reported.
resolve::Facts resolve_alone(const std::vector<document::Document>& documents,
                             const base::Path& folder, const base::FileSystem& files) {
  project::Book book;
  book.root = folder;
  book.number_figures = true;
  project::BookFile entry;
  entry.path = documents.front().path;
  book.files.push_back(std::move(entry));
  diagnostics::Collector unheard;
  return resolve::resolve(book, documents, files, unheard);
}

}  // namespace

int render(const Words& words, Terminal& terminal) {
  po::options_description all;
  all.add(visible_options()).add_options()("file", po::value<std::string>());
  po::positional_options_description positional;
  positional.add("file", 1);
  const po::variables_map values = read_arguments(words, all, positional);
  if (values.contains("help")) {
    terminal.print(
        fmt::format("Usage: diaoban render FILE|- [OPTION]…\n\n"
                    "Shows the body of one manuscript file; - reads standard input.\n\n{}",
                    fmt::to_string(fmt::streamed(visible_options()))));
    return 0;
  }
  if (!values.contains("file")) throw UsageError("render needs a file, or - for standard input");
  const std::string form = values["to"].as<std::string>();
  if (form != "xhtml" && form != "tree") {
    throw UsageError(fmt::format("--to takes xhtml or tree, not '{}'", form));
  }
  const diagnostics::RenderStyle style = read_render_style(values["diagnostics"].as<std::string>());
  const std::string name = values["file"].as<std::string>();

  const base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  reader::ReadOptions options;
  options.keep_html = values.contains("raw-html");
  options.dialect = read_dialect(values["dialect"].as<std::string>());
  options.syntax = read_syntax(values["syntax"].as<std::string>());
  const base::Path path = name == "-" ? base::Path("-") : base::Path(name);
  const base::Path folder = path.has_parent_path() ? path.parent_path() : base::Path(".");
  std::vector<document::Document> documents;
  documents.push_back(reader::read(read_input(name, files), path.filename().string(), 0,
                                   {files, folder, sources, sink}, options));
  const document::Document& document = documents.front();
  if (form == "tree") {
    terminal.print(document::dump(document));
  } else {
    const resolve::Facts facts = resolve_alone(documents, folder, files);
    terminal.print(epub::write_fragment(document, &facts));
  }
  terminal.print_error(diagnostics::render(sink.sorted(sources), sources, style, terminal.color()));
  return sink.count(diagnostics::Severity::Error) > 0 ? 1 : 0;
}

}  // namespace diaoban::cli
