// What diaoban has to say about a manuscript: kinds with stable names, and the sink they go to.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.hpp"

namespace diaoban::diagnostics {

enum class Severity { Note, Warning, Error };

// A kind of diagnostic. Each room lists its own in <room>/kinds.def, one line a kind:
// KIND(identifier, "stable-name", Severity::Warning, "what it means and what to do", "an example")
// and <room>/kinds.hpp makes them constants. There is one object a kind: compare by address.
struct Kind {
  std::string_view name;  // kebab-case, never changed once released
  Severity severity;
  std::string_view meaning;
  std::string_view example;
};

struct Note {
  Span span;
  std::string message;
};

struct Diagnostic {
  const Kind* kind;
  Span span;  // null when no place in the manuscript is meant
  std::string message;
  std::vector<Note> notes;
  std::string hint;  // empty: none
};

// Where stages report. Reporting is safe from several threads.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void report(Diagnostic diagnostic) = 0;

  void report(const Kind& kind, Span span, std::string message, std::string hint = {}) {
    report(Diagnostic{&kind, span, std::move(message), {}, std::move(hint)});
  }
};

// Keeps what is reported.
class Collector : public Sink {
 public:
  using Sink::report;
  void report(Diagnostic diagnostic) override;
  // All so far, sorted by file path, place, kind and message; exact repeats are given once.
  std::vector<Diagnostic> sorted(const Sources& sources) const;
  std::size_t count(Severity severity) const;

 private:
  mutable std::mutex mutex_;
  std::vector<Diagnostic> diagnostics_;
};

// The candidate nearest to `word` by edit distance (transpositions count one), or nothing when
// none is near enough to be meant: at most a third of the word's length, at least one edit.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates);

}  // namespace diaoban::diagnostics
