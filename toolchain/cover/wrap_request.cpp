// Reads what a book's settings say about its wrap.
#include <algorithm>
#include <charconv>

#include "cover/isbn.hpp"
#include "cover/kinds.hpp"
#include "cover/wrap.hpp"

namespace diaoban::cover {
namespace {

std::string setting(const project::Book& book, const char* key) {
  const auto found = book.settings.find(key);
  return found == book.settings.end() ? std::string() : found->second;
}

// `wanted` when it is one of `names`; else the first of them, with a diagnostic unless nothing was
// wanted.
std::string choose(const std::string& wanted, const std::vector<std::string>& names,
                   const diagnostics::Kind& kind, const char* what, diagnostics::Sink& sink) {
  if (std::find(names.begin(), names.end(), wanted) != names.end()) return wanted;
  if (!wanted.empty()) {
    const auto near = diagnostics::nearest(wanted, names);
    std::string known;
    for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
    sink.report(kind, {}, std::string("no ") + what + " '" + wanted + "'",
                near ? "did you mean '" + *near + "'?" : "known are " + known);
  }
  return names.front();
}

double number(const std::string& text, double otherwise) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool sound =
      error == std::errc{} && end == text.data() + text.size() && value > 0.01 && value < 2;
  return sound ? value : otherwise;
}

std::string price_digits(const std::string& text) {
  const bool sound =
      (text.size() == 2 || text.size() == 5) &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return sound ? text : std::string();
}

}  // namespace

WrapRequest read_wrap_request(const project::Book& book, const Request& cover, double trim_width,
                              double trim_height, int pages, diagnostics::Sink& sink) {
  const bool chinese = book.metadata.language.starts_with("zh");
  std::string wanted = setting(book, "cover.printer");
  if (wanted.empty()) wanted = chinese ? "cn-press" : "kdp";
  WrapRequest request{
      cover,
      load_printer(choose(wanted, printer_names(), kinds::printer_unknown, "printer", sink)),
      {},
      number(setting(book, "cover.leaf_mm"), 0.1),
      trim_width,
      trim_height,
      pages,
      setting(book, "cover.isbn"),
      price_digits(setting(book, "cover.add_on")),
      setting(book, "cover.price"),
      setting(book, "cover.qr"),
      false,
      nullptr};
  std::vector<std::string> papers;
  for (const auto& entry : request.printer.papers) papers.push_back(entry.first);
  // The plainest paper first: what a book is printed on when it does not say.
  std::stable_partition(papers.begin(), papers.end(),
                        [](const std::string& name) { return name == "white"; });
  if (!papers.empty()) {
    request.paper =
        choose(setting(book, "cover.paper"), papers, kinds::paper_unknown, "paper", sink);
  }
  if (request.isbn.empty() && read_isbn(book.metadata.identifier)) {
    request.isbn = book.metadata.identifier;
  }
  return request;
}

}  // namespace diaoban::cover
