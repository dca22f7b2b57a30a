// The contents of the book, and the lists of figures, tables and listings.
#include <algorithm>

#include "typeset/matter/contents_line.hpp"
#include "typeset/matter/pages.hpp"

namespace diaoban::typeset {
namespace {

class ContentsSetter {
 public:
  explicit ContentsSetter(Setter& setter) : setter_(setter) {
    body_ = setter.body_place();
    body_.first_indent = 0;
    chapter_ = body_;
    chapter_.look.role = "sans-bold";
    element_ = setter.add_element("TOC", 0);
    measure_numbers(setter.book().input.facts.contents, 1);
  }

  void add(const std::vector<resolve::ContentsEntry>& entries, int level) {
    for (const resolve::ContentsEntry& entry : entries) {
      if (entry.part) add_part(*entry.part);
      add_entry(entry, level);
      if (level < setter_.theme().contents_depth) add(entry.children, level + 1);
    }
  }

 private:
  // Numbers of one level stand in one column.
  void measure_numbers(const std::vector<resolve::ContentsEntry>& entries, int level) {
    for (const resolve::ContentsEntry& entry : entries) {
      if (!entry.number.empty()) {
        const BlockPlace& place = level == 1 ? chapter_ : body_;
        double& widest = level == 1 ? chapter_number_ : section_number_;
        const double width = setter_.width_of(entry.number, place.look);
        // Long labels ("附录 A") of a few entries do not push all titles to the right.
        if (width < 7 * place.look.size.pt()) {
          widest = std::max(widest, width + 0.75 * place.look.size.pt());
        }
      }
      if (level < setter_.theme().contents_depth) measure_numbers(entry.children, level + 1);
    }
  }

  void add_part(std::uint32_t part) {
    const auto& parts = setter_.book().input.book.parts;
    if (part >= parts.size() || parts[part].title.empty()) return;
    BlockPlace place = chapter_;
    place.look.color = setter_.theme().accent;
    const std::uint32_t element = setter_.add_element("TOCI", element_);
    FlatText flat = setter_.flatten(parts[part].title, place.look, {element});
    setter_.ask_space(place.look.leading.pt());
    LineStack stack;
    stack.keep_with_next = true;
    stack.keep_together = true;
    setter_.add_lines(setter_.lines_of(flat, setter_.paragraph_style(place), place), stack);
    after_part_ = true;
  }

  void add_entry(const resolve::ContentsEntry& entry, int level) {
    ContentsLine line;
    line.title = entry.title;
    line.number = entry.number;
    line.destination = setter_.book().destinations.of(entry.goal);
    const double em = body_.look.size.pt();
    if (level == 1) {
      // A chapter with sections under it has a line above; a run of bare ones stays together.
      const bool has_sections = !entry.children.empty() && setter_.theme().contents_depth > 1;
      if ((has_sections || after_sections_) && !after_part_) {
        setter_.ask_space(body_.look.leading.pt() / 2);
      }
      after_sections_ = has_sections;
      after_part_ = false;
      line.number_width = chapter_number_;
      layout_contents_line(setter_, line, chapter_, element_);
      if (has_sections) setter_.ask_break(break_cost::forbidden);
    } else {
      line.indent = 2 * em + (level - 2) * 1.5 * em;
      line.number_width = section_number_;
      layout_contents_line(setter_, line, body_, element_);
    }
  }

  Setter& setter_;
  BlockPlace body_;
  BlockPlace chapter_;
  std::uint32_t element_ = 0;
  double chapter_number_ = 0;
  double section_number_ = 0;
  bool after_sections_ = false;
  bool after_part_ = false;
};

}  // namespace

void layout_matter_title(Setter& setter, const std::string& title) {
  const project::Theme& theme = setter.theme();
  const double grid = theme.body.leading.pt();
  Piece piece;
  piece.break_before = break_cost::forced;
  piece.float_barrier = true;
  BlockPlace place = setter.body_place();
  place.look = theme.chapter_title;
  place.first_indent = 0;
  place.setting = Setting::Left;
  const std::uint32_t element = setter.add_element("H1", 0);
  FlatText flat = setter.flatten(title, place.look, {element});
  double y = 2 * grid;
  for (Piece& line : setter.lines_of(flat, setter.paragraph_style(place), place)) {
    piece.content.take(std::move(line.content), 0, y);
    y += line.height;
  }
  piece.content.heads.push_back({1, {}, title});
  piece.height = std::max(6 * grid, y + 2 * grid);
  setter.add_piece(std::move(piece));
  setter.ask_break(break_cost::forbidden);
}

void layout_contents(Setter& setter) {
  layout_matter_title(setter, setter.word("contents"));
  ContentsSetter contents(setter);
  contents.add(setter.book().input.facts.contents, 1);
}

void layout_list_of(Setter& setter, const std::string& title,
                    const std::vector<resolve::Listed>& entries) {
  layout_matter_title(setter, title);
  const std::uint32_t element = setter.add_element("TOC", 0);
  BlockPlace place = setter.body_place();
  place.first_indent = 0;
  double widest = 0;
  for (const resolve::Listed& entry : entries) {
    widest = std::max(widest, setter.width_of(entry.number, place.look));
  }
  for (const resolve::Listed& entry : entries) {
    ContentsLine line;
    line.title = entry.caption;
    line.number = entry.number;
    line.number_width = widest + place.look.size.pt();
    line.destination = setter.book().destinations.of(entry.goal);
    layout_contents_line(setter, line, place, element);
  }
}

}  // namespace diaoban::typeset
