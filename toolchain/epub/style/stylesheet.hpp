// The book's stylesheet, made from the theme.
#pragma once

#include <string>

#include "epub/fonts/book_fonts.hpp"
#include "epub/shared.hpp"

namespace diaoban::epub {

// CSS for the edition's profile and the book's language. Sizes are relative to the reader's own,
// no text has a fixed black or white, and in the kindle profile there is nothing that Kindle's
// formats lack (KPG, "HTML and CSS support").
// `fonts` are named before the families that readers may have.
std::string write_stylesheet(const Shared& shared, const BookFonts& fonts);

}  // namespace diaoban::epub
