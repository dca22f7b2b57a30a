// Implements the reading of a print edition's settings.
#include "project/print/print_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "project/data/table_reader.hpp"
#include "project/kinds.hpp"
#include "project/units.hpp"

namespace diaoban::project {
namespace {

constexpr Length smallest_side = Length::from_mm(50);
constexpr Length largest_side = Length::from_mm(1000);

struct Setting {
  std::string text;  // empty: not given
  diagnostics::Span place;
};

class SettingsReader {
 public:
  SettingsReader(const Book& book, const Edition& edition, diagnostics::Sink& sink)
      : book_(book), edition_(edition), sink_(sink) {}

  PrintSettings read() {
    PrintSettings settings;
    read_printer(settings);
    read_paper(settings);
    read_trim_size(settings);
    const Interior& interior = settings.printer.interior;
    read_bleed(settings);
    const Setting gutter = find("gutter");
    if (!gutter.text.empty() && gutter.text != "auto") {
      settings.gutter = read_checked_length("gutter", gutter, Length::from_mm(60));
    }
    settings.multiple = read_number("multiple", interior.multiple);
    const auto paper = settings.printer.papers.find(settings.paper);
    const bool black = paper != settings.printer.papers.end() && paper->second.black;
    settings.grey = read_truth("grey", black);
    settings.marks = read_truth("marks", false);
    settings.link_notes = read_truth("link-notes", false);
    const auto standard = edition_.settings.find("standard");
    settings.pdfx = standard == edition_.settings.end()
                        ? interior.device_colors
                        : standard->second.find("x1a") != std::string::npos;
    return settings;
  }

 private:
  // The edition's own, or the book's by one of two keys.
  Setting find(const std::string& key, const std::string& elsewhere = {}) const {
    if (const auto own = edition_.settings.find(key); own != edition_.settings.end()) {
      return {own->second, place_of(book_, "editions." + edition_.name + "." + key)};
    }
    for (const std::string& shared : {"print." + key, elsewhere}) {
      const auto found = book_.settings.find(shared);
      if (found != book_.settings.end()) return {found->second, place_of(book_, shared)};
    }
    return {};
  }

  void report(const std::string& key, const Setting& setting, std::string_view expected,
              std::string hint = {}) {
    sink_.report(kinds::settings_value_wrong, setting.place,
                 fmt::format("'{}' is '{}', but should be {}", key, setting.text, expected),
                 std::move(hint));
  }

  void read_printer(PrintSettings& settings) {
    const Setting wanted = find("printer", "cover.printer");
    const std::vector<std::string>& names = printer_names();
    settings.printer_named = std::find(names.begin(), names.end(), wanted.text) != names.end();
    if (settings.printer_named) {
      settings.printer = load_printer(wanted.text);
      settings.printer_place = wanted.place;
      return;
    }
    const bool chinese = book_.metadata.language.starts_with("zh");
    settings.printer = load_printer(chinese ? "cn-press" : "kdp");
    if (wanted.text.empty()) return;
    sink_.report(kinds::printer_unknown, wanted.place,
                 fmt::format("no printer '{}'; {} is taken", wanted.text, settings.printer.name),
                 near_or_list(wanted.text, names));
  }

  void read_paper(PrintSettings& settings) {
    const Setting wanted = find("paper", "cover.paper");
    std::vector<std::string> names;
    for (const auto& entry : settings.printer.papers) names.push_back(entry.first);
    if (names.empty()) return;
    if (std::find(names.begin(), names.end(), wanted.text) != names.end()) {
      settings.paper = wanted.text;
      return;
    }
    // The plainest paper is what a book is printed on when it does not say.
    const bool has_white = settings.printer.papers.contains("white");
    settings.paper = has_white ? "white" : names.front();
    if (wanted.text.empty()) return;
    sink_.report(kinds::paper_unknown, wanted.place,
                 fmt::format("{} has no paper '{}'; {} is taken", settings.printer.name,
                             wanted.text, settings.paper),
                 near_or_list(wanted.text, names));
  }

  static std::string near_or_list(const std::string& wanted,
                                  const std::vector<std::string>& names) {
    const std::string near = suggestion(wanted, names);
    return near.empty() ? "known are " + list_of(names) : near;
  }

  void read_trim_size(PrintSettings& settings) {
    const Setting wanted = find("trim");
    if (wanted.text.empty()) return;
    const auto trim = read_trim(wanted.text);
    if (!trim) {
      const bool ambiguous = wanted.text == "B5" || wanted.text == "B6";
      report("trim", wanted, "a size such as \"16开\", \"A5\", \"6x9in\" or \"185x260mm\"",
             ambiguous ? "ISO, JIS and GB differ: say '" + wanted.text + " ISO' or '" +
                             wanted.text + " JIS'"
                       : suggestion(wanted.text, trim_names()));
      return;
    }
    const auto [shorter, longer] = std::minmax(trim->width, trim->height);
    if (shorter < smallest_side || longer > largest_side) {
      report("trim", wanted, "from 50 to 1000 mm on each side");
      return;
    }
    settings.trim = trim;
    settings.trim_place = wanted.place;
  }

  void read_bleed(PrintSettings& settings) {
    const Setting wanted = find("bleed");
    if (wanted.text.empty()) return;
    if (wanted.text == "true") {
      settings.bleed = settings.printer.interior.bleed;
    } else if (wanted.text == "false") {
      settings.bleed = Length{};
    } else {
      settings.bleed = read_checked_length("bleed", wanted, Length::from_mm(20));
    }
  }

  std::optional<Length> read_checked_length(const std::string& key, const Setting& setting,
                                            Length most) {
    const auto length = read_length(setting.text);
    if (length && *length >= Length{} && *length <= most) return length;
    report(key, setting, fmt::format("a length of 0 to {:.0f} mm such as \"3mm\"", most.mm()));
    return std::nullopt;
  }

  bool read_truth(const std::string& key, bool otherwise) {
    const Setting setting = find(key);
    if (setting.text == "true" || setting.text == "false") return setting.text == "true";
    if (!setting.text.empty()) report(key, setting, "true or false");
    return otherwise;
  }

  int read_number(const std::string& key, int otherwise) {
    const Setting setting = find(key);
    if (setting.text.empty()) return otherwise;
    int number = 0;
    const char* end = setting.text.data() + setting.text.size();
    const auto result = std::from_chars(setting.text.data(), end, number);
    if (result.ec == std::errc{} && result.ptr == end && number >= 1 && number <= 64) return number;
    report(key, setting, "a whole number from 1 to 64");
    return otherwise;
  }

  const Book& book_;
  const Edition& edition_;
  diagnostics::Sink& sink_;
};

}  // namespace

PrintSettings read_print_settings(const Book& book, const Edition& edition,
                                  diagnostics::Sink& sink) {
  return SettingsReader(book, edition, sink).read();
}

int bound_pages(const PrintSettings& settings, int pages) {
  const int multiple = std::max(1, settings.multiple);
  return (pages + multiple - 1) / multiple * multiple;
}

void check_binding(const PrintSettings& settings, const Theme& theme, int pages,
                   diagnostics::Sink& sink) {
  const Printer& printer = settings.printer;
  const TrimSize trim{theme.page_width, theme.page_height};
  const auto range = page_range(printer, trim, settings.paper);
  if (!range) {
    const std::string paper = settings.paper.empty() ? "" : " on paper '" + settings.paper + "'";
    sink.report(kinds::print_trim, settings.trim_place,
                fmt::format("{} makes no books of {}{}", printer.title, written_trim(trim), paper));
  } else if (pages < range->least || pages > range->most) {
    sink.report(kinds::print_page_count, settings.printer_place,
                fmt::format("{} pages: {} binds {} to {} of {}", pages, printer.title, range->least,
                            range->most, written_trim(trim)));
  }
}

}  // namespace diaoban::project
