// Implements the stylesheet: fills the template with the theme's values.
#include "epub/style/stylesheet.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/ensure.hpp"
#include "embedded/book_css.hpp"
#include "epub/names.hpp"
#include "epub/style/colour.hpp"
#include "highlight/palette.hpp"

namespace diaoban::epub {
namespace {

using project::AdmonitionLook;
using project::Color;
using project::Theme;

constexpr Color day{0xff, 0xff, 0xff};
constexpr Color night{0x12, 0x12, 0x12};
// WCAG 2.2 §1.4.3, and a little more, since a colour has whole steps.
constexpr double readable = 4.55;

std::string em(double ratio) { return fmt::format("{:.4g}em", ratio); }

// What may lie behind text: the paper, and over it the greys of listings, boxes and stressed lines,
// each a share of the same grey, so that the reader's own paper shows through.
constexpr int veil = 128;
constexpr double tint = 0.08;
constexpr double stress = 0.22;

std::string css_veil(double share) { return fmt::format("rgba({0}, {0}, {0}, {1})", veil, share); }

// The ground that stands out least from text on this paper.
Color ground_on(Color paper) {
  const auto mix = [](std::uint8_t channel) {
    return static_cast<std::uint8_t>(channel * (1 - stress) + veil * stress);
  };
  return {mix(paper.red), mix(paper.green), mix(paper.blue)};
}

std::string token_rules(const Theme& theme, Color paper) {
  using highlight::TokenClass;
  std::string out;
  for (int at = 0; at <= static_cast<int>(TokenClass::Error); ++at) {
    const auto kind = static_cast<TokenClass>(at);
    const highlight::CodeLook look = highlight::code_look(kind, theme.listing_theme);
    std::string declarations;
    // What has the text's own colour keeps that of the reader.
    if (look.color) {
      const Color color{look.color->red, look.color->green, look.color->blue};
      declarations =
          fmt::format(" color: {};", css_color(with_contrast(color, ground_on(paper), readable)));
    }
    if (look.bold && paper == day) declarations += " font-weight: bold;";
    if (declarations.empty() || !token_class(kind)) continue;
    out += fmt::format(".{} {{{} }}\n", token_class(kind), declarations);
  }
  return out;
}

struct AdmonitionGroup {
  std::vector<document::AdmonitionKind> kinds;
  const AdmonitionLook* look;
};

std::vector<AdmonitionGroup> admonition_groups(const Theme& theme) {
  using document::AdmonitionKind;
  return {{{AdmonitionKind::Note, AdmonitionKind::SeeAlso, AdmonitionKind::Todo,
            AdmonitionKind::VersionAdded, AdmonitionKind::VersionChanged},
           &theme.note},
          {{AdmonitionKind::Tip, AdmonitionKind::Hint}, &theme.tip},
          {{AdmonitionKind::Important, AdmonitionKind::Attention, AdmonitionKind::Caution,
            AdmonitionKind::Warning, AdmonitionKind::Deprecated},
           &theme.warning},
          {{AdmonitionKind::Danger, AdmonitionKind::Error, AdmonitionKind::VersionRemoved},
           &theme.danger}};
}

std::string admonition_rules(const Theme& theme, Color paper) {
  const Color background = ground_on(paper);
  std::string out = fmt::format(".admonition-title {{ color: {}; }}\n",
                                css_color(with_contrast(theme.note.color, background, readable)));
  for (const AdmonitionGroup& group : admonition_groups(theme)) {
    std::string boxes;
    std::string titles;
    for (const document::AdmonitionKind kind : group.kinds) {
      const std::string name = std::string(boxes.empty() ? "." : ", .") + admonition_name(kind);
      boxes += name + ".admonition";
      titles += name + " .admonition-title";
    }
    const std::string color = css_color(with_contrast(group.look->color, background, readable));
    out += fmt::format("{} {{ border-left-color: {}; border-left-style: {}; }}\n", boxes, color,
                       group.look->rule);
    out += fmt::format("{} {{ color: {}; }}\n", titles, color);
  }
  return out;
}

// Families of readers' systems by role; a reader without them falls back to its own.
std::string family_of(std::string_view role, std::string_view language) {
  const bool is_chinese = language.starts_with("zh");
  if (role == "kai") {
    return is_chinese ? "KaiTi, STKaiti, \"Kaiti SC\", \"Kaiti TC\", BiauKai, DFKai-SB, \"AR PL "
                        "UKai CN\", serif"
                      : "serif";
  }
  if (role == "sans") {
    return is_chinese
               ? "\"PingFang SC\", \"PingFang TC\", \"Hiragino Sans GB\", \"Noto Sans CJK SC\", "
                 "\"Source Han Sans SC\", \"Microsoft YaHei\", SimHei, STHeiti, sans-serif"
               : "sans-serif";
  }
  return role == "mono" ? "monospace" : "serif";
}

// The families that the book brings for a role and its bold and italic forms.
std::string embedded_families(const BookFonts& fonts, const std::string& role) {
  std::string out;
  for (const char* form : {"", "-bold", "-italic"}) {
    const auto found = fonts.families.find(role + form);
    if (found == fonts.families.end()) continue;
    if (out.find(found->second) == std::string::npos) out += found->second;
  }
  return out;
}

using Values = std::map<std::string, std::string, std::less<>>;

void add_sizes(const Theme& theme, Values& values) {
  const auto ratio = [&](project::Length size) { return em(size / theme.body.size); };
  values["h1"] = ratio(theme.chapter_title.size);
  values["h1-above"] = "1.2em";
  values["h2"] = ratio(theme.headings[0].text.size);
  values["h3"] = ratio(theme.headings[1].text.size);
  for (const std::size_t level : {4U, 5U, 6U}) {
    const bool is_bold = theme.headings[level - 2].text.role.ends_with("bold");
    values["h" + std::to_string(level) + "-weight"] = is_bold ? "bold" : "normal";
  }
  values["chapter-label"] = em(theme.chapter_label.size / theme.chapter_title.size);
  values["book-title"] = em(26 / theme.body.size.pt());
  values["listing"] = ratio(theme.listing.size);
  values["caption"] = ratio(theme.caption.size);
  values["table"] = ratio(theme.table.size);
  values["table-close"] = em(0.9 * (theme.table.size / theme.body.size));
  values["table-dense"] = em(0.8 * (theme.table.size / theme.body.size));
  values["admonition"] = ratio(theme.admonition.size);
  values["footnote"] = ratio(theme.footnote.size);
  values["code"] = em(theme.inline_code_em);
}

void add_spaces(const Shared& shared, Values& values) {
  // Kindle wants left and right distances as a share of the page (KPG, "Margins and Padding").
  const bool kindle = shared.kindle();
  values["gap"] = kindle ? "3%" : "1em";
  values["cell"] = kindle ? "1%" : ".5em";
  values["list-indent"] = kindle ? "6%" : "1.8em";
  values["number-gap"] = kindle ? "2%" : ".5em";
  values["caption-gap"] = kindle ? "2%" : ".8em";
  values["small-gap"] = kindle ? "1%" : ".4em";
  values["wide-gap"] = kindle ? "6%" : "2em";
  values["quote"] = kindle ? "8%" : em(shared.input.theme.quote_indent_em);
  const std::string_view language = shared.language();
  const bool is_han = language.starts_with("zh");
  const bool is_japanese = language.starts_with("ja");
  values["indent"] = is_han ? em(shared.input.theme.indent_em) : is_japanese ? "1em" : "0";
  values["paragraph-gap"] = is_han || is_japanese ? "0" : ".7em";
}

void add_colors(const Theme& theme, bool kindle, Values& values) {
  for (const auto& [name, color] :
       {std::pair{"link", theme.link}, {"accent", theme.accent}, {"muted", theme.muted}}) {
    values[name] = css_color(with_contrast(color, ground_on(day), readable));
    values[std::string(name) + "-dark"] =
        css_color(with_contrast(color, ground_on(night), readable));
  }
  // 3.1 from the text leaves at least 5 from the paper, and enough from a tint.
  values["link"] = css_color(apart_from_text(with_contrast(theme.link, day, readable), 3.1));
  values["listing-rule"] = css_color(theme.listing_rule);
  // Greys that let the reader's own paper through, by day and by night; Kindle knows no such.
  values["tint"] = kindle ? "transparent" : css_veil(tint);
  values["stress"] = kindle ? "transparent" : css_veil(stress);
  values["hairline"] = kindle ? "#999999" : css_veil(0.5);
  values["mark"] = kindle ? "transparent" : "rgba(255, 200, 0, .35)";
  // Drawings are dark lines on nothing: by night they need paper of their own.
  values["paper"] = css_color(day);
  values["tokens"] = token_rules(theme, day);
  values["tokens-dark"] = token_rules(theme, night);
  values["admonitions"] = admonition_rules(theme, day);
  values["admonitions-dark"] = admonition_rules(theme, night);
}

// Fills {{names}} and keeps or drops [[blocks]].
std::string fill(std::string_view text, const Values& values, const std::set<std::string>& holds) {
  std::string out;
  while (!text.empty()) {
    const std::size_t value = text.find("{{");
    const std::size_t block = text.find("[[");
    const std::size_t at = std::min(value, block);
    out += text.substr(0, at);
    if (at == std::string_view::npos) break;
    const bool is_value = value < block;
    const std::size_t end = text.find(is_value ? "}}" : "]]", at);
    base::ensure(end != std::string_view::npos, "the stylesheet's template is closed");
    const std::string name(text.substr(at + 2, end - at - 2));
    text.remove_prefix(end + 2);
    if (is_value) {
      const auto found = values.find(name);
      base::ensure(found != values.end(), "the stylesheet's template names a value that is there");
      out += found->second;
      continue;
    }
    const std::string close = "[[/" + name + "]]";
    const std::size_t stop = text.find(close);
    base::ensure(stop != std::string_view::npos, "the stylesheet's blocks are closed");
    if (holds.contains(name)) out += fill(text.substr(0, stop), values, holds);
    text.remove_prefix(stop + close.size());
  }
  return out;
}

}  // namespace

std::string write_stylesheet(const Shared& shared, const BookFonts& fonts) {
  const std::string_view language = shared.language();
  std::set<std::string> holds{shared.kindle() ? "kindle" : "epub"};
  const std::string primary(language.substr(0, language.find('-')));
  holds.insert(primary);
  if (primary == "zh" || primary == "ja") holds.insert("han");
  Values values;
  for (const char* role : {"sans", "serif", "kai", "mono"}) {
    values[role] = embedded_families(fonts, role) + family_of(role, language);
  }
  // The Latin letters of Kai faces are those of a typewriter.
  if (!shared.kindle() && primary == "zh" && !fonts.all)
    values["kai"] = "\"latin\", " + values["kai"];
  values["rare"] = embedded_families(fonts, "rare") + "serif";
  values["font-faces"] = fonts.rules;
  if (fonts.all) holds.insert("all-fonts");
  if (fonts.families.contains("rare")) holds.insert("rare");
  values["serif-math"] = "\"STIX Two Math\", \"Cambria Math\", \"Latin Modern Math\", serif";
  add_sizes(shared.input.theme, values);
  add_spaces(shared, values);
  add_colors(shared.input.theme, shared.kindle(), values);
  std::string_view source = embedded::book_css;
  // The template's own comment is for its editors.
  const std::size_t comment = source.find("/*");
  const std::size_t comment_end = source.find("*/");
  std::string text(source.substr(0, comment));
  text += source.substr(comment_end + 3);
  return fill(text, values, holds);
}

}  // namespace diaoban::epub
