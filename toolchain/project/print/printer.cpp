// Reads the printers that are built in, and answers what they say of a book.
#include "project/print/printer.hpp"

#include <array>
#include <utility>

#include "base/ensure.hpp"
#include "embedded/cn_press_printer.hpp"
#include "embedded/ingram_printer.hpp"
#include "embedded/kdp_printer.hpp"
#include "embedded/lulu_printer.hpp"
#include "project/data/load_toml.hpp"
#include "project/units.hpp"

namespace diaoban::project {
namespace {

using base::Length;

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> built_in{
    {{"cn-press", embedded::cn_press_printer},
     {"ingram", embedded::ingram_printer},
     {"kdp", embedded::kdp_printer},
     {"lulu", embedded::lulu_printer}}};

// Readers of values that are there, or left as they are: the files are ours.
double number_of(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value.data))
    return static_cast<double>(*whole);
  const auto* real = std::get_if<double>(&value.data);
  base::ensure(real != nullptr, "a number of a printer is one");
  return *real;
}

Length length_of(const Value& value) {
  const auto length = read_length(text_of(value));
  base::ensure(length.has_value(), "a length of a printer has its unit");
  return *length;
}

TrimSize trim_of(const Value& value) {
  const auto trim = read_trim(text_of(value));
  base::ensure(trim.has_value(), "a trim of a printer can be read");
  return *trim;
}

struct Table {
  const Value* value;

  const Value* find(const char* key) const { return value ? value->find(key) : nullptr; }
  Table table(const char* key) const { return {find(key)}; }
  void take(const char* key, Length& target) const {
    if (const Value* found = find(key)) target = length_of(*found);
  }
  void take(const char* key, double& target) const {
    if (const Value* found = find(key)) target = number_of(*found);
  }
  void take(const char* key, int& target) const {
    if (const Value* found = find(key)) target = static_cast<int>(number_of(*found));
  }
  void take(const char* key, bool& target) const {
    if (const Value* found = find(key)) target = found->boolean() && *found->boolean();
  }
  Value::List list(const char* key) const {
    const Value* found = find(key);
    return found && found->list() ? *found->list() : Value::List{};
  }
  Value::Table fields(const char* key) const {
    const Value* found = find(key);
    return found && found->table() ? *found->table() : Value::Table{};
  }
};

PageRanges read_ranges(const Table& table) {
  PageRanges ranges;
  for (const Field& field : table.fields("pages")) {
    const Value::List* ends = field.value.list();
    base::ensure(ends && ends->size() == 2, "a range of pages has two ends");
    ranges[field.key] = {static_cast<int>(number_of(ends->front())),
                         static_cast<int>(number_of(ends->back()))};
  }
  return ranges;
}

Interior read_interior(const Table& table) {
  Interior interior;
  table.take("bleed", interior.bleed);
  table.take("bleed-at-spine", interior.bleed_at_spine);
  table.take("margin", interior.margin);
  table.take("margin-with-bleed", interior.margin_with_bleed);
  for (const Value& item : table.list("gutters")) {
    Gutter gutter;
    Table{&item}.take("from", gutter.from);
    Table{&item}.take("width", gutter.width);
    interior.gutters.push_back(gutter);
  }
  table.take("multiple", interior.multiple);
  table.take("smallest-text", interior.smallest_text);
  table.take("resolution", interior.resolution);
  table.take("megabytes", interior.megabytes);
  table.take("blank-run", interior.blank_run);
  table.take("blank-end", interior.blank_end);
  table.take("flattened", interior.flattened);
  table.take("device-colors", interior.device_colors);
  return interior;
}

CoverRules read_cover(const Table& table) {
  CoverRules cover;
  table.take("bleed", cover.bleed);
  table.take("clear", cover.clear);
  table.take("spine-clear", cover.spine_clear);
  table.take("spine-text-pages", cover.spine_text_pages);
  const Table barcode = table.table("barcode");
  barcode.take("width", cover.barcode_width);
  barcode.take("height", cover.barcode_height);
  barcode.take("margin", cover.barcode_margin);
  return cover;
}

Paper read_paper(const Table& table) {
  Paper paper;
  table.take("per-page", paper.per_page);
  table.take("base", paper.base);
  table.take("black", paper.black);
  double pages_per_inch = 0;
  table.take("pages-per-inch", pages_per_inch);
  if (pages_per_inch > 0) paper.per_page = Length::from_in(1 / pages_per_inch);
  base::ensure(paper.per_page.pt() > 0, "a paper has a thickness");
  return paper;
}

Printer read_printer(std::string_view name, std::string_view text) {
  diagnostics::Sources sources;
  diagnostics::Collector problems;
  const Value file = load_toml(sources.add("printer", std::string(text)), sources, problems);
  base::ensure(problems.sorted(sources).empty(), "a built-in printer reads without diagnostics");
  const Table table{&file};
  Printer printer;
  printer.name = name;
  printer.title = text_of(*table.find("title"));
  for (const Value& item : table.list("refused-languages")) {
    printer.refused_languages.push_back(text_of(item));
  }
  printer.interior = read_interior(table.table("interior"));
  printer.cover = read_cover(table.table("cover"));
  for (const Field& field : table.fields("papers")) {
    printer.papers[field.key] = read_paper({&field.value});
  }
  for (const Value& item : table.list("trims")) {
    TrimGroup group;
    for (const Value& size : Table{&item}.list("sizes")) group.sizes.push_back(trim_of(size));
    group.pages = read_ranges({&item});
    printer.trims.push_back(std::move(group));
  }
  if (const Value* custom = table.find("custom")) {
    printer.custom = CustomTrims{trim_of(*custom->find("smallest")),
                                 trim_of(*custom->find("largest")), read_ranges({custom})};
  }
  return printer;
}

std::optional<PageRange> find_range(const PageRanges& ranges, const std::string& paper) {
  auto found = ranges.find(paper);
  if (found == ranges.end()) found = ranges.find("any");
  return found == ranges.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

const std::vector<std::string>& printer_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (const auto& one : built_in) made.emplace_back(one.first);
    return made;
  }();
  return names;
}

Printer load_printer(std::string_view name) {
  for (const auto& [known, text] : built_in) {
    if (known == name) return read_printer(known, text);
  }
  base::ensure(false, "a printer is asked for by a name that it has");
  return {};
}

std::optional<PageRange> page_range(const Printer& printer, const TrimSize& trim,
                                    const std::string& paper) {
  for (const TrimGroup& group : printer.trims) {
    for (const TrimSize& size : group.sizes) {
      if (same_trim(size, trim)) return find_range(group.pages, paper);
    }
  }
  const auto& custom = printer.custom;
  constexpr Length tolerance = Length::from_mm(0.2);
  if (!custom || trim.width < custom->smallest.width - tolerance ||
      trim.height < custom->smallest.height - tolerance ||
      trim.width > custom->largest.width + tolerance ||
      trim.height > custom->largest.height + tolerance) {
    return std::nullopt;
  }
  return find_range(custom->pages, paper);
}

Length gutter_width(const Printer& printer, int pages) {
  Length width;
  for (const Gutter& gutter : printer.interior.gutters) {
    if (pages >= gutter.from) width = gutter.width;
  }
  return width;
}

Length spine_width(const Printer& printer, const std::string& paper, Length leaf, int pages) {
  if (printer.papers.empty()) return leaf / 2 * pages;
  const Paper& chosen = printer.papers.at(paper);
  return chosen.per_page * pages + chosen.base;
}

}  // namespace diaoban::project
