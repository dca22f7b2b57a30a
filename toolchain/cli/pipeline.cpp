// Implements a build: load, read, resolve, prepare, then each edition is written or typeset and
// painted.
#include "cli/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "base/parallel.hpp"
#include "cli/covers.hpp"
#include "cli/kinds.hpp"
#include "cli/pictures.hpp"
#include "epub/write.hpp"
#include "fonts/font_book.hpp"
#include "pdf/write.hpp"
#include "project/book.hpp"
#include "project/kinds.hpp"
#include "project/theme.hpp"
#include "reader/read.hpp"
#include "resolve/facts.hpp"
#include "typeset/typeset.hpp"

namespace diaoban::cli {
namespace {

// Everything that the editions of one build share.
struct Manuscript {
  project::Book book;
  std::vector<document::Document> documents;
  resolve::Facts facts;
  Pictures pictures;
  std::optional<Covers> covers;
  std::int64_t date = 0;
};

std::string setting(const project::Book& book, const std::string& key) {
  const auto found = book.settings.find(key);
  return found == book.settings.end() ? std::string{} : found->second;
}

std::vector<project::Edition> choose_editions(const project::Book& book,
                                              const std::vector<std::string>& names,
                                              diagnostics::Sink& sink) {
  if (names.empty()) return book.editions;
  std::vector<project::Edition> chosen;
  for (const std::string& name : names) {
    if (const auto edition = project::find_edition(book, name)) {
      chosen.push_back(*edition);
      continue;
    }
    const std::string meant = project::suggest_edition(book, name);
    sink.report(kinds::edition_unknown, {}, fmt::format("the book has no edition '{}'", name),
                meant.empty() ? std::string{} : fmt::format("did you mean '{}'?", meant));
  }
  return chosen;
}

reader::Dialect dialect_of(project::TreeKind kind) {
  switch (kind) {
    case project::TreeKind::MdBook:
      return reader::Dialect::MdBook;
    case project::TreeKind::GitBook:
      return reader::Dialect::GitBook;
    case project::TreeKind::Diaoban:
    case project::TreeKind::Sphinx:
    case project::TreeKind::Mystmd:
    case project::TreeKind::Folder:
      return reader::Dialect::Myst;
  }
  return reader::Dialect::Myst;
}

std::vector<document::Document> read_documents(const project::Book& book,
                                               const base::FileSystem& files, unsigned jobs,
                                               diagnostics::Sources& sources,
                                               diagnostics::Sink& sink) {
  reader::ReadOptions options;
  options.dialect = dialect_of(book.kind);
  options.substitutions = book.substitutions;
  const reader::ReadContext context{files, book.root, sources, sink};
  std::vector<document::Document> documents(book.files.size());
  base::parallel_for(book.files.size(), jobs, [&](std::size_t i) {
    const project::BookFile& file = book.files[i];
    std::optional<std::string> text = files.read(book.root / file.path);
    if (!text) {
      sink.report(project::kinds::file_unreadable, file.origin,
                  fmt::format("'{}' cannot be read", file.path));
      text.emplace();
    }
    documents[i] =
        reader::read(std::move(*text), file.path, static_cast<std::uint32_t>(i), context, options);
  });
  return documents;
}

// The date of the editions: SOURCE_DATE_EPOCH, or else the newest input's, so that the same input
// gives the same bytes.
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
  for (const char* name : {"conf.py", "book.toml", "SUMMARY.md", "myst.yml"}) {
    newest = std::max(newest, files.modified(book.root / name));
  }
  return newest;
}

std::string write_epub(const Manuscript& manuscript, const project::Edition& edition,
                       const project::Theme& theme, const fonts::FontBook& fonts,
                       diagnostics::Sink& sink) {
  const auto find = [&](const std::string& path) { return manuscript.pictures.find(path); };
  return epub::write({manuscript.book, edition, theme, manuscript.documents, manuscript.facts,
                      fonts, find, manuscript.covers->store(), manuscript.date, sink});
}

struct PdfFiles {
  std::string pages;
  std::string wrap;  // the cover of a print edition; empty: none
};

PdfFiles write_pdf(const Manuscript& manuscript, const project::Edition& edition,
                   const project::Theme& theme, const fonts::FontBook& fonts,
                   diagnostics::Sink& sink) {
  const auto find = [&](const std::string& path) { return manuscript.pictures.find(path); };
  const typeset::Layout layout =
      typeset::layout({manuscript.book, edition, theme, manuscript.documents, manuscript.facts,
                       fonts, find, manuscript.covers->page(theme), sink});
  const bool print = edition.profile == project::Profile::Print;
  pdf::WriteOptions options;
  options.date = manuscript.date;
  options.links = !print;
  PdfFiles files;
  files.pages = pdf::write(layout, manuscript.book, edition, fonts, options, sink);
  if (!print) return files;
  options.tagged = false;
  project::Edition cover = edition;
  cover.settings["standard"] = "";  // a sheet of ink has no text to read aloud
  files.wrap = pdf::write(
      manuscript.covers->wrap(manuscript.book, theme, static_cast<int>(layout.pages.size())),
      manuscript.book, cover, fonts, options, sink);
  return files;
}

base::Path output_path(const BuildRequest& request, const project::Book& book,
                       const project::Edition& edition, const char* part = "") {
  return request.output / fmt::format("{}-{}-{}{}.{}", book.metadata.slug, book.metadata.language,
                                      edition.name, part,
                                      edition.format == project::Format::Epub ? "epub" : "pdf");
}

}  // namespace

std::vector<Written> build_book(const BuildRequest& request, base::FileSystem& files,
                                diagnostics::Sources& sources, diagnostics::Collector& sink,
                                Terminal& terminal) {
  Manuscript manuscript;
  terminal.show_stage("loading");
  manuscript.book = project::load(files, request.book, sources, sink);
  const project::Book& book = manuscript.book;
  const std::vector<project::Edition> editions = choose_editions(book, request.editions, sink);

  terminal.show_stage("reading");
  manuscript.documents = read_documents(book, files, request.jobs, sources, sink);

  terminal.show_stage("resolving");
  manuscript.facts = resolve::resolve(book, manuscript.documents, files, sink);

  terminal.show_stage("preparing pictures");
  const std::string manifest = setting(book, "fonts.manifest");
  const fonts::FontBook fonts = fonts::FontBook::load(
      files, manifest.empty() ? base::Path{} : book.root / manifest, sources, sink);
  figures::PrepareOptions picture_options;
  picture_options.cache = request.cache;
  manuscript.pictures = Pictures::prepare(book, manuscript.documents, files, fonts, picture_options,
                                          request.jobs, sink);
  manuscript.covers.emplace(Covers::prepare(book, manuscript.pictures, fonts, sink));
  manuscript.date = date_of(book, manuscript.pictures, files);

  terminal.show_stage("making the editions");
  const std::string theme_path = setting(book, "theme");
  std::vector<std::vector<Written>> written(editions.size());
  base::parallel_for(editions.size(), request.jobs, [&](std::size_t i) {
    const project::Edition& edition = editions[i];
    const std::string base_theme = edition.profile == project::Profile::Print ? "print" : "default";
    const project::Theme theme =
        project::load_theme(base_theme, theme_path.empty() ? base::Path{} : book.root / theme_path,
                            files, sources, sink);
    const auto keep = [&](const std::string& bytes, const char* part) {
      const base::Path path = output_path(request, book, edition, part);
      files.write(path, bytes);
      written[i].push_back({path, bytes.size()});
    };
    if (edition.format == project::Format::Epub) {
      keep(write_epub(manuscript, edition, theme, fonts, sink), "");
      return;
    }
    const PdfFiles made = write_pdf(manuscript, edition, theme, fonts, sink);
    keep(made.pages, "");
    if (!made.wrap.empty()) keep(made.wrap, "-cover");
  });
  terminal.clear_stage();
  std::vector<Written> all;
  for (const std::vector<Written>& some : written) all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace diaoban::cli
