// Reads the printers that are built in.
#include "cover/printer.hpp"

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include "base/ensure.hpp"
#include "embedded/printers_toml.hpp"

namespace diaoban::cover {
namespace {

constexpr double points_per_inch = 72;
constexpr double mm_per_inch = 25.4;

const toml::table& printers() {
  static const toml::table table = toml::parse(embedded::printers_toml);
  return table;
}

Paper read_paper(const toml::table& table) {
  Paper paper;
  paper.base = table["base"].value_or(0.0);
  if (const auto per_inch = table["pages_per_inch"].value<double>()) {
    paper.per_page = 1 / *per_inch;
  } else {
    paper.per_page = table["per_page"].value_or(0.0);
  }
  base::ensure(paper.per_page > 0, "a paper has a thickness");
  return paper;
}

}  // namespace

const std::vector<std::string>& printer_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (const auto& [key, value] : printers()) made.emplace_back(key.str());
    return made;
  }();
  return names;
}

Printer load_printer(std::string_view name) {
  const auto* table = printers()[name].as_table();
  base::ensure(table != nullptr, "a printer is asked for by a name that it has");
  const auto number = [&](const char* key) { return (*table)[key].value_or(0.0); };
  const auto count = [&](const char* key) {
    return static_cast<int>((*table)[key].value_or(std::int64_t{0}));
  };
  Printer printer;
  printer.name = std::string(name);
  printer.bleed = number("bleed");
  printer.clear = number("clear");
  printer.spine_clear = number("spine_clear");
  printer.spine_text_pages = count("spine_text_pages");
  printer.least_pages = count("least_pages");
  printer.most_pages = count("most_pages");
  const auto barcode = (*table)["barcode"];
  printer.barcode_width = barcode["width"].value_or(0.0);
  printer.barcode_height = barcode["height"].value_or(0.0);
  printer.barcode_margin = barcode["margin"].value_or(0.0);
  if (const auto* papers = (*table)["papers"].as_table()) {
    for (const auto& [key, value] : *papers) {
      printer.papers[std::string(key.str())] = read_paper(*value.as_table());
    }
  }
  return printer;
}

double spine_width(const Printer& printer, const std::string& paper, double leaf_mm, int pages) {
  if (printer.papers.empty()) return leaf_mm / 2 * pages / mm_per_inch * points_per_inch;
  const Paper& chosen = printer.papers.at(paper);
  return (chosen.per_page * pages + chosen.base) * points_per_inch;
}

}  // namespace diaoban::cover
