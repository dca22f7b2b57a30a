// Implements loading, reading and resolving of a book.
#include "cli/manuscript.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "base/parallel.hpp"
#include "cli/diagrams.hpp"
#include "project/kinds.hpp"
#include "reader/read.hpp"

namespace diaoban::cli {
namespace {

reader::Dialect dialect_of(project::TreeKind kind) {
  switch (kind) {
    case project::TreeKind::MdBook:
      return reader::Dialect::MdBook;
    case project::TreeKind::GitBook:
      return reader::Dialect::GitBook;
    case project::TreeKind::Sphinx:
      return reader::Dialect::Sphinx;
    case project::TreeKind::Diaoban:
    case project::TreeKind::Mystmd:
    case project::TreeKind::Folder:
      return reader::Dialect::Myst;
  }
  return reader::Dialect::Myst;
}

void switch_constructs(const project::Book& book, reader::Syntax& syntax, diagnostics::Sink& sink) {
  for (const std::string& name : book.syntax) {
    if (reader::switch_syntax(syntax, name)) continue;
    const auto near = diagnostics::nearest(name, reader::syntax_names());
    sink.report(project::kinds::settings_value_wrong, project::place_of(book, "syntax"),
                fmt::format("'syntax' names '{}', which is no construct to switch", name),
                near ? fmt::format("did you mean '{}'?", *near) : std::string());
  }
}

std::vector<document::Document> read_documents(const project::Book& book, Workshop& workshop) {
  reader::ReadOptions options;
  options.title_heading = true;
  options.dialect = dialect_of(book.kind);
  options.substitutions = book.substitutions;
  switch_constructs(book, options.syntax, workshop.sink);
  options.drawn = drawn_languages(book);
  const reader::ReadContext context{workshop.files, book.root, workshop.sources, workshop.sink};
  std::vector<document::Document> documents(book.files.size());
  base::parallel_for(book.files.size(), workshop.jobs, [&](std::size_t i) {
    const project::BookFile& file = book.files[i];
    std::optional<std::string> text = workshop.files.read(book.root / file.path);
    if (!text) {
      workshop.sink.report(project::kinds::file_unreadable, file.origin,
                           fmt::format("'{}' cannot be read", file.path));
      text.emplace();
    }
    documents[i] =
        reader::read(std::move(*text), file.path, static_cast<std::uint32_t>(i), context, options);
  });
  return documents;
}

std::int64_t date_of(const project::Book& book, const Pictures& pictures,
                     const base::FileSystem& files) {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    char* end = nullptr;
    const long long seconds = std::strtoll(epoch, &end, 10);
    if (end != epoch && *end == '\0' && seconds >= 0) return seconds;
  }
  std::int64_t newest = pictures.newest_change();
  for (const project::BookFile& file : book.files) {
    newest = std::max(newest, files.modified(book.root / file.path));
  }
  for (const char* name : {"conf.py", "book.toml", "SUMMARY.md", "src/SUMMARY.md", "book.json",
                           "myst.yml", "_toc.yml", "_config.yml"}) {
    newest = std::max(newest, files.modified(book.root / name));
  }
  return newest;
}

std::string setting(const project::Book& book, const std::string& key) {
  const auto found = book.settings.find(key);
  return found == book.settings.end() ? std::string{} : found->second;
}

// The most pixels that a picture may have: "pictures.max-megapixels", in millions.
std::uint64_t find_max_pixels(const project::Book& book, diagnostics::Sink& sink) {
  constexpr std::uint64_t million = 1'000'000;
  constexpr std::uint64_t most = 1000;  // more would not fit into the memory of most machines
  const std::string text = setting(book, "pictures.max-megapixels");
  if (text.empty()) return figures::PrepareOptions{}.max_pixels;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= 1 && value <= most) {
    return value * million;
  }
  sink.report(project::kinds::settings_value_wrong, {},
              fmt::format("'pictures.max-megapixels' is '{}', but should be a whole number from 1 "
                          "to {}",
                          text, most),
              "100 is taken");
  return figures::PrepareOptions{}.max_pixels;
}

base::Path path_or_none(const project::Book& book, const std::string& path) {
  return path.empty() ? base::Path{} : book.root / path;
}

// Whether drawings are painted for the edition, and not only put in as SVG.
bool paints_drawings(const project::Book& book, const project::Edition& edition) {
  return edition.format == project::Format::Pdf || edition.profile == project::Profile::Kindle ||
         cli::setting(book, edition, "pictures") == "raster";
}

Manuscript read_manuscript(project::Book book, bool keep_drawings, Workshop& workshop) {
  fonts::FontBook fonts =
      fonts::FontBook::load(workshop.files, path_or_none(book, setting(book, "fonts.manifest")),
                            workshop.sources, workshop.sink);
  workshop.terminal.show_stage("reading");
  std::vector<document::Document> documents = read_documents(book, workshop);
  workshop.terminal.show_stage("resolving");
  const std::map<std::string, std::string> diagrams = draw_diagrams(book, documents, workshop);
  const bool has_conditions = std::any_of(
      documents.begin(), documents.end(),
      [](const document::Document& document) { return document::has_conditions(document.blocks); });
  diagnostics::Collector unheard;
  resolve::Facts facts =
      resolve::resolve(book, documents, workshop.files, has_conditions ? unheard : workshop.sink);
  workshop.terminal.show_stage("preparing pictures");
  figures::PrepareOptions options;
  options.cache = workshop.cache;
  options.max_pixels = find_max_pixels(book, workshop.sink);
  Pictures pictures = Pictures::prepare(book, documents, diagrams, workshop.files, fonts, options,
                                        keep_drawings, workshop.jobs, workshop.sink);
  const std::int64_t date = date_of(book, pictures, workshop.files);
  return {std::move(book),
          std::move(fonts),
          std::move(documents),
          std::move(facts),
          has_conditions,
          std::move(pictures),
          date};
}

project::Book load_book(const base::Path& folder, Workshop& workshop) {
  workshop.terminal.show_stage("loading");
  return project::load(workshop.files, folder, workshop.sources, workshop.sink);
}

}  // namespace

Manuscript load_manuscript(const base::Path& folder, Workshop& workshop,
                           const std::vector<std::string>& editions) {
  project::Book book = load_book(folder, workshop);
  std::vector<project::Edition> wanted;
  for (const std::string& name : editions) {
    if (const auto edition = project::find_edition(book, name)) wanted.push_back(*edition);
  }
  if (editions.empty()) wanted = book.editions;
  const bool keep_drawings =
      std::any_of(wanted.begin(), wanted.end(),
                  [&](const project::Edition& edition) { return paints_drawings(book, edition); });
  return read_manuscript(std::move(book), keep_drawings, workshop);
}

Manuscript load_manuscript(const base::Path& folder, Workshop& workshop,
                           const project::Edition& edition) {
  project::Book book = load_book(folder, workshop);
  project::apply_edition(book, edition, workshop.sink);
  const bool keep_drawings = paints_drawings(book, edition);
  return read_manuscript(std::move(book), keep_drawings, workshop);
}

project::Theme load_edition_theme(const project::Book& book, const project::Edition& edition,
                                  Workshop& workshop) {
  std::string base_theme = edition.profile == project::Profile::Print ? "print" : "default";
  std::string theme = setting(book, edition, "theme");
  if (theme == "default" || theme == "print") {
    base_theme = theme;
    theme.clear();
  }
  return project::load_theme(base_theme, path_or_none(book, theme), workshop.files,
                             workshop.sources, workshop.sink);
}

std::string setting(const project::Book& book, const project::Edition& edition,
                    const std::string& key) {
  const auto own = edition.settings.find(key);
  return own == edition.settings.end() ? setting(book, key) : own->second;
}

}  // namespace diaoban::cli
