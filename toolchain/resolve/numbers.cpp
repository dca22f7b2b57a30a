// Numbers of chapters, sections, figures, tables, listings, equations and proofs.
#include "resolve/numbers.hpp"

#include <array>
#include <map>
#include <set>

#include "project/numbering.hpp"
#include "resolve/language.hpp"
#include "resolve/slug.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {
namespace {

std::string appendix_letter(int count) {
  std::string letters;
  for (; count > 0; count = (count - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (count - 1) % 26));
  }
  return letters;
}

// Kinds of captioned things that some {numref} of the book asks the number of.
std::set<PlaceKind> numref_kinds(const Work& work) {
  std::set<std::string> asked;
  for (const Survey& survey : work.surveys) {
    for (const document::Inline* node : survey.references) {
      const auto& reference = std::get<document::Reference>(node->node);
      if (reference.kind == document::ReferenceKind::Numref)
        asked.insert(label_key(reference.target));
    }
  }
  std::set<PlaceKind> kinds;
  if (asked.empty()) return kinds;
  for (const Survey& survey : work.surveys) {
    for (const Place& place : survey.places) {
      bool is_asked = asked.contains(label_key(place.id));
      for (const document::Block* target : place.named) {
        is_asked =
            is_asked || asked.contains(label_key(std::get<document::Target>(target->node).name));
      }
      if (is_asked) kinds.insert(place.kind);
    }
  }
  return kinds;
}

class Numberer {
 public:
  explicit Numberer(Work& work) : work_(work), asked_(numref_kinds(work)) {}

  void number_file(std::uint32_t file) {
    const project::BookFile& entry = work_.entry(file);
    const Survey& survey = work_.surveys[file];
    const bool has_matter =
        entry.matter == project::Matter::Main || entry.matter == project::Matter::Appendix;
    const auto& wish = work_.documents[file].front_matter.numbering;
    file_numbered_ = has_matter && wish.value_or(entry.numbered || work_.book.number_sections);
    if (entry.depth == 0) leave_chapter();
    std::size_t next_heading = 0;
    for (std::size_t i = 0; i < survey.places.size(); ++i) {
      const bool is_heading =
          next_heading < survey.headings.size() && survey.headings[next_heading].place == i;
      if (is_heading) {
        const bool is_first = next_heading == 0;
        if (!survey.headings[next_heading++].nested)
          number_heading(survey.places[i], entry, is_first);
      } else {
        number_captioned(survey.places[i]);
      }
    }
  }

 private:
  void leave_chapter() {
    chapter_.clear();
    levels_.fill(0);
  }

  // Reading orders of mdBook and GitBook number their files; the headings in a file have no number
  // there, or they would clash with the files below it.
  bool numbers_only_files() const {
    return work_.book.kind == project::TreeKind::MdBook ||
           work_.book.kind == project::TreeKind::GitBook;
  }

  void number_heading(const Place& place, const project::BookFile& entry, bool is_first) {
    const auto level = static_cast<std::size_t>(work_.facts.heading_levels.at(place.node));
    if (level == 1) leave_chapter();
    if (!file_numbered_ || !place.numbered || (!is_first && numbers_only_files())) return;
    if (level == 1) {
      const bool is_appendix = entry.matter == project::Matter::Appendix;
      chapter_ = is_appendix ? appendix_letter(++appendices_) : std::to_string(++chapters_);
      counts_.clear();
      const project::NumberingLook& look = work_.numbering;
      const std::string& format = is_appendix ? look.appendix : look.chapter;
      const int count = is_appendix ? appendices_ : chapters_;
      set_number(place, {format.empty() ? filled(work_.language(),
                                                 is_appendix ? "appendix" : "chapter", chapter_)
                                        : project::format_number(format, count, chapter_),
                         chapter_});
      return;
    }
    if (chapter_.empty()) return;
    ++levels_[level];
    for (std::size_t deeper = level + 1; deeper < levels_.size(); ++deeper) levels_[deeper] = 0;
    std::string bare = chapter_;
    for (std::size_t above = 2; above <= level; ++above) {
      if (levels_[above] == 0) return;  // below a heading without a number
      bare += "." + std::to_string(levels_[above]);
    }
    set_number(place, {bare, bare});
  }

  void set_number(const Place& place, Number number) {
    if (place.title != nullptr && has_written_number(plain_text(*place.title))) return;
    work_.facts.numbers[place.node] = std::move(number);
  }

  // Captions have numbers when the book numbers its figures or its chapters, or when the text asks
  // for the number of such a thing.
  bool numbers_captions(PlaceKind kind) const {
    return work_.book.number_figures || !chapter_.empty() || asked_.contains(kind);
  }

  void number_captioned(const Place& place) {
    const std::string word = number_word(place.kind, place.proof_kind);
    if (word.empty() || !place.numbered) return;
    const bool is_caption = place.kind == PlaceKind::Figure || place.kind == PlaceKind::Table ||
                            place.kind == PlaceKind::Listing;
    if (is_caption && !numbers_captions(place.kind)) return;
    if (is_caption && has_written_number(plain_text(*place.title))) return;
    const bool is_equation = place.kind == PlaceKind::Equation;
    // What stands outside of numbered chapters is counted through the book.
    int& count = chapter_.empty() ? book_counts_[word] : counts_[word];
    std::string separator = work_.numbering.separator;
    if (separator.empty()) {
      separator = is_equation ? "." : resolve::word(work_.language(), "ordinal-separator");
    }
    std::string bare = chapter_.empty() ? "" : chapter_ + separator;
    bare += std::to_string(++count);
    const std::string& format = format_of(place.kind);
    std::string label = !format.empty() ? project::format_number(format, count, bare)
                        : is_equation   ? "(" + bare + ")"
                                        : numbered_label(work_.language(),
                                                         resolve::word(work_.language(), word), bare);
    work_.facts.numbers[place.node] = {std::move(label), std::move(bare)};
  }

  const std::string& format_of(PlaceKind kind) const {
    static const std::string none;
    switch (kind) {
      case PlaceKind::Figure:
        return work_.numbering.figure;
      case PlaceKind::Table:
        return work_.numbering.table;
      case PlaceKind::Listing:
        return work_.numbering.listing;
      case PlaceKind::Equation:
        return work_.numbering.equation;
      case PlaceKind::Proof:
      case PlaceKind::Heading:
      case PlaceKind::Footnote:
      case PlaceKind::Term:
      case PlaceKind::Other:
        break;
    }
    return none;
  }

  Work& work_;
  std::set<PlaceKind> asked_;
  bool file_numbered_ = false;
  std::string chapter_;          // number of the chapter that we are in; empty: none
  std::array<int, 7> levels_{};  // counts of the sections open in it
  int chapters_ = 0;
  int appendices_ = 0;
  std::map<std::string, int> counts_;  // of captioned things in the chapter
  std::map<std::string, int> book_counts_;
};

}  // namespace

std::string number_word(PlaceKind kind, std::string_view proof_kind) {
  switch (kind) {
    case PlaceKind::Figure:
      return "figure";
    case PlaceKind::Table:
      return "table";
    case PlaceKind::Listing:
      return "listing";
    case PlaceKind::Equation:
      return "equation";
    case PlaceKind::Proof:
      return has_word(proof_kind) ? std::string(proof_kind) : "theorem";
    case PlaceKind::Heading:
    case PlaceKind::Footnote:
    case PlaceKind::Term:
    case PlaceKind::Other:
      break;
  }
  return {};
}

std::string numbered_label(std::string_view language, const std::string& word,
                           const std::string& bare) {
  const bool joined = tongue_of(language) == Tongue::Japanese;
  return word + (joined ? "" : " ") + bare;
}

void resolve_numbers(Work& work) {
  Numberer numberer(work);
  for (std::uint32_t file = 0; file < work.file_count(); ++file) numberer.number_file(file);
}

}  // namespace diaoban::resolve
