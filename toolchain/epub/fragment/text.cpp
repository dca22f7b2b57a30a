// Tags, attributes and escaped text of a fragment, and its order: body first, notes last.
#include <utility>

#include "epub/escape.hpp"
#include "epub/fragment/writer.hpp"
#include "epub/write.hpp"

namespace diaoban::epub::fragment {
namespace {

bool is_attribute_name(std::string_view name) {
  if (name.empty() || name == "class" || name == "id") return false;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    const bool later = (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (!letter && !(later && c != name.front())) return false;
  }
  return true;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace

Writer::Writer(const document::Document& document, const resolve::Facts* facts)
    : document_(document), facts_(facts) {}

std::string Writer::write() {
  find_notes(document_.blocks);
  write_blocks(document_.blocks);
  write_notes();
  start_line();
  return std::move(out_);
}

void Writer::start_line() {
  if (!out_.empty() && out_.back() != '\n') out_ += '\n';
}

void Writer::open(std::string_view tag, const document::Attributes& attributes,
                  const Pairs& further, bool empty) {
  out_ += '<';
  out_ += tag;
  const auto write_attribute = [&](std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    out_ += escape_text(value);
    out_ += '"';
  };
  const document::AttributeSet& set = attributes.get();
  std::string id = set.id;
  std::string classes;
  for (const auto& [name, value] : further) {
    if (name == "class") classes = value;
    if (name == "id" && id.empty()) id = value;
  }
  if (id.empty()) id = std::exchange(pending_id_, {});
  if (!id.empty()) write_attribute("id", id);
  const std::string own = join(set.classes);
  if (!own.empty()) classes += (classes.empty() ? "" : " ") + own;
  if (!classes.empty()) write_attribute("class", classes);
  for (const auto& [name, value] : further) {
    if (name != "class" && name != "id") write_attribute(name, value);
  }
  for (const auto& [name, value] : set.values) {
    if (is_attribute_name(name)) write_attribute(name, value);
  }
  out_ += empty ? " />" : ">";
}

void Writer::close(std::string_view tag) {
  out_ += "</";
  out_ += tag;
  out_ += '>';
}

void Writer::write_text(std::string_view text) { out_ += escape_text(text); }

}  // namespace diaoban::epub::fragment

namespace diaoban::epub {

std::string write_fragment(const document::Document& document, const resolve::Facts* facts) {
  return fragment::Writer(document, facts).write();
}

}  // namespace diaoban::epub
