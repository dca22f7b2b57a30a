// Implements the covers of editions.
#include "cli/covers.hpp"

#include <utility>

#include "cover/wrap.hpp"

namespace diaoban::cli {
namespace {

bool is_sound(const cover::PicturePointer& picture) {
  return picture != nullptr && picture->kind != figures::PictureKind::Broken;
}

}  // namespace

Covers Covers::prepare(const project::Book& book, const Pictures& pictures,
                       const fonts::FontBook& fonts, diagnostics::Sink& sink) {
  const auto setting = book.settings.find("cover.picture");
  cover::PicturePointer picture;
  if (setting != book.settings.end()) picture = pictures.find(setting->second);
  if (!is_sound(picture)) picture = nullptr;
  Covers covers(cover::read_request(book, picture, sink), fonts, sink);
  if (!book.cover.empty()) covers.own_ = pictures.find(book.cover);
  // A cover that is broken was reported; the book gets one of ours.
  if (!is_sound(covers.own_)) covers.own_ = nullptr;
  covers.store_ = covers.own_ ? cover::prepare_own_cover(covers.own_, fonts, sink)
                              : cover::prepare_store_cover(covers.request_, fonts, sink);
  return covers;
}

cover::PicturePointer Covers::page(const project::Theme& theme) const {
  if (own_) return own_;
  return cover::prepare_front(request_, theme.page_width.pt(), theme.page_height.pt(), *fonts_,
                              *sink_);
}

typeset::Layout Covers::wrap(const project::Book& book, const project::Theme& theme,
                             int pages) const {
  cover::WrapRequest request = cover::read_wrap_request(book, request_, theme.page_width.pt(),
                                                        theme.page_height.pt(), pages, *sink_);
  request.front = own_;
  const cover::Wrap made = cover::prepare_wrap(request, *fonts_, *sink_);
  typeset::Page sheet;
  sheet.width = made.width - 2 * made.bleed;
  sheet.height = made.height - 2 * made.bleed;
  sheet.bleed = {made.bleed, made.bleed, made.bleed, made.bleed};
  typeset::Item item;
  item.what = typeset::PictureItem{
      made.picture, {-made.bleed, -made.bleed, made.width, made.height}, false};
  sheet.items.push_back(std::move(item));
  typeset::Layout layout;
  layout.pages.push_back(std::move(sheet));
  layout.elements.emplace_back();
  layout.elements.front().role = "Document";
  return layout;
}

}  // namespace diaoban::cli
