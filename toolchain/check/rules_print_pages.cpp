// Rules of print for the pages of a book's inside: sizes, margins, bleed, counts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/print_rules.hpp"

namespace diaoban::check {
namespace {

using pdf::Ink;
using pdf::PageBox;
using pdf::PrintPage;

constexpr double tolerance = 0.6;  // points: a hair that no printer measures

struct Distances {
  double spine;
  double fore_edge;
  double top;
  double bottom;
};

// From the ink to the edges of the trim; negative where it goes over them.
Distances distances(const PageBox& ink, const PageBox& trim, bool recto) {
  const double left = ink.left - trim.left;
  const double right = trim.right - ink.right;
  return {recto ? left : right, recto ? right : left, trim.top - ink.top, ink.bottom - trim.bottom};
}

bool same(const PageBox& one, const PageBox& other) {
  return std::abs(one.left - other.left) < tolerance &&
         std::abs(one.right - other.right) < tolerance &&
         std::abs(one.top - other.top) < tolerance &&
         std::abs(one.bottom - other.bottom) < tolerance;
}

// The box of the bleed that the printer asks for around this trim.
PageBox bleed_around(const PageBox& trim, const project::Interior& rules, bool recto) {
  const double bleed = rules.bleed.pt();
  const bool left = rules.bleed_at_spine || !recto;
  const bool right = rules.bleed_at_spine || recto;
  return {trim.left - (left ? bleed : 0), trim.bottom - bleed, trim.right + (right ? bleed : 0),
          trim.top + bleed};
}

bool has_bleed(const PrintPage& page, const PageBox& trim) {
  return page.media.width() > trim.width() + tolerance ||
         page.media.height() > trim.height() + tolerance;
}

template <class Work>
void for_each_page(const PrintJob& job, Work&& work) {
  if (job.inside == nullptr) return;
  const auto& pages = job.inside->file.pages;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    work(i, pages[i], trim_of(pages[i], job.printer, i), i % 2 == 0);
  }
}

std::size_t page_count(const PrintJob& job) {
  return job.inside == nullptr ? 0 : job.inside->file.pages.size();
}

}  // namespace

void check_print_page_size(const PrintJob& job, PrintFindings& findings) {
  if (page_count(job) == 0) return;
  const auto first = size_of(trim_of(job.inside->file.pages.front(), job.printer, 0));
  bool is_made = !job.paper.empty() && page_range(job.printer, first, job.paper).has_value();
  if (job.paper.empty()) {
    is_made = page_range(job.printer, first, "").has_value();
    for (const auto& [paper, thickness] : job.printer.papers) {
      is_made = is_made || page_range(job.printer, first, paper).has_value();
    }
  }
  if (!is_made) {
    findings.add(job.inside->name,
                 fmt::format("{} makes no books of {}", job.printer.title, written_trim(first)));
  }
  for_each_page(job, [&](std::size_t index, const PrintPage&, const PageBox& trim, bool) {
    if (same_trim(size_of(trim), first)) return;
    findings.add(place_of_page(*job.inside, index),
                 fmt::format("{}, but the first page has {}", written_trim(size_of(trim)),
                             written_trim(first)));
  });
}

void check_print_sheet(const PrintJob& job, PrintFindings& findings) {
  for_each_page(
      job, [&](std::size_t index, const PrintPage& page, const PageBox& trim, bool recto) {
        if (same(page.media, trim)) return;
        const PageBox wanted = bleed_around(trim, job.printer.interior, recto);
        if (same(page.media, wanted)) return;
        findings.add(place_of_page(*job.inside, index),
                     fmt::format("a sheet of {}; with bleed it should be {}",
                                 written_trim(size_of(page.media)), written_trim(size_of(wanted))));
      });
}

void check_print_page_count(const PrintJob& job, PrintFindings& findings) {
  if (page_count(job) == 0) return;
  const auto count = static_cast<int>(page_count(job));
  const auto trim = size_of(trim_of(job.inside->file.pages.front(), job.printer, 0));
  std::vector<std::string> papers{job.paper};
  if (job.paper.empty()) {
    for (const auto& [paper, thickness] : job.printer.papers) papers.push_back(paper);
  }
  int least = 100000;
  int most = 0;
  for (const std::string& paper : papers) {
    const auto range = page_range(job.printer, trim, paper);
    if (!range) continue;
    least = std::min(least, range->least);
    most = std::max(most, range->most);
  }
  if (most > 0 && (count < least || count > most)) {
    findings.add(job.inside->name, fmt::format("{} pages; {} binds {} to {} of this size", count,
                                               job.printer.title, least, most));
  }
}

void check_print_multiple(const PrintJob& job, PrintFindings& findings) {
  const auto multiple = static_cast<std::size_t>(std::max(1, job.printer.interior.multiple));
  if (page_count(job) % multiple == 0) return;
  findings.add(job.inside->name,
               fmt::format("{} pages are no multiple of {}", page_count(job), multiple));
}

void check_print_gutter(const PrintJob& job, PrintFindings& findings) {
  const double gutter = gutter_width(job.printer, static_cast<int>(page_count(job))).pt();
  for_each_page(
      job, [&](std::size_t index, const PrintPage& page, const PageBox& trim, bool recto) {
        double least = gutter - tolerance;
        for (const Ink& ink : page.inks) {
          const double distance = distances(ink.box, trim, recto).spine;
          // What goes over the whole page is a ground, not text that would be lost in the fold.
          const bool is_ground = ink.kind != pdf::InkKind::Text && distance < tolerance;
          if (!is_ground) least = std::min(least, distance);
        }
        if (least < gutter - tolerance) {
          findings.add(place_of_page(*job.inside, index),
                       fmt::format("ink {} from the spine; {} pages ask for {}",
                                   written_length(least), page_count(job), written_length(gutter)));
        }
      });
}

void check_print_margins(const PrintJob& job, PrintFindings& findings) {
  for_each_page(
      job, [&](std::size_t index, const PrintPage& page, const PageBox& trim, bool recto) {
        const project::Interior& rules = job.printer.interior;
        const double margin =
            (has_bleed(page, trim) ? rules.margin_with_bleed : rules.margin).pt() - tolerance;
        double least = margin;
        for (const Ink& ink : page.inks) {
          const Distances found = distances(ink.box, trim, recto);
          for (const double distance : {found.fore_edge, found.top, found.bottom}) {
            // A picture or tint that goes over the edge is meant to.
            const bool bleeds = ink.kind != pdf::InkKind::Text && distance < tolerance;
            if (!bleeds) least = std::min(least, distance);
          }
        }
        if (least < margin) {
          findings.add(place_of_page(*job.inside, index),
                       fmt::format("ink {} from the edge; {} are asked for", written_length(least),
                                   written_length(margin + tolerance)));
        }
      });
}

void check_print_bleed(const PrintJob& job, PrintFindings& findings) {
  for_each_page(job, [&](std::size_t index, const PrintPage& page, const PageBox& trim,
                         bool recto) {
    const PageBox wanted = bleed_around(trim, job.printer.interior, recto);
    for (const Ink& ink : page.inks) {
      const bool left =
          ink.box.left < trim.left + tolerance && ink.box.left > wanted.left + tolerance;
      const bool right =
          ink.box.right > trim.right - tolerance && ink.box.right < wanted.right - tolerance;
      const bool top = ink.box.top > trim.top - tolerance && ink.box.top < wanted.top - tolerance;
      const bool bottom =
          ink.box.bottom < trim.bottom + tolerance && ink.box.bottom > wanted.bottom + tolerance;
      if (!(left || right || top || bottom)) continue;
      findings.add(place_of_page(*job.inside, index),
                   fmt::format("ink reaches the edge without {} of bleed",
                               written_length(job.printer.interior.bleed.pt())));
      return;
    }
  });
}

void check_print_blanks(const PrintJob& job, PrintFindings& findings) {
  const project::Interior& rules = job.printer.interior;
  if (rules.blank_run == 0 || job.inside == nullptr) return;
  const auto& pages = job.inside->file.pages;
  int run = 0;
  for (std::size_t i = 0; i <= pages.size(); ++i) {
    const bool blank = i < pages.size() && pages[i].inks.empty();
    if (blank) {
      ++run;
      continue;
    }
    const int most = i == pages.size() ? rules.blank_end : rules.blank_run;
    if (run > most) {
      findings.add(job.inside->name,
                   fmt::format("{} empty pages before page {}; the most is {}", run, i + 1, most));
    }
    run = 0;
  }
}

}  // namespace diaoban::check
