// Shadows under parts of a drawing: the one kind of filter that editors of diagrams write.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "figures/drawing.hpp"
#include "figures/svg/document.hpp"
#include "figures/svg/style.hpp"

namespace diaoban::figures {

// Lengths are px of the space of the element that has the shadow.
struct Shadow {
  double dx = 0;
  double dy = 0;
  double blur = 0;  // standard deviation
  Paint color;
};

// The shadow that a value of 'filter' asks for: drop-shadow() (Filter Effects 1 §6), or a filter
// element that moves and blurs what it is given. Nothing for other filters.
std::optional<Shadow> read_shadow(std::string_view filter, const SvgDocument& document,
                                  const Style& style, Viewport viewport);

// What to paint under `operations` as their shadow; `matrix` leads from the element's space to the
// picture's. The soft edge is made of a few outlines on one another, pictures throw none.
std::vector<Operation> make_shadow(const std::vector<Operation>& operations, const Shadow& shadow,
                                   const Matrix& matrix);
// As many operations at most for each one that throws it.
inline constexpr std::size_t shadow_layers = 3;

}  // namespace diaoban::figures
