// `diaoban check --for PRINTER`: finished files, or the print editions of a book.
#pragma once

#include <string>
#include <vector>

#include "cli/manuscript.hpp"

namespace diaoban::cli {

// The names that `--for` takes for printers: theirs, and "print", the one that the book names.
const std::vector<std::string>& print_targets();

// Holds the files of one book against a printer's rules: the inside, and the cover, which has one
// page. Without a cover the file beside the inside, named …-cover.pdf, is taken if it is there.
void check_print_files(const std::vector<base::Path>& paths, const std::string& printer,
                       Workshop& workshop);

// Makes the print editions of the book (or the built-in one) in `output` for this printer, and
// checks them.
void check_print_book(const base::Path& folder, const std::string& printer,
                      const base::Path& output, Workshop& workshop);

}  // namespace diaoban::cli
