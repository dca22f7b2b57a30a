// Reads what a book's settings say about its wrap.
#include <algorithm>
#include <charconv>
#include <optional>

#include "cover/isbn.hpp"
#include "cover/wrap.hpp"
#include "project/kinds.hpp"

namespace diaoban::cover {
namespace {

class WrapSettings {
 public:
  WrapSettings(const project::Book& book, diagnostics::Sink& sink) : book_(book), sink_(sink) {}

  std::string text(const std::string& key) const {
    const auto found = book_.settings.find(key);
    return found == book_.settings.end() ? std::string() : found->second;
  }

  diagnostics::Span place(const std::string& key) const { return project::place_of(book_, key); }

  base::Length leaf() const {
    constexpr base::Length usual = base::Length::from_mm(0.1);
    const std::string written = text("cover.leaf_mm");
    if (written.empty()) return usual;
    double mm = 0;
    const char* end = written.data() + written.size();
    const auto result = std::from_chars(written.data(), end, mm);
    const bool sound = result.ec == std::errc{} && result.ptr == end && mm > 0.01 && mm < 2;
    if (sound) return base::Length::from_mm(mm);
    refuse("cover.leaf_mm", written, "a number of millimetres from 0.01 to 2");
    return usual;
  }

  std::string add_on() const {
    std::string written = text("cover.add_on");
    const bool sound =
        (written.size() == 2 || written.size() == 5) &&
        std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (sound || written.empty()) return written;
    refuse("cover.add_on", written, "two or five digits");
    return {};
  }

 private:
  void refuse(const std::string& key, const std::string& written, const char* expected) const {
    sink_.report(project::kinds::settings_value_wrong, place(key),
                 "'" + key + "' is '" + written + "', but should be " + expected);
  }

  const project::Book& book_;
  diagnostics::Sink& sink_;
};

}  // namespace

WrapRequest read_wrap_request(const project::Book& book, const Request& cover,
                              const project::PrintSettings& print, double trim_width,
                              double trim_height, int pages, diagnostics::Sink& sink) {
  const WrapSettings settings(book, sink);
  WrapRequest request{cover,
                      print.printer,
                      print.paper,
                      settings.leaf(),
                      trim_width,
                      trim_height,
                      pages,
                      settings.text("cover.isbn"),
                      settings.place("cover.isbn"),
                      settings.add_on(),
                      settings.text("cover.price"),
                      settings.text("cover.qr"),
                      false,
                      nullptr};
  // An identifier of another kind is no ISBN; one that says it is must be right.
  const std::string& identifier = book.metadata.identifier;
  if (request.isbn.empty() && (read_isbn(identifier) || claims_isbn(identifier))) {
    request.isbn = book.metadata.identifier;
    request.isbn_place = settings.place("identifier");
  }
  return request;
}

}  // namespace diaoban::cover
