// Moves and scales drawing operations, to put drawings together.
#pragma once

#include "figures/drawing.hpp"

namespace diaoban::cover {

// The map that is `first` and then `second`.
figures::Matrix then(const figures::Matrix& first, const figures::Matrix& second);

// Leads what `operation` draws through `matrix`.
void move(figures::Operation& operation, const figures::Matrix& matrix);
void move(figures::Drawing& drawing, const figures::Matrix& matrix);

}  // namespace diaoban::cover
