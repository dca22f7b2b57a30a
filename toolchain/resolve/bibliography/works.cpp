// Citations and bibliographies of a book: which works are cited, in which order, and what is said.
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "resolve/bibliography/style.hpp"
#include "resolve/kinds.hpp"
#include "resolve/slug.hpp"
#include "resolve/title.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {
namespace {

using document::Generated;
using document::GeneratedKind;

// A directive that prints works.
struct Printed {
  const document::Block* block = nullptr;
  std::uint32_t file = 0;
  const Generated& list() const { return std::get<Generated>(block->node); }
};

class BibliographyResolver {
 public:
  explicit BibliographyResolver(Work& work) : work_(work) {}

  void resolve() {
    find_printed();
    load_files();
    find_cited();
    if (items_.empty()) return report_unknown_only();
    style_ = chosen_style();
    order_works();
    print();
    cite();
  }

 private:
  void find_printed() {
    for (std::uint32_t file = 0; file < work_.file_count(); ++file) {
      for (const GeneratedPlace& place : work_.surveys[file].generated) {
        const auto& list = std::get<Generated>(place.block->node);
        if (list.kind == GeneratedKind::Bibliography) printed_.push_back({place.block, file});
      }
    }
  }

  // The book's own files, then those that directives name, each once.
  void load_files() {
    std::set<std::string> loaded;
    for (const std::string& path : work_.book.bibliographies) {
      if (loaded.insert(path).second) load_file(path, {});
    }
    for (const Printed& printed : printed_) {
      const base::Path folder = base::Path(work_.documents[printed.file].path).parent_path();
      for (const document::ListEntry& entry : printed.list().entries) {
        const auto path = base::resolve_inside(folder, entry.target);
        if (!path) {
          work_.sink.report(kinds::link_outside, entry.span,
                            "'" + entry.target + "' lies outside the book's folder");
        } else if (loaded.insert(path->generic_string()).second) {
          load_file(path->generic_string(), entry.span);
        }
      }
    }
  }

  void load_file(const std::string& path, document::Span span) {
    const base::Path full = work_.book.root / path;
    const bool inside = base::is_inside(work_.files, work_.book.root, full);
    const auto text = inside ? work_.files.read(full) : std::nullopt;
    if (!text) {
      work_.sink.report(kinds::bibliography_missing, span, "no bibliography '" + path + "'");
      return;
    }
    BibtexFile file = read_bibtex(*text);
    for (const BibtexProblem& problem : file.problems) {
      work_.sink.report(kinds::bibliography_broken, span,
                        path + ":" + std::to_string(problem.line) + ": " + problem.message);
    }
    for (BibliographyItem& item : file.items) {
      const std::size_t line = item.line;
      const std::string key = item.key;
      if (items_.emplace(key, std::move(item)).second) continue;
      work_.sink.report(
          kinds::bibliography_broken, span,
          path + ":" + std::to_string(line) + ": the key '" + key + "' is already used");
    }
  }

  void find_cited() {
    for (std::uint32_t file = 0; file < work_.file_count(); ++file) {
      for (const document::Inline* node : work_.surveys[file].citations) {
        for (const std::string& key : std::get<document::Citation>(node->node).keys) {
          if (items_.contains(key) && cited_.insert(key).second) order_.push_back(key);
        }
      }
    }
  }

  // Without any bibliography every citation is unknown.
  void report_unknown_only() {
    for (const Survey& survey : work_.surveys) {
      for (const document::Inline* node : survey.citations) report_unknown(*node);
    }
  }

  void report_unknown(const document::Inline& node) {
    const auto keys = [&] {
      std::vector<std::string> all;
      for (const auto& [key, item] : items_) all.push_back(key);
      return all;
    };
    for (const std::string& key : std::get<document::Citation>(node.node).keys) {
      if (items_.contains(key)) continue;
      work_.sink.report(kinds::citation_unknown, node.span,
                        "no work '" + key + "' in the bibliography",
                        work_.hints.did_you_mean(key, keys));
    }
  }

  CitationStyle chosen_style() const {
    const auto setting = work_.book.settings.find("bibliography.style");
    if (setting != work_.book.settings.end()) return citation_style(setting->second);
    return printed_.empty() ? CitationStyle::Numeric
                            : citation_style(printed_.front().list().style);
  }

  // Works by number keep the order in which they are cited, unless the style is "plain", which
  // sorts as author and year do: by names, year and title in the book's language.
  void order_works() {
    const bool all = std::any_of(printed_.begin(), printed_.end(),
                                 [](const Printed& printed) { return printed.list().glob; });
    if (all) {
      for (const auto& [key, item] : items_) {
        if (cited_.insert(key).second) order_.push_back(key);
      }
    }
    const bool sorted = style_ == CitationStyle::AuthorYear ||
                        (!printed_.empty() && printed_.front().list().style == "plain");
    if (sorted) sort_by_author();
    int number = 0;
    std::map<std::string, std::vector<CitedWork*>> same;
    for (const std::string& key : order_) {
      CitedWork& work = works_[key];
      work = {&items_.at(key), ++number, {}};
      same[short_authors(*work.item, work_.language()) + '\n' + cited_year(work)].push_back(&work);
    }
    if (style_ != CitationStyle::AuthorYear) return;
    for (const auto& [name, works] : same) {
      for (std::size_t i = 0; works.size() > 1 && i < works.size(); ++i) {
        works[i]->letter = std::string(1, static_cast<char>('a' + i % 26));
      }
    }
  }

  void sort_by_author() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale(work_.language().c_str()), status));
    std::vector<std::pair<icu::UnicodeString, std::string>> keyed;
    for (const std::string& key : order_) {
      const BibliographyItem& item = items_.at(key);
      std::string name;
      for (const PersonName& author : item.authors.empty() ? item.editors : item.authors) {
        name += author.family + " " + author.given + " ";
      }
      name += "\t" + item.field("year") + "\t" + item.field("title") + "\t" + key;
      keyed.emplace_back(icu::UnicodeString::fromUTF8(name), key);
    }
    std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
      if (U_FAILURE(status) || !collator) return a.second < b.second;
      UErrorCode compared = U_ZERO_ERROR;
      const UCollationResult result = collator->compare(a.first, b.first, compared);
      return result == UCOL_EQUAL ? a.second < b.second : result == UCOL_LESS;
    });
    order_.clear();
    for (auto& [name, key] : keyed) order_.push_back(std::move(key));
  }

  // All works stand in the first bibliography that prints them.
  void print() {
    if (printed_.empty()) {
      if (!order_.empty()) {
        work_.sink.report(kinds::bibliography_unprinted, {},
                          "works are cited, but nothing prints the bibliography",
                          "write a ```{bibliography} at the end of the book");
      }
      return;
    }
    const Printed& printed = printed_.front();
    std::uint32_t index = work_.documents[printed.file].node_count;
    std::vector<BibliographyEntry> entries;
    for (const std::string& key : order_) {
      const CitedWork& work = works_.at(key);
      BibliographyEntry entry;
      entry.node = {printed.file, ++index};
      if (style_ == CitationStyle::Numeric) entry.label = "[" + std::to_string(work.number) + "]";
      entry.text = entry_text(work, style_, work_.language());
      std::string name = "cite-" + std::to_string(work.number);
      work_.facts.anchors[entry.node] = name;
      goals_[key] = Goal{printed.file, std::move(name), entry.node};
      entries.push_back(std::move(entry));
    }
    work_.facts.bibliographies[printed.block->id] = std::move(entries);
  }

  void cite() {
    for (const Survey& survey : work_.surveys) {
      for (std::size_t i = 0; i < survey.citations.size(); ++i) {
        const document::Inline& node = *survey.citations[i];
        // The citations of one role carry its span.
        const bool opens = i == 0 || survey.citations[i - 1]->span != node.span;
        const bool closes =
            i + 1 == survey.citations.size() || survey.citations[i + 1]->span != node.span;
        cite(node, opens, closes);
      }
    }
  }

  void cite(const document::Inline& node, bool opens, bool closes) {
    const auto& citation = std::get<document::Citation>(node.node);
    Reference reference;
    std::string text;
    for (const std::string& key : citation.keys) {
      const auto work = works_.find(key);
      if (work == works_.end()) {
        text += "[" + key + "]";
        continue;
      }
      text += citation_text(work->second, citation.kind, style_, work_.language(),
                            opens && &key == &citation.keys.front(),
                            closes && &key == &citation.keys.back());
      const auto goal = goals_.find(key);
      if (goal != goals_.end()) reference.to = goal->second;
    }
    report_unknown(node);
    reference.text = text_inlines(text);
    work_.facts.references[node.id] = std::move(reference);
  }

  Work& work_;
  std::vector<Printed> printed_;
  std::map<std::string, BibliographyItem> items_;  // by key
  std::set<std::string> cited_;
  std::vector<std::string> order_;  // keys of the works to print
  std::map<std::string, CitedWork> works_;
  std::map<std::string, Goal> goals_;
  CitationStyle style_ = CitationStyle::Numeric;
};

}  // namespace

void resolve_bibliography(Work& work) { BibliographyResolver(work).resolve(); }

}  // namespace diaoban::resolve
