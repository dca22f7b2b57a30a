// Pictures without transparency, for printers that want none.
#pragma once

#include <map>
#include <memory>
#include <utility>

#include "figures/picture.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::pdf {

// Whether anything of the picture lets shine through what is below it.
bool is_transparent(const figures::Picture& picture);

// Gives pictures as they look on white paper. One without transparency stays as it is; a drawing
// with some becomes pixels, 450 an inch at its printed size, since what lies over what is known to
// the painter only.
class Flattener {
 public:
  using PicturePointer = std::shared_ptr<const figures::Picture>;

  explicit Flattener(const fonts::FontBook& fonts) : fonts_(fonts) {}

  // `width` is the printed one, in points. The result lives as long as the Flattener at least.
  PicturePointer flatten(const PicturePointer& picture, double width);

 private:
  const fonts::FontBook& fonts_;
  std::map<std::pair<const figures::Picture*, double>, PicturePointer> made_;
};

}  // namespace diaoban::pdf
