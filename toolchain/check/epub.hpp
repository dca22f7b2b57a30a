// Preflight of an EPUB: what a checker, a reading system or a store would refuse later.
#pragma once

#include <functional>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace diaoban::check {

struct Publication;

// For whom the book is meant. Every target includes the rules of Epub.
enum class Target { Epub, Kindle, Apple, Kobo, Google };

// Where a rule reports what it finds: the file of the container, and what is wrong with it.
class Findings {
 public:
  virtual ~Findings() = default;
  // About the whole file, about an element of it, or about what a setting of the book made there:
  // "title", "language", "identifier".
  virtual void add(std::string_view path, std::string message) = 0;
  virtual void add(std::string_view path, pugi::xml_node element, std::string message) = 0;
  virtual void add_setting(std::string_view path, std::string_view setting,
                           std::string message) = 0;
};

// A rule: the kind gives its stable id, severity and text.
struct Rule {
  const diagnostics::Kind* kind;
  std::vector<Target> targets;
  const char* source;  // the clause or guideline that it comes from
  void (*check)(const Publication& publication, Findings& findings);
};

// All rules, in the order of their ids.
const std::vector<Rule>& epub_rules();

// Where in the manuscript things come from.
struct SourceSpans {
  // Elements: by the page's path in the container, then by their place among all elements of it.
  std::map<std::string, std::map<std::size_t, diagnostics::Span>, std::less<>> pages;
  // What the book's settings say: by their key ("language", "cover.picture").
  std::map<std::string, diagnostics::Span, std::less<>> settings;
  // Where the book is described at all.
  diagnostics::Span book;
};

// Reports to `sink` what is wrong with the EPUB in `bytes`, at most ten findings a rule, each with
// its place in the manuscript when `sources` tells it.
void check_epub(std::string_view bytes, Target target, const SourceSpans& sources,
                diagnostics::Sink& sink);

}  // namespace diaoban::check
