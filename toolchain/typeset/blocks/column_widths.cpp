// Implements the widths of columns.
#include "typeset/blocks/column_widths.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaoban::typeset {
namespace {

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

// Least and natural widths of columns. Cells over several columns add what they miss to the
// columns they span, in equal parts.
void gather(const TableGrid& grid, const std::vector<Widths>& needs, double padding,
            std::vector<double>& least, std::vector<double>& natural) {
  least.assign(grid.columns, padding);
  natural.assign(grid.columns, padding);
  for (std::size_t span = 1; span <= grid.columns; ++span) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const GridCell& cell = grid.cells[i];
      if (cell.columns != span) continue;
      const auto raise = [&](std::vector<double>& widths, double need) {
        const auto begin = widths.begin() + static_cast<std::ptrdiff_t>(cell.column);
        const auto end = begin + static_cast<std::ptrdiff_t>(span);
        const double missing = need + padding - std::accumulate(begin, end, 0.0);
        for (auto at = begin; missing > 0 && at != end; ++at) {
          *at += missing / static_cast<double>(span);
        }
      };
      raise(least, needs[i].least);
      raise(natural, std::max(needs[i].natural, needs[i].least));
    }
  }
}

// Between least and natural: a column of long texts gets more, but less than in proportion, so
// that short columns keep their lines.
std::vector<double> share_out(const std::vector<double>& least, const std::vector<double>& natural,
                              double measure) {
  std::vector<double> widths = least;
  double rest = measure - sum(least);
  std::vector<bool> full(widths.size(), false);
  while (rest > 0.01) {
    double weights = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (!full[i]) weights += std::pow(natural[i] - least[i], 0.75);
    }
    if (weights <= 0) break;
    double given = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (full[i]) continue;
      const double part = rest * std::pow(natural[i] - least[i], 0.75) / weights;
      const double taken = std::min(part, natural[i] - widths[i]);
      if (taken < part - 1e-9 || natural[i] - widths[i] < 1e-6) full[i] = true;
      widths[i] += taken;
      given += taken;
    }
    rest -= given;
    if (given < 0.01) break;
  }
  return widths;
}

}  // namespace

ColumnWidths column_widths(const TableGrid& grid, const std::vector<Widths>& needs,
                           const std::vector<double>& shares, double measure, double padding) {
  std::vector<double> least;
  std::vector<double> natural;
  gather(grid, needs, padding, least, natural);
  ColumnWidths result;
  const double all = sum(shares);
  if (shares.size() == grid.columns && all > 0) {
    for (std::size_t i = 0; i < shares.size(); ++i) {
      result.widths.push_back(measure * shares[i] / all);
      if (result.widths[i] < least[i] - 0.01) result.fits = false;
    }
    if (result.fits) return result;
    result = {};
  }
  if (sum(natural) <= measure) {
    result.widths = natural;
  } else if (sum(least) <= measure) {
    result.widths = share_out(least, natural, measure);
  } else {
    result.fits = false;
    const double factor = measure / sum(least);
    for (const double width : least) result.widths.push_back(width * factor);
  }
  return result;
}

}  // namespace diaoban::typeset
