// Rules of print for the cover that goes around the book.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "check/print_rules.hpp"

namespace diaoban::check {
namespace {

using base::Length;
using pdf::Ink;
using pdf::InkKind;
using pdf::PageBox;

constexpr double tolerance = 0.6;  // points

// Where back, spine and front lie on the cover's sheet, by the inside's trim and page count.
struct Wrap {
  PageBox trim;
  double spine_left = 0;
  double spine_right = 0;
  int pages = 0;
};

std::optional<Wrap> find_wrap(const PrintJob& job) {
  if (job.inside == nullptr || job.cover == nullptr || job.inside->file.pages.empty() ||
      job.cover->file.pages.empty()) {
    return std::nullopt;
  }
  const PageBox inside = trim_of(job.inside->file.pages.front(), job.printer, 0);
  const PageBox& sheet = job.cover->file.pages.front().media;
  const double bleed = job.printer.cover.bleed.pt();
  Wrap wrap;
  wrap.trim = {sheet.left + bleed, sheet.bottom + bleed, sheet.right - bleed, sheet.top - bleed};
  wrap.spine_left = wrap.trim.left + inside.width();
  wrap.spine_right = wrap.trim.right - inside.width();
  wrap.pages = static_cast<int>(job.inside->file.pages.size());
  return wrap;
}

template <class Work>
void for_each_text(const PrintJob& job, Work&& work) {
  for (const Ink& ink : job.cover->file.pages.front().inks) {
    if (ink.kind == InkKind::Text) work(ink);
  }
}

std::vector<double> known_spines(const PrintJob& job, int pages) {
  std::vector<double> spines;
  for (const auto& [paper, thickness] : job.printer.papers) {
    if (!job.paper.empty() && job.paper != paper) continue;
    spines.push_back(spine_width(job.printer, paper, Length{}, pages).pt());
  }
  return spines;
}

}  // namespace

void check_cover_pages(const PrintJob& job, PrintFindings& findings) {
  if (job.cover == nullptr || job.cover->file.pages.size() <= 1) return;
  findings.add(job.cover->name, fmt::format("{} pages; back, spine and front are one",
                                            job.cover->file.pages.size()));
}

void check_cover_size(const PrintJob& job, PrintFindings& findings) {
  const auto wrap = find_wrap(job);
  if (!wrap) return;
  const PageBox inside = trim_of(job.inside->file.pages.front(), job.printer, 0);
  if (std::abs(wrap->trim.height() - inside.height()) > tolerance) {
    findings.add(job.cover->name,
                 fmt::format("{} high without its bleed; the book is {}",
                             written_length(wrap->trim.height()), written_length(inside.height())));
  }
  const double spine = wrap->spine_right - wrap->spine_left;
  const std::vector<double> wanted = known_spines(job, wrap->pages);
  const bool fits = std::any_of(wanted.begin(), wanted.end(),
                                [&](double one) { return std::abs(one - spine) < tolerance; });
  if (!wanted.empty() && !fits) {
    std::string list;
    for (const double one : wanted) list += (list.empty() ? "" : ", ") + written_length(one);
    findings.add(job.cover->name, fmt::format("a spine of {}; {} pages make {}",
                                              written_length(spine), wrap->pages, list));
  }
  // Without papers only what no paper can be is wrong: a leaf of less than 0.04 or more than 0.3
  // mm.
  const double leaf = wrap->pages > 0 ? Length::from_pt(spine).mm() / wrap->pages * 2 : 0;
  if (wanted.empty() && (leaf < 0.04 || leaf > 0.3)) {
    findings.add(job.cover->name,
                 fmt::format("a spine of {} for {} pages", written_length(spine), wrap->pages));
  }
}

void check_cover_clear(const PrintJob& job, PrintFindings& findings) {
  const auto wrap = find_wrap(job);
  if (!wrap) return;
  const double clear = job.printer.cover.clear.pt();
  const double fold_clear = job.printer.cover.spine_clear.pt();
  double edge = clear - tolerance;
  double fold = fold_clear - tolerance;
  for_each_text(job, [&](const Ink& ink) {
    const PageBox& box = ink.box;
    edge = std::min({edge, box.left - wrap->trim.left, wrap->trim.right - box.right,
                     box.bottom - wrap->trim.bottom, wrap->trim.top - box.top});
    for (const double at : {wrap->spine_left, wrap->spine_right}) {
      const double apart = std::max(box.left - at, at - box.right);
      fold = std::min(fold, apart);
    }
  });
  if (edge < clear - tolerance) {
    findings.add(job.cover->name, fmt::format("text {} from the edge; {} are asked for",
                                              written_length(edge), written_length(clear)));
  }
  if (fold < fold_clear - tolerance) {
    findings.add(job.cover->name, fmt::format("text {} from a fold; {} are asked for",
                                              written_length(fold), written_length(fold_clear)));
  }
}

void check_cover_spine(const PrintJob& job, PrintFindings& findings) {
  const auto wrap = find_wrap(job);
  if (!wrap || wrap->pages >= job.printer.cover.spine_text_pages) return;
  bool found = false;
  for_each_text(job, [&](const Ink& ink) {
    const double middle = (ink.box.left + ink.box.right) / 2;
    found = found || (middle > wrap->spine_left && middle < wrap->spine_right);
  });
  if (found) {
    findings.add(job.cover->name,
                 fmt::format("text on the spine of {} pages; {} takes it from {} on", wrap->pages,
                             job.printer.title, job.printer.cover.spine_text_pages));
  }
}

void check_cover_barcode(const PrintJob& job, PrintFindings& findings) {
  const auto wrap = find_wrap(job);
  if (!wrap) return;
  const project::CoverRules& rules = job.printer.cover;
  const double right = wrap->spine_left - rules.barcode_margin.pt();
  const double bottom = wrap->trim.bottom + rules.barcode_margin.pt();
  const PageBox place{right - rules.barcode_width.pt(), bottom, right,
                      bottom + rules.barcode_height.pt()};
  // A barcode's own digits and price are small.
  constexpr double largest_digits = 10;
  bool found = false;
  for_each_text(job, [&](const Ink& ink) {
    const bool over = ink.box.left < place.right && ink.box.right > place.left &&
                      ink.box.bottom < place.top && ink.box.top > place.bottom;
    found = found || (over && ink.size > largest_digits);
  });
  if (found) findings.add(job.cover->name, "text where the printer's barcode will stand");
}

}  // namespace diaoban::check
