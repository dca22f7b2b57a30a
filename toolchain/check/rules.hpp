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

// rules_package.cpp
void check_contents_order(const Publication& publication, Findings& findings);
void check_page_list(const Publication& publication, Findings& findings);
void check_properties(const Publication& publication, Findings& findings);
void check_media_types(const Publication& publication, Findings& findings);

// rules_kindle_text.cpp
void check_kindle_encoding(const Publication& publication, Findings& findings);
void check_kindle_characters(const Publication& publication, Findings& findings);
void check_kindle_alternatives(const Publication& publication, Findings& findings);
void check_kindle_blank_paragraphs(const Publication& publication, Findings& findings);
void check_kindle_mutual_links(const Publication& publication, Findings& findings);
void check_kindle_store_links(const Publication& publication, Findings& findings);
void check_kindle_language(const Publication& publication, Findings& findings);
void check_kindle_book_size(const Publication& publication, Findings& findings);

// rules_kindle_looks.cpp
void check_kindle_body_text(const Publication& publication, Findings& findings);
void check_kindle_margins(const Publication& publication, Findings& findings);
void check_kindle_style(const Publication& publication, Findings& findings);
void check_kindle_fixed_sizes(const Publication& publication, Findings& findings);
void check_kindle_headings(const Publication& publication, Findings& findings);
void check_kindle_fonts(const Publication& publication, Findings& findings);
void check_kindle_picture_formats(const Publication& publication, Findings& findings);
void check_kindle_picture_widths(const Publication& publication, Findings& findings);
void check_kindle_picture_resolution(const Publication& publication, Findings& findings);

// rules_stores.cpp
void check_apple_fonts(const Publication& publication, Findings& findings);
void check_apple_body(const Publication& publication, Findings& findings);
void check_google_pictures(const Publication& publication, Findings& findings);
void check_kobo_contents_depth(const Publication& publication, Findings& findings);
void check_kobo_pictures(const Publication& publication, Findings& findings);
void check_apple_cover(const Publication& publication, Findings& findings);
void check_apple_pictures(const Publication& publication, Findings& findings);
void check_google_cover(const Publication& publication, Findings& findings);
void check_kobo_fonts(const Publication& publication, Findings& findings);
void check_kobo_weight(const Publication& publication, Findings& findings);

}  // namespace diaoban::check
