// What a print edition asks for: the printer and its paper, trim, bleed, gutter, inks.
#pragma once

#include <optional>
#include <string>

#include "project/book.hpp"
#include "project/print/printer.hpp"
#include "project/theme.hpp"

namespace diaoban::project {

struct PrintSettings {
  Printer printer;
  bool printer_named = false;  // by the book, not by default
  diagnostics::Span printer_place;
  std::string paper;             // one of the printer's; empty when it has none
  std::optional<TrimSize> trim;  // none: the theme's page
  diagnostics::Span trim_place;
  std::optional<Length> bleed;   // none: the theme's, which is none by default
  std::optional<Length> gutter;  // inner margin of its own; none: by the page count
  int multiple = 1;              // of the page count
  bool grey = false;             // no colour; text in pure black
  bool marks = false;            // crop marks
  bool link_notes = false;       // addresses of links as notes
  bool pdfx = false;             // PDF/X-1a:2001: greys and CMYK only
};

// The settings of a print edition: its own keys `printer`, `paper`, `trim`, `bleed` (true: the
// printer's; or a length), `gutter`, `multiple`, `grey`, `marks`, `link-notes`, `standard` ("x1a"),
// else those of the book's table [print], else `cover.printer` and `cover.paper`, else what suits
// the book's language. What is wrong is a diagnostic at its place, and the default counts.
PrintSettings read_print_settings(const Book& book, const Edition& edition,
                                  diagnostics::Sink& sink);

// The theme with its page and type area as the settings and a page count ask. The inner margin
// grows with the page count, and so the measure may shrink, but is never wider for more pages.
Theme fit_to_paper(const Theme& theme, const PrintSettings& settings, int pages);

// The page count that is bound: blank pages are added up to it.
int bound_pages(const PrintSettings& settings, int pages);

// Tells what the printer would refuse: a trim it does not make, a page count out of its range.
void check_binding(const PrintSettings& settings, const Theme& theme, int pages,
                   diagnostics::Sink& sink);

}  // namespace diaoban::project
