// Implements the loading of our own book.toml: its metadata, editions and further settings.
#include "project/trees/own_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "project/data/table_reader.hpp"
#include "project/editions.hpp"
#include "project/kinds.hpp"
#include "project/language.hpp"
#include "project/trees/metadata.hpp"

namespace diaoban::project {
namespace {

// Tables whose keys belong to other rooms, which judge them.
constexpr std::array<std::string_view, 9> open_tables{
    "fonts", "commands", "math", "index", "epub", "pdf", "contents", "pictures", "print"};
// Keys of an edition that other rooms read.
constexpr std::array<std::string_view, 18> edition_keys{
    "language", "title",    "identifier", "theme",    "cover",    "tags",
    "fonts",    "pictures", "marks",      "standard", "grey",     "printer",
    "paper",    "trim",     "bleed",      "gutter",   "multiple", "link-notes"};

// Those of them that only one format knows.
constexpr std::array<std::string_view, 1> epub_keys{"pictures"};
constexpr std::array<std::string_view, 10> pdf_keys{"marks",    "standard",  "grey",  "printer",
                                                    "paper",    "trim",      "bleed", "gutter",
                                                    "multiple", "link-notes"};

template <std::size_t Count>
bool holds(const std::array<std::string_view, Count>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// "fonts.embed" -> "true" for each value below; the items of a list are joined by line ends.
void flatten(const std::string& name, const Value& value,
             std::map<std::string, std::string>& settings) {
  if (const Value::Table* table = value.table()) {
    for (const Field& field : *table) flatten(name + "." + field.key, field.value, settings);
    return;
  }
  std::string text = text_of(value);
  if (const Value::List* list = value.list()) {
    for (const Value& item : *list) text += (text.empty() ? "" : "\n") + text_of(item);
  }
  settings[name] = text;
}

class OwnSettings {
 public:
  OwnSettings(SourceTree& tree, Book& book, const Value& own)
      : tree_(tree), book_(book), settings_value_(own), settings_(&own, tree.sink()) {}

  void apply() {
    note_places("", settings_value_);
    apply_metadata();
    apply_cover();
    apply_editions();
    check_index();
    check_contents();
    settings_.take("number-sections", book_.number_sections);
    settings_.take("number-figures", book_.number_figures);
    settings_.take("section-labels", book_.section_labels);
    settings_.take("prefixed-section-labels", book_.prefixed_section_labels);
    settings_.take("bibliographies", book_.bibliographies);
    settings_.take("syntax", book_.syntax);
    std::string theme;
    settings_.take("theme", theme);
    if (!theme.empty()) book_.settings["theme"] = theme;
    if (const Value* table = settings_.find("substitutions"); table && table->table()) {
      for (const Field& field : *table->table())
        book_.substitutions[field.key] = text_of(field.value);
    }
    for (const std::string_view name : open_tables) {
      const Value* table = settings_.find(name);
      if (!table) continue;
      if (!table->table()) {
        report_wrong_type(tree_.sink(), name, *table, "a table");
      } else {
        flatten(std::string(name), *table, book_.settings);
      }
    }
    for (const std::string_view list : {"source", "front", "files", "parts", "appendix", "back"}) {
      settings_.find(list);
    }
    settings_.check_unknown();
  }

 private:
  void apply_metadata() {
    Metadata& metadata = book_.metadata;
    settings_.take("title", metadata.title);
    settings_.take("subtitle", metadata.subtitle);
    settings_.take("identifier", metadata.identifier);
    settings_.take("publisher", metadata.publisher);
    settings_.take("date", metadata.date);
    settings_.take("rights", metadata.rights);
    settings_.take("description", metadata.description);
    settings_.take("series", metadata.series);
    settings_.take("release", metadata.release);
    settings_.take("subjects", metadata.subjects);
    settings_.take("authors", metadata.authors);
    if (const Value* language = settings_.find("language")) {
      take_language(book_, *language, tree_.sink());
    }
    const Value* slug = settings_.find("slug");
    if (!slug) return;
    const std::string wanted = text_of(*slug);
    metadata.slug = slug_of(wanted, {});
    if (metadata.slug == wanted) return;
    tree_.sink().report(kinds::settings_value_wrong, slug->span,
                        fmt::format("'slug' is '{}', but should be of a-z, 0-9 and '-'", wanted),
                        fmt::format("'{}' is taken", metadata.slug));
  }

  void note_places(const std::string& name, const Value& value) {
    if (!name.empty()) book_.places[name] = value.span;
    const Value::Table* table = value.table();
    if (!table) return;
    for (const Field& field : *table) {
      note_places(name.empty() ? field.key : name + "." + field.key, field.value);
    }
  }

  // A picture, or a table with the design's settings. The picture is the whole cover unless the
  // table names a design, which then shows it.
  void apply_cover() {
    const Value* cover = settings_.find("cover");
    if (!cover) return;
    const Value* picture = cover;
    bool in_design = false;
    if (cover->table()) {
      flatten("cover", *cover, book_.settings);
      book_.settings.erase("cover.picture");
      picture = cover->find("picture");
      if (!picture) return;
      in_design = cover->find("design") != nullptr;
    }
    const std::string* written = picture->string();
    if (!written)
      return report_wrong_type(tree_.sink(), "cover", *picture, "the path of a picture");
    const auto path = base::resolve_inside("", *written);
    if (!path || !tree_.is_inside(path->generic_string())) {
      tree_.sink().report(kinds::file_outside, picture->span,
                          fmt::format("'{}' lies outside of the book's folder", *written));
    } else if (!tree_.has(path->generic_string())) {
      tree_.sink().report(kinds::file_missing, picture->span,
                          fmt::format("no file '{}' for the cover", *written));
    } else if (in_design) {
      book_.settings["cover.picture"] = path->generic_string();
    } else {
      book_.cover = path->generic_string();
    }
  }

  void check_index() {
    TableReader index(settings_.find("index"), tree_.sink());
    index.take_choice("order", {"pinyin", "stroke", "zhuyin", "radical"});
    const Value* readings = index.find("readings");
    if (readings && !readings->table()) {
      report_wrong_type(tree_.sink(), "readings", *readings, "a table of terms");
    } else if (readings) {
      for (const Field& field : *readings->table()) {
        if (field.value.string()) continue;
        report_wrong_type(tree_.sink(), field.key, field.value, "a reading");
      }
    }
    index.check_unknown();
  }

  void check_contents() {
    TableReader contents(settings_.find("contents"), tree_.sink());
    bool asked = false;
    for (const std::string_view key : {"figures", "tables", "listings"}) contents.take(key, asked);
    contents.check_unknown();
  }

  void apply_editions() {
    const Value* editions = settings_.find("editions");
    if (!editions) return;
    if (!editions->table()) {
      return report_wrong_type(tree_.sink(), "editions", *editions, "tables [editions.NAME]");
    }
    book_.editions.clear();
    for (const Field& field : *editions->table()) add_edition(field);
  }

  static bool is_edition_name(std::string_view name) {
    return !name.empty() && name.size() <= 40 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
               std::string_view::npos;
  }

  void add_edition(const Field& field) {
    diagnostics::Sink& sink = tree_.sink();
    if (!field.value.table()) return report_wrong_type(sink, field.key, field.value, "a table");
    if (!is_edition_name(field.key)) {
      // The name becomes a part of a file's name.
      sink.report(kinds::settings_value_wrong, field.key_span,
                  fmt::format("'{}' is no name for an edition: it should be of a-z, 0-9 and '-'",
                              field.key));
      return;
    }
    TableReader reader(&field.value, sink);
    Edition edition = built_in_edition(field.key).value_or(Edition{field.key, {}, {}, {}});
    const auto profile = reader.take_choice("profile", {"epub", "kindle", "screen", "print"});
    const auto format = reader.take_choice("format", {"epub", "pdf"});
    if (format) edition.format = *format == 0 ? Format::Epub : Format::Pdf;
    if (profile) {
      edition.profile = static_cast<Profile>(*profile);
      const Format fitting = *profile < 2 ? Format::Epub : Format::Pdf;
      if (format && edition.format != fitting) {
        sink.report(kinds::settings_value_wrong, field.value.find("profile")->span,
                    fmt::format("the profile '{}' is not one of the format '{}'",
                                text_of(*field.value.find("profile")),
                                text_of(*field.value.find("format"))));
      }
      edition.format = fitting;
    } else if (format) {
      const bool fits = (edition.format == Format::Epub) ==
                        (edition.profile == Profile::Epub || edition.profile == Profile::Kindle);
      if (!fits) edition.profile = edition.format == Format::Epub ? Profile::Epub : Profile::Screen;
    }
    for (const std::string_view key : edition_keys) {
      if (const Value* value = reader.find(key))
        flatten(std::string(key), *value, edition.settings);
    }
    check_edition_language(field.value, edition);
    check_edition_keys(field.value, edition.format);
    reader.check_unknown();
    book_.editions.push_back(std::move(edition));
  }

  void check_edition_keys(const Value& table, Format format) {
    const bool is_pdf = format == Format::Pdf;
    for (const Field& field : *table.table()) {
      if (!(is_pdf ? holds(epub_keys, field.key) : holds(pdf_keys, field.key))) continue;
      tree_.sink().report(kinds::settings_key_unknown, field.key_span,
                          fmt::format("there is no setting '{}' for {}", field.key,
                                      is_pdf ? "a PDF edition" : "an EPUB edition"));
    }
    TableReader(&table, tree_.sink()).take_choice("pictures", {"vector", "raster"});
  }

  void check_edition_language(const Value& table, Edition& edition) {
    const Value* language = table.find("language");
    if (!language) return;
    Book scratch;
    take_language(scratch, *language, tree_.sink());
    edition.settings["language"] = scratch.metadata.language;
  }

  SourceTree& tree_;
  Book& book_;
  const Value& settings_value_;
  TableReader settings_;
};

}  // namespace

const Value* own_settings(const Value& file) {
  if (!file.find("book")) return file.table() && !file.table()->empty() ? &file : nullptr;
  return file.find("diaoban");
}

void apply_own_settings(SourceTree& tree, Book& book, const Value& own) {
  OwnSettings(tree, book, own).apply();
}

}  // namespace diaoban::project
