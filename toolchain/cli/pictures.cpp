// Implements gathering and preparing of pictures.
#include "cli/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/parallel.hpp"
#include "cli/kinds.hpp"
#include "document/visit.hpp"
#include "document/walk.hpp"
#include "figures/drawing.hpp"
#include "figures/kinds.hpp"
#include "figures/svg/data_url.hpp"
#include "resolve/picture_path.hpp"

namespace diaoban::cli {
namespace {

struct Want {
  diagnostics::Span span;  // where it is first shown
  std::string source;      // as written there
};
// By path from the root.
using Wanted = std::map<std::string, Want>;

// `fig.*` names the best file of that stem, as Sphinx has it.
std::string choose_wildcard(const base::FileSystem& files, const base::Path& root,
                            const std::string& path) {
  if (!path.ends_with(".*")) return path;
  const std::string stem = path.substr(0, path.size() - 1);
  for (const char* ending : {"svg", "png", "jpg", "jpeg", "webp", "avif", "gif", "bmp"}) {
    if (files.is_file(root / (stem + ending))) return stem + ending;
  }
  return path;
}

void report_missing(const project::Book& book, const base::FileSystem& files,
                    const std::string& path, diagnostics::Span span, diagnostics::Sink& sink) {
  const base::Path folder = base::Path(path).parent_path();
  const auto meant =
      diagnostics::nearest(base::Path(path).filename().string(), files.list(book.root / folder));
  sink.report(figures::kinds::picture_missing, span, fmt::format("no picture '{}'", path),
              meant ? fmt::format("did you mean '{}'?", (folder / *meant).generic_string())
                    : std::string{});
}

// Pictures that neither words of their own nor a caption speak for.
void check_texts(const document::Document& document, diagnostics::Sink& sink) {
  std::set<const document::Inline*> captioned;
  document::Walker figures;
  figures.block = [&](const document::Block& block) {
    const auto* figure = std::get_if<document::Figure>(&block.node);
    if (figure == nullptr || figure->caption.empty()) return;
    document::Walker inside;
    inside.inline_node = [&](const document::Inline& node) { captioned.insert(&node); };
    document::walk(figure->content, inside);
  };
  document::walk(document.blocks, figures);
  document::Walker walker;
  walker.inline_node = [&](const document::Inline& node) {
    const auto* image = std::get_if<document::Image>(&node.node);
    if (image == nullptr || captioned.contains(&node)) return;
    if (!image->alternative.empty() || !image->title.empty()) return;
    sink.report(kinds::picture_without_text, node.span,
                fmt::format("picture '{}' has no alternative text", image->source),
                "write what it shows between the brackets");
  };
  document::walk(document.blocks, walker);
}

bool is_of_cover(const project::Book& book, const std::string& path) {
  const auto on_cover = book.settings.find("cover.picture");
  return path == book.cover || (on_cover != book.settings.end() && path == on_cover->second);
}

// Leaves of a drawing the pictures that it embeds. The shapes of a large book take ten times the
// memory of its SVG.
void drop_shapes(figures::Picture& picture) {
  if (!picture.drawing) return;
  figures::Drawing embedded{picture.drawing->width, picture.drawing->height, {}};
  for (const figures::Operation& operation : picture.drawing->operations) {
    if (std::holds_alternative<figures::ImageOperation>(operation)) {
      embedded.operations.push_back(operation);
    }
  }
  picture.drawing = std::make_shared<const figures::Drawing>(std::move(embedded));
}

Wanted gather(const project::Book& book, const std::vector<document::Document>& documents,
              diagnostics::Sink& sink) {
  Wanted wanted;
  diagnostics::Span place = project::place_of(book, "cover.picture");
  if (place.is_null()) place = project::place_of(book, "cover");
  if (!book.cover.empty()) wanted.emplace(book.cover, Want{place, {}});
  const auto on_cover = book.settings.find("cover.picture");
  if (on_cover != book.settings.end()) wanted.emplace(on_cover->second, Want{place, {}});
  for (const document::Document& document : documents) {
    check_texts(document, sink);
    document::Walker walker;
    walker.inline_node = [&](const document::Inline& node) {
      const auto* image = std::get_if<document::Image>(&node.node);
      if (image == nullptr || image->source.empty()) return;
      if (const auto path = resolve::picture_path(document.path, image->source)) {
        wanted.emplace(*path, Want{node.span, image->source});
      } else if (image->source.find(':') != std::string::npos || image->source.starts_with("//")) {
        sink.report(kinds::picture_remote, node.span,
                    fmt::format("'{}' is not fetched", image->source));
      } else {
        sink.report(kinds::picture_outside, node.span,
                    fmt::format("'{}' lies outside of the book", image->source));
      }
    };
    document::walk(document.blocks, walker);
  }
  return wanted;
}

}  // namespace

Pictures Pictures::prepare(const project::Book& book,
                           const std::vector<document::Document>& documents,
                           const std::map<std::string, std::string>& drawn, base::FileSystem& files,
                           const fonts::FontBook& fonts, const figures::PrepareOptions& options,
                           bool keep_drawings, unsigned jobs, diagnostics::Sink& sink) {
  const Wanted gathered = gather(book, documents, sink);
  const std::vector<std::pair<std::string, Want>> wanted(gathered.begin(), gathered.end());
  std::vector<figures::Picture> prepared(wanted.size());
  std::vector<std::int64_t> changes(wanted.size());
  const auto prepare_one = [&](std::size_t i) {
    const auto& [path, want] = wanted[i];
    const diagnostics::Span span = want.span;
    const auto made = drawn.find(path);
    if (made != drawn.end()) {
      prepared[i] =
          figures::prepare_bytes(made->second, "diagram.svg", files, fonts, options, span, sink);
      return;
    }
    if (resolve::is_data_picture(want.source)) {
      const std::string bytes = figures::decode_data_url(want.source).value_or(std::string());
      prepared[i] = figures::prepare_bytes(bytes, "data:", files, fonts, options, span, sink);
      return;
    }
    const base::Path file = book.root / choose_wildcard(files, book.root, path);
    if (!files.is_file(file)) {
      report_missing(book, files, path, span, sink);
    } else if (!base::is_inside(files, book.root, file)) {
      sink.report(kinds::picture_outside, span, fmt::format("'{}' lies outside of the book", path));
    } else {
      prepared[i] = figures::prepare(file, files, fonts, options, span, sink);
      changes[i] = files.modified(file);
    }
  };
  base::parallel_for(wanted.size(), jobs, [&](std::size_t i) {
    prepare_one(i);
    if (!keep_drawings && !is_of_cover(book, wanted[i].first)) drop_shapes(prepared[i]);
  });
  Pictures pictures;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    pictures.pictures_[wanted[i].first] =
        std::make_shared<const figures::Picture>(std::move(prepared[i]));
    pictures.newest_change_ = std::max(pictures.newest_change_, changes[i]);
  }
  return pictures;
}

std::shared_ptr<const figures::Picture> Pictures::find(const std::string& path) const {
  static const auto broken = std::make_shared<const figures::Picture>();
  const auto found = pictures_.find(path);
  return found == pictures_.end() ? broken : found->second;
}

}  // namespace diaoban::cli
