// What printers ask for, as data: one file of toolchain/project/printers/ a printer.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.hpp"
#include "project/print/trim.hpp"

namespace diaoban::project {

// A paper and the thickness that a page of it gives the book's block.
struct Paper {
  base::Length per_page;
  base::Length base;   // once a book: the cover's own
  bool black = false;  // printed in black only
};

struct PageRange {
  int least = 1;
  int most = 10000;
};

// Page counts by paper; "any" stands for all papers.
using PageRanges = std::map<std::string, PageRange>;

struct TrimGroup {
  std::vector<TrimSize> sizes;
  PageRanges pages;
};

// Sizes that are made without being listed.
struct CustomTrims {
  TrimSize smallest;
  TrimSize largest;
  PageRanges pages;
};

struct Gutter {
  int from = 1;  // pages
  base::Length width;
};

struct Interior {
  base::Length bleed;
  bool bleed_at_spine = true;
  base::Length margin;  // kept free of text at top, bottom and fore edge
  base::Length margin_with_bleed;
  std::vector<Gutter> gutters;  // by rising page count
  int multiple = 1;             // of the page count
  double smallest_text = 0;     // points
  double resolution = 300;      // pixels an inch
  double megabytes = 0;         // 0: no limit
  int blank_run = 0;            // empty pages that may follow one another; 0: any number
  int blank_end = 0;            // and at the end
  bool flattened = false;       // no transparency
  bool device_colors = false;   // grey and CMYK only
};

// The spine carries text from `spine_text_pages` pages on.
struct CoverRules {
  base::Length bleed;
  base::Length clear;        // inside the trim
  base::Length spine_clear;  // beside each fold
  int spine_text_pages = 0;
  base::Length barcode_width;
  base::Length barcode_height;
  base::Length barcode_margin;  // from the trim and the fold
};

struct Printer {
  std::string name;
  std::string title;                           // for messages
  std::vector<std::string> refused_languages;  // BCP 47 primary subtags
  Interior interior;
  CoverRules cover;
  std::map<std::string, Paper> papers;  // empty: the thickness of a leaf is asked for
  std::vector<TrimGroup> trims;
  std::optional<CustomTrims> custom;
};

const std::vector<std::string>& printer_names();
// The printer of that name, which must be one of printer_names().
Printer load_printer(std::string_view name);

// The page counts in which the printer makes this trim on this paper; nothing when it does not.
std::optional<PageRange> page_range(const Printer& printer, const TrimSize& trim,
                                    const std::string& paper);
// The least inner margin of a book of so many pages.
base::Length gutter_width(const Printer& printer, int pages);
// Width of the spine. `paper` must be one of the printer's when it has any; otherwise `leaf` is the
// thickness of a leaf, two pages.
base::Length spine_width(const Printer& printer, const std::string& paper, base::Length leaf,
                         int pages);

}  // namespace diaoban::project
