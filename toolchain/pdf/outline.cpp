// The outline that readers show beside the pages.
#include "pdf/navigation.hpp"
#include "pdf/place.hpp"

namespace diaoban::pdf {
namespace {

using typeset::OutlineEntry;

struct Level {
  const std::vector<OutlineEntry>* entries;
  std::size_t next;
  Object parent;
  Objects items;
};

// Ties the items of one level to each other and to their parent.
void link_items(Level& level, bool is_open) {
  if (level.items.empty()) return;
  for (std::size_t i = 0; i < level.items.size(); ++i) {
    auto& item = level.items[i];
    item.replaceKey("/Parent", level.parent);
    if (i > 0) item.replaceKey("/Prev", level.items[i - 1]);
    if (i + 1 < level.items.size()) item.replaceKey("/Next", level.items[i + 1]);
  }
  const auto count = static_cast<std::int64_t>(level.items.size());
  level.parent.replaceKey("/First", level.items.front());
  level.parent.replaceKey("/Last", level.items.back());
  level.parent.replaceKey("/Count", make_integer(is_open ? count : -count));
}

}  // namespace

void write_outline(File& file, const typeset::Layout& layout) {
  if (layout.outline.empty()) return;
  const auto root =
      file.document.makeIndirectObject(make_dictionary({{"/Type", make_name("Outlines")}}));
  std::vector<Level> open;
  open.push_back({&layout.outline, 0, root, {}});
  while (!open.empty()) {
    Level& level = open.back();
    if (level.next == level.entries->size()) {
      link_items(level, open.size() == 1);
      open.pop_back();
      continue;
    }
    const auto& entry = (*level.entries)[level.next++];
    auto item = make_dictionary({{"/Title", make_text(entry.title)}});
    item.replaceKey("/Dest", make_place(file, layout, entry.to));
    level.items.push_back(file.document.makeIndirectObject(item));
    if (!entry.children.empty()) open.push_back({&entry.children, 0, level.items.back(), {}});
  }
  file.catalog().replaceKey("/Outlines", root);
  file.catalog().replaceKey("/PageMode", make_name("UseOutlines"));
}

}  // namespace diaoban::pdf
