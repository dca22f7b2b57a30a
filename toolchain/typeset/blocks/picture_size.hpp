// How large a picture stands on the page.
#pragma once

#include <string>
#include <vector>

#include "document/tree.hpp"
#include "figures/picture.hpp"
#include "typeset/layout.hpp"

namespace diaoban::typeset {

struct PictureSize {
  double width = 0;  // points
  double height = 0;
};

// The natural size (CSS px are 0.75 pt) or what the attributes width, height and scale ask for
// ("80%" of `measure`, "300px", "5cm", "20em" of `em` points; others are ignored), scaled down to
// fit into `measure` by `most_height`.
PictureSize picture_size(const figures::Picture& picture, const document::Attributes& attributes,
                         double measure, double most_height, double em);

// Text of a drawing that is smaller, in points, is hard to read.
inline constexpr double least_text = 6;

// How high, in points, the smallest text of the picture is when the picture is `width` points wide;
// 0 when it has none.
double smallest_text(const figures::Picture& picture, double width);

// The size on the page of a picture that is turned by a quarter: at most the natural one, scaled
// down to fit into `measure` by `most_height`.
PictureSize turned_size(const figures::Picture& picture, double measure, double most_height);

// A link of a picture as it comes to lie on the page.
struct PictureLink {
  std::string url;
  std::string description;
  Rectangle area;
};

// The links to addresses in the picture that fills `area`, `turned` a quarter anticlockwise or not.
std::vector<PictureLink> picture_links(const figures::Picture& picture, const Rectangle& area,
                                       bool turned);

}  // namespace diaoban::typeset
