// The entry of the typesetter: sets the sections, numbers their pages, and sets those again whose
// text names a page number that came out differently.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>

#include "base/memory.hpp"
#include "base/parallel.hpp"
#include "document/walk.hpp"
#include "typeset/book/assemble.hpp"
#include "typeset/kinds.hpp"
#include "typeset/typeset.hpp"

namespace diaoban::typeset {
namespace {

constexpr int most_rounds = 5;
constexpr std::size_t sections_a_release = 16;  // of memory

// Compositors that threads borrow: each holds caches that only one may use at a time.
class CompositorPool {
 public:
  explicit CompositorPool(const Input& input) : input_(input) {}

  template <class Work>
  void with(Work&& work) {
    std::unique_ptr<Compositor> compositor;
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        compositor = std::move(free_.back());
        free_.pop_back();
      }
    }
    if (compositor == nullptr) {
      compositor = std::make_unique<Compositor>(input_.fonts, input_.sink);
    }
    work(*compositor);
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(compositor));
  }

 private:
  const Input& input_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Compositor>> free_;
};

resolve::NodeMap<const document::Block*> find_notes(const Input& input) {
  resolve::NodeMap<const document::Block*> notes;
  document::Walker walker;
  walker.block = [&](const document::Block& block) {
    if (std::holds_alternative<document::FootnoteDefinition>(block.node)) {
      notes[block.id] = &block;
    }
  };
  for (const document::Document& document : input.documents) {
    document::walk(document.blocks, walker);
  }
  return notes;
}

// Whether the section shows page or note numbers that are not what the round gave.
bool is_outdated(const SetSection& set, const PageFacts& facts) {
  const auto page_differs = [&](const AskedPage& asked) {
    return asked.shown != facts.labels[asked.destination.index];
  };
  const auto note_differs = [&](const AskedNote& asked) {
    const auto known = facts.note_numbers.find(asked.reference);
    return known != facts.note_numbers.end() && known->second != asked.shown;
  };
  return std::any_of(set.asked_pages.begin(), set.asked_pages.end(), page_differs) ||
         std::any_of(set.asked_notes.begin(), set.asked_notes.end(), note_differs);
}

}  // namespace

Layout layout(const Input& input) {
  const DestinationTable destinations(input.facts, input.documents.size());
  const auto notes = find_notes(input);
  PageFacts facts;
  const BookContext book{input,
                         destinations,
                         facts,
                         notes,
                         input.book.metadata.language,
                         input.theme.measure_em * input.theme.body.size.pt(),
                         page_area(input.theme),
                         input.edition.profile == project::Profile::Print};
  const std::vector<Section> sections = plan_book(input);
  std::vector<PlacedSection> placed(sections.size());
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < sections.size(); ++i) waiting.push_back(i);
  std::atomic<std::size_t> set_count{0};
  CompositorPool compositors(input);
  Numbering numbering;
  for (int round = 0; round < most_rounds && !waiting.empty(); ++round) {
    if (input.report != nullptr) input.report->rounds = round + 1;
    base::parallel_for(waiting.size(), input.jobs, [&](std::size_t i) {
      compositors.with([&](Compositor& compositor) {
        placed[waiting[i]] = set_section(sections[waiting[i]], book, compositor);
      });
      if (++set_count % sections_a_release == 0) base::release_free_memory();
    });
    numbering = number_pages(sections, placed);
    facts = gather_page_facts(book, numbering, placed);
    waiting.clear();
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (is_outdated(placed[i].set, facts)) waiting.push_back(i);
    }
  }
  if (!waiting.empty()) {
    input.sink.report(kinds::layout_unsettled, {},
                      fmt::format("the page numbers in {} parts of the book did not settle in {} "
                                  "rounds of layout",
                                  waiting.size(), most_rounds));
  }
  Layout result;
  compositors.with([&](Compositor& compositor) {
    result = assemble(book, sections, numbering, std::move(placed), compositor);
  });
  return result;
}

}  // namespace diaoban::typeset
