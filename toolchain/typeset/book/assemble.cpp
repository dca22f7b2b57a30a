// Implements the joining of sections.
#include "typeset/book/assemble.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/memory.hpp"
#include "typeset/blocks/full_bleed.hpp"
#include "typeset/book/fold_outs.hpp"

namespace diaoban::typeset {
namespace {

constexpr std::size_t sections_a_release = 16;  // of memory

class Assembler {
 public:
  Assembler(const BookContext& book, const std::vector<Section>& sections,
            const Numbering& numbering, Compositor& compositor)
      : book_(book), sections_(sections), numbering_(numbering), compositor_(compositor) {}

  Layout run(std::vector<PlacedSection> placed) {
    Element document;
    document.role = "Document";
    document.language = book_.language;
    layout_.elements.push_back(std::move(document));
    layout_.destinations.resize(book_.destinations.count());
    found_.resize(book_.destinations.count(), false);
    layout_.pages.reserve(numbering_.page_count);
    std::size_t elements = 1;
    for (const PlacedSection& section : placed) elements += section.set.elements.size();
    layout_.elements.reserve(elements);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      add_section(sections_[i], numbering_.pages[i], std::move(placed[i]));
      if (i % sections_a_release == 0) base::release_free_memory();
    }
    settle_destinations();
    add_outline(book_.input.facts.contents, layout_.outline);
    add_fold_outs();
    layout_.first_numbered_page = static_cast<int>(numbering_.first_arabic);
    return std::move(layout_);
  }

 private:
  Page& add_page() {
    Page page;
    page.width = book_.input.theme.page_width.pt();
    page.height = book_.input.theme.page_height.pt();
    page.label = numbering_.labels[layout_.pages.size()];
    page.bleed = page_bleed(book_.input.theme.bleed.pt(), book_.input.theme.bleed_at_spine,
                            layout_.pages.size() % 2 == 0);
    layout_.pages.push_back(std::move(page));
    return layout_.pages.back();
  }

  // Blank pages stand before what opens on a right-hand one.
  void add_pages_up_to(std::uint32_t index) {
    while (layout_.pages.size() < index) add_page();
  }

  // `pages` are the indexes of the section's pages in the book.
  void add_section(const Section& section, const std::vector<std::uint32_t>& pages,
                   PlacedSection placed) {
    if (!pages.empty()) add_pages_up_to(pages.front());
    const auto base = static_cast<std::uint32_t>(layout_.elements.size());
    if (section.kind == SectionKind::Part) placed.set.elements[0].role = "Part";
    add_elements(placed.set.elements, base, parent_of(section, base));
    if (!section.outline.empty()) {
      const auto index = static_cast<std::uint32_t>(layout_.destinations.size());
      layout_.destinations.push_back({static_cast<std::uint32_t>(layout_.pages.size()), 0, 0});
      layout_.outline.push_back({section.outline, {index}, {}});
    }
    for (FoldOut& one : placed.set.fold_outs) await_fold_out(std::move(one), placed.set.galley);
    HeadState heads;
    for (std::size_t i = 0; i < placed.pages.size(); ++i) {
      SetPage& set = placed.pages[i];
      add_pages_up_to(pages[i]);
      const bool recto = layout_.pages.size() % 2 == 0;
      const HeadState head = advance_heads(heads, set);
      const std::string folio = numbering_.labels[layout_.pages.size()];
      if (section.heads && !head.opens && !is_covered(set.items)) {
        set_running_head(head, folio, recto, book_, compositor_, set.content);
      }
      paint_tint(section, head.opens, add_page());
      place_page(set, placed.set.galley.links, base, recto);
    }
  }

  // Whether a picture goes over the page's edges, where its head would stand.
  static bool is_covered(const ItemList& items) {
    return std::any_of(items.begin(), items.end(), [](const Item& item) {
      const auto* picture = std::get_if<PictureItem>(&item.what);
      return picture != nullptr && picture->spread != PictureSpread::None;
    });
  }

  DestinationId add_destination() {
    layout_.destinations.emplace_back();
    return {static_cast<std::uint32_t>(layout_.destinations.size() - 1)};
  }

  // A drawing that stands in several places has one page.
  void await_fold_out(FoldOut fold_out, Galley& galley) {
    const auto [known, is_new] = fold_out_of_.emplace(fold_out.picture.get(), fold_outs_.size());
    GalleyLink& link = galley.links[fold_out.link];
    if (is_new) fold_outs_.push_back({std::move(fold_out), add_destination(), {}});
    const DestinationId large = fold_outs_[known->second].large;
    link.to = large;
    fold_out_at_[large.index] = known->second;
  }

  // The place in the type area that a link to a fold-out lies on.
  void note_small_place(const GalleyLink& link, const std::string& label, Destination place) {
    const auto* goal = std::get_if<DestinationId>(&link.to);
    const auto found = goal ? fold_out_at_.find(goal->index) : fold_out_at_.end();
    if (found == fold_out_at_.end()) return;
    const DestinationId small = add_destination();
    layout_.destinations[small.index] = place;
    fold_outs_[found->second].small.push_back({small, label});
  }

  // After all else, so that no page of the book changes its number.
  void add_fold_outs() {
    if (fold_outs_.empty()) return;
    Element section;
    section.role = "Sect";
    section.parent = 0;
    const std::string title = resolve::word(book_.language, "fold-outs");
    section.title = title;
    const auto parent = static_cast<std::uint32_t>(layout_.elements.size());
    OutlineEntry entry{title, fold_outs_.front().large, {}};
    layout_.elements[0].children.push_back(parent);
    layout_.elements.push_back(std::move(section));
    for (const WaitingFoldOut& one : fold_outs_) {
      const auto index = static_cast<std::uint32_t>(layout_.pages.size());
      layout_.destinations[one.large.index] = {index, 0, 0};
      entry.children.push_back({one.fold_out.alternative, one.large, {}});
      layout_.pages.push_back(
          layout_fold_out(one.fold_out, one.small, book_, compositor_, parent, layout_.elements));
    }
    layout_.outline.push_back(std::move(entry));
  }

  // A ground that goes over the edges of the page, where there is bleed: without, a cut that is a
  // hair off would leave a line of white.
  void paint_tint(const Section& section, bool opens, Page& page) const {
    const project::Theme& theme = book_.input.theme;
    const bool is_part = section.kind == SectionKind::Part;
    const auto& tint = is_part ? theme.part_tint : theme.chapter_tint;
    if (!tint || theme.bleed.pt() <= 0 || !(is_part || opens)) return;
    double bottom = page.height + page.bleed.bottom;
    if (!is_part) {
      const PageFrame frame = page_frame(theme, true);
      bottom = frame.top + (theme.chapter_body_line - 2) * theme.body.leading.pt();
    }
    const Rectangle ground{-page.bleed.left, -page.bleed.top,
                           page.bleed.left + page.width + page.bleed.right,
                           page.bleed.top + bottom};
    const Item painted{RuleItem{ground, *tint}, {}};
    page.items.push_back(painted);
  }

  // A part opens with its page and holds the chapters that are of it.
  std::uint32_t parent_of(const Section& section, std::uint32_t base) {
    if (section.kind == SectionKind::Part) {
      part_ = section.part;
      part_element_ = base;
      return 0;
    }
    const auto& files = book_.input.book.files;
    const bool goes_on = part_ && section.kind == SectionKind::Files &&
                         section.first_file < files.size() &&
                         files[section.first_file].part == part_;
    return goes_on ? part_element_ : 0;
  }

  void add_elements(std::vector<Element>& elements, std::uint32_t base, std::uint32_t parent) {
    for (Element& element : elements) {
      element.parent = element.parent == UINT32_MAX ? parent : element.parent + base;
      for (std::uint32_t& child : element.children) child += base;
    }
    layout_.elements[parent].children.push_back(base);
    layout_.elements.insert(layout_.elements.end(), std::make_move_iterator(elements.begin()),
                            std::make_move_iterator(elements.end()));
  }

  // Puts the content on the last page.
  void place_page(SetPage& set, const std::vector<GalleyLink>& links, std::uint32_t base,
                  bool recto) {
    const PageFrame frame = page_frame(book_.input.theme, recto);
    const auto index = static_cast<std::uint32_t>(layout_.pages.size() - 1);
    Page& page = layout_.pages.back();
    Content& content = set.content;
    const auto place_item = [&](Item item) {
      move_item(item, frame.left, frame.top);
      if (!item.owner.is_artifact()) item.owner.element += base;
      auto* picture = std::get_if<PictureItem>(&item.what);
      if (picture != nullptr && picture->spread != PictureSpread::None) {
        *picture = spread_picture(*picture, page);
      }
      page.items.push_back(item);
    };
    for (const Item& item : set.items) place_item(item);
    for (Item& item : content.items) place_item(std::move(item));
    page.items.shrink();
    for (ReportedLine& line : content.lines) {
      line.page = index;
      book_.input.report->lines.push_back(std::move(line));
    }
    for (const Mark& mark : content.marks) {
      const std::uint32_t place = mark.destination.index;
      if (place >= found_.size() || found_[place]) continue;
      found_[place] = true;
      layout_.destinations[place] = {index, frame.left + mark.x, frame.top + mark.y};
    }
    std::map<std::uint32_t, std::size_t> areas;  // link -> its area on this page
    for (LinkSpot& spot : content.links) {
      const auto [at, is_new] = areas.emplace(spot.link, page.links.size());
      if (is_new) {
        const GalleyLink& link = links[spot.link];
        note_small_place(link, page.label,
                         {index, frame.left + spot.area.x, frame.top + spot.area.y});
        page.links.push_back({{},
                              link.to,
                              link.description,
                              link.element == UINT32_MAX ? UINT32_MAX : link.element + base});
      }
      spot.area.x += frame.left;
      spot.area.y += frame.top;
      page.links[at->second].areas.push_back(spot.area);
    }
  }

  // A place that no piece carries is its file's beginning.
  void settle_destinations() {
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      const std::uint32_t file = book_.destinations.file_of({i});
      if (!found_[i] && file < found_.size()) {
        layout_.destinations[i] = layout_.destinations[file];
      }
    }
  }

  void add_outline(const std::vector<resolve::ContentsEntry>& entries,
                   std::vector<OutlineEntry>& outline) {
    for (const resolve::ContentsEntry& entry : entries) {
      OutlineEntry made;
      made.title = resolve::plain_text(entry.title);
      if (!entry.number.empty()) made.title = entry.number + " " + made.title;
      made.to = book_.destinations.of(entry.goal);
      add_outline(entry.children, made.children);
      const auto& parts = book_.input.book.parts;
      if (entry.part && *entry.part < parts.size() && !parts[*entry.part].title.empty()) {
        outline.push_back({parts[*entry.part].title, made.to, {}});
        in_part_ = true;
      }
      if (in_part_ && &outline == &layout_.outline) {
        outline.back().children.push_back(std::move(made));
      } else {
        outline.push_back(std::move(made));
      }
    }
  }

  const BookContext& book_;
  const std::vector<Section>& sections_;
  const Numbering& numbering_;
  Compositor& compositor_;
  Layout layout_;
  std::vector<bool> found_;
  struct WaitingFoldOut {
    FoldOut fold_out;
    DestinationId large;
    std::vector<SmallPlace> small;
  };
  std::vector<WaitingFoldOut> fold_outs_;
  std::map<const figures::Picture*, std::size_t> fold_out_of_;
  std::map<std::uint32_t, std::size_t> fold_out_at_;  // by the index of `large`
  bool in_part_ = false;
  std::optional<std::uint32_t> part_;  // the last one that opened
  std::uint32_t part_element_ = 0;
};

}  // namespace

Layout assemble(const BookContext& book, const std::vector<Section>& sections,
                const Numbering& numbering, std::vector<PlacedSection> placed,
                Compositor& compositor) {
  return Assembler(book, sections, numbering, compositor).run(std::move(placed));
}

}  // namespace diaoban::typeset
