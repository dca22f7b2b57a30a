// Implements the preflight: the table of rules, and running it.
#include "check/epub.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/kinds.hpp"
#include "check/locator.hpp"
#include "check/rules.hpp"

namespace diaoban::check {
namespace {

class Reporter : public Findings {
 public:
  Reporter(const Rule& rule, const Locator& locator, diagnostics::Sink& sink)
      : rule_(rule), locator_(locator), sink_(sink) {}

  void add(std::string_view path, std::string message) override {
    report(path, locator_.of_file(path), message);
  }
  void add(std::string_view path, pugi::xml_node element, std::string message) override {
    report(path, locator_.of_element(path, element), message);
  }
  void add_setting(std::string_view path, std::string_view setting, std::string message) override {
    report(path, locator_.of_setting(setting), message);
  }

 private:
  void report(std::string_view path, diagnostics::Span span, const std::string& message) {
    constexpr int most = 10;
    if (++count_ > most) return;
    sink_.report(*rule_.kind, span, fmt::format("{}: {}", path, message),
                 fmt::format("rule of {}", rule_.source));
  }

  const Rule& rule_;
  const Locator& locator_;
  diagnostics::Sink& sink_;
  int count_ = 0;
};

const std::vector<Target> everyone{Target::Epub, Target::Kindle, Target::Apple, Target::Kobo,
                                   Target::Google};
const std::vector<Target> kindle{Target::Kindle};
const std::vector<Target> apple{Target::Apple};
const std::vector<Target> kobo{Target::Kobo};
const std::vector<Target> google{Target::Google};

}  // namespace

const std::vector<Rule>& epub_rules() {
  static const std::vector<Rule> rules{
      {&kinds::apple_cover, apple, "Apple Books Asset Guide", check_apple_cover},
      {&kinds::apple_picture_size, apple, "Apple Books Asset Guide", check_apple_pictures},
      {&kinds::epub_accessibility, everyone, "EPUB Accessibility 1.1 §2.2", check_accessibility},
      {&kinds::epub_container, everyone, "EPUB 3.3 §4.2", check_container},
      {&kinds::epub_cover, everyone, "EPUB 3.3 §D.3, KPG Internal Content Cover", check_cover},
      {&kinds::epub_duplicate_id, everyone, "EPUB 3.3 §6.1, RSC-005", check_duplicate_ids},
      {&kinds::epub_file_name, everyone, "EPUB 3.3 §4.2.3, Kobo", check_file_names},
      {&kinds::epub_language, everyone, "WCAG 2.2 §3.1.1", check_languages},
      {&kinds::epub_link_broken, everyone, "EPUB 3.3 §3.5, RSC-007, RSC-012", check_links},
      {&kinds::epub_manifest, everyone, "EPUB 3.3 §5.6", check_manifest},
      {&kinds::epub_metadata, everyone, "EPUB 3.3 §5.5", check_metadata},
      {&kinds::epub_navigation, everyone, "EPUB 3.3 §7", check_navigation},
      {&kinds::epub_page_invalid, everyone, "EPUB 3.3 §6.1", check_pages},
      {&kinds::epub_picture_text, everyone, "WCAG 2.2 §1.1.1", check_picture_texts},
      {&kinds::epub_remote, everyone, "EPUB 3.3 §3.6, RSC-006", check_remote},
      {&kinds::epub_style_direction, everyone, "EPUB 3.3 §6.3, CSS-001", check_style_direction},
      {&kinds::google_cover, google, "Google Play Books, cover files", check_google_cover},
      {&kinds::kindle_contents, kindle, "KPG HTML TOC, Guide Items", check_kindle_contents},
      {&kinds::kindle_contents_depth, kindle, "KPG NCX", check_kindle_contents_depth},
      {&kinds::kindle_cover_page, kindle, "KPG Internal Content Cover", check_kindle_cover_page},
      {&kinds::kindle_file_size, kindle, "KPG File Size", check_kindle_file_size},
      {&kinds::kindle_fixed_size, kindle, "KPG Fixed Values", check_kindle_fixed_sizes},
      {&kinds::kindle_font_format, kindle, "KPG Embedded Fonts", check_kindle_fonts},
      {&kinds::kindle_heading_alignment, kindle, "KPG Headings", check_kindle_headings},
      {&kinds::kindle_markup, kindle, "KPG HTML Support", check_kindle_markup},
      {&kinds::kindle_note_link, kindle, "KPG Footnotes", check_kindle_note_links},
      {&kinds::kindle_picture_format, kindle, "KPG Image Formats", check_kindle_picture_formats},
      {&kinds::kindle_picture_resolution, kindle, "KPG Image Size and Quality",
       check_kindle_picture_resolution},
      {&kinds::kindle_picture_width, kindle, "KPG Image Guidelines", check_kindle_picture_widths},
      {&kinds::kindle_simplified_chinese, kindle, "KDP Book Supported Languages",
       check_kindle_chinese},
      {&kinds::kindle_style, kindle, "KPG CSS Support", check_kindle_style},
      {&kinds::kindle_svg, kindle, "KPG SVG", check_kindle_svg},
      {&kinds::kindle_table_size, kindle, "KPG Tables", check_kindle_tables},
      {&kinds::kobo_font_format, kobo, "Kobo EPUB Guidelines", check_kobo_fonts},
      {&kinds::kobo_page_weight, kobo, "Kobo EPUB Guidelines", check_kobo_weight},
      {&kinds::apple_body, apple, "Apple Books Asset Guide", check_apple_body},
      {&kinds::apple_fonts, apple, "Apple Books Asset Guide", check_apple_fonts},
      {&kinds::epub_contents_order, everyone, "EPUB 3.3 §7.4.2.2, NAV-011", check_contents_order},
      {&kinds::epub_media_type, everyone, "EPUB 3.3 §3.2, OPF-029", check_media_types},
      {&kinds::epub_page_list, everyone, "EPUB Accessibility 1.1 §3.3", check_page_list},
      {&kinds::epub_properties, everyone, "EPUB 3.3 §5.6.2.3, OPF-014, OPF-015", check_properties},
      {&kinds::google_picture_size, google, "Google Play Books, EPUB files", check_google_pictures},
      {&kinds::kindle_alternative_text, kindle, "KPG Accessibility", check_kindle_alternatives},
      {&kinds::kindle_blank_paragraph, kindle, "KPG Page Breaks", check_kindle_blank_paragraphs},
      {&kinds::kindle_body_text, kindle, "KPG Body Text Defaults", check_kindle_body_text},
      {&kinds::kindle_book_size, kindle, "Send to Kindle", check_kindle_book_size},
      {&kinds::kindle_character, kindle, "KPG Characters and Spaces", check_kindle_characters},
      {&kinds::kindle_encoding, kindle, "KPG Encodings", check_kindle_encoding},
      {&kinds::kindle_language, kindle, "Send to Kindle", check_kindle_language},
      {&kinds::kindle_margin, kindle, "KPG Margin and Padding", check_kindle_margins},
      {&kinds::kindle_mutual_link, kindle, "KPG Hyperlinks", check_kindle_mutual_links},
      {&kinds::kindle_store_link, kindle, "KPG External Links", check_kindle_store_links},
      {&kinds::kobo_contents_depth, kobo, "Kobo EPUB Guidelines", check_kobo_contents_depth},
      {&kinds::kobo_picture_transparency, kobo, "Kobo EPUB Guidelines", check_kobo_pictures},
  };
  return rules;
}

void check_epub(std::string_view bytes, Target target, const SourceSpans& sources,
                diagnostics::Sink& sink) {
  const auto publication = read_publication(bytes);
  if (!publication) {
    sink.report(kinds::epub_container, {}, "the file is no ZIP archive that can be read");
    return;
  }
  const Locator locator(*publication, sources);
  for (const Rule& rule : epub_rules()) {
    if (std::find(rule.targets.begin(), rule.targets.end(), target) == rule.targets.end()) continue;
    Reporter reporter(rule, locator, sink);
    rule.check(*publication, reporter);
  }
}

}  // namespace diaoban::check
