// Implements a build: a manuscript is loaded, then each edition is written, or typeset and painted.
#include "cli/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include "base/parallel.hpp"
#include "check/print_layout.hpp"
#include "cli/covers.hpp"
#include "cli/edition_content.hpp"
#include "cli/kinds.hpp"
#include "cli/page_starts.hpp"
#include "cli/print_layout.hpp"
#include "document/walk.hpp"
#include "epub/write.hpp"
#include "pdf/write.hpp"
#include "resolve/facts.hpp"
#include "typeset/paragraph/report.hpp"
#include "typeset/typeset.hpp"

namespace diaoban::cli {
namespace {

using project::Edition;
using project::Profile;

std::vector<Edition> choose_editions(const project::Book& book,
                                     const std::vector<std::string>& names,
                                     diagnostics::Sink& sink) {
  if (names.empty()) return book.editions;
  std::vector<Edition> chosen;
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

// Places of all nodes, for what is found wrong after the trees are left behind.
resolve::NodeMap<diagnostics::Span> places_of(const std::vector<document::Document>& documents) {
  resolve::NodeMap<diagnostics::Span> places;
  document::Walker walker;
  walker.block = [&](const document::Block& block) { places.emplace(block.id, block.span); };
  walker.inline_node = [&](const document::Inline& node) { places.emplace(node.id, node.span); };
  for (const document::Document& document : documents) document::walk(document.blocks, walker);
  return places;
}

std::function<diagnostics::Span(document::NodeId)> finder_in(
    const resolve::NodeMap<diagnostics::Span>& places) {
  return [&places](document::NodeId id) {
    const auto found = places.find(id);
    return found == places.end() ? diagnostics::Span{} : found->second;
  };
}

// The first line that says anything of the book as a whole: a setting, its list of files, or else
// where its text begins.
diagnostics::Span place_of_description(const project::Book& book,
                                       const std::vector<document::Document>& documents) {
  if (const auto title = project::place_of(book, "title"); !title.is_null()) return title;
  if (!book.places.empty()) return book.places.begin()->second;
  for (const project::BookFile& file : book.files) {
    if (!file.origin.is_null()) return file.origin;
  }
  for (const document::Document& document : documents) {
    if (!document.blocks.empty()) return document.blocks.front().span;
  }
  return {};
}

class EditionMaker {
 public:
  EditionMaker(const Manuscript& manuscript, const Covers& covers, PageList& page_list,
               const BuildRequest& request, Workshop& workshop)
      : manuscript_(manuscript),
        covers_(covers),
        page_list_(page_list),
        request_(request),
        workshop_(workshop) {}

  std::vector<Written> make(const Edition& edition) const {
    if (edition.format == project::Format::Pdf && edition.profile == Profile::Print) {
      return make_print(edition);
    }
    const project::Theme theme = load_edition_theme(manuscript_.book, edition, workshop_);
    const EditionContent content(manuscript_, edition, theme.numbering, workshop_);
    if (edition.format == project::Format::Epub) return {write_epub(edition, content, theme)};
    return make_screen(edition, content, theme);
  }

 private:
  Written write_epub(const Edition& edition, const EditionContent& content,
                     const project::Theme& theme) const {
    const auto find = [&](const std::string& path) { return manuscript_.pictures.find(path); };
    epub::SourceMap sources;
    Written written =
        put(edition, ".epub",
            epub::write({manuscript_.book, edition, theme, content.documents(), content.facts(),
                         manuscript_.fonts, find, covers_.store(), manuscript_.date, workshop_.sink,
                         page_list_.pages(), page_list_.source(),
                         request_.with_sources ? &sources : nullptr}));
    if (!request_.with_sources) return written;
    written.sources.settings = {manuscript_.book.places.begin(), manuscript_.book.places.end()};
    written.sources.book = place_of_description(manuscript_.book, content.documents());
    const auto places = places_of(content.documents());
    for (const auto& [page, nodes] : sources) {
      for (const auto& [element, node] : nodes) {
        const auto found = places.find(node);
        if (found != places.end()) written.sources.pages[page].emplace(element, found->second);
      }
    }
    return written;
  }

  std::vector<Written> make_screen(const Edition& edition, const EditionContent& content,
                                   const project::Theme& theme) const {
    const auto find = [&](const std::string& path) { return manuscript_.pictures.find(path); };
    const auto front = covers_.front(theme.page_width.pt(), theme.page_height.pt());
    typeset::LayoutReport report;
    typeset::Layout layout = typeset::layout(
        {manuscript_.book, edition, theme, content.documents(), content.facts(), manuscript_.fonts,
         find, front, workshop_.sink, workshop_.jobs, request_.report_layout ? &report : nullptr});
    if (page_list_.is_of(edition)) {
      page_list_.set(page_starts_of(layout, content.documents()), source_name(edition));
    }
    const auto places = places_of(content.documents());
    pdf::WriteOptions options;
    options.date = manuscript_.date;
    options.grey = setting(manuscript_.book, edition, "grey") == "true";
    options.jobs = workshop_.jobs;
    options.find_span = finder_in(places);
    std::vector<Written> written{put(edition, ".pdf",
                                     pdf::write(std::move(layout), manuscript_.book, edition,
                                                manuscript_.fonts, options, workshop_.sink))};
    if (request_.report_layout) written.push_back(put_report(edition, report));
    return written;
  }

  // The inside of the book, and the cover that goes around it.
  std::vector<Written> make_print(const Edition& edition) const {
    PrintLayout print = layout_print(manuscript_, edition, request_.report_layout, workshop_);
    const std::vector<document::Document>& documents =
        print.documents.empty() ? manuscript_.documents : print.documents;
    if (page_list_.is_of(edition)) {
      page_list_.set(page_starts_of(print.layout, documents), source_name(edition));
    }
    const project::PrintSettings& settings = print.settings;
    if (settings.printer_named) {
      project::check_binding(settings, print.theme, print.pages(), workshop_.sink);
    }
    const auto places = places_of(documents);
    pdf::WriteOptions options;
    options.date = manuscript_.date;
    options.links = false;
    options.tagged = false;
    options.grey = settings.grey;
    options.crop_marks = settings.marks;
    options.pdfx = settings.pdfx;
    options.flat = settings.pdfx || settings.printer.interior.flattened;
    options.jobs = workshop_.jobs;
    options.find_span = finder_in(places);
    check::check_print_layout(print.layout, settings.printer.interior, options.find_span,
                              workshop_.sink);
    const cover::Wrap wrap = covers_.wrap(print, false);
    std::vector<Written> written{
        put(edition, ".pdf",
            pdf::write(std::move(print.layout), manuscript_.book, edition, manuscript_.fonts,
                       options, workshop_.sink)),
        put(edition, "-cover.pdf",
            write_picture_page(manuscript_, edition, wrap.picture, wrap.width, wrap.height,
                               wrap.bleed, settings.pdfx, workshop_.sink))};
    if (request_.report_layout) written.push_back(put_report(edition, print.report));
    return written;
  }

  Written put_report(const Edition& edition, const typeset::LayoutReport& report) const {
    Written written =
        put(edition, "-layout.json", typeset::write_report(report, workshop_.sources));
    written.summary = typeset::summarise(report, workshop_.sources);
    return written;
  }

  // What an EPUB calls the edition whose pages it lists: its own identifier, or the book's title.
  // The file's name will not do, since it may come from the folder that the book lies in.
  std::string source_name(const Edition& edition) const {
    const auto own = edition.settings.find("identifier");
    if (own != edition.settings.end() && !own->second.empty()) return own->second;
    return fmt::format("{} (PDF, {})", manuscript_.book.metadata.title, edition.name);
  }

  Written put(const Edition& edition, std::string_view ending, const std::string& bytes) const {
    const project::Metadata& metadata = manuscript_.book.metadata;
    const base::Path path = request_.output / fmt::format("{}-{}-{}{}", metadata.slug,
                                                          metadata.language, edition.name, ending);
    workshop_.files.write(path, bytes);
    return {path, bytes.size(), {}, {}};
  }

  const Manuscript& manuscript_;
  const Covers& covers_;
  PageList& page_list_;
  const BuildRequest& request_;
  Workshop& workshop_;
};

// The manuscripts of editions with a book of their own, by their places in `editions`. What is
// wrong with the text was said when it was first read; what has no place in it may be new.
std::map<std::size_t, Manuscript> load_own(const BuildRequest& request,
                                           const std::vector<Edition>& editions,
                                           Workshop& workshop) {
  std::map<std::size_t, Manuscript> own;
  for (std::size_t i = 0; i < editions.size(); ++i) {
    if (!project::has_own_book(editions[i])) continue;
    diagnostics::Collector found;
    Workshop apart{workshop.files,    workshop.sources, found,
                   workshop.terminal, workshop.jobs,    workshop.cache};
    own.emplace(i, load_manuscript(request.book, apart, editions[i]));
    for (auto& one : found.sorted(workshop.sources)) {
      if (one.span.is_null()) workshop.sink.report(std::move(one));
    }
  }
  return own;
}

}  // namespace

std::vector<Written> build_book(const BuildRequest& request, Workshop& workshop) {
  const Manuscript manuscript = load_manuscript(request.book, workshop, request.editions);
  // What was made of the book before stays: an EPUB without chapters would not be valid.
  if (manuscript.book.files.empty()) return {};
  std::vector<Edition> editions = choose_editions(manuscript.book, request.editions, workshop.sink);
  for (Edition& edition : editions) {
    if (!request.printer.empty()) edition.settings["printer"] = request.printer;
  }
  const std::map<std::size_t, Manuscript> own = load_own(request, editions, workshop);
  const Covers covers(manuscript, workshop.sink);
  PageList page_list(editions);
  workshop.terminal.show_stage("making the editions");
  // The edition that others wait for comes first, so that one thread is enough.
  std::vector<std::size_t> order(editions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t i) { return page_list.is_of(editions[i]); });
  std::vector<std::vector<Written>> made(editions.size());
  base::parallel_for(editions.size(), workshop.jobs, [&](std::size_t i) {
    const Edition& edition = editions[order[i]];
    try {
      const auto found = own.find(order[i]);
      if (found == own.end()) {
        made[order[i]] =
            EditionMaker(manuscript, covers, page_list, request, workshop).make(edition);
      } else {
        const Covers own_covers(found->second, workshop.sink);
        made[order[i]] =
            EditionMaker(found->second, own_covers, page_list, request, workshop).make(edition);
      }
    } catch (...) {
      if (page_list.is_of(edition)) page_list.fail(std::current_exception());
      throw;
    }
  });
  workshop.terminal.clear_stage();
  std::vector<Written> written;
  for (const std::vector<Written>& files : made) {
    written.insert(written.end(), files.begin(), files.end());
  }
  return written;
}

}  // namespace diaoban::cli
