// The art of a cover as drawing operations: a filled template, and an author's picture in a frame.
#pragma once

#include <string>
#include <vector>

#include "cover/ornament.hpp"
#include "figures/drawing.hpp"
#include "figures/picture.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::cover {

// The drawing of a filled template, which must be sound: it is our own.
figures::Drawing prepare_art(const std::string& svg, const fonts::FontBook& fonts);

// Operations that fill `frame` with the picture, its middle kept where the shapes differ.
std::vector<figures::Operation> prepare_framed(const figures::Picture& picture, const Box& frame);

// The path of a rectangle.
figures::Path rectangle_path(const Box& box);

}  // namespace diaoban::cover
