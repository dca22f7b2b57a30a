// Items of a page come out of their packing as they went in.
#include "support/catch.hpp"
#include "typeset/layout.hpp"

namespace diaoban::typeset {
namespace {

Item text_item(const std::string& text, double x, double y, std::uint32_t element) {
  TextItem item;
  item.run.face = {3};
  item.run.size = 10.1;
  item.run.text = text;
  item.run.glyphs = {{70'000, 0.1F, 0}, {5, 7.3F, 0}};
  item.run.clusters = {{static_cast<std::uint16_t>(text.size()), 1}, {0, 1}};
  item.x = x;
  item.y = y;
  item.color = {1, 2, 3};
  return {item, Owner{element}, false};
}

// All that an item says.
std::string describe(const Item& item) {
  std::string said = item.turned ? "turned " : "";
  said += std::to_string(item.owner.element) + " ";
  if (const auto* rule = std::get_if<RuleItem>(&item.what)) {
    return said + "rule " + std::to_string(rule->area.width);
  }
  const auto& text = std::get<TextItem>(item.what);
  said += text.run.text + " " + std::to_string(text.run.face.index) + " " +
          std::to_string(text.run.size) + " " + std::to_string(text.x) + " " +
          std::to_string(text.y) + " " + std::to_string(text.color.blue);
  for (const auto& glyph : text.run.glyphs) {
    said += " " + std::to_string(glyph.id) + "@" + std::to_string(glyph.x) + "," +
            std::to_string(glyph.y);
  }
  for (const auto& cluster : text.run.clusters) {
    said += " " + std::to_string(cluster.bytes) + ":" + std::to_string(cluster.glyphs);
  }
  return said;
}

std::vector<std::string> describe_all(const std::vector<Item>& items) {
  std::vector<std::string> said;
  for (const Item& item : items) said.push_back(describe(item));
  return said;
}

TEST_CASE("packed items are what they were, whatever differs from the one before") {
  std::vector<Item> items{text_item("甲", 1.25, 20.5, 7), text_item("乙", 9.75, 20.5, 7)};
  items.push_back({RuleItem{{0, 0, 12, 1}, {}}, Owner{}, true});
  items.push_back(text_item("丙", 1.0 / 3, 38, 8));
  for (int change = 0; change < 7; ++change) {
    Item item = text_item(std::string(static_cast<std::size_t>(100 * change), 'x'), -4, 38, 8);
    auto& text = std::get<TextItem>(item.what);
    if (change == 1) text.run.face = {4};
    if (change == 2) text.run.size = 8;
    if (change == 3) text.color.blue = 200;
    if (change == 4) text.run.glyphs[1].y = -2.5F;
    if (change == 5) text.run.clusters = {{65'535, 2}};
    if (change == 6) item.turned = true;
    items.push_back(item);
  }
  items.push_back(text_item("", 0, 0, Owner::pagination_artifact));
  const ItemList list(items);
  CHECK(list.size() == items.size());
  const std::vector<Item> unpacked(list.begin(), list.end());
  CHECK(describe_all(unpacked) == describe_all(items));
}

TEST_CASE("an empty list has no items, and more can come after it is made small") {
  ItemList list;
  CHECK(list.empty());
  CHECK(list.begin() == list.end());
  list.push_back(text_item("甲", 1, 2, 3));
  list.shrink();
  list.push_back(text_item("乙", 4, 2, 3));
  CHECK(list.size() == 2);
  std::string text;
  for (const Item& item : list) text += std::get<TextItem>(item.what).run.text;
  CHECK(text == "甲乙");
}

}  // namespace
}  // namespace diaoban::typeset
