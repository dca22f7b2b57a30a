// Implements the table of labels.
#include "resolve/labels.hpp"

#include "resolve/kinds.hpp"
#include "resolve/paths.hpp"
#include "resolve/slug.hpp"

namespace diaoban::resolve {

Labels::Labels(Work& work) {
  files_.resize(work.file_count());
  for (std::uint32_t file = 0; file < work.file_count(); ++file) add_file(work, file);
}

std::size_t Labels::add(Label label) {
  labels_.push_back(std::move(label));
  return labels_.size() - 1;
}

void Labels::add_file(Work& work, std::uint32_t file) {
  for (const Place& place : work.surveys[file].places) {
    add_named(work, place, file);
    if (place.kind == PlaceKind::Heading) add_heading(work, place, file);
    if (place.kind == PlaceKind::Term) {
      const std::string term = plain_text(*place.title);
      if (const auto known = terms_.find(term); known != terms_.end()) {
        work.sink.report({&kinds::term_twice,
                          place.span,
                          "the term '" + term + "' is already explained",
                          {{labels_[known->second.front()].span, "here it is explained first"}},
                          "references go to the first"});
      }
      const std::size_t index = add({term, place.span, work.goal(place.node), &place, nullptr});
      terms_[term].push_back(index);
      loose_terms_[label_key(term)].push_back(index);
      term_names_.push_back(term);
    }
    const std::string& anchor = work.facts.anchors.at(place.node);
    files_[file].anchors[anchor] =
        add({anchor, place.span, work.goal(place.node), &place, nullptr});
  }
}

// Ids of headings are names in their file first, and books repeat them in every chapter; other
// names are names in the whole book.
void Labels::add_named(Work& work, const Place& place, std::uint32_t file) {
  const auto add_name = [&](const std::string& name, Span span, const document::Block* target) {
    Label label{name, span, work.goal(place.node), &place, target};
    report_twice(work, label, file, target == nullptr && place.kind == PlaceKind::Heading);
    const std::size_t index = add(std::move(label));
    named_[label_key(name)].push_back(index);
    names_.push_back(name);
    files_[file].ids.emplace(name, index);
  };
  for (const document::Block* target : place.named) {
    const std::string& name = std::get<document::Target>(target->node).name;
    // A target over a block of the same name is that name said twice, not two places.
    if (name != place.id) add_name(name, target->span, target);
  }
  if (!place.id.empty()) add_name(place.id, place.span, nullptr);
}

void Labels::add_heading(Work& work, const Place& place, std::uint32_t file) {
  const std::string title = plain_text(*place.title);
  Label label{title, place.span, work.goal(place.node), &place, nullptr};
  const std::size_t index = add(label);
  FileNames& names = files_[file];
  const std::string slug = slug_of(title);
  const int repeats = names.slug_counts[slug]++;
  names.slugs.emplace(repeats == 0 ? slug : slug + "-" + std::to_string(repeats), index);
  const std::string key = loose_key(title);
  if (!key.empty() && !names.loose.emplace(key, index).second) names.ambiguous.insert(key);
  if (!work.book.section_labels && !work.book.prefixed_section_labels) return;
  const std::string prefix = work.book.prefixed_section_labels
                                 ? without_extension(work.documents[file].path) + ":"
                                 : std::string();
  sections_[label_key(prefix + title)].push_back(index);
  names_.push_back(prefix + title);
}

void Labels::report_twice(Work& work, const Label& label, std::uint32_t file, bool only_in_file) {
  const auto found = named_.find(label_key(label.name));
  if (found == named_.end()) return;
  for (const std::size_t index : found->second) {
    const Label& first = labels_[index];
    if (only_in_file && first.goal.file != file) continue;
    work.sink.report({&kinds::label_twice,
                      label.span,
                      "label '" + label.name + "' is already used",
                      {{first.span, "here it is used first"}},
                      {}});
    return;
  }
}

const Label* Labels::use(std::size_t index) {
  labels_[index].used = true;
  return &labels_[index];
}

const Label* Labels::pick(const Index& index, std::string_view key, std::uint32_t from) {
  const auto found = index.find(key);
  if (found == index.end()) return nullptr;
  for (const std::size_t at : found->second) {
    if (labels_[at].goal.file == from) return use(at);
  }
  return use(found->second.front());
}

const Label* Labels::find(std::string_view name, std::uint32_t from) {
  const std::string key = label_key(name);
  if (const Label* label = pick(named_, key, from)) return label;
  return pick(sections_, key, from);
}

const Label* Labels::find_term(std::string_view term) {
  const auto exact = terms_.find(term);
  if (exact != terms_.end()) return use(exact->second.front());
  const auto loose = loose_terms_.find(label_key(term));
  return loose == loose_terms_.end() ? nullptr : use(loose->second.front());
}

const Label* Labels::find_fragment(std::string_view fragment, std::uint32_t file) {
  const FileNames& names = files_[file];
  for (const auto* table : {&names.ids, &names.slugs, &names.anchors}) {
    const auto found = table->find(fragment);
    if (found != table->end()) return use(found->second);
  }
  const auto named = named_.find(label_key(fragment));
  if (named != named_.end()) {
    for (const std::size_t index : named->second) {
      if (labels_[index].goal.file == file) return use(index);
    }
  }
  const auto lower = names.slugs.find(slug_of(fragment));
  if (lower != names.slugs.end()) return use(lower->second);
  const std::string key = loose_key(fragment);
  const auto loose = names.loose.find(key);
  if (loose == names.loose.end() || names.ambiguous.contains(key)) return nullptr;
  return use(loose->second);
}

std::vector<std::string> Labels::fragments(std::uint32_t file) const {
  std::vector<std::string> found;
  for (const auto* table : {&files_[file].ids, &files_[file].slugs}) {
    for (const auto& entry : *table) found.push_back(entry.first);
  }
  return found;
}

void Labels::report_unused(Work& work) const {
  // A place is in use when any of its names is.
  std::set<NodeId> used;
  for (const Label& label : labels_) {
    if (label.used) used.insert(label.goal.node);
  }
  for (const Label& label : labels_) {
    if (label.target == nullptr || used.contains(label.goal.node)) continue;
    work.sink.report(kinds::label_unused, label.span,
                     "nothing refers to the label '" + label.name + "'");
  }
}

}  // namespace diaoban::resolve
