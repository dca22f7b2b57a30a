// Implements the order of the index over ICU's collation and alphabetic index.
#include "resolve/index_order.hpp"

#include <unicode/alphaindex.h>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/translit.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "base/failure.hpp"

namespace diaoban::resolve {
namespace {

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw base::Failure("sort", "index", u_errorName(status));
}

icu::Locale locale_of(std::string_view language, std::string_view order) {
  if (order == "pinyin") return icu::Locale("zh@collation=pinyin");
  if (order == "stroke") return icu::Locale("zh_Hant@collation=stroke");
  if (order == "zhuyin") return icu::Locale("zh_Hant@collation=zhuyin");
  if (order == "radical") return icu::Locale("zh@collation=unihan");
  if (language.starts_with("zh-Hant") || language.starts_with("zh-TW") ||
      language.starts_with("zh-HK")) {
    return icu::Locale("zh_Hant@collation=stroke");
  }
  if (language.starts_with("zh")) return icu::Locale("zh@collation=pinyin");
  const std::string tag(language.substr(0, language.find('-')));
  return icu::Locale(tag.c_str());
}

bool is_by_pinyin(const icu::Locale& locale) {
  return std::string_view(locale.getLanguage()) == "zh" &&
         std::string_view(locale.getName()).find("pinyin") != std::string_view::npos;
}

// Spells Han as their common readings without tones, so that they sort among Latin words and among
// readings that an author wrote.
class Pinyin {
 public:
  Pinyin() {
    UErrorCode status = U_ZERO_ERROR;
    latin_.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower",
                                                     UTRANS_FORWARD, status));
    check(status);
  }
  icu::UnicodeString spell(icu::UnicodeString text) const {
    latin_->transliterate(text);
    icu::UnicodeString joined;
    for (std::int32_t i = 0; i < text.length(); ++i) {
      if (text[i] != u' ') joined.append(text[i]);
    }
    return joined;
  }

 private:
  std::unique_ptr<icu::Transliterator> latin_;
};

}  // namespace

std::vector<IndexPosition> index_order(const std::vector<IndexKey>& keys, std::string_view language,
                                       std::string_view order_name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = locale_of(language, order_name);
  std::unique_ptr<Pinyin> pinyin;
  if (is_by_pinyin(locale) && !keys.empty()) pinyin = std::make_unique<Pinyin>();
  const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
  check(status);
  icu::AlphabeticIndex labels(locale, status);
  labels.addLabels(icu::Locale::getEnglish(), status);
  const std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> buckets(
      labels.buildImmutableIndex(status));
  check(status);

  // Sort keys of each level, so that entries are compared level by level.
  struct Sorted {
    std::vector<icu::UnicodeString> levels;
    std::vector<icu::UnicodeString> written;
    std::size_t key = 0;
  };
  std::vector<Sorted> sorted;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    Sorted one;
    one.key = i;
    for (std::size_t level = 0; level < keys[i].terms.size(); ++level) {
      const std::string& term = keys[i].terms[level];
      const std::string& by = level == 0 && !keys[i].reading.empty() ? keys[i].reading : term;
      const icu::UnicodeString key = icu::UnicodeString::fromUTF8(by);
      one.levels.push_back(pinyin ? pinyin->spell(key) : key);
      one.written.push_back(icu::UnicodeString::fromUTF8(term));
    }
    sorted.push_back(std::move(one));
  }
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Sorted& a, const Sorted& b) {
    const std::size_t levels = std::min(a.levels.size(), b.levels.size());
    for (std::size_t i = 0; i < levels; ++i) {
      UErrorCode ignored = U_ZERO_ERROR;
      const auto order = collator->compare(a.levels[i], b.levels[i], ignored);
      if (order != UCOL_EQUAL) return order == UCOL_LESS;
      if (a.written[i] != b.written[i]) return (a.written[i] < b.written[i]) != 0;
    }
    return a.levels.size() < b.levels.size();
  });
  std::vector<IndexPosition> order;
  for (const Sorted& one : sorted) {
    IndexPosition position{one.key, {}};
    if (!one.levels.empty()) {
      const std::int32_t bucket = buckets->getBucketIndex(one.levels.front(), status);
      check(status);
      if (const auto* found = buckets->getBucket(bucket)) {
        found->getLabel().toUTF8String(position.group);
      }
    }
    order.push_back(std::move(position));
  }
  return order;
}

}  // namespace diaoban::resolve
