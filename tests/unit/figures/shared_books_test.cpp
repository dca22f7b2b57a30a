// The diagrams of the shared test books: no label and no link is lost.
#include <fmt/format.h>

#include <regex>
#include <set>

#include "prepared.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

std::vector<base::Path> find_diagrams(const base::RealFileSystem& files, const base::Path& folder) {
  std::vector<base::Path> found;
  for (const std::string& name : files.list(folder)) {
    const base::Path path = folder / name;
    if (files.is_folder(path)) {
      const std::vector<base::Path> below = find_diagrams(files, path);
      found.insert(found.end(), below.begin(), below.end());
    } else if (path.extension() == ".svg") {
      found.push_back(path);
    }
  }
  return found;
}

std::string unescape(std::string text) {
  for (const auto& [from, to] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"},
                                 std::pair{"&quot;", "\""}, std::pair{"&amp;", "&"}}) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
      text.replace(at, std::string_view(from).size(), to);
    }
  }
  return text;
}

// Without white space of any kind.
std::string squeeze(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "\xC2\xA0") == 0) {
      ++at;
    } else if (static_cast<unsigned char>(text[at]) > ' ') {
      out += text[at];
    }
  }
  return out;
}

std::string without_tags(const std::string& html) {
  std::string out;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) out += c;
    if (c == '>') in_tag = false;
  }
  return out;
}

// The texts of all labels, as they stand in the file.
std::vector<std::string> find_labels(const std::string& svg) {
  std::vector<std::string> labels;
  for (std::size_t at = svg.find("<foreignObject"); at != std::string::npos;
       at = svg.find("<foreignObject", at + 1)) {
    const std::size_t end = svg.find("</foreignObject>", at);
    labels.push_back(squeeze(unescape(without_tags(svg.substr(at, end - at)))));
  }
  return labels;
}

TEST_CASE("every label and link of the shared diagrams is kept") {
  const base::Path books = base::Path(DIAOBAN_SHARED_DIR) / "books";
  base::RealFileSystem files;
  if (!files.is_folder(books)) {
    fmt::print("no shared books: diagrams are not tested\n");
    return;
  }
  std::size_t labels = 0;
  std::size_t diagrams = 0;
  for (const char* book : {"istio-insider", "jvm-insider"}) {
    for (const base::Path& path : find_diagrams(files, books / book)) {
      std::string source = *files.read(path);
      const std::size_t content = source.find(" content=\"");
      if (content != std::string::npos) {
        source.erase(content, source.find('"', content + 10) + 1 - content);
      }
      if (source.find("<foreignObject") == std::string::npos) continue;
      INFO(path.string());
      const Prepared made = prepare_bytes_as(path.filename().string(), source);
      REQUIRE(made.picture.kind == PictureKind::Vector);
      ++diagrams;
      std::string all;
      for (const std::string& text : made.texts()) all += squeeze(text);
      for (const std::string& wanted : find_labels(source)) {
        ++labels;
        INFO(wanted);
        CHECK(all.find(wanted) != std::string::npos);
      }
      CHECK(all.find("TextisnotSVG") == std::string::npos);
      std::set<std::string> kept;
      for (const LinkBox& link : made.picture.links) {
        kept.insert(link.url);
        CHECK(link.width > 0);
        CHECK(link.x + link.width <= made.picture.width + 0.01);
        CHECK(link.y + link.height <= made.picture.height + 0.01);
      }
      static const std::regex reference("href=\"(https?://[^\"]+)\"");
      for (std::sregex_iterator match(source.begin(), source.end(), reference), end; match != end;
           ++match) {
        const std::string url = unescape((*match)[1]);
        // The warning for viewers without labels goes, and its link.
        if (url.find("/doc/faq/svg-export") != std::string::npos) continue;
        if (url.find("desk.draw.io/support") != std::string::npos) continue;
        INFO(url);
        CHECK(kept.count(url) == 1);
      }
    }
  }
  CHECK(diagrams > 80);
  CHECK(labels > 2900);
}

}  // namespace
}  // namespace diaoban::figures
