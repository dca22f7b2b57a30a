// Claims of standards, and what the layout may break of them.
#include "pdf/claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pdf/kinds.hpp"

namespace diaoban::pdf {
namespace {

using diagnostics::Span;

constexpr Standards both{true, true};
constexpr Standards accessible{true, false};
constexpr Standards archival{false, true};

std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> names(1);
  for (const char c : text) {
    const bool is_part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                         (c >= 'A' && c <= 'Z') || c == '-' || c == '/';
    if (is_part) {
      names.back() += c;
    } else if (!names.back().empty()) {
      names.emplace_back();
    }
  }
  if (names.back().empty()) names.pop_back();
  return names;
}

std::string name_standards(const Standards& standards) {
  if (standards.ua1 && standards.a2a) return "PDF/UA-1 and PDF/A-2a";
  return standards.ua1 ? "PDF/UA-1" : "PDF/A-2a";
}

// As much of a text as a message needs.
std::string shorten(const std::string& text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return text.substr(0, end) + "…";
}

// The node of the manuscript that the owner, or the nearest element around it, comes from.
document::NodeId node_of(const typeset::Layout& layout, typeset::Owner owner) {
  if (owner.is_artifact()) return {};
  for (std::uint32_t at = owner.element; at < layout.elements.size();
       at = layout.elements[at].parent) {
    if (layout.elements[at].node.index != 0) return layout.elements[at].node;
  }
  return {};
}

void check_glyphs(const typeset::Layout& layout, const Painting& painting,
                  std::vector<Breach>& breaches) {
  for (const auto& [text, glyph] : painting.missing_glyphs) {
    breaches.push_back({&kinds::missing_glyph, node_of(layout, glyph.owner),
                        fmt::format("no glyph for '{}' on page {}", text, glyph.page + 1),
                        "add a face that has it to the font manifest", both});
  }
}

void check_pages(const typeset::Layout& layout, std::vector<Breach>& breaches) {
  constexpr double smallest = 3;
  constexpr double largest = 14400;  // ISO 19005-2 6.1.13
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    const auto& page = layout.pages[i];
    const auto [low, high] = std::minmax(page.width, page.height);
    if (low >= smallest && high <= largest) continue;
    breaches.push_back(
        {&kinds::page_size,
         {},
         fmt::format("page {} is {:.0f} by {:.0f} points", i + 1, page.width, page.height),
         "",
         archival});
  }
}

// What stands for a picture: nothing, or not what its author wrote.
void check_alternative(const PlannedElement& element, std::vector<Breach>& breaches) {
  using typeset::AlternativeSource;
  const auto& source = *element.source;
  const std::string name = element.role == "Figure" ? "a figure" : "a formula";
  if (source.alternative_source == AlternativeSource::Missing) {
    breaches.push_back(
        {&kinds::outside_file, source.node,
         fmt::format("the picture '{}' is not in the file", source.alternative.get()),
         "put the picture into the book's folder", both});
  } else if (source.alternative.empty() && source.actual_text.empty()) {
    breaches.push_back({&kinds::no_alternative, source.node, name + " without alternative text",
                        "say in the picture's alt text what it shows", both});
  } else if (source.alternative_source == AlternativeSource::Made) {
    breaches.push_back({&kinds::no_alternative,
                        source.node,
                        fmt::format("{} without alternative text is told by '{}'", name,
                                    shorten(source.alternative.get())),
                        "say in the picture's alt text what it shows",
                        {}});
  }
}

void check_texts(const Plan& plan, std::vector<Breach>& breaches) {
  constexpr std::size_t longest = 32767;  // ISO 19005-2 6.1.13
  for (const auto index : plan.preorder()) {
    const auto& element = plan.elements[index];
    const auto& source = *element.source;
    if (element.role == "Figure" || element.role == "Formula") {
      check_alternative(element, breaches);
    }
    // In UTF-16 a character outside plane 0 takes as many bytes as in UTF-8, others at most two.
    const std::size_t bytes =
        2 * std::max(source.alternative.get().size(), source.actual_text.get().size());
    if (bytes > longest) {
      breaches.push_back({&kinds::long_text, source.node,
                          fmt::format("an alternative text of about {} bytes", bytes),
                          "put long descriptions in the text", archival});
    }
  }
}

// ISO 19005-2 leaves links to the web alone, but a file beside the book is a part that is missing.
void check_links(const typeset::Layout& layout, std::vector<Breach>& breaches) {
  for (const auto& page : layout.pages) {
    for (const auto& link : page.links) {
      const auto* url = std::get_if<std::string>(&link.to);
      if (url == nullptr || !url->starts_with("file:")) continue;
      const bool is_known = link.element < layout.elements.size();
      breaches.push_back({&kinds::outside_file,
                          is_known ? layout.elements[link.element].node : document::NodeId{},
                          fmt::format("a link leads to the file '{}'", shorten(*url)),
                          "put what it says into the book, or on the web", archival});
    }
  }
}

}  // namespace

Standards read_standards(const project::Book& book, const project::Edition& edition,
                         const WriteOptions& options, diagnostics::Sink& sink) {
  const auto found = edition.settings.find("standard");
  const Span place = project::place_of(book, "editions." + edition.name + ".standard");
  Standards asked;
  if (found == edition.settings.end()) {
    if (edition.profile == project::Profile::Screen && options.tagged) asked = both;
    return asked;
  }
  for (const auto& name : split_names(found->second)) {
    if (name == "ua1" || name == "ua-1") {
      asked.ua1 = true;
    } else if (name == "a2a" || name == "a-2a") {
      asked.a2a = true;
    } else if (name == "x1a" && edition.profile == project::Profile::Print) {
      continue;  // WriteOptions::pdfx
    } else {
      sink.report(kinds::unknown_standard, place,
                  fmt::format("edition '{}': no standard '{}'", edition.name, name),
                  "known are 'ua1' and 'a2a', and 'x1a' for print");
    }
  }
  if (asked.any() && !options.tagged) {
    sink.report(kinds::untagged_standard, place,
                fmt::format("edition '{}' has no tags, so it cannot keep {}", edition.name,
                            name_standards(asked)));
    asked = {};
  }
  return asked;
}

std::vector<Breach> check_layout(const typeset::Layout& layout, const Painting& painting,
                                 const Plan& plan, const project::Metadata& metadata) {
  std::vector<Breach> breaches;
  if (metadata.title.empty()) {
    breaches.push_back({&kinds::no_title,
                        {},
                        "the book has no title",
                        "give it a title in book.toml",
                        accessible});
  }
  check_glyphs(layout, painting, breaches);
  check_pages(layout, breaches);
  check_texts(plan, breaches);
  check_links(layout, breaches);
  return breaches;
}

Standards settle_claims(Standards asked, const std::vector<Breach>& breaches,
                        const WriteOptions& options, diagnostics::Sink& sink) {
  Standards kept = asked;
  if (!asked.any()) return kept;
  std::map<std::pair<std::string_view, bool>, diagnostics::Diagnostic> told;
  for (const auto& breach : breaches) {
    const Standards lost{asked.ua1 && breach.breaks.ua1, asked.a2a && breach.breaks.a2a};
    if (breach.breaks.any() && !lost.any()) continue;
    kept.ua1 = kept.ua1 && !lost.ua1;
    kept.a2a = kept.a2a && !lost.a2a;
    const bool has_place = options.find_span && breach.node.index != 0;
    const Span span = has_place ? options.find_span(breach.node) : Span{};
    std::string message = breach.message;
    if (lost.any()) message += fmt::format(": the PDF does not claim {}", name_standards(lost));
    const auto [first, is_first] =
        told.try_emplace({breach.kind->name, lost.any()},
                         diagnostics::Diagnostic{breach.kind, span, message, {}, breach.hint});
    if (!is_first) first->second.notes.push_back({span, breach.message});
  }
  for (auto& [kind, diagnostic] : told) sink.report(std::move(diagnostic));
  return kept;
}

}  // namespace diaoban::pdf
