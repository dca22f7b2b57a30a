// Implements running heads.
#include "typeset/book/running_heads.hpp"

#include "base/utf8.hpp"
#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {
namespace {

// From the type area's top up to the baseline of the head.
constexpr double height_above_area = 19;

std::string joined_title(const HeadMark& head) {
  return head.number.empty() ? head.title : head.number + "\u2003" + head.title;
}

// As much of `text` as has room, with … where it is cut.
std::string shortened(Setter& setter, const std::string& text, const project::TextLook& look,
                      double room) {
  if (setter.width_of(text, look) <= room) return text;
  std::string cut = text;
  while (!cut.empty()) {
    do {
      cut.pop_back();
    } while (!cut.empty() && !base::is_valid_utf8(cut));
    if (setter.width_of(cut + "…", look) <= room) break;
  }
  return cut + "…";
}

// "1.1 甲节 – 1.3 丙节" where that leaves half of the head to the rest, else "1.1 甲节".
std::string section_text(Setter& setter, const HeadState& head, const project::TextLook& look,
                         double room) {
  if (head.last_section.empty()) return head.section;
  const std::string both = head.section + " – " + head.last_section;
  return setter.width_of(both, look) <= room / 2 ? both : head.section;
}

}  // namespace

HeadState advance_heads(HeadState& state, const SetPage& page) {
  HeadState shown = state;
  shown.opens = false;
  shown.last_section.clear();
  bool has_section = false;
  for (const HeadMark& head : page.content.heads) {
    if (head.level <= 1) {
      state.chapter = joined_title(head);
      state.section.clear();
      shown = state;
      shown.opens = true;
    } else if (head.level == 2) {
      state.section = joined_title(head);
      (has_section ? shown.last_section : shown.section) = state.section;
      has_section = true;
    }
  }
  return shown;
}

void set_running_head(const HeadState& head, const std::string& folio, bool recto,
                      const BookContext& book, Compositor& compositor, Content& content) {
  SetSection scratch;
  Setter setter(book, compositor, scratch);
  const project::TextLook& look = book.input.theme.running_head;
  const Owner owner{Owner::pagination_artifact};
  const double em = look.size.pt();
  const double width = book.measure;
  const double folio_width = folio.empty() ? 0 : setter.width_of(folio, look);
  const double room = width - folio_width - 3 * em;
  const double y = -height_above_area;
  const std::string section = section_text(setter, head, look, room);
  const auto set_right = [&](const std::string& text, double edge) {
    setter.set_line(content, text, look, edge - setter.width_of(text, look), y, owner);
  };
  if (book.input.theme.two_sided) {
    const std::string& title = recto && !section.empty() ? section : head.chapter;
    const std::string shown = shortened(setter, title, look, room);
    if (recto) {
      set_right(folio, width);
      set_right(shown, width - folio_width - 2 * em);
    } else {
      setter.set_line(content, folio, look, 0, y, owner);
      setter.set_line(content, shown, look, folio_width + 2 * em, y, owner);
    }
    return;
  }
  const std::string left = shortened(setter, head.chapter, look, room);
  setter.set_line(content, left, look, 0, y, owner);
  set_right(folio, width);
  const double free = room - setter.width_of(left, look) - 2 * em;
  if (!section.empty() && setter.width_of(section, look) <= free) {
    set_right(section, width - folio_width - 2 * em);
  }
}

}  // namespace diaoban::typeset
