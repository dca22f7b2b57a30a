// Implements toctrees and local contents.
#include "resolve/generated.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "resolve/destination.hpp"
#include "resolve/title.hpp"

namespace diaoban::resolve {
namespace {

using Entries = std::vector<ContentsEntry>;

Entries down_to(const Entries& entries, int depth);

ContentsEntry down_to(const ContentsEntry& entry, int depth) {
  ContentsEntry copy = entry;
  copy.part.reset();
  copy.children = down_to(entry.children, depth - 1);
  return copy;
}

Entries down_to(const Entries& entries, int depth) {
  Entries copy;
  if (depth <= 0) return copy;
  copy.reserve(entries.size());
  for (const ContentsEntry& entry : entries) copy.push_back(down_to(entry, depth));
  return copy;
}

class ListMaker {
 public:
  ListMaker(Work& work, const Paths& paths) : work_(work), paths_(paths) {
    index_entries(work.facts.contents, std::numeric_limits<std::uint32_t>::max());
  }

  Entries toctree(const document::Generated& list, std::uint32_t file, bool reversed) const {
    Entries entries;
    if (list.hidden) return entries;
    const int depth = list.depth > 0 ? list.depth : std::numeric_limits<int>::max();
    for (const document::ListEntry& given : list.entries) {
      const bool is_pattern = list.glob && given.target.find_first_of("*?[") != std::string::npos;
      if (is_pattern) {
        std::vector<std::uint32_t> matches = paths_.find_all(given.target, file);
        if (reversed) std::reverse(matches.begin(), matches.end());
        for (const std::uint32_t match : matches) {
          if (match != file) add_file(entries, match, {}, depth);
        }
      } else {
        add_entry(entries, given, file, depth);
      }
    }
    return entries;
  }

  // The headings below the section that the list stands in; of the whole file when that is its
  // title.
  Entries local_contents(const document::Generated& list, std::uint32_t file,
                         const GeneratedPlace& place) const {
    const int depth = list.depth > 0 ? list.depth : std::numeric_limits<int>::max();
    const Survey& survey = work_.surveys[file];
    const ContentsEntry* above = nullptr;
    if (place.heading) {
      const auto found = by_node_.find(survey.places[survey.headings[*place.heading].place].node);
      if (found != by_node_.end()) above = found->second;
    }
    if (above != nullptr) return in_file(above->children, file, depth);
    Entries entries;
    const auto tops = tops_.find(file);
    if (tops == tops_.end()) return entries;
    for (const ContentsEntry* top : tops->second) {
      for (ContentsEntry& entry : in_file(top->children, file, depth)) {
        entries.push_back(std::move(entry));
      }
    }
    return entries;
  }

 private:
  void index_entries(const Entries& entries, std::uint32_t parent_file) {
    for (const ContentsEntry& entry : entries) {
      if (entry.goal.file != parent_file) tops_[entry.goal.file].push_back(&entry);
      if (entry.goal.node.index != 0) by_node_[entry.goal.node] = &entry;
      index_entries(entry.children, entry.goal.file);
    }
  }

  static Entries in_file(const Entries& entries, std::uint32_t file, int depth) {
    Entries kept;
    for (const ContentsEntry& entry : down_to(entries, depth)) {
      if (entry.goal.file == file) kept.push_back(entry);
    }
    return kept;
  }

  void add_file(Entries& entries, std::uint32_t file, const std::string& title, int depth) const {
    const auto tops = tops_.find(file);
    if (tops == tops_.end()) return;
    for (const ContentsEntry* top : tops->second) {
      entries.push_back(down_to(*top, depth));
      if (!title.empty() && top == tops->second.front()) {
        entries.back().title = text_inlines(title);
      }
    }
  }

  void add_entry(Entries& entries, const document::ListEntry& given, std::uint32_t file,
                 int depth) const {
    const Destination destination = read_destination(given.target);
    if (destination.kind == DestinationKind::External) {
      ContentsEntry entry;
      entry.title = text_inlines(given.title.empty() ? given.target : given.title);
      entry.address = destination.address;
      entries.push_back(std::move(entry));
    } else if (given.target == "self") {
      add_file(entries, file, given.title, 1);
    } else if (destination.kind == DestinationKind::Local) {
      const FoundPath found = paths_.find(destination.path, file);
      if (found.state == PathState::Found) add_file(entries, found.file, given.title, depth);
    }
  }

  const Work& work_;
  const Paths& paths_;
  std::map<std::uint32_t, std::vector<const ContentsEntry*>>
      tops_;  // file -> its outermost entries
  std::map<NodeId, const ContentsEntry*> by_node_;
};

bool is_reversed(const document::Block& block) {
  return block.attributes.get().values.contains("reversed");
}

}  // namespace

void resolve_generated(Work& work, const Paths& paths) {
  const ListMaker maker(work, paths);
  for (std::uint32_t file = 0; file < work.file_count(); ++file) {
    for (const GeneratedPlace& place : work.surveys[file].generated) {
      const auto& list = std::get<document::Generated>(place.block->node);
      if (list.kind == document::GeneratedKind::Toctree) {
        work.facts.generated[place.block->id] =
            maker.toctree(list, file, is_reversed(*place.block));
      } else if (list.kind == document::GeneratedKind::LocalContents) {
        work.facts.generated[place.block->id] = maker.local_contents(list, file, place);
      }
    }
  }
}

}  // namespace diaoban::resolve
