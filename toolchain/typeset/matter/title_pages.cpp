// Cover, half-title, title page and part pages.
#include <algorithm>
#include <string>
#include <vector>

#include "typeset/matter/pages.hpp"

namespace diaoban::typeset {
namespace {

project::TextLook look_of(const char* role, double size, Color color) {
  return {role, base::Length::from_pt(size), base::Length::from_pt(size * 1.45), color};
}

// Sets `text` in `look` over the measure, from `y` on; the height that it takes.
double set_block(Setter& setter, Content& content, const std::string& text,
                 const project::TextLook& look, Setting setting, double y, std::uint32_t element) {
  if (text.empty()) return 0;
  BlockPlace place = setter.body_place();
  place.look = look;
  place.first_indent = 0;
  place.setting = setting;
  place.on_grid = false;
  FlatText flat = setter.flatten(text, look, {element});
  double height = 0;
  for (Piece& line : setter.lines_of(flat, setter.paragraph_style(place), place)) {
    content.take(std::move(line.content), 0, y + height);
    height += line.height;
  }
  return height;
}

// The whole page as one piece.
void add_page(Setter& setter, Content content) {
  Piece piece;
  piece.content = std::move(content);
  piece.height = setter.book().area.height;
  piece.break_before = break_cost::forced;
  setter.add_piece(std::move(piece));
}

std::vector<std::string> characters_of(const std::string& text) {
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    characters.push_back(text.substr(at, end - at));
    at = end;
  }
  return characters;
}

// The publisher's name where it is two to four Han characters, else that of the maker.
std::string seal_text(const std::string& publisher) {
  const std::vector<std::string> characters = characters_of(publisher);
  const bool is_han = std::all_of(characters.begin(), characters.end(), [](const std::string& c) {
    return c.size() == 3 && c >= "\u4E00" && c <= "\u9FFF";
  });
  const bool fits = characters.size() >= 2 && characters.size() <= 4;
  return is_han && fits ? publisher : "雕版";
}

// A vermilion seal with two to four characters, cut out of the ink.
void paint_seal(Setter& setter, Content& content, double x, double y, double size,
                const std::string& text) {
  const Color paper{0xff, 0xff, 0xff};
  // A picture of characters, not text to be read on with the page's.
  const Owner owner{setter.add_element("Figure", 0)};
  setter.element(owner.element).alternative = text;
  content.items.push_back({RuleItem{{x, y, size, size}, setter.theme().accent}, owner});
  const double inner = size * 0.07;
  constexpr double line = 0.7;
  const double side = size - 2 * inner;
  for (const Rectangle& edge : {Rectangle{x + inner, y + inner, side, line},
                                Rectangle{x + inner, y + size - inner - line, side, line},
                                Rectangle{x + inner, y + inner, line, side},
                                Rectangle{x + size - inner - line, y + inner, line, side}}) {
    content.items.push_back({RuleItem{edge, paper}, owner});
  }
  // Columns of two, from right to left, as a seal is read.
  const std::vector<std::string> glyphs = characters_of(text);
  const std::size_t columns = (glyphs.size() + 1) / 2;
  const double glyph = size * (columns == 1 ? 0.42 : 0.38);
  const project::TextLook look = look_of("kai", glyph, paper);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const double column = static_cast<double>(i / 2) + 0.5 - static_cast<double>(columns) / 2;
    const double row = static_cast<double>(i % 2) - 0.5;
    const double width = setter.width_of(glyphs[i], look);
    setter.set_line(content, glyphs[i], look, x + size / 2 - column * glyph * 1.04 - width / 2,
                    y + size / 2 + row * glyph * 1.04 + glyph * 0.4, owner);
  }
}

}  // namespace

void layout_cover(Setter& setter, double left, double top) {
  const auto& picture = setter.book().input.cover;
  if (picture == nullptr || picture->kind == figures::PictureKind::Broken) return;
  const double page_width = setter.theme().page_width.pt();
  const double page_height = setter.theme().page_height.pt();
  const double natural_width = std::max(picture->width, 1.0);
  const double natural_height = std::max(picture->height, 1.0);
  const double factor = std::min(page_width / natural_width, page_height / natural_height);
  const double width = natural_width * factor;
  const double height = natural_height * factor;
  const std::uint32_t element = setter.add_element("Figure", 0);
  setter.element(element).alternative =
      setter.word("cover") + ": " + setter.book().input.book.metadata.title;
  Content content;
  content.items.push_back({PictureItem{picture,
                                       {(page_width - width) / 2 - left,
                                        (page_height - height) / 2 - top, width, height}},
                           {element}});
  add_page(setter, std::move(content));
}

void layout_half_title(Setter& setter) {
  Content content;
  const std::uint32_t element = setter.add_element("P", 0);
  set_block(setter, content, setter.book().input.book.metadata.title,
            look_of("serif", 16, setter.theme().ink), Setting::Center,
            setter.book().area.height * 0.28, element);
  add_page(setter, std::move(content));
}

void layout_title_page(Setter& setter) {
  const project::Metadata& data = setter.book().input.book.metadata;
  const double height = setter.book().area.height;
  Content content;
  double y = height * 0.16;
  const std::uint32_t title = setter.add_element("Title", 0);
  setter.element(title).role = "P";
  y += set_block(setter, content, data.title, look_of("sans-bold", 26, setter.theme().ink),
                 Setting::Left, y, title);
  if (!data.subtitle.empty()) {
    y += 8;
    y += set_block(setter, content, data.subtitle, look_of("sans", 14, setter.theme().ink),
                   Setting::Left, y, setter.add_element("P", 0));
  }
  y += 26;
  content.items.push_back({RuleItem{{0, y, 42, 2}, setter.theme().accent}, {}});
  y += 24;
  if (!data.authors.empty()) {
    const std::string comma = setter.word("list-comma");
    y += set_block(setter, content, joined(data.authors, comma),
                   look_of("kai", 14, setter.theme().ink), Setting::Left, y,
                   setter.add_element("P", 0));
  }
  if (!data.release.empty()) {
    y += 10;
    set_block(setter, content, data.release, look_of("sans", 9, setter.theme().muted),
              Setting::Left, y, setter.add_element("P", 0));
  }
  constexpr double seal = 34;
  paint_seal(setter, content, setter.book().measure - seal, height - seal, seal,
             seal_text(data.publisher));
  if (!data.publisher.empty()) {
    set_block(setter, content, data.publisher, look_of("sans", 11, setter.theme().ink),
              Setting::Left, height - 17, setter.add_element("P", 0));
  }
  add_page(setter, std::move(content));
}

void layout_part_page(Setter& setter, const std::string& title) {
  Content content;
  const std::uint32_t element = setter.add_element("H1", 0);
  const double y = setter.book().area.height * 0.30;
  content.items.push_back({RuleItem{{0, y - 22, 42, 2}, setter.theme().accent}, {}});
  set_block(setter, content, title, look_of("sans-bold", 26, setter.theme().ink), Setting::Left, y,
            element);
  add_page(setter, std::move(content));
}

}  // namespace diaoban::typeset
