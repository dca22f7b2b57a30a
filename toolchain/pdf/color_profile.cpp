// Computes and encodes an sRGB profile.
#include "pdf/color_profile.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace diaoban::pdf {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;  // rows

Vector multiply(const Matrix& m, const Vector& v) {
  Vector result{};
  for (std::size_t i = 0; i < 3; ++i) result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return result;
}

Matrix multiply(const Matrix& a, const Matrix& b) {
  Matrix result{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      for (std::size_t k = 0; k < 3; ++k) result[i][j] += a[i][k] * b[k][j];
    }
  }
  return result;
}

Matrix invert(const Matrix& m) {
  const auto cofactor = [&](std::size_t row, std::size_t column) {
    const auto a = (row + 1) % 3, b = (row + 2) % 3;
    const auto c = (column + 1) % 3, d = (column + 2) % 3;
    return m[a][c] * m[b][d] - m[a][d] * m[b][c];
  };
  const double determinant =
      m[0][0] * cofactor(0, 0) + m[0][1] * cofactor(0, 1) + m[0][2] * cofactor(0, 2);
  Matrix result{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) result[i][j] = cofactor(j, i) / determinant;
  }
  return result;
}

Vector to_xyz(double x, double y) { return {x / y, 1, (1 - x - y) / y}; }

constexpr Vector d50{0.9642, 1, 0.8249};  // ICC.1 7.2.16

// From the white point of sRGB, D65, to that of profiles.
Matrix make_adaptation() {
  constexpr Matrix bradford{
      {{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}};
  const Vector from = multiply(bradford, to_xyz(0.3127, 0.3290));
  const Vector to = multiply(bradford, d50);
  Matrix scale{};
  for (std::size_t i = 0; i < 3; ++i) scale[i][i] = to[i] / from[i];
  return multiply(invert(bradford), multiply(scale, bradford));
}

// Columns are the primaries in XYZ, scaled so that they sum up to white.
Matrix make_primaries() {
  const Vector red = to_xyz(0.64, 0.33);
  const Vector green = to_xyz(0.30, 0.60);
  const Vector blue = to_xyz(0.15, 0.06);
  Matrix matrix{};
  for (std::size_t i = 0; i < 3; ++i) matrix[i] = {red[i], green[i], blue[i]};
  const Vector scale = multiply(invert(matrix), to_xyz(0.3127, 0.3290));
  for (auto& row : matrix) {
    for (std::size_t i = 0; i < 3; ++i) row[i] *= scale[i];
  }
  return matrix;
}

void put(std::string& out, std::uint32_t value, int bytes = 4) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
  }
}

// s15Fixed16Number, ICC.1 5.3.
void put_fixed(std::string& out, double value) {
  put(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

std::string make_xyz(const Vector& value) {
  std::string tag("XYZ \0\0\0\0", 8);
  for (const double part : value) put_fixed(tag, part);
  return tag;
}

std::string make_localized(std::string_view ascii) {
  std::string tag("mluc\0\0\0\0", 8);
  put(tag, 1);
  put(tag, 12);
  tag += "enUS";
  put(tag, static_cast<std::uint32_t>(2 * ascii.size()));
  put(tag, 28);
  for (const char c : ascii) put(tag, static_cast<unsigned char>(c), 2);
  return tag;
}

// Y = (aX + b)^g above d, cX below: ICC.1 10.15, function type 3.
std::string make_curve() {
  std::string tag("para\0\0\0\0", 8);
  put(tag, 3, 2);
  put(tag, 0, 2);
  for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
    put_fixed(tag, value);
  }
  return tag;
}

std::string make_matrix(const Matrix& matrix) {
  std::string tag("sf32\0\0\0\0", 8);
  for (const auto& row : matrix) {
    for (const double value : row) put_fixed(tag, value);
  }
  return tag;
}

std::string make_header(std::uint32_t size) {
  std::string header;
  put(header, size);
  put(header, 0);
  put(header, 0x04200000);  // version 4.2
  header += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2000U, 1U, 1U, 0U, 0U, 0U}) put(header, part, 2);
  header += "acsp";
  header.append(28, '\0');  // platform to rendering intent: none, perceptual
  for (const double part : d50) put_fixed(header, part);
  header.resize(128, '\0');
  return header;
}

}  // namespace

std::string make_color_profile() {
  const Matrix adaptation = make_adaptation();
  const Matrix primaries = multiply(adaptation, make_primaries());
  const auto column = [&](std::size_t i) {
    return make_xyz({primaries[0][i], primaries[1][i], primaries[2][i]});
  };
  const std::string curve = make_curve();
  const std::vector<std::pair<const char*, std::string>> tags{
      {"desc", make_localized("sRGB IEC61966-2.1")},
      {"cprt", make_localized("No rights reserved")},
      {"wtpt", make_xyz(d50)},
      {"chad", make_matrix(adaptation)},
      {"rXYZ", column(0)},
      {"gXYZ", column(1)},
      {"bXYZ", column(2)},
      {"rTRC", curve},
      {"gTRC", curve},
      {"bTRC", curve}};
  std::string table;
  std::string data;
  put(table, static_cast<std::uint32_t>(tags.size()));
  const std::size_t start = 128 + 4 + 12 * tags.size();
  std::size_t shared_curve = 0;
  for (const auto& [name, bytes] : tags) {
    const bool repeats = bytes == curve && shared_curve != 0;
    const std::size_t offset = repeats ? shared_curve : start + data.size();
    if (bytes == curve) shared_curve = offset;
    table += name;
    put(table, static_cast<std::uint32_t>(offset));
    put(table, static_cast<std::uint32_t>(bytes.size()));
    if (repeats) continue;
    data += bytes;
    data.resize((data.size() + 3) / 4 * 4, '\0');
  }
  return make_header(static_cast<std::uint32_t>(start + data.size())) + table + data;
}

}  // namespace diaoban::pdf
