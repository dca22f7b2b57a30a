// Implements marking the languages of a text.
#include "typeset/inline/mark_languages.hpp"

#include <algorithm>
#include <utility>

#include "resolve/language_runs.hpp"
#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {
namespace {

// Bytes [begin, end) of the text are in one language.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view language;
};

class Marker {
 public:
  Marker(Setter& setter, FlatText& flat) : setter_(setter), text_(flat.text) {}

  void mark() {
    const std::vector<StyleRun> runs = std::exchange(text_.runs, {});
    for (std::size_t i = 0; i < runs.size();) {
      std::size_t end = i + 1;
      const Owner owner = text_.styles[runs[i].style].owner;
      while (end < runs.size() && text_.styles[runs[end].style].owner == owner) ++end;
      mark({runs.begin() + static_cast<std::ptrdiff_t>(i),
            runs.begin() + static_cast<std::ptrdiff_t>(end)},
           owner);
      i = end;
    }
  }

 private:
  // `runs` are all that `owner` has in this text.
  void mark(const std::vector<StyleRun>& runs, Owner owner) {
    const std::vector<Stretch> stretches = owner.is_artifact() ? std::vector<Stretch>{} : cut(runs);
    const std::string around = owner.is_artifact() ? std::string() : language_around(owner.element);
    const auto is_foreign = [&](const Stretch& one) { return one.language != around; };
    if (std::none_of(stretches.begin(), stretches.end(), is_foreign)) {
      text_.runs.insert(text_.runs.end(), runs.begin(), runs.end());
      return;
    }
    Element& element = setter_.element(owner.element);
    if (stretches.size() == 1 && element.children.empty()) {
      element.language = stretches.front().language;
      text_.runs.insert(text_.runs.end(), runs.begin(), runs.end());
      return;
    }
    give_elements(runs, stretches, owner, around);
  }

  // The stretches of one language each, over all runs.
  std::vector<Stretch> cut(const std::vector<StyleRun>& runs) {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < runs.size();) {
      const std::string& own = language_of(runs[i]);
      std::size_t last = i;
      while (last + 1 < runs.size() && runs[last + 1].begin == runs[last].end &&
             language_of(runs[last + 1]) == own) {
        ++last;
      }
      const std::uint32_t begin = runs[i].begin;
      const auto text = std::string_view(text_.text).substr(begin, runs[last].end - begin);
      for (const resolve::LanguageRun& run :
           resolve::language_runs(text, own, resolve::LatinWords::English)) {
        add(stretches, {begin + static_cast<std::uint32_t>(run.begin),
                        begin + static_cast<std::uint32_t>(run.end), known(run.language, own)});
      }
      i = last + 1;
    }
    return stretches;
  }

  static void add(std::vector<Stretch>& stretches, const Stretch& next) {
    if (!stretches.empty() && stretches.back().language == next.language) {
      stretches.back().end = next.end;
    } else {
      stretches.push_back(next);
    }
  }

  // The languages found are few: views of them stay valid.
  static std::string_view known(const std::string& found, const std::string& own) {
    for (const std::string_view language : {"en", "zh", "ja", "ko"}) {
      if (found == language) return language;
    }
    return own;
  }

  const std::string& language_of(const StyleRun& run) const {
    const std::string& own = text_.styles[run.style].language;
    return own.empty() ? setter_.book().language : own;
  }

  // What a reader takes text of the element to be in.
  std::string language_around(std::uint32_t element) const {
    for (; element != UINT32_MAX; element = setter_.element(element).parent) {
      const base::ShortText& own = setter_.element(element).language;
      if (!own.empty()) return own.str();
    }
    return setter_.book().language;
  }

  void give_elements(const std::vector<StyleRun>& runs, const std::vector<Stretch>& stretches,
                     Owner owner, const std::string& around) {
    const std::size_t before = setter_.element(owner.element).children.size();
    Owner next = owner;
    std::size_t run = 0;
    for (const Stretch& stretch : stretches) {
      const bool is_foreign = stretch.language != around;
      if (is_foreign || &stretch != &stretches.front()) {
        next = {setter_.add_element("Span", owner.element)};
        Element& span = setter_.element(next.element);
        span.is_virtual = !is_foreign;
        if (is_foreign) span.language = stretch.language;
      }
      for (; run < runs.size() && runs[run].begin < stretch.end; ++run) {
        add_run(runs[run], stretch, next);
        if (runs[run].end > stretch.end) break;
      }
    }
    // The element's own text stands before what it holds already.
    auto& children = setter_.element(owner.element).children;
    std::rotate(children.begin(), children.begin() + static_cast<std::ptrdiff_t>(before),
                children.end());
  }

  // The part of `run` that is in `stretch`, owned by `owner`.
  void add_run(const StyleRun& run, const Stretch& stretch, Owner owner) {
    const std::uint32_t begin = std::max(run.begin, stretch.begin);
    const std::uint32_t end = std::min(run.end, stretch.end);
    TextStyle style = text_.styles[run.style];
    const bool is_exact = style.span.end - style.span.begin == run.end - run.begin;
    if (!style.span.is_null() && is_exact) {
      style.span.end = style.span.begin + (end - run.begin);
      style.span.begin += begin - run.begin;
    }
    style.owner = owner;
    text_.styles.push_back(std::move(style));
    text_.runs.push_back({begin, end, static_cast<std::uint32_t>(text_.styles.size() - 1)});
  }

  Setter& setter_;
  ParagraphText& text_;
};

}  // namespace

void mark_languages(Setter& setter, FlatText& flat) { Marker(setter, flat).mark(); }

}  // namespace diaoban::typeset
