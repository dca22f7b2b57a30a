// Preflight of what goes to a printer: the finished inside of a book and the cover around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "pdf/print_file.hpp"
#include "project/print/printer.hpp"

namespace diaoban::check {

// One finished file; `name` is what messages call it.
struct PrintPart {
  std::string name;
  std::size_t bytes = 0;
  pdf::PrintFile file;
};

struct PrintJob {
  const project::Printer& printer;
  std::string paper;                  // empty: any of the printer's
  const PrintPart* inside = nullptr;  // null: not at hand
  const PrintPart* cover = nullptr;
};

// Where a rule reports what it finds: the file and its page, and what is wrong there.
class PrintFindings {
 public:
  virtual ~PrintFindings() = default;
  virtual void add(std::string_view place, std::string message) = 0;
};

// A rule: the kind gives its stable id, severity and text.
struct PrintRule {
  const diagnostics::Kind* kind;
  const char* source;  // the guideline that it comes from
  void (*check)(const PrintJob& job, PrintFindings& findings);
};

// All rules, in the order of their ids. Their numbers are the printer's.
const std::vector<PrintRule>& print_rules();

PrintPart read_print_part(std::string name, std::string_view bytes);

// Reports to `sink` what the printer would refuse, at most ten findings a rule.
void check_print(const PrintJob& job, diagnostics::Sink& sink);

}  // namespace diaoban::check
