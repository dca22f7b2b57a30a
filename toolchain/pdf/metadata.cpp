// Document-level entries of the file.
#include "pdf/metadata.hpp"

#include <fmt/format.h>

#include <chrono>

#include "pdf/color_profile.hpp"

namespace diaoban::pdf {
namespace {

struct Date {
  int year;
  unsigned month, day;
  long hours, minutes, seconds;
};

Date to_date(std::int64_t seconds_since_1970) {
  using namespace std::chrono;
  const sys_seconds time{seconds{seconds_since_1970}};
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return {static_cast<int>(date.year()),     static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()), clock.hours().count(),
          clock.minutes().count(),           clock.seconds().count()};
}

std::string info_date(std::int64_t seconds) {
  const Date d = to_date(seconds);
  return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}Z", d.year, d.month, d.day, d.hours,
                     d.minutes, d.seconds);
}

std::string join(const std::vector<std::string>& words, const char* between) {
  std::string joined;
  for (const auto& word : words) joined += (joined.empty() ? "" : between) + word;
  return joined;
}

Object make_info(const project::Metadata& metadata, std::int64_t date) {
  auto info = Object::newDictionary();
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) info.replaceKey(key, make_text(value));
  };
  add("/Title", metadata.title);
  add("/Author", join(metadata.authors, "; "));
  add("/Subject", metadata.description);
  add("/Keywords", join(metadata.subjects, "; "));
  add("/Creator", "diaoban");
  add("/Producer", "diaoban");
  add("/CreationDate", info_date(date));
  add("/ModDate", info_date(date));
  return info;
}

void put_info(File& file, Object info) {
  file.document.getTrailer().replaceKey("/Info", file.document.makeIndirectObject(info));
}

void write_output_intent(File& file) {
  auto profile = file.document.newStream(make_color_profile());
  profile.getDict().replaceKey("/N", make_integer(3));
  const auto intent =
      make_dictionary({{"/Type", make_name("OutputIntent")},
                       {"/S", make_name("GTS_PDFA1")},
                       {"/OutputConditionIdentifier", Object::newString("sRGB IEC61966-2.1")},
                       {"/Info", Object::newString("sRGB IEC61966-2.1")},
                       {"/DestOutputProfile", profile}});
  file.catalog().replaceKey("/OutputIntents",
                            Object::newArray({file.document.makeIndirectObject(intent)}));
}

}  // namespace

std::string write_iso_time(std::int64_t seconds) {
  const Date d = to_date(seconds);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", d.year, d.month, d.day, d.hours,
                     d.minutes, d.seconds);
}

void write_metadata(File& file, const project::Metadata& metadata, const Standards& standards,
                    std::int64_t date) {
  put_info(file, make_info(metadata, date));
  auto catalog = file.catalog();
  auto xmp = file.document.newStream(write_xmp(metadata, standards, date));
  xmp.getDict().replaceKey("/Type", make_name("Metadata"));
  xmp.getDict().replaceKey("/Subtype", make_name("XML"));
  catalog.replaceKey("/Metadata", xmp);
  catalog.replaceKey("/Lang", Object::newString(metadata.language));
  catalog.replaceKey("/ViewerPreferences",
                     make_dictionary({{"/DisplayDocTitle", Object::newBool(true)}}));
  write_output_intent(file);
}

void write_press_metadata(File& file, const project::Metadata& metadata, std::int64_t date) {
  auto info = make_info(metadata, date);
  info.replaceKey("/Trapped", make_name("False"));
  info.replaceKey("/GTS_PDFXVersion", Object::newString("PDF/X-1:2001"));
  info.replaceKey("/GTS_PDFXConformance", Object::newString("PDF/X-1a:2001"));
  put_info(file, info);
  const auto intent =
      make_dictionary({{"/Type", make_name("OutputIntent")},
                       {"/S", make_name("GTS_PDFX")},
                       {"/OutputConditionIdentifier", Object::newString("CGATS TR 001")},
                       {"/RegistryName", Object::newString("http://www.color.org")}});
  file.catalog().replaceKey("/OutputIntents",
                            Object::newArray({file.document.makeIndirectObject(intent)}));
}

}  // namespace diaoban::pdf
