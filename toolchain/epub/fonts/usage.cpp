// Implements the survey of characters.
#include "epub/fonts/usage.hpp"

#include <string_view>

#include "base/utf8.hpp"

namespace diaoban::epub {
namespace {

using xhtml::Node;
using xhtml::Page;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const std::string_view known : names) {
    if (name == known) return true;
  }
  return false;
}

// The role that `element` gives its text; "" when it leaves the role as it is, "none" where no
// face of ours is used.
std::string role_of(Node element, bool chinese) {
  const std::string_view name = element.name();
  const std::string_view type = element.attribute("class").value();
  if (name == "svg") return "none";
  if (is_one_of(name, {"pre", "code", "kbd", "samp", "var"})) {
    return type.starts_with("math") ? "serif" : "mono";
  }
  if (type == "chapter-label") return "sans";
  if (is_one_of(name, {"h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"})) return "sans-bold";
  if (is_one_of(type, {"admonition-title", "panel-title", "proof-title", "contents-title",
                       "heading", "top"})) {
    return "sans-bold";
  }
  if (is_one_of(name, {"figcaption", "caption"})) return "sans";
  if (is_one_of(type, {"ui-label", "menu", "missing-picture", "book-subtitle", "book-publisher"})) {
    return "sans";
  }
  if (type == "legend") return "serif";
  if (name == "strong") return chinese ? "sans-bold" : "serif-bold";
  if (name == "em") return chinese && type.empty() ? "kai" : "serif-italic";
  if (name == "blockquote" && chinese) return type.ends_with("latin") ? "" : "kai";
  return {};
}

std::string role_of_text(Node text, bool chinese) {
  for (Node at = text.parent(); at; at = at.parent()) {
    std::string role = role_of(at, chinese);
    if (!role.empty()) return role;
  }
  return "serif";
}

bool is_in(Node node, std::initializer_list<std::string_view> names) {
  for (Node at = node.parent(); at; at = at.parent()) {
    if (is_one_of(at.name(), names)) return true;
  }
  return false;
}

struct Run {
  std::size_t begin;
  std::size_t end;
};

std::vector<Run> rare_runs(std::string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    const std::size_t end = at + decoded.length;
    if (is_rare(decoded.code_point)) {
      if (!runs.empty() && runs.back().end == at) {
        runs.back().end = end;
      } else {
        runs.push_back({at, end});
      }
    }
    at = end;
  }
  return runs;
}

// Replaces `text` by pieces of itself; gives the last of them.
Node split_text(Node text, const std::vector<Run>& runs) {
  const std::string value = text.value();
  Node parent = text.parent();
  Node last = text;
  const auto add_piece = [&](Node piece, std::size_t begin, std::size_t end) {
    piece.set_value(value.substr(begin, end - begin).c_str());
  };
  std::size_t at = 0;
  for (const Run& run : runs) {
    if (run.begin > at) {
      last = parent.insert_child_after(pugi::node_pcdata, last);
      add_piece(last, at, run.begin);
    }
    last = parent.insert_child_after("span", last);
    xhtml::set(last, "class", "rare");
    add_piece(last.append_child(pugi::node_pcdata), run.begin, run.end);
    at = run.end;
  }
  if (at < value.size()) {
    last = parent.insert_child_after(pugi::node_pcdata, last);
    add_piece(last, at, value.size());
  }
  parent.remove_child(text);
  return last;
}

}  // namespace

Usage usage_of(const std::vector<Page>& pages, const std::string& language) {
  const bool chinese = language.starts_with("zh");
  Usage usage;
  for (const Page& page : pages) {
    for (Node node = page.body; node; node = xhtml::next(node, page.body)) {
      if (node.type() != pugi::node_pcdata) continue;
      std::set<char32_t>& characters = usage[role_of_text(node, chinese)];
      const std::string_view text = node.value();
      for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        if (decoded.code_point > 0x20 && decoded.code_point != 0xA0) {
          characters.insert(decoded.code_point);
        }
        at += decoded.length;
      }
    }
  }
  usage.erase("none");
  return usage;
}

bool is_rare(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) ||    // Extension A
         (c >= 0x9FA6 && c <= 0x9FFF) ||    // later additions to the first block
         (c >= 0xE000 && c <= 0xF8FF) ||    // private use
         (c >= 0x31A0 && c <= 0x31BF) ||    // Bopomofo Extended
         (c >= 0x2E80 && c <= 0x2FDF) ||    // radicals
         (c >= 0x1B000 && c <= 0x1B16F) ||  // historic kana
         (c >= 0x20000 && c <= 0x3FFFF) ||  // Extensions B and on
         (c >= 0xF0000 && c <= 0x10FFFD);   // private use
}

void mark_rare(std::vector<Page>& pages) {
  for (Page& page : pages) {
    for (Node node = page.body; node; node = xhtml::next(node, page.body)) {
      if (node.type() != pugi::node_pcdata) continue;
      const std::vector<Run> runs = rare_runs(node.value());
      if (runs.empty() || is_in(node, {"pre", "code", "kbd", "samp", "var", "svg"})) continue;
      node = split_text(node, runs);
      // The walk goes on behind the last piece.
      if (node.first_child()) node = node.first_child();
    }
  }
}

}  // namespace diaoban::epub
