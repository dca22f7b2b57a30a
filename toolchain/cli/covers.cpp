// Implements the choice and the writing of covers.
#include "cli/covers.hpp"

#include "pdf/write.hpp"
#include "typeset/layout.hpp"

namespace diaoban::cli {
namespace {

// A broken picture was reported when it was prepared; the book then gets a cover of ours.
cover::PicturePointer sound_picture(const Manuscript& manuscript, const std::string& path) {
  if (path.empty()) return nullptr;
  cover::PicturePointer picture = manuscript.pictures.find(path);
  return picture->kind == figures::PictureKind::Broken ? nullptr : picture;
}

// Where the settings name the picture that is the whole cover.
diagnostics::Span find_cover_place(const project::Book& book) {
  const diagnostics::Span in_table = project::place_of(book, "cover.picture");
  return in_table.is_null() ? project::place_of(book, "cover") : in_table;
}

// The picture that a design shows, which is not the whole cover.
std::string design_picture(const project::Book& book) {
  const auto found = book.settings.find("cover.picture");
  return found == book.settings.end() ? std::string{} : found->second;
}

}  // namespace

Covers::Covers(const Manuscript& manuscript, diagnostics::Sink& sink)
    : manuscript_(manuscript),
      sink_(sink),
      own_(sound_picture(manuscript, manuscript.book.cover)),
      request_(cover::read_request(
          manuscript.book, sound_picture(manuscript, design_picture(manuscript.book)), sink)) {}

cover::PicturePointer Covers::store() const {
  if (own_) {
    return cover::prepare_own_cover(own_, find_cover_place(manuscript_.book), manuscript_.fonts,
                                    sink_);
  }
  return cover::prepare_store_cover(request_, manuscript_.fonts, sink_);
}

cover::PicturePointer Covers::front(double width, double height) const {
  return own_ ? own_ : cover::prepare_front(request_, width, height, manuscript_.fonts, sink_);
}

cover::Wrap Covers::wrap(const PrintLayout& print, bool preview) const {
  cover::WrapRequest request = cover::read_wrap_request(
      manuscript_.book, request_, print.settings, print.theme.page_width.pt(),
      print.theme.page_height.pt(), print.pages(), sink_);
  request.front = own_;
  request.preview = preview;
  return cover::prepare_wrap(request, manuscript_.fonts, sink_);
}

std::string write_picture_page(const Manuscript& manuscript, const project::Edition& edition,
                               const cover::PicturePointer& picture, double width, double height,
                               double bleed, bool pdfx, diagnostics::Sink& sink) {
  typeset::Layout layout;
  layout.elements.resize(2);
  layout.elements[0].role = "Document";
  layout.elements[0].children = {1};
  layout.elements[1].role = "Figure";
  layout.elements[1].parent = 0;
  layout.elements[1].alternative = manuscript.book.metadata.title;
  typeset::Page page;
  page.width = width - 2 * bleed;
  page.height = height - 2 * bleed;
  page.bleed = {bleed, bleed, bleed, bleed};
  page.items.push_back(
      {typeset::PictureItem{picture, {-bleed, -bleed, width, height}}, typeset::Owner{1}});
  layout.pages.push_back(std::move(page));
  pdf::WriteOptions options;
  options.date = manuscript.date;
  options.tagged = false;
  options.links = false;
  options.pdfx = pdfx;
  // A sheet of ink has no text to read aloud, so it claims no standard.
  project::Edition plain = edition;
  plain.settings["standard"] = "";
  return pdf::write(std::move(layout), manuscript.book, plain, manuscript.fonts, options, sink);
}

}  // namespace diaoban::cli
