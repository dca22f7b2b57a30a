// What printers ask of a cover that goes around the book.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::cover {

// Thickness of the book block: pages * per_page + base, in inches.
struct Paper {
  double per_page = 0;
  double base = 0;
};

// Lengths are inches.
struct Printer {
  std::string name;
  double bleed = 0;
  double clear = 0;        // inside the trim
  double spine_clear = 0;  // beside each fold
  int spine_text_pages = 0;
  int least_pages = 0;
  int most_pages = 0;
  double barcode_width = 0;
  double barcode_height = 0;
  double barcode_margin = 0;            // from the trim and the fold
  std::map<std::string, Paper> papers;  // empty: the thickness of a leaf is asked for
};

const std::vector<std::string>& printer_names();
// The printer of that name, which must be one of printer_names().
Printer load_printer(std::string_view name);

// Width of the spine in points. `paper` must be one of the printer's when it has any; otherwise
// `leaf_mm` is the thickness of a leaf, two pages.
double spine_width(const Printer& printer, const std::string& paper, double leaf_mm, int pages);

}  // namespace diaoban::cover
