// Implements the layout of print editions: again until page count and gutter agree.
#include "cli/print_layout.hpp"

#include <algorithm>

#include "cli/edition_content.hpp"
#include "document/link_notes.hpp"
#include "typeset/book/paper.hpp"
#include "typeset/typeset.hpp"

namespace diaoban::cli {
namespace {

constexpr int most_rounds = 4;
constexpr int first_guess = 120;  // pages

class PrintSetter {
 public:
  PrintSetter(const Manuscript& manuscript, const project::Edition& edition, Workshop& workshop)
      : manuscript_(manuscript),
        edition_(edition),
        workshop_(workshop),
        theme_(load_edition_theme(manuscript.book, edition, workshop)),
        content_(manuscript, edition, theme_.numbering, workshop),
        documents_(&content_.documents()),
        facts_(&content_.facts()) {}

  PrintLayout run(bool with_report) {
    PrintLayout made;
    made.settings = project::read_print_settings(manuscript_.book, edition_, workshop_.sink);
    if (&content_.documents() != &manuscript_.documents) made.documents = content_.documents();
    if (made.settings.link_notes) note_links(made);
    int pages = first_guess;
    for (int round = 0;; ++round) {
      made.theme = project::fit_to_paper(theme_, made.settings, pages);
      diagnostics::Collector found;
      made.report = {};
      made.layout = lay_out(made.theme, with_report ? &made.report : nullptr, found);
      const int bound = project::bound_pages(made.settings, made.pages());
      // After the first guess the gutter never shrinks again, or two page counts could alternate.
      pages = round == 0 ? bound : std::max(pages, bound);
      const project::Theme wanted = project::fit_to_paper(theme_, made.settings, pages);
      const bool settled = wanted.measure_em == made.theme.measure_em;
      if (!settled && round + 1 < most_rounds) continue;
      finish(made, wanted.inner_margin - made.theme.inner_margin, bound);
      for (auto& one : found.sorted(workshop_.sources)) workshop_.sink.report(std::move(one));
      return made;
    }
  }

 private:
  typeset::Layout lay_out(const project::Theme& theme, typeset::LayoutReport* report,
                          diagnostics::Sink& sink) const {
    const auto find = [&](const std::string& path) { return manuscript_.pictures.find(path); };
    return typeset::layout({manuscript_.book, edition_, theme, *documents_, *facts_,
                            manuscript_.fonts, find, nullptr, sink, workshop_.jobs, report});
  }

  // The addresses of links become notes: of this edition only, so it has trees and facts of its
  // own. What is wrong with the manuscript was told when it was resolved first.
  void note_links(PrintLayout& made) {
    made.documents = content_.documents();
    for (document::Document& one : made.documents) document::add_link_notes(one);
    diagnostics::Collector known;
    noted_facts_ = resolve::resolve(manuscript_.book, made.documents, workshop_.files, known,
                                    theme_.numbering);
    documents_ = &made.documents;
    facts_ = &noted_facts_;
  }

  // The measure is right: what is left is to move the type area and to fill up the last sheet.
  static void finish(PrintLayout& made, base::Length wider, int bound) {
    if (made.theme.two_sided) typeset::move_from_spine(made.layout, wider.pt());
    made.theme.inner_margin += wider;
    typeset::add_blank_pages(made.layout, static_cast<std::size_t>(bound),
                             made.theme.bleed_at_spine);
  }

  const Manuscript& manuscript_;
  const project::Edition& edition_;
  Workshop& workshop_;
  project::Theme theme_;
  const EditionContent content_;
  const std::vector<document::Document>* documents_;
  const resolve::Facts* facts_;
  resolve::Facts noted_facts_;
};

}  // namespace

PrintLayout layout_print(const Manuscript& manuscript, const project::Edition& edition,
                         bool with_report, Workshop& workshop) {
  return PrintSetter(manuscript, edition, workshop).run(with_report);
}

}  // namespace diaoban::cli
