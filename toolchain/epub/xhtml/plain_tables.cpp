// Implements tables for Kindle.
#include "epub/xhtml/plain_tables.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::epub::xhtml {
namespace {

constexpr std::size_t most_rows = 99;
constexpr int most_columns = 10;

bool is_named(Node node, std::string_view name) { return node.name() == name; }

bool is_nested(Node table) {
  for (Node at = table.parent(); at; at = at.parent()) {
    if (is_named(at, "table")) return true;
  }
  return false;
}

int span_of(Node cell, const char* attribute) {
  return std::max(cell.attribute(attribute).as_int(1), 1);
}

std::vector<Node> rows_of(Node group) {
  std::vector<Node> rows;
  for (const Node row : group.children("tr")) rows.push_back(row);
  return rows;
}

int column_count(Node table) {
  int most = 0;
  for (const Node group : table.children()) {
    for (const Node row : group.children("tr")) {
      int columns = 0;
      for (const Node cell : row.children()) columns += span_of(cell, "colspan");
      most = std::max(most, columns);
    }
  }
  return most;
}

// The words over each column, of the last row of the head.
std::vector<std::string> heads_of(Node table) {
  std::vector<std::string> heads;
  const std::vector<Node> rows = rows_of(table.child("thead"));
  if (rows.empty()) return heads;
  for (const Node cell : rows.back().children()) {
    for (int column = 0; column < span_of(cell, "colspan"); ++column) {
      heads.push_back(text_of(cell));
    }
  }
  return heads;
}

void move_children(Node from, Node to) {
  while (const Node child = from.first_child()) to.append_move(child);
}

void copy_attribute(Node from, Node to, const char* name) {
  const char* value = from.attribute(name).value();
  if (*value != '\0') set(to, name, value);
}

void write_row_item(Node list, Node row, const std::vector<std::string>& heads) {
  Node item = add(list, "li");
  copy_attribute(row, item, "id");
  std::size_t column = 0;
  for (Node cell : row.children()) {
    const std::size_t at = column;
    column += static_cast<std::size_t>(span_of(cell, "colspan"));
    if (!cell.first_child()) continue;
    Node place = add(item, "div", is_named(cell, "th") ? "head" : "");
    copy_attribute(cell, place, "id");
    if (at < heads.size() && !heads[at].empty()) {
      add_text(add(place, "span", "head"), heads[at]);
      add_text(place, ": ");
    }
    move_children(cell, place);
  }
  if (!item.first_child()) list.remove_child(item);
}

void write_as_list(Node table) {
  Node parent = table.parent();
  if (Node caption = table.child("caption")) {
    Node line = parent.insert_child_before("div", table);
    set(line, "class", "caption");
    move_children(caption, line);
  }
  Node list = parent.insert_child_before("ul", table);
  set(list, "class", "table-rows");
  for (const char* name : {"id", "lang", "xml:lang", "data-origin"})
    copy_attribute(table, list, name);
  const std::vector<std::string> heads = heads_of(table);
  bool has_body = false;
  for (const char* group : {"tbody", "tfoot"}) {
    for (const Node row : rows_of(table.child(group))) {
      write_row_item(list, row, heads);
      has_body = true;
    }
  }
  if (!has_body) {
    for (const Node row : rows_of(table.child("thead"))) write_row_item(list, row, {});
  }
  if (!list.first_child()) parent.remove_child(list);
  parent.remove_child(table);
}

void remove_ids(Node top) {
  for (Node at = top; at; at = next(at, top)) at.remove_attribute("id");
}

// How many of the rows from `first` go into one table: no more than `most`, and no cell that
// reaches over several rows is cut if that can be helped.
std::size_t piece_size(const std::vector<Node>& rows, std::size_t first, std::size_t most) {
  std::size_t best = 0;
  std::size_t reach = first;  // behind the last row that an open cell reaches
  for (std::size_t at = first; at < rows.size() && at < first + most; ++at) {
    for (const Node cell : rows[at].children()) {
      reach = std::max(reach, at + static_cast<std::size_t>(span_of(cell, "rowspan")));
    }
    if (reach <= at + 1) best = at + 1 - first;
  }
  return best > 0 ? best : most;
}

void cut(Node table) {
  const std::vector<Node> heads = rows_of(table.child("thead"));
  if (heads.size() >= most_rows) return;
  const std::vector<Node> rows = rows_of(table.child("tbody"));
  const std::size_t most = most_rows - heads.size();
  Node last = table;
  for (std::size_t at = piece_size(rows, 0, most); at < rows.size();) {
    Node piece = table.parent().insert_child_after("table", last);
    copy_attribute(table, piece, "class");
    for (const char* part : {"colgroup", "thead"}) {
      if (const Node own = table.child(part)) remove_ids(piece.append_copy(own));
    }
    Node body = add(piece, "tbody");
    const std::size_t end = std::min(at + piece_size(rows, at, most), rows.size());
    for (; at < end; ++at) body.append_move(rows[at]);
    last = piece;
  }
}

}  // namespace

void make_tables_plain(Page& page) {
  std::vector<Node> tables;
  for (Node at = page.body; at; at = next(at, page.body)) {
    if (is_named(at, "table")) tables.push_back(at);
  }
  // From the last one: a table in another comes behind it.
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    if (is_nested(*table) || column_count(*table) > most_columns) {
      write_as_list(*table);
    } else if (rows_of(table->child("tbody")).size() + rows_of(table->child("thead")).size() >
               most_rows) {
      cut(*table);
    }
  }
}

}  // namespace diaoban::epub::xhtml
