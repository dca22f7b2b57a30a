// Orders the footnotes of each chapter by their first mark.
#include <deque>
#include <map>

#include "resolve/chapters.hpp"
#include "resolve/kinds.hpp"
#include "resolve/slug.hpp"
#include "resolve/title.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {
namespace {

class FileNotes {
 public:
  FileNotes(Work& work, std::uint32_t file, int& last_number)
      : work_(work), file_(file), survey_(work.surveys[file]), last_number_(last_number) {}

  void resolve() {
    gather_definitions();
    for (const FootnoteMark& mark : survey_.marks) {
      if (mark.inside.index != 0) inner_[mark.inside].push_back(mark.mark);
    }
    const std::vector<std::size_t> openings = chapter_openings();
    auto opening = openings.begin();
    for (const FootnoteMark& mark : survey_.marks) {
      if (mark.inside.index != 0) continue;
      if (opening != openings.end() && mark.headings > *opening) {
        resolve_waiting();
        last_number_ = 0;
        while (opening != openings.end() && mark.headings > *opening) ++opening;
      }
      resolve_mark(*mark.mark);
    }
    resolve_waiting();
    // Marks in notes that nothing refers to still lead somewhere.
    for (const auto& entry : inner_) {
      for (const document::Inline* mark : entry.second) resolve_mark(*mark);
    }
    report_unused();
  }

 private:
  // The headings of the file, by their places among all, at which a chapter opens, in order.
  std::vector<std::size_t> chapter_openings() const {
    const document::Document& document = work_.documents[file_];
    const std::vector<std::size_t> starts = chapter_starts(document, work_.facts.heading_levels);
    std::vector<std::size_t> openings;
    std::size_t heading = 0;
    for (std::size_t start : starts) {
      while (!std::holds_alternative<document::Heading>(document.blocks[start].node)) ++start;
      const auto opens = [&](const HeadingPlace& place) {
        return survey_.places[place.place].node == document.blocks[start].id;
      };
      while (heading < survey_.headings.size() && !opens(survey_.headings[heading])) ++heading;
      if (heading < survey_.headings.size()) openings.push_back(heading);
    }
    return openings;
  }

  // The marks in a note follow when the note has its number.
  void resolve_waiting() {
    while (!waiting_.empty()) {
      const NodeId definition = waiting_.front();
      waiting_.pop_front();
      const auto marks = inner_.extract(definition);
      if (marks.empty()) continue;
      for (const document::Inline* mark : marks.mapped()) resolve_mark(*mark);
    }
  }

  static const std::string& label_of(const document::Block& block) {
    return std::get<document::FootnoteDefinition>(block.node).label;
  }

  void gather_definitions() {
    for (const document::Block* block : survey_.footnotes) {
      const auto added = definitions_.emplace(label_key(label_of(*block)), block);
      if (added.second) continue;
      work_.sink.report({&kinds::footnote_twice,
                         block->span,
                         "footnote '" + label_of(*block) + "' is already defined",
                         {{added.first->second->span, "here it is defined first"}},
                         {}});
    }
  }

  void resolve_mark(const document::Inline& mark) {
    const std::string& label = std::get<document::FootnoteReference>(mark.node).label;
    const auto found = definitions_.find(label_key(label));
    if (found == definitions_.end()) {
      const auto names = [&] {
        std::vector<std::string> all;
        for (const auto& entry : definitions_) all.push_back(label_of(*entry.second));
        return all;
      };
      work_.sink.report(kinds::footnote_undefined, mark.span,
                        "no footnote '" + label + "' in this file",
                        work_.hints.did_you_mean(label, names));
      work_.facts.references[mark.id] = {std::monostate{}, text_inlines("[^" + label + "]")};
      return;
    }
    const NodeId definition = found->second->id;
    const auto first = work_.facts.definitions.emplace(definition, mark.id);
    if (first.second) {
      numbers_[definition] = ++last_number_;
      waiting_.push_back(definition);
    }
    const int number = numbers_.at(definition);
    work_.facts.footnotes[mark.id] = {number, definition, first.first->second};
    work_.facts.references[mark.id] = {work_.goal(definition),
                                       text_inlines(std::to_string(number))};
  }

  void report_unused() {
    for (const auto& entry : definitions_) {
      if (work_.facts.definitions.contains(entry.second->id)) continue;
      work_.sink.report(kinds::footnote_unused, entry.second->span,
                        "nothing refers to the footnote '" + label_of(*entry.second) + "'");
    }
  }

  Work& work_;
  std::uint32_t file_;
  const Survey& survey_;
  std::map<NodeId, std::vector<const document::Inline*>> inner_;  // marks in notes
  int& last_number_;
  std::map<std::string, const document::Block*> definitions_;
  std::map<NodeId, int> numbers_;
  std::deque<NodeId> waiting_;
};

}  // namespace

void resolve_footnotes(Work& work) {
  int last_number = 0;
  for (std::uint32_t file = 0; file < work.file_count(); ++file) {
    if (work.entry(file).depth == 0) last_number = 0;
    FileNotes(work, file, last_number).resolve();
  }
}

}  // namespace diaoban::resolve
