// Lengths on paper. One strong type, kept in PostScript points (1/72 inch), so that units never mix.
#pragma once

#include <compare>

namespace diaoban::base {

class Length {
 public:
  constexpr Length() = default;
  static constexpr Length from_pt(double points) { return Length(points); }
  static constexpr Length from_mm(double millimetres) { return Length(millimetres * 72.0 / 25.4); }
  static constexpr Length from_in(double inches) { return Length(inches * 72.0); }

  constexpr double pt() const { return points_; }
  constexpr double mm() const { return points_ * 25.4 / 72.0; }
  constexpr double in() const { return points_ / 72.0; }

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return Length(-points_); }
  constexpr Length& operator+=(Length other) {
    points_ += other.points_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    points_ -= other.points_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.points_ + b.points_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.points_ - b.points_); }
  friend constexpr Length operator*(Length a, double factor) { return Length(a.points_ * factor); }
  friend constexpr Length operator*(double factor, Length a) { return Length(a.points_ * factor); }
  friend constexpr Length operator/(Length a, double divisor) {
    return Length(a.points_ / divisor);
  }
  friend constexpr double operator/(Length a, Length b) { return a.points_ / b.points_; }

 private:
  constexpr explicit Length(double points) : points_(points) {}
  double points_ = 0;
};

}  // namespace diaoban::base
