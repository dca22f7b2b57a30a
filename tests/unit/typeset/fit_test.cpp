// The fitter against first fit and against every way there is, and the order of the classes.
#include "typeset/paragraph/fit.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>

#include "support/catch.hpp"
#include "unit/typeset/fit_laws.hpp"
#include "unit/typeset/line_laws.hpp"
#include "unit/typeset/random_text.hpp"

namespace diaoban::typeset::paragraph {
namespace {

double brute_force(const Prepared& prepared, const LineMeter& meter, const Pass& pass) {
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

// How the fit of one paragraph compares with the other ways to break it.
struct Comparison {
  int fitted = 0;
  int better = 0;  // than first fit

  void add(const Prepared& prepared, const Pass& pass, bool brief) {
    const LineMeter meter(prepared.material, prepared.options);
    const std::size_t count = prepared.material.atoms.size();
    const auto fit = fit_lines(meter, prepared.material, 0, count, prepared.options, pass);
    const double simple = first_fit(prepared, meter, 0, count, pass);
    if (brief) {
      const double best = brute_force(prepared, meter, pass);
      CHECK(fit.has_value() == (best < infinite));
      if (fit) CHECK(std::abs(fit->demerits - best) <= 1e-6 * best);
    }
    if (!fit) {
      CHECK(simple == infinite);
      return;
    }
    ++fitted;
    CHECK(fit->demerits <= simple * (1 + 1e-9));
    better += fit->demerits < simple * 0.999 ? 1 : 0;
  }
};

TEST_CASE("the fit is never worse than first fit and equals the best of all ways") {
  ParagraphFixture fixture;
  Workshop workshop(fixture.fonts);
  RandomText random(77);
  Comparison strict;
  Comparison lenient;
  for (const char* level : law_levels) {
    for (const double measure : law_measures) {
      ParagraphStyle style = fixture.style_of(measure);
      style.look.prohibition = level;
      for (int round = 0; round < 8; ++round) {
        const bool brief = round % 2 == 0;
        const std::string text = random.paragraph(brief ? 25 : 120, 6);
        INFO(fmt::format("{} {} em: {}", level, measure, text));
        const Prepared prepared = prepare(workshop, fixture.text_of(text), style);
        strict.add(prepared, {0.75, false, false}, brief);
        lenient.add(prepared, {1.5, false, false}, brief);
      }
    }
  }
  CHECK(strict.fitted > 50);
  CHECK(lenient.fitted > 120);
  CHECK(lenient.better > 20);
}

TEST_CASE("a class gives only when the one before it is spent") {
  RandomText random(11);
  for (int round = 0; round < 2000; ++round) {
    LineFigures line;
    line.natural = 100 + random.below(40);
    for (double& room : line.shrink) room = random.below(3) ? random.below(80) / 10.0 : 0;
    line.word_stretch = random.below(3) ? random.below(50) / 10.0 : 0;
    line.han_latin_stretch = random.below(3) ? random.below(50) / 10.0 : 0;
    line.words = random.below(4);
    line.han_latin = random.below(4);
    line.gaps = random.below(20) + white_gap * line.han_latin;
    line.places = random.below(20) + line.han_latin + line.words;
    const double target = 120;
    const Shares shares = share_slack(line, target, 10);
    CHECK(keeps_order(line, shares, 10));
    double width = line.natural;
    for (std::size_t k = 0; k < shrink_classes; ++k) width -= shares.shrink[k] * line.shrink[k];
    width += shares.word_stretch * line.word_stretch +
             shares.han_latin_stretch * line.han_latin_stretch + shares.gap * line.gaps +
             shares.word_gap * line.words + shares.white * (line.words + line.han_latin) +
             shares.letter * line.places;
    CHECK(shares.white + white_gap * shares.gap <= most_white * 10 + 1e-9);
    CHECK(std::abs(width + shares.missing - shares.excess - target) < 1e-6);
  }
}

TEST_CASE("where Han would stand too far apart, white opens instead, an em at most") {
  constexpr double em = 10;
  LineFigures line;
  line.natural = 330;
  line.han_latin = 3;
  line.gaps = 13 + white_gap * line.han_latin;
  const Shares some = share_slack(line, 332, em);
  CHECK(some.white == 0);
  const Shares more = share_slack(line, 370, em);
  CHECK(std::abs(more.gap - most_even_gap * em) < 1e-9);
  CHECK(more.white > 0);
  const Shares most = share_slack(line, 405, em);
  CHECK(most.gap > most_even_gap * em);
  CHECK(std::abs(most.white + white_gap * most.gap - most_white * em) < 1e-9);
  line.gaps = 13;
  line.han_latin = 0;
  CHECK(std::abs(share_slack(line, 362, em).gap - 32.0 / 13) < 1e-9);
}

}  // namespace
}  // namespace diaoban::typeset::paragraph
