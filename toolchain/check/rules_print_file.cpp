// Rules of print for a file as a whole: fonts, inks, pictures, and what has no place on paper.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/print_rules.hpp"

namespace diaoban::check {
namespace {

using pdf::Ink;
using pdf::InkKind;
using pdf::PrintPage;

template <class Work>
void for_each_part(const PrintJob& job, Work&& work) {
  for (const PrintPart* part : {job.inside, job.cover}) {
    if (part != nullptr) work(*part);
  }
}

template <class Work>
void for_each_page(const PrintJob& job, Work&& work) {
  for_each_part(job, [&](const PrintPart& part) {
    for (std::size_t i = 0; i < part.file.pages.size(); ++i) work(part, i, part.file.pages[i]);
  });
}

void find_in_parts(const PrintJob& job, PrintFindings& findings, bool pdf::PrintFile::*flag,
                   const char* message) {
  for_each_part(job, [&](const PrintPart& part) {
    if (part.file.*flag) findings.add(part.name, message);
  });
}

void find_on_pages(const PrintJob& job, PrintFindings& findings, bool PrintPage::*flag,
                   const char* message) {
  for_each_page(job, [&](const PrintPart& part, std::size_t index, const PrintPage& page) {
    if (page.*flag) findings.add(place_of_page(part, index), message);
  });
}

}  // namespace

void check_print_sound(const PrintJob& job, PrintFindings& findings) {
  for_each_part(job, [&](const PrintPart& part) {
    if (!part.file.sound) findings.add(part.name, part.file.fault);
    if (part.file.sound && part.file.pages.empty()) findings.add(part.name, "there is no page");
  });
}

void check_print_annotations(const PrintJob& job, PrintFindings& findings) {
  find_on_pages(job, findings, &PrintPage::annotated, "annotations");
}

void check_print_attachments(const PrintJob& job, PrintFindings& findings) {
  find_in_parts(job, findings, &pdf::PrintFile::attached, "other files are attached");
}

void check_print_encryption(const PrintJob& job, PrintFindings& findings) {
  find_in_parts(job, findings, &pdf::PrintFile::encrypted, "the file is encrypted");
}

void check_print_layers(const PrintJob& job, PrintFindings& findings) {
  find_in_parts(job, findings, &pdf::PrintFile::layered, "the file has layers");
}

void check_print_outline(const PrintJob& job, PrintFindings& findings) {
  find_in_parts(job, findings, &pdf::PrintFile::outlined, "the file has bookmarks");
}

void check_print_scripts(const PrintJob& job, PrintFindings& findings) {
  find_in_parts(job, findings, &pdf::PrintFile::scripted, "the file has scripts or actions");
}

void check_print_transparency(const PrintJob& job, PrintFindings& findings) {
  find_on_pages(job, findings, &PrintPage::transparent, "transparency that is not flattened");
}

void check_print_colors(const PrintJob& job, PrintFindings& findings) {
  const auto paper = job.printer.papers.find(job.paper);
  if (job.inside == nullptr || paper == job.printer.papers.end() || !paper->second.black) return;
  for (std::size_t i = 0; i < job.inside->file.pages.size(); ++i) {
    if (!job.inside->file.pages[i].colored) continue;
    findings.add(place_of_page(*job.inside, i),
                 fmt::format("colour, but '{}' is printed in black only", job.paper));
  }
}

void check_print_device_colors(const PrintJob& job, PrintFindings& findings) {
  if (!job.printer.interior.device_colors) return;
  find_on_pages(job, findings, &PrintPage::has_profiles, "RGB or colours with a profile");
}

void check_print_standard(const PrintJob& job, PrintFindings& findings) {
  if (!job.printer.interior.device_colors) return;
  for_each_part(job, [&](const PrintPart& part) {
    if (part.file.sound && !part.file.pdfx) findings.add(part.name, "it claims no PDF/X");
  });
}

void check_print_file_size(const PrintJob& job, PrintFindings& findings) {
  const double most = job.printer.interior.megabytes;
  if (most <= 0) return;
  for_each_part(job, [&](const PrintPart& part) {
    const double size = static_cast<double>(part.bytes) / 1e6;
    if (size > most) {
      findings.add(part.name, fmt::format("{:.0f} MB; the most is {:.0f}", size, most));
    }
  });
}

void check_print_fonts(const PrintJob& job, PrintFindings& findings) {
  for_each_part(job, [&](const PrintPart& part) {
    for (const std::string& font : part.file.missing_fonts) {
      findings.add(part.name, fmt::format("'{}' is not embedded", font));
    }
  });
}

void check_print_pictures(const PrintJob& job, PrintFindings& findings) {
  const double least = job.printer.interior.resolution * 0.995;
  for_each_page(job, [&](const PrintPart& part, std::size_t index, const PrintPage& page) {
    double coarsest = least;
    for (const Ink& ink : page.inks) {
      const bool counts = ink.kind == InkKind::Picture && ink.resolution > 0;
      if (counts) coarsest = std::min(coarsest, ink.resolution);
    }
    if (coarsest < least) {
      findings.add(place_of_page(part, index),
                   fmt::format("a picture of {:.0f} pixels an inch", coarsest));
    }
  });
}

void check_print_type(const PrintJob& job, PrintFindings& findings) {
  constexpr double slack = 0.05;
  const double least = job.printer.interior.smallest_text - slack;
  for_each_page(job, [&](const PrintPart& part, std::size_t index, const PrintPage& page) {
    double smallest = least;
    for (const Ink& ink : page.inks) {
      if (ink.kind == InkKind::Text) smallest = std::min(smallest, ink.size);
    }
    if (smallest < least) {
      findings.add(place_of_page(part, index), fmt::format("text of {:.1f} pt", smallest));
    }
  });
}

}  // namespace diaoban::check
