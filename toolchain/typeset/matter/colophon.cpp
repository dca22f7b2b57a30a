// The colophon: what the book is, whose it is, and who made it.
#include "typeset/matter/pages.hpp"

namespace diaoban::typeset {

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

namespace {

// One line of the table: a name in sans grey, and what it is.
void add_row(Setter& setter, const BlockPlace& outer, double column, std::uint32_t table,
             const std::string& name, const std::string& value) {
  if (value.empty()) return;
  BlockPlace place = outer;
  place.left = column;
  place.width = setter.book().measure - column;
  const std::uint32_t row = setter.add_element("TR", table);
  const std::uint32_t head = setter.add_element("TH", row);
  setter.element(head).attributes.edit()["Scope"] = "Row";
  FlatText flat = setter.flatten(value, place.look, {setter.add_element("TD", row)});
  std::vector<Piece> lines = setter.lines_of(flat, setter.paragraph_style(place), place);
  project::TextLook look = place.look;
  look.role = "sans";
  look.color = setter.theme().muted;
  Content label;
  setter.set_line(label, name, look, 0, lines.front().baseline, {head});
  label.take(std::move(lines.front().content), 0, 0);
  lines.front().content = std::move(label);
  setter.add_lines(std::move(lines), {});
}

}  // namespace

void layout_colophon(Setter& setter) {
  const project::Metadata& data = setter.book().input.book.metadata;
  const std::string comma = setter.word("list-comma");
  BlockPlace place = setter.body_place();
  place.look = setter.theme().footnote;
  place.first_indent = 0;
  place.on_grid = false;
  place.setting = Setting::Left;

  // The table stands at the foot of the page.
  std::vector<Piece> rows = setter.aside([&] {
    double column = 0;
    for (const char* key : {"book-title", "author", "publisher", "series", "edition", "date",
                            "identifier", "subjects"}) {
      column = std::max(column, setter.width_of(setter.word(key), place.look));
    }
    column += 2 * place.look.size.pt();
    const std::uint32_t table = setter.add_element("Table", 0);
    const auto row = [&](const char* key, const std::string& value) {
      add_row(setter, place, column, table, setter.word(key), value);
    };
    const std::string title =
        data.subtitle.empty() ? data.title : data.title + "\u2003" + data.subtitle;
    row("book-title", title);
    row("author", joined(data.authors, comma));
    row("publisher", data.publisher);
    row("series", data.series);
    row("edition", data.release);
    row("date", data.date);
    row("identifier", data.identifier);
    row("subjects", joined(data.subjects, comma));
    setter.ask_space(14);
    for (const std::string& text : {data.rights, setter.word("made-with")}) {
      if (text.empty()) continue;
      const std::uint32_t element = setter.add_element("P", 0);
      FlatText flat = setter.flatten(text, place.look, {element});
      setter.add_lines(setter.lines_of(flat, setter.paragraph_style(place), place), {});
    }
  });
  double height = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    height += rows[i].height;
    if (i > 0) height += rows[i].space_before;
  }
  Piece blank;
  blank.height = std::max(0.0, setter.book().area.height - height - 12);
  blank.break_before = break_cost::forced;
  blank.content.items.push_back(
      {RuleItem{{0, blank.height, setter.book().measure, 0.5}, setter.theme().ink}, {}});
  setter.add_piece(std::move(blank));
  setter.ask_space(12);
  for (Piece& row : rows) setter.add_piece(std::move(row));
}

}  // namespace diaoban::typeset
