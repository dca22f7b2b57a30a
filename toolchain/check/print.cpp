// Implements the preflight of print: the table of rules, and running it.
#include "check/print.hpp"

#include <fmt/format.h>

#include <utility>

#include "check/kinds.hpp"
#include "check/print_rules.hpp"
#include "project/kinds.hpp"

namespace diaoban::check {
namespace {

class Reporter : public PrintFindings {
 public:
  Reporter(const PrintRule& rule, const project::Printer& printer, diagnostics::Sink& sink)
      : rule_(rule), printer_(printer), sink_(sink) {}

  void add(std::string_view path, std::string message) override {
    constexpr int most = 10;
    if (++count_ > most) return;
    sink_.report(*rule_.kind, {}, fmt::format("{}: {}", path, message),
                 fmt::format("rule of {} for {}", rule_.source, printer_.title));
  }

 private:
  const PrintRule& rule_;
  const project::Printer& printer_;
  diagnostics::Sink& sink_;
  int count_ = 0;
};

}  // namespace

const std::vector<PrintRule>& print_rules() {
  static const std::vector<PrintRule> rules{
      {&kinds::print_annotation, "PDF submission", check_print_annotations},
      {&kinds::print_attachment, "PDF submission", check_print_attachments},
      {&kinds::print_barcode, "cover templates", check_cover_barcode},
      {&kinds::print_blank_pages, "interior formatting", check_print_blanks},
      {&kinds::print_bleed, "trim, bleed and margins", check_print_bleed},
      {&kinds::print_color, "ink and paper", check_print_colors},
      {&kinds::print_cover_clear, "cover safe zones", check_cover_clear},
      {&kinds::print_cover_pages, "cover templates", check_cover_pages},
      {&kinds::print_cover_size, "spine width and cover size", check_cover_size},
      {&kinds::print_damaged, "ISO 32000-1", check_print_sound},
      {&kinds::print_device_color, "PDF/X-1a:2001", check_print_device_colors},
      {&kinds::print_encryption, "PDF submission", check_print_encryption},
      {&kinds::print_file_size, "PDF submission", check_print_file_size},
      {&kinds::print_font, "PDF submission", check_print_fonts},
      {&kinds::print_gutter, "trim, bleed and margins", check_print_gutter},
      {&kinds::print_layer, "PDF submission", check_print_layers},
      {&kinds::print_margin, "trim, bleed and margins", check_print_margins},
      {&kinds::print_multiple, "binding", check_print_multiple},
      {&kinds::print_outline, "PDF submission", check_print_outline},
      {&project::kinds::print_page_count, "page counts by size and paper", check_print_page_count},
      {&kinds::print_picture_coarse, "pictures", check_print_pictures},
      {&kinds::print_script, "PDF submission", check_print_scripts},
      {&kinds::print_sheet, "trim, bleed and margins", check_print_sheet},
      {&kinds::print_spine_text, "spine text", check_cover_spine},
      {&kinds::print_standard, "PDF/X-1a:2001, PDF/X-3:2002", check_print_standard},
      {&kinds::print_transparency, "PDF submission", check_print_transparency},
      {&project::kinds::print_trim, "trim sizes", check_print_page_size},
      {&kinds::print_type, "text", check_print_type},
  };
  return rules;
}

PrintPart read_print_part(std::string name, std::string_view bytes) {
  return {std::move(name), bytes.size(), pdf::read_print_file(bytes)};
}

void check_print(const PrintJob& job, diagnostics::Sink& sink) {
  for (const PrintRule& rule : print_rules()) {
    Reporter reporter(rule, job.printer, sink);
    rule.check(job, reporter);
  }
}

}  // namespace diaoban::check
