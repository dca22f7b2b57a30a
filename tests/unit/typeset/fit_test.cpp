// The fitter against first fit and against every way there is, and the order of the classes.
#include "typeset/paragraph/fit.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <limits>

#include "support/catch.hpp"
#include "unit/typeset/paragraph_fixture.hpp"
#include "unit/typeset/random_text.hpp"

namespace diaoban::typeset::paragraph {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr Pass pass{1.5, false, false};

struct Prepared {
  Material material;
  FitOptions options;
};

Prepared prepare(ParagraphFixture& fixture, Workshop& workshop, const std::string& text,
                 double measure_em) {
  const ParagraphText paragraph = fixture.text_of(text);
  const ParagraphStyle style = fixture.style_of(measure_em);
  const auto characters = analyse(paragraph, style, workshop.characters);
  Prepared prepared;
  MaterialOptions wanted;
  wanted.hyphenate = true;
  prepared.material = prepare_material(paragraph, style, characters, wanted, workshop, nullptr);
  prepared.options.first_measure = prepared.options.measure = style.measure;
  prepared.options.em = style.em;
  return prepared;
}

bool may_break(const Material& material, std::size_t end) {
  const Break kind = material.joints[end - 1].kind;
  return kind != Break::None && kind != Break::Rescue && kind != Break::Emergency;
}

// Demerits of the way that takes as much as it can on each line; infinite when it gets stuck.
double first_fit(const Prepared& prepared, const LineMeter& meter) {
  const std::size_t count = prepared.material.atoms.size();
  double demerits = 0;
  LineCost above;
  int hyphens = 0;
  for (std::size_t begin = 0; begin < count;) {
    LineCost chosen;
    chosen.demerits = infinite;
    std::size_t chosen_end = 0;
    for (std::size_t end = begin + 1; end <= count; ++end) {
      if (end < count && !may_break(prepared.material, end)) continue;
      const LineCost cost =
          cost_of_line(meter, prepared.material, begin, end, end == count, prepared.options, pass);
      if (cost.demerits == infinite) continue;
      chosen = cost;
      chosen_end = end;
    }
    if (chosen.demerits == infinite) return infinite;
    demerits += chosen.demerits + (begin > 0 ? cost_of_pair(above, chosen, hyphens) : 0);
    hyphens = chosen.hyphen ? hyphens + 1 : 0;
    above = chosen;
    begin = chosen_end;
  }
  return demerits;
}

double brute_force(const Prepared& prepared, const LineMeter& meter) {
  const std::size_t count = prepared.material.atoms.size();
  double best = infinite;
  const std::function<void(std::size_t, double, const LineCost&, int)> go =
      [&](std::size_t begin, double so_far, const LineCost& above, int hyphens) {
        if (begin == count) {
          best = std::min(best, so_far);
          return;
        }
        for (std::size_t end = begin + 1; end <= count; ++end) {
          if (end < count && !may_break(prepared.material, end)) continue;
          const LineCost cost = cost_of_line(meter, prepared.material, begin, end, end == count,
                                             prepared.options, pass);
          if (cost.demerits == infinite) continue;
          const double pair = begin > 0 ? cost_of_pair(above, cost, hyphens) : 0;
          go(end, so_far + cost.demerits + pair, cost, cost.hyphen ? hyphens + 1 : 0);
        }
      };
  go(0, 0, {}, 0);
  return best;
}

TEST_CASE("the fit is never worse than first fit and equals the best of all ways") {
  ParagraphFixture fixture;
  Workshop workshop(fixture.fonts);
  RandomText random(77);
  int fitted = 0;
  int better = 0;
  for (int round = 0; round < 250; ++round) {
    const double measure = 10 + random.below(16);
    const bool brief = round % 2 == 0;
    const std::string text = random.paragraph(brief ? 25 : 120, 6);
    const Prepared prepared = prepare(fixture, workshop, text, measure);
    const LineMeter meter(prepared.material, prepared.options);
    const auto fit = fit_lines(meter, prepared.material, 0, prepared.material.atoms.size(),
                               prepared.options, pass);
    const double simple = first_fit(prepared, meter);
    INFO(text);
    if (brief) {
      const double best = brute_force(prepared, meter);
      CHECK(fit.has_value() == (best < infinite));
      if (fit) CHECK(std::abs(fit->demerits - best) <= 1e-6 * best);
    }
    if (!fit) {
      CHECK(simple == infinite);
      continue;
    }
    ++fitted;
    CHECK(fit->demerits <= simple * (1 + 1e-9));
    better += fit->demerits < simple * 0.999 ? 1 : 0;
  }
  CHECK(fitted > 150);
  CHECK(better > 20);
}

TEST_CASE("a class gives only when the one before it is spent") {
  RandomText random(11);
  for (int round = 0; round < 2000; ++round) {
    LineFigures line;
    line.natural = 100 + random.below(40);
    for (double& room : line.shrink) room = random.below(3) ? random.below(80) / 10.0 : 0;
    line.word_stretch = random.below(3) ? random.below(50) / 10.0 : 0;
    line.han_latin_stretch = random.below(3) ? random.below(50) / 10.0 : 0;
    line.gaps = random.below(20);
    line.words = random.below(4);
    line.places = line.gaps + line.words;
    const double target = 120;
    const Shares shares = share_slack(line, target, 10);
    double width = line.natural;
    bool spent = true;
    for (std::size_t k = 0; k < shrink_classes; ++k) {
      width -= shares.shrink[k] * line.shrink[k];
      if (shares.shrink[k] > 0) CHECK(spent);
      if (line.shrink[k] > 0) spent = spent && shares.shrink[k] > 1 - 1e-9;
    }
    width += shares.word_stretch * line.word_stretch +
             shares.han_latin_stretch * line.han_latin_stretch + shares.gap * line.gaps +
             shares.word_gap * line.words + shares.letter * line.places;
    if (shares.han_latin_stretch > 0 && line.word_stretch > 0) CHECK(shares.word_stretch == 1);
    if (shares.gap > 0 && line.han_latin_stretch > 0) CHECK(shares.han_latin_stretch == 1);
    if (shares.word_gap > 0) CHECK(shares.word_gap == shares.gap);
    if (shares.letter > 0 && line.gaps > 0) CHECK(shares.gap >= most_gap * 10 - 1e-9);
    CHECK(std::abs(width + shares.missing - shares.excess - target) < 1e-6);
  }
}

}  // namespace
}  // namespace diaoban::typeset::paragraph
