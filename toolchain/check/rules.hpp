// The rules of the preflight as functions; epub.cpp lists them with their ids and sources.
#pragma once

#include "check/epub.hpp"
#include "check/publication.hpp"

namespace diaoban::check {

// rules_container.cpp
void check_container(const Publication& publication, Findings& findings);
void check_file_names(const Publication& publication, Findings& findings);
void check_manifest(const Publication& publication, Findings& findings);
void check_metadata(const Publication& publication, Findings& findings);
void check_accessibility(const Publication& publication, Findings& findings);
void check_cover(const Publication& publication, Findings& findings);
void check_navigation(const Publication& publication, Findings& findings);

// rules_pages.cpp
void check_pages(const Publication& publication, Findings& findings);
void check_languages(const Publication& publication, Findings& findings);
void check_duplicate_ids(const Publication& publication, Findings& findings);
void check_links(const Publication& publication, Findings& findings);
void check_remote(const Publication& publication, Findings& findings);
void check_picture_texts(const Publication& publication, Findings& findings);
void check_style_direction(const Publication& publication, Findings& findings);

// rules_kindle.cpp
void check_kindle_contents(const Publication& publication, Findings& findings);
void check_kindle_contents_depth(const Publication& publication, Findings& findings);
void check_kindle_cover_page(const Publication& publication, Findings& findings);
void check_kindle_file_size(const Publication& publication, Findings& findings);
void check_kindle_markup(const Publication& publication, Findings& findings);
void check_kindle_note_links(const Publication& publication, Findings& findings);
void check_kindle_chinese(const Publication& publication, Findings& findings);
void check_kindle_svg(const Publication& publication, Findings& findings);
void check_kindle_tables(const Publication& publication, Findings& findings);

// rules_kindle_looks.cpp
void check_kindle_style(const Publication& publication, Findings& findings);
void check_kindle_fixed_sizes(const Publication& publication, Findings& findings);
void check_kindle_headings(const Publication& publication, Findings& findings);
void check_kindle_fonts(const Publication& publication, Findings& findings);
void check_kindle_picture_formats(const Publication& publication, Findings& findings);
void check_kindle_picture_widths(const Publication& publication, Findings& findings);
void check_kindle_picture_resolution(const Publication& publication, Findings& findings);

// rules_stores.cpp
void check_apple_cover(const Publication& publication, Findings& findings);
void check_apple_pictures(const Publication& publication, Findings& findings);
void check_google_cover(const Publication& publication, Findings& findings);
void check_kobo_fonts(const Publication& publication, Findings& findings);
void check_kobo_weight(const Publication& publication, Findings& findings);

}  // namespace diaoban::check
