// The rules of print as functions; print.cpp lists them with their ids and sources.
#pragma once

#include "check/print.hpp"

namespace diaoban::check {

// rules_print_file.cpp
void check_print_sound(const PrintJob& job, PrintFindings& findings);
void check_print_annotations(const PrintJob& job, PrintFindings& findings);
void check_print_attachments(const PrintJob& job, PrintFindings& findings);
void check_print_colors(const PrintJob& job, PrintFindings& findings);
void check_print_device_colors(const PrintJob& job, PrintFindings& findings);
void check_print_encryption(const PrintJob& job, PrintFindings& findings);
void check_print_file_size(const PrintJob& job, PrintFindings& findings);
void check_print_fonts(const PrintJob& job, PrintFindings& findings);
void check_print_layers(const PrintJob& job, PrintFindings& findings);
void check_print_outline(const PrintJob& job, PrintFindings& findings);
void check_print_pictures(const PrintJob& job, PrintFindings& findings);
void check_print_scripts(const PrintJob& job, PrintFindings& findings);
void check_print_standard(const PrintJob& job, PrintFindings& findings);
void check_print_transparency(const PrintJob& job, PrintFindings& findings);
void check_print_type(const PrintJob& job, PrintFindings& findings);

// rules_print_pages.cpp
void check_print_blanks(const PrintJob& job, PrintFindings& findings);
void check_print_bleed(const PrintJob& job, PrintFindings& findings);
void check_print_gutter(const PrintJob& job, PrintFindings& findings);
void check_print_margins(const PrintJob& job, PrintFindings& findings);
void check_print_multiple(const PrintJob& job, PrintFindings& findings);
void check_print_page_count(const PrintJob& job, PrintFindings& findings);
void check_print_page_size(const PrintJob& job, PrintFindings& findings);
void check_print_sheet(const PrintJob& job, PrintFindings& findings);

// rules_print_cover.cpp
void check_cover_barcode(const PrintJob& job, PrintFindings& findings);
void check_cover_clear(const PrintJob& job, PrintFindings& findings);
void check_cover_pages(const PrintJob& job, PrintFindings& findings);
void check_cover_size(const PrintJob& job, PrintFindings& findings);
void check_cover_spine(const PrintJob& job, PrintFindings& findings);

// ---- what rules share (print_measure.cpp) ----

// The trimmed page: the file's own TrimBox, or the sheet without the bleed that the printer asks
// for, when that is a size it makes, or the sheet. `index` counts from 0, so even ones are rectos.
pdf::PageBox trim_of(const pdf::PrintPage& page, const project::Printer& printer,
                     std::size_t index);
project::TrimSize size_of(const pdf::PageBox& box);
// "page 12"
std::string place_of_page(const PrintPart& part, std::size_t index);
// "0.375 in (9.5 mm)"
std::string written_length(double points);

}  // namespace diaoban::check
