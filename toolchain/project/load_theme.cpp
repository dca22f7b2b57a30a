// Loads themes: the built-in TOML files, and the author's over them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "base/ensure.hpp"
#include "embedded/default_theme.hpp"
#include "embedded/print_theme.hpp"
#include "project/data/load_toml.hpp"
#include "project/data/table_reader.hpp"
#include "project/kinds.hpp"
#include "project/numbering.hpp"
#include "project/theme.hpp"
#include "project/units.hpp"

namespace diaoban::project {
namespace {

constexpr std::array<std::string_view, 5> heading_names{"section", "subsection", "fourth", "fifth",
                                                        "sixth"};

// Reads one theme file over the values that `theme` has.
class ThemeReader {
 public:
  ThemeReader(Theme& theme, diagnostics::Sink& sink) : theme_(theme), sink_(sink) {}

  void read(const Value& file) {
    TableReader tables(&file, sink_);
    read_colors(tables.find("colors"));
    read_page(tables.find("page"));
    read_body(tables.find("body"));
    read_line(tables.find("line"));
    read_chapter(tables.find("chapter"));
    read_part(tables.find("part"));
    read_headings(tables.find("headings"));
    read_listing(tables.find("listing"));
    read_code(tables.find("code"));
    read_table(tables.find("table"));
    read_figure(tables.find("figure"));
    read_numbering(tables.find("numbering"));
    read_text_table(tables.find("caption"), theme_.caption);
    read_admonitions(tables.find("admonition"));
    read_quote(tables.find("quote"));
    read_footnote(tables.find("footnote"));
    read_text_table(tables.find("running-head"), theme_.running_head);
    TableReader contents = reader_of(tables.find("contents"), "contents");
    contents.take("depth", theme_.contents_depth, 1, 6);
    contents.check_unknown();
    tables.check_unknown();
  }

 private:
  // A reader of a table of the file; a thing that is no table is reported.
  TableReader reader_of(const Value* value, std::string_view name) {
    if (value && !value->table()) report_wrong_type(sink_, name, *value, "a table");
    return {value, sink_};
  }

  void take_length(TableReader& table, std::string_view key, Length& target, Length least) {
    const Value* value = table.find(key);
    if (!value) return;
    const std::string* text = value->string();
    const std::optional<Length> length = text ? read_length(*text) : std::nullopt;
    constexpr Length most = Length::from_mm(2000);
    if (!length) {
      report_wrong_type(sink_, key, *value, "a length such as \"10.5pt\", \"185mm\" or \"五号\"");
    } else if (*length < least || *length > most) {
      sink_.report(kinds::settings_value_wrong, value->span,
                   fmt::format("'{}' is '{}', but should be from {} pt to {} mm", key, *text,
                               least.pt(), most.mm()));
    } else {
      target = *length;
    }
  }

  void take_color(TableReader& table, std::string_view key, Color& target) {
    const Value* value = table.find(key);
    if (!value) return;
    const std::optional<Color> color =
        value->string() ? read_color(*value->string()) : std::nullopt;
    if (!color) return report_wrong_type(sink_, key, *value, "a colour such as \"#1a1a1a\"");
    target = *color;
  }

  static void take_word(TableReader& table, std::string_view key, std::string& target,
                        const std::vector<std::string>& choices) {
    if (const auto choice = table.take_choice(key, choices)) target = choices[*choice];
  }

  void take_text(TableReader& table, TextLook& look) {
    constexpr Length smallest = Length::from_pt(1);
    table.take("face", look.role);
    take_length(table, "size", look.size, smallest);
    take_length(table, "leading", look.leading, smallest);
    take_color(table, "color", look.color);
  }

  void read_text_table(const Value* value, TextLook& look) {
    TableReader table = reader_of(value, "this");
    take_text(table, look);
    table.check_unknown();
  }

  // A new ink or accent also colours the texts that had the old one.
  void read_colors(const Value* value) {
    TableReader table = reader_of(value, "colors");
    const std::array<std::pair<std::string_view, Color*>, 4> colors{{{"ink", &theme_.ink},
                                                                     {"link", &theme_.link},
                                                                     {"accent", &theme_.accent},
                                                                     {"muted", &theme_.muted}}};
    const std::array<Color, 4> before{theme_.ink, theme_.link, theme_.accent, theme_.muted};
    for (const auto& [key, target] : colors) take_color(table, key, *target);
    table.check_unknown();
    for_each_text([&](TextLook& look) {
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (look.color != before[i]) continue;
        look.color = *colors[i].second;
        break;
      }
    });
  }

  void for_each_text(const std::function<void(TextLook&)>& visit) {
    for (TextLook* look : {&theme_.body, &theme_.chapter_label, &theme_.chapter_title,
                           &theme_.listing, &theme_.table, &theme_.caption, &theme_.admonition,
                           &theme_.quote, &theme_.footnote, &theme_.running_head}) {
      visit(*look);
    }
    for (HeadingLook& heading : theme_.headings) visit(heading.text);
  }

  void read_page(const Value* value) {
    TableReader table = reader_of(value, "page");
    constexpr Length smallest = Length::from_mm(50);
    take_length(table, "width", theme_.page_width, smallest);
    take_length(table, "height", theme_.page_height, smallest);
    table.take("measure", theme_.measure_em, 10, 200);
    table.take("lines", theme_.lines, 5, 200);
    take_length(table, "inner-margin", theme_.inner_margin, {});
    take_length(table, "top-margin", theme_.top_margin, {});
    take_length(table, "bleed", theme_.bleed, {});
    table.take("two-sided", theme_.two_sided);
    table.take("chapters-recto", theme_.chapters_recto);
    table.check_unknown();
  }

  void read_body(const Value* value) {
    TableReader table = reader_of(value, "body");
    take_text(table, theme_.body);
    table.take("indent", theme_.indent_em, 0, 20);
    table.check_unknown();
  }

  void read_line(const Value* value) {
    TableReader table = reader_of(value, "line");
    LineLook& line = theme_.line;
    take_word(table, "prohibition", line.prohibition, {"none", "basic", "gb", "strict"});
    take_word(table, "punctuation", line.punctuation, {"full", "kaiming", "half", "line-end-half"});
    table.take("hanging", line.hanging);
    table.take("paragraph-start-trim", line.paragraph_start_trim);
    table.take("han-latin-space", line.han_latin_space, 0, 1);
    take_word(table, "japanese", line.japanese, {"strict", "normal", "loose"});
    take_word(table, "korean", line.korean, {"word", "syllable"});
    table.take("hyphenate", line.hyphenate);
    table.take("protrude", line.protrude);
    table.check_unknown();
  }

  void read_chapter(const Value* value) {
    TableReader table = reader_of(value, "chapter");
    table.take("first-line", theme_.chapter_first_line, 1, 100);
    table.take("body-line", theme_.chapter_body_line, 1, 100);
    take_tint(table, theme_.chapter_tint);
    read_text_table(table.find("label"), theme_.chapter_label);
    read_text_table(table.find("title"), theme_.chapter_title);
    table.check_unknown();
  }

  void read_part(const Value* value) {
    TableReader table = reader_of(value, "part");
    take_tint(table, theme_.part_tint);
    table.check_unknown();
  }

  void take_tint(TableReader& table, std::optional<Color>& target) {
    Color color = target.value_or(Color{0xff, 0xff, 0xff});
    const Color before = color;
    take_color(table, "tint", color);
    if (color != before) target = color;
  }

  void read_headings(const Value* value) {
    TableReader levels = reader_of(value, "headings");
    for (std::size_t i = 0; i < heading_names.size(); ++i) {
      TableReader table = reader_of(levels.find(heading_names[i]), heading_names[i]);
      HeadingLook& heading = theme_.headings[i];
      take_text(table, heading.text);
      table.take("lines", heading.lines, 1, 30);
      table.take("above", heading.lines_above, 0, 30);
      table.check_unknown();
    }
    levels.check_unknown();
  }

  void read_listing(const Value* value) {
    TableReader table = reader_of(value, "listing");
    take_text(table, theme_.listing);
    take_color(table, "tint", theme_.listing_tint);
    take_color(table, "rule", theme_.listing_rule);
    take_color(table, "emphasis", theme_.listing_emphasis);
    take_word(table, "theme", theme_.listing_theme, {"light", "print"});
    table.check_unknown();
  }

  void read_table(const Value* value) {
    TableReader table = reader_of(value, "table");
    take_text(table, theme_.table);
    take_word(table, "placement", theme_.table_placement, placements());
    table.check_unknown();
  }

  void read_figure(const Value* value) {
    TableReader table = reader_of(value, "figure");
    take_word(table, "placement", theme_.figure_placement, placements());
    table.check_unknown();
  }

  static std::vector<std::string> placements() { return {"auto", "here", "top", "bottom", "page"}; }

  void read_numbering(const Value* value) {
    TableReader table = reader_of(value, "numbering");
    NumberingLook& look = theme_.numbering;
    for (const auto& [key, format] :
         {std::pair{"chapter", &look.chapter}, std::pair{"appendix", &look.appendix},
          std::pair{"figure", &look.figure}, std::pair{"table", &look.table},
          std::pair{"listing", &look.listing}, std::pair{"equation", &look.equation}}) {
      take_format(table, key, *format);
    }
    table.take("separator", look.separator);
    table.check_unknown();
  }

  void take_format(TableReader& table, std::string_view key, std::string& format) {
    const Value* value = table.find(key);
    if (!value) return;
    const std::string* text = value->string();
    const bool is_format = text && (text->empty() || has_number_place(*text));
    if (!is_format) {
      return report_wrong_type(sink_, key, *value,
                               "a format with \"{}\", \"{一}\", \"{I}\" or \"{A}\" in it");
    }
    format = *text;
  }

  void read_code(const Value* value) {
    TableReader table = reader_of(value, "code");
    table.take("size", theme_.inline_code_em, 0.1, 3);
    take_color(table, "tint", theme_.inline_code_tint);
    table.check_unknown();
  }

  void read_admonitions(const Value* value) {
    TableReader table = reader_of(value, "admonition");
    take_text(table, theme_.admonition);
    const std::array<std::pair<std::string_view, AdmonitionLook*>, 4> kinds{
        {{"note", &theme_.note},
         {"tip", &theme_.tip},
         {"warning", &theme_.warning},
         {"danger", &theme_.danger}}};
    for (const auto& [name, look] : kinds) {
      TableReader kind = reader_of(table.find(name), name);
      take_color(kind, "color", look->color);
      take_word(kind, "rule", look->rule, {"solid", "dashed", "dotted", "double"});
      kind.check_unknown();
    }
    table.check_unknown();
  }

  void read_quote(const Value* value) {
    TableReader table = reader_of(value, "quote");
    take_text(table, theme_.quote);
    table.take("indent", theme_.quote_indent_em, 0, 20);
    table.check_unknown();
  }

  void read_footnote(const Value* value) {
    TableReader table = reader_of(value, "footnote");
    take_text(table, theme_.footnote);
    take_word(table, "numbering", theme_.footnote_numbering, {"page", "chapter", "endnotes"});
    take_word(table, "mark", theme_.footnote_mark, {"as-written", "before-stop", "after-stop"});
    table.check_unknown();
  }

  Theme& theme_;
  diagnostics::Sink& sink_;
};

void read_built_in(Theme& theme, std::string_view text) {
  diagnostics::Sources sources;
  diagnostics::Collector collector;
  const Value file = load_toml(sources.add("theme", std::string(text)), sources, collector);
  ThemeReader(theme, collector).read(file);
  base::ensure(collector.sorted(sources).empty(), "a built-in theme reads without diagnostics");
}

}  // namespace

Theme load_theme(const std::string& base, const base::Path& path, const base::FileSystem& files,
                 diagnostics::Sources& sources, diagnostics::Sink& sink) {
  Theme theme;
  read_built_in(theme, embedded::default_theme);
  if (base == "print") {
    read_built_in(theme, embedded::print_theme);
  } else if (base != "default" && !base.empty()) {
    sink.report(kinds::settings_value_wrong, {},
                fmt::format("there is no theme '{}'; 'default' is taken", base),
                suggestion(base, {"default", "print"}));
  }
  if (path.empty()) return theme;
  std::optional<std::string> text = files.read(path);
  if (!text) {
    sink.report(kinds::file_missing, {}, fmt::format("no theme file '{}'", path.generic_string()));
    return theme;
  }
  const auto source = sources.add(path.generic_string(), std::move(*text));
  ThemeReader(theme, sink).read(load_toml(source, sources, sink));
  return theme;
}

}  // namespace diaoban::project
