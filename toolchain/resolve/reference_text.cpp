// Implements the texts of references.
#include "resolve/reference_text.hpp"

#include <utility>

namespace diaoban::resolve {

document::Inlines title_text(const Label& label) {
  if (label.place->title == nullptr) return {};
  return title_copy(*label.place->title);
}

std::string number_text(const Work& work, const Label& label) {
  const auto number = work.facts.numbers.find(label.goal.node);
  if (number == work.facts.numbers.end()) return {};
  const auto level = work.facts.heading_levels.find(label.goal.node);
  if (level == work.facts.heading_levels.end() || level->second == 1) return number->second.label;
  return filled(work.language(), "section", number->second.bare);
}

document::Inlines best_text(const Work& work, const Label& label) {
  if (label.place->kind != PlaceKind::Heading) {
    const std::string number = number_text(work, label);
    if (!number.empty()) return text_inlines(number);
  }
  document::Inlines title = title_text(label);
  return title.empty() ? text_inlines(label.name) : title;
}

bool has_text(const Work& work, const Label& label) {
  return !title_text(label).empty() || !number_text(work, label).empty();
}

bool has_number_format(const document::Inlines& text) {
  const std::string plain = plain_text(text);
  return plain.find("%s") != std::string::npos || plain.find("{number}") != std::string::npos ||
         plain.find("{name}") != std::string::npos;
}

document::Inlines formatted_text(const Work& work, const Label& label, const std::string& format) {
  const auto found = work.facts.numbers.find(label.goal.node);
  const std::string number = found == work.facts.numbers.end() ? std::string() : found->second.bare;
  document::Inlines out;
  std::string run;
  const auto flush = [&] {
    for (document::Inline& node : text_inlines(std::exchange(run, {})))
      out.push_back(std::move(node));
  };
  for (std::size_t at = 0; at < format.size();) {
    const std::string_view rest = std::string_view(format).substr(at);
    if (rest.starts_with("%s") || rest.starts_with("{number}")) {
      run += number;
      at += rest.starts_with("%s") ? 2 : 8;
    } else if (rest.starts_with("{name}")) {
      flush();
      for (document::Inline& node : title_text(label)) out.push_back(std::move(node));
      at += 6;
    } else {
      run += format[at++];
    }
  }
  flush();
  return out;
}

}  // namespace diaoban::resolve
